//! `muster lint`: everything that is wrong with drills and policies, in words an author understands.

use std::path::{Path, PathBuf};

use muster::diagnostic::{Problem, Severity};
use muster::lint;
use muster::text::Lexicon;
use muster::text::lexicon::Joined;
use muster::tree;

use crate::paper::Paper;
use crate::{Ending, Outcome, Unusable, files};

/// Arguments of `muster lint`.
#[derive(clap::Args)]
pub struct Args {
    /// Drills, policies and lexicons (the folder or a file of one), or a folder of drills.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Write the problems as JSON.
    #[arg(long)]
    json: bool,
}

/// A problem with the file it is in.
struct Placed {
    path: PathBuf,
    source: String,
    problem: Problem,
}

pub fn run(args: &Args) -> Outcome {
    let mut found = Vec::new();
    for path in &args.paths {
        let lexicons = lexicons_at(path);
        if let Some(folder) = policy_at(path) {
            found.extend(of_policy(folder)?);
        } else if !lexicons.is_empty() {
            for folder in lexicons {
                found.extend(of_lexicon(&files::lexicon(&folder)?, &folder));
            }
        } else {
            let others = "that of a policy has a policy.toml, and a lexicon lies in a folder `lexicon`";
            let drills = drills_below(path).map_err(|Unusable(why)| Unusable(format!("{why}; {others}")))?;
            for drill in drills {
                found.extend(of_drill(&drill)?);
            }
        }
    }
    found.sort_by(|a, b| (&a.path, a.problem.span).cmp(&(&b.path, b.problem.span)));
    found.dedup_by(|a, b| a.path == b.path && a.problem == b.problem);
    let errors = found.iter().filter(|p| p.problem.severity == Severity::Error).count();
    let paper = Paper::of_stdout();
    if args.json {
        paper.put(&json(&found));
    } else {
        for placed in &found {
            paper.put(&placed.problem.render(&placed.path.display().to_string(), &placed.source));
            paper.put("\n");
        }
        let warnings = found.len() - errors;
        paper.put(&match (errors, warnings) {
            (0, 0) => "Nothing to mend.\n".to_owned(),
            (0, n) => format!("No errors; warnings: {n}. It can be played.\n"),
            (n, m) => format!("Errors: {n}; warnings: {m}. It cannot be played yet.\n"),
        });
    }
    Ok(if errors == 0 { Ending::Fine } else { Ending::No })
}

fn is_named(path: &Path, name: &str) -> bool {
    path.file_name().is_some_and(|n| n == name)
}

/// The folder of the policy that `path` is, or is a file of.
fn policy_at(path: &Path) -> Option<&Path> {
    if path.join("policy.toml").is_file() {
        return Some(path);
    }
    let name = path.file_name()?.to_str()?;
    files::is_of_policy(name).then(|| folder_of(path))
}

/// The folder that a file is in.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."))
}

/// The drill at `path`, or the drills in the folders below it.
pub fn drills_below(path: &Path) -> Result<Vec<PathBuf>, Unusable> {
    if !path.is_dir() || path.join("drill.toml").exists() {
        return Ok(vec![path.to_path_buf()]);
    }
    let cannot = |e: std::io::Error| Unusable(format!("{} cannot be read: {e}", path.display()));
    let mut drills = Vec::new();
    for entry in std::fs::read_dir(path).map_err(cannot)? {
        let folder = entry.map_err(cannot)?.path();
        if folder.join("drill.toml").exists() {
            drills.push(folder);
        }
    }
    drills.sort();
    if drills.is_empty() {
        let folder = path.display();
        return Err(Unusable(format!(
            "there is no drill at {folder}: the folder of a drill has a drill.toml"
        )));
    }
    Ok(drills)
}

fn placed(path: &Path, source: &str, problems: Vec<Problem>) -> Vec<Placed> {
    let place = |problem| Placed { path: path.to_path_buf(), source: source.to_owned(), problem };
    problems.into_iter().map(place).collect()
}

fn of_drill(path: &Path) -> Result<Vec<Placed>, Unusable> {
    let found = files::find(path)?;
    let report = lint::lint(&found.bundle.scenario, &found.bundle.policy);
    let mut all = placed(&found.scenario, &found.bundle.scenario, report.drill);
    all.extend(in_files(&found.policy, &found.rules, report.policy));
    all.extend(of_lexicon(&found.words, &found.lexicon));
    Ok(all)
}

fn of_policy(folder: &Path) -> Result<Vec<Placed>, Unusable> {
    let rules = files::policy(folder)?;
    // A policy alone is read beside an empty drill, whose own problems are of no interest.
    Ok(in_files(folder, &rules, lint::lint("", &rules.text).policy))
}

/// Problems of files that were joined, each in its own.
fn in_files(folder: &Path, joined: &Joined, problems: Vec<Problem>) -> Vec<Placed> {
    let place = |problem: Problem| {
        let (path, source, problem) = files::in_file(folder, joined, &problem);
        Placed { path, source, problem }
    };
    problems.into_iter().map(place).collect()
}

/// The folders of the lexicons that `path` is, holds or is a file of: `lexicon/en-GB`, `lexicon`, or a file in the first.
fn lexicons_at(path: &Path) -> Vec<PathBuf> {
    // The whole path, so that `.` has a name too.
    let whole = path.canonicalize().unwrap_or_else(|_| path.to_path_buf());
    let below = |folder: Option<&Path>| folder.is_some_and(|folder| is_named(folder, "lexicon"));
    if !path.is_dir() {
        let inside = below(whole.parent().and_then(Path::parent));
        return if inside { vec![folder_of(path).to_path_buf()] } else { Vec::new() };
    }
    if below(whole.parent()) {
        return vec![path.to_path_buf()];
    }
    if !is_named(&whole, "lexicon") {
        return Vec::new();
    }
    let folders = std::fs::read_dir(path).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut all: Vec<PathBuf> = folders.filter(|folder| folder.is_dir()).collect();
    all.sort();
    all
}

fn of_lexicon(words: &Joined, folder: &Path) -> Vec<Placed> {
    let (tree, mut problems) = tree::toml::parse(&words.text);
    Lexicon::read(&tree, &mut problems);
    let place = |problem: Problem| {
        let (path, source, problem) = files::in_file(folder, words, &problem);
        Placed { path, source, problem }
    };
    problems.sorted().into_iter().map(place).collect()
}

fn json(found: &[Placed]) -> String {
    let lines: Vec<serde_json::Value> = found
        .iter()
        .map(|p| {
            let (line, column) = p.problem.position(&p.source);
            let severity = if p.problem.severity == Severity::Error { "error" } else { "warning" };
            serde_json::json!({
                "file": p.path.display().to_string(),
                "line": line,
                "column": column,
                "severity": severity,
                "code": p.problem.code,
                "what": p.problem.what,
                "mend": p.problem.mend,
            })
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&lines).unwrap_or_default();
    text.push('\n');
    text
}
