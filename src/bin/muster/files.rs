//! Finding and reading files: a drill with its policy and its lexicon, a session.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use muster::diagnostic::{Problem, Span, nearest};
use muster::engine::Drill;
use muster::limits;
use muster::session::Bundle;
use muster::session::bundle::Source;
use muster::text::lexicon::Joined;
use muster::tree::{self, Value};

use crate::Unusable;

/// A drill as it was found, with where its parts are.
pub struct Found {
    /// The sources.
    pub bundle: Bundle,
    /// Where the drill is.
    pub scenario: PathBuf,
    /// Where the policy is: a folder.
    pub policy: PathBuf,
    /// Its files: the policy and its rule packs.
    pub rules: Joined,
    /// Where the lexicon is: a folder.
    pub lexicon: PathBuf,
    /// Its files.
    pub words: Joined,
}

impl Found {
    /// The problems as a terminal shows them.
    pub fn render(&self, problems: &[(Source, Problem)]) -> String {
        let one = |(source, problem): &(Source, Problem)| match source {
            Source::Scenario => problem.render(&self.scenario.display().to_string(), &self.bundle.scenario),
            Source::Policy => {
                let (path, text, problem) = in_file(&self.policy, &self.rules, problem);
                problem.render(&path.display().to_string(), &text)
            }
            Source::Lexicon => {
                let (path, text, problem) = in_file(&self.lexicon, &self.words, problem);
                problem.render(&path.display().to_string(), &text)
            }
        };
        problems.iter().map(one).collect()
    }
}

/// Reads a text file of at most `limit` bytes.
pub fn text(path: &Path, limit: usize) -> Result<String, Unusable> {
    String::from_utf8(bytes(path, limit)?)
        .map_err(|_| Unusable(format!("{} is not a text file", path.display())))
}

/// Reads a file of at most `limit` bytes.
pub fn bytes(path: &Path, limit: usize) -> Result<Vec<u8>, Unusable> {
    let name = path.display();
    let cannot = |e: std::io::Error| Unusable(format!("{name} cannot be read: {e}"));
    let about = fs::metadata(path).map_err(cannot)?;
    if about.is_dir() {
        return Err(Unusable(format!("{name} is a folder")));
    }
    if about.len() > limit as u64 {
        return Err(Unusable(format!("{name} is larger than {} kilobytes", limit / 1024)));
    }
    fs::read(path).map_err(cannot)
}

/// Writes a file.
pub fn write(path: &Path, text: &str) -> Result<(), Unusable> {
    fs::write(path, text).map_err(|e| Unusable(format!("{} cannot be written: {e}", path.display())))
}

/// The policy in a folder with its rule packs (`rules-*.toml`), joined into one.
pub fn policy(folder: &Path) -> Result<Joined, Unusable> {
    let joined = joined(folder, is_of_policy)?;
    // Without the policy itself there is nothing to join rules to.
    text(&folder.join("policy.toml"), limits::SOURCE_BYTES).map(|_| joined)
}

/// Whether a file of that name is part of a policy.
pub fn is_of_policy(name: &str) -> bool {
    name == "policy.toml" || name.starts_with("rules-") && name.ends_with(".toml")
}

/// The files of the lexicon in a folder.
pub fn lexicon(folder: &Path) -> Result<Joined, Unusable> {
    joined(folder, |name| name.ends_with(".toml"))
}

fn joined(folder: &Path, wanted: impl Fn(&str) -> bool) -> Result<Joined, Unusable> {
    let cannot = |e: std::io::Error| Unusable(format!("{} cannot be read: {e}", folder.display()));
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).map_err(cannot)? {
        let path = entry.map_err(cannot)?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if wanted(&name) {
            files.push((name, text(&path, limits::SOURCE_BYTES)?));
        }
    }
    let joined = Joined::of(files);
    match joined.text.len() <= limits::SOURCE_BYTES {
        true => Ok(joined),
        false => Err(Unusable(format!(
            "what is in {} is larger than {} kilobytes",
            folder.display(),
            limits::SOURCE_BYTES / 1024
        ))),
    }
}

