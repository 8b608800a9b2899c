//! From the page to the native program and back: a file that one writes, the other reads, and both say the same of it.
//!
//! [`make`] plays a session natively for the journeys to open; [`check`] takes what the journeys saved.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project::{Project, output, run};

/// The session that is made natively: every command once, mistakes and their corrections among them.
const SCENARIO: &str = "scenarios/dead-air";
const INPUTS: &str = "tests/goldens/dead-air/every-command-board-lies/inputs.txt";
const VARIANT: &str = "board-lies";
const SEED: &str = "7";

/// How a session file ends; what is exported from it has the name before that and an ending of its own.
const SESSION: &str = "muster.jsonl";

/// The forms both sides write: how the page calls the file, and how `muster export` is asked for it.
const FORMS: &[(&str, &[&str])] = &[
    ("marks.csv", &["--to", "csv", "--table", "lines"]),
    ("entries.csv", &["--to", "csv", "--table", "entries"]),
    ("json", &["--to", "json"]),
    ("md", &["--to", "md"]),
    ("html", &["--to", "html"]),
];

/// Plays a session natively into `folder`, and exports it in every form: what the page must say of it, too.
pub fn make(project: &Project, folder: &Path) -> Result<()> {
    let session = folder.join(format!("native.{SESSION}"));
    let words = [
        "play",
        SCENARIO,
        "--inputs",
        INPUTS,
        "--variant",
        VARIANT,
        "--seed",
        SEED,
        "--label",
        "Robin",
        "-o",
    ];
    run(muster(project).args(words).arg(&session))?;
    for (ending, form) in FORMS {
        fs::write(folder.join(format!("native.{ending}")), exported(project, &session, form)?)?;
    }
    Ok(())
}

/// Whether every session the page saved replays exactly here, and what the page exported beside it is, byte for byte,
/// what is exported from that file here. Each form must have come at least once.
pub fn check(project: &Project, saved: &Path) -> Result<()> {
    let mut files: Vec<_> = fs::read_dir(saved)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    files.sort();
    let (mut sessions, mut same) = (0, vec![0; FORMS.len()]);
    let mut wrong = Vec::new();
    for session in &files {
        let name = session.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let Some(stem) = name.strip_suffix(SESSION) else { continue };
        run(muster(project).arg("check").arg(session))?;
        sessions += 1;
        for (at, (ending, form)) in FORMS.iter().enumerate() {
            let beside = saved.join(format!("{stem}{ending}"));
            if !beside.is_file() {
                continue;
            }
            let (page, native) = (fs::read_to_string(&beside)?, exported(project, session, form)?);
            match difference(&page, &native) {
                None => same[at] += 1,
                Some(told) => wrong.push(format!("{stem}{ending}: {told}")),
            }
        }
    }
    if sessions == 0 {
        bail!("the journeys saved no session file");
    }
    if !wrong.is_empty() {
        bail!("the page exports something else than the native program:\n{}", wrong.join("\n"));
    }
    let missing: Vec<&str> =
        FORMS.iter().zip(&same).filter(|(_, n)| **n == 0).map(|((ending, _), _)| *ending).collect();
    if !missing.is_empty() {
        bail!("the journeys exported nothing as {}", missing.join(", "));
    }
    println!(
        "{sessions} sessions of the page replay exactly; {} exports are the same bytes",
        same.iter().sum::<u32>()
    );
    Ok(())
}

fn muster(project: &Project) -> std::process::Command {
    project.cargo(&["run", "--quiet", "--features", "cli", "--bin", "muster", "--"])
}

fn exported(project: &Project, session: &Path, form: &[&str]) -> Result<String> {
    output(muster(project).arg("export").arg(session).args(form))
        .with_context(|| format!("exporting {}", session.display()))
}

/// The first line in which two texts differ; none if they are the same bytes.
fn difference(page: &str, native: &str) -> Option<String> {
    if page == native {
        return None;
    }
    let (mut here, mut there) = (page.split_inclusive('\n'), native.split_inclusive('\n'));
    for line in 1.. {
        match (here.next(), there.next()) {
            (one, other) if one == other => {}
            (one, other) => return Some(format!("line {line}: page {one:?}, native {other:?}")),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_the_same_byte_for_byte_or_the_first_difference_is_told() {
        for (page, native, want) in [
            ("", "", None),
            ("a\nb\n", "a\nb\n", None),
            ("a\nb\n", "a\nc\n", Some("line 2: page Some(\"b\\n\"), native Some(\"c\\n\")")),
            ("a\n", "a\r\n", Some("line 1: page Some(\"a\\n\"), native Some(\"a\\r\\n\")")),
            ("a\nb", "a\nb\n", Some("line 2: page Some(\"b\"), native Some(\"b\\n\")")),
            ("a\n", "a\nb\n", Some("line 2: page None, native Some(\"b\\n\")")),
        ] {
            assert_eq!(difference(page, native).as_deref(), want);
        }
    }
}