/// A problem of a lexicon or a policy in the file it is in: its path, its text, and the problem with its place there.
pub fn in_file(folder: &Path, words: &Joined, problem: &Problem) -> (PathBuf, String, Problem) {
    match words.file(problem.span) {
        Some((name, text, span)) => (folder.join(name), text.to_owned(), Problem { span, ..problem.clone() }),
        None => (folder.to_path_buf(), words.text.clone(), problem.clone()),
    }
}

/// Finds the drill at `path` (its folder or its file), the policy it names beside it, and the lexicon.
pub fn find(path: &Path) -> Result<Found, Unusable> {
    let scenario_at = if path.is_dir() { path.join("drill.toml") } else { path.to_path_buf() };
    let scenario = text(&scenario_at, limits::SOURCE_BYTES)?;
    let folder = scenario_at.parent().unwrap_or(Path::new(""));
    let beside = folder.join("..");
    let (name, place) = policy_name(&scenario).ok_or_else(|| {
        Unusable(format!("{} names no policy; write `policy = \"brightwater\"`", scenario_at.display()))
    })?;
    let policy_at = tidy(&beside.join(&name));
    if !policy_at.join("policy.toml").is_file() {
        let problem = no_policy(&name, place, &policy_at, &tidy(&beside));
        let shown = problem.render(&scenario_at.display().to_string(), &scenario);
        return Err(Unusable(format!("the policy of the drill is not there\n{shown}")));
    }
    let rules = policy(&policy_at)?;
    let lexicon_at = tidy(&beside.join("lexicon").join("en-GB"));
    if !lexicon_at.is_dir() {
        let (at, drill) = (lexicon_at.display(), scenario_at.display());
        return Err(Unusable(format!(
            "{at} is not there, and the texts of {drill} are read by it: {}",
            beside_each_other(&tidy(&beside), &name)
        )));
    }
    let words = lexicon(&lexicon_at)?;
    let bundle = Bundle { scenario, policy: rules.text.clone(), lexicon: words.text.clone() };
    Ok(Found { bundle, scenario: scenario_at, policy: policy_at, rules, lexicon: lexicon_at, words })
}

/// Finds the drill and makes it ready, or says what is wrong with it.
pub fn drill(path: &Path) -> Result<(Found, Arc<Drill>), Unusable> {
    let found = find(path)?;
    match found.bundle.drill() {
        Ok(drill) => Ok((found, Arc::new(drill))),
        Err(problems) => Err(Unusable(format!("the drill cannot be played\n{}", found.render(&problems)))),
    }
}

/// The policy a drill names, if that is a plain name, and where it names it.
fn policy_name(scenario: &str) -> Option<(String, Span)> {
    let (tree, _) = tree::toml::parse(scenario);
    let node = tree.get("policy")?;
    match &node.value {
        Value::Text(name) if muster::ids::is_slug(name) => Some((name.to_string(), node.span)),
        _ => None,
    }
}

/// What is wrong where the policy that a drill names does not lie beside it.
fn no_policy(name: &str, place: Span, wanted: &Path, beside: &Path) -> Problem {
    let folders = fs::read_dir(here(beside)).into_iter().flatten().flatten();
    let policies: Vec<String> = folders
        .filter(|folder| folder.path().join("policy.toml").is_file())
        .map(|folder| folder.file_name().to_string_lossy().into_owned())
        .collect();
    let what = format!("there is no policy `{name}`: no file {}", wanted.join("policy.toml").display());
    let mend = match nearest(name, policies.iter().map(String::as_str)) {
        Some(near) => format!("did you mean `{near}`?"),
        None => beside_each_other(beside, name),
    };
    Problem::error("no-policy", place, what, mend)
}

/// How the folders lie that belong together.
fn beside_each_other(folder: &Path, policy: &str) -> String {
    format!(
        "the folder of the drill, the folder of the policy (`{policy}`) and the folder `lexicon` lie side by side, \
         here in {}",
        here(folder).display()
    )
}

/// A folder that can be read and shown, where its path came out empty.
fn here(folder: &Path) -> &Path {
    if folder == Path::new("") { Path::new(".") } else { folder }
}

/// `a/b/../c` as `a/c`, for messages.
fn tidy(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for part in path.components() {
        let up = part == std::path::Component::ParentDir;
        let named = matches!(out.components().next_back(), Some(std::path::Component::Normal(_)));
        if up && named {
            out.pop();
        } else {
            out.push(part);
        }
    }
    out
}
