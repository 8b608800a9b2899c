//! `cargo xtask reading`: how often the detectors are right, on sentences and messages that others labelled.
//!
//! `tests/reading/blind/` holds them; two labelled each, blind. Lines on which the two differ, or on which both say that
//! a fair reader could not tell, are set aside. `--later` reads the sentences that were written when the detectors were
//! nearly done. What is held out is looked at with `--held-out` only, once, when the detectors are done.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use super::Verb;
use crate::project::{Project, only_words, output};

pub const VERB: Verb = Verb {
    name: "reading",
    what: "how often the detectors are right, on labelled sentences and messages",
    words: "[--later | --held-out] [--wrong [CHECK]]   --wrong prints what came out otherwise than labelled",
    run,
};

/// What one check did on one kind of text.
#[derive(Default)]
struct Tally {
    /// Labelled as there (for what must not be there: as violating), found as such.
    found: u32,
    /// Labelled as there, not found.
    missed: u32,
    /// Labelled as not there, found.
    false_alarms: u32,
    /// Labelled as not there, not found.
    left_alone: u32,
    /// The detector would not say.
    unsure: u32,
    /// Of those, labelled as there.
    unsure_there: u32,
    /// The very word of the label.
    same: u32,
}

impl Tally {
    fn take(&mut self, label: &str, said: &str) {
        let there = |word: &str| matches!(word, "met" | "violates");
        self.same += u32::from(label == said);
        match (there(label), said == "unsure", there(said)) {
            (there, true, _) => {
                self.unsure += 1;
                self.unsure_there += u32::from(there);
            }
            (true, _, true) => self.found += 1,
            (true, _, false) => self.missed += 1,
            (false, _, true) => self.false_alarms += 1,
            (false, _, false) => self.left_alone += 1,
        }
    }

    fn all(&self) -> u32 {
        self.found + self.missed + self.false_alarms + self.left_alone + self.unsure
    }
}

/// A share with the interval in which it lies with 95 % certainty (Wilson 1927), in percent.
fn share(part: u32, whole: u32) -> String {
    if whole == 0 {
        return "-".to_owned();
    }
    let (n, p, z) = (f64::from(whole), f64::from(part) / f64::from(whole), 1.96_f64);
    let middle = (p + z * z / (2.0 * n)) / (1.0 + z * z / n);
    let half = z / (1.0 + z * z / n) * (p * (1.0 - p) / n + z * z / (4.0 * n * n)).sqrt();
    let percent = |share: f64| (share * 100.0).clamp(0.0, 100.0);
    format!("{:.1} ({:.0} to {:.0})", percent(p), percent(middle - half), percent(middle + half))
}

fn run(project: &Project, words: &[String]) -> Result<()> {
    let mut rest = words.to_vec();
    let (later, held_out) = (take(&mut rest, "--later"), take(&mut rest, "--held-out"));
    let wrong = take(&mut rest, "--wrong");
    let only = if wrong { rest.pop() } else { None };
    only_words(&rest, &[])?;
    let folder = match (later, held_out) {
        (false, false) => "open",
        (true, false) => "later",
        (false, true) => "held-out",
        (true, true) => bail!("one of --later and --held-out"),
    };
    let folder = project.root.join("tests/reading/blind").join(folder);
    let mut sentences: BTreeMap<String, Tally> = BTreeMap::new();
    let mut messages: BTreeMap<String, Tally> = BTreeMap::new();
    let mut worth: BTreeMap<String, Vec<(u64, String)>> = BTreeMap::new();
    let situations = situations(project)?;
    let mut lines: Vec<Value> = Vec::new();
    for file in files(&folder)? {
        lines.extend(read(&file)?);
    }
    let answers = answers(project, &lines.iter().map(|line| asked(line, &situations)).collect::<Vec<_>>())?;
    if answers.len() != lines.len() {
        bail!("{} lines and {} answers", lines.len(), answers.len());
    }
    for (line, answer) in lines.iter().zip(&answers) {
        let id = line["id"].as_str().unwrap_or_default();
        for (check, label, is_message) in labels(line) {
            let Some(said) = said(answer, &check) else { continue };
            let tally = if is_message { &mut messages } else { &mut sentences };
            tally.entry(check.clone()).or_default().take(&label, said);
            let shown = wrong && label != said && only.as_ref().is_none_or(|only| *only == check);
            if shown {
                let lane = line["lane"].as_str().unwrap_or_default();
                println!(
                    "{check} {id} ({lane}): labelled {label}, said {said}: {}\n    {}",
                    line["text"],
                    reason(answer, &check)
                );
            }
        }
        if let Some(kind) = line["written_as"].as_str() {
            let earned = answer["whole"]["earned"].as_u64().unwrap_or(0);
            let what = format!("{id} ({})", line["trick"].as_str().unwrap_or_default());
            worth.entry(kind.to_owned()).or_default().push((earned, what));
        }
    }
    println!("{}", table("Sentences", &sentences));
    println!("{}", table("Whole messages, check by check", &messages));
    println!("{}", wholes(&mut worth));
    Ok(())
}

fn take(words: &mut Vec<String>, word: &str) -> bool {
    let at = words.iter().position(|given| given == word);
    at.map(|at| words.remove(at)).is_some()
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<_> = fs::read_dir(folder)
        .with_context(|| format!("reading {}", folder.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    files.retain(|path| path.extension().is_some_and(|ext| ext == "jsonl"));
    files.sort();
    Ok(files)
}

fn read(path: &Path) -> Result<Vec<Value>> {
    let text = fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// What was known in each situation that messages were written in.
fn situations(project: &Project) -> Result<BTreeMap<String, Value>> {
    let mut all = BTreeMap::new();
    for side in ["in", "out"] {
        let path = project.root.join(format!("tests/reading/blind/situations-{side}.json"));
        let text = fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))?;
        let read: BTreeMap<String, Value> = serde_json::from_str(&text)?;
        all.extend(read.into_iter().map(|(name, situation)| (format!("{side}-{name}"), situation)));
    }
    Ok(all)
}

/// A labelled line as the program is asked of it: a message with what its writer knew, and with what it is meant to be as
/// far as its labels tell (a closing, a handover); otherwise that goes by its lane.
fn asked(line: &Value, situations: &BTreeMap<String, Value>) -> Value {
    let mut asked = json!({ "text": line["text"], "lane": line["lane"], "time": line["time"], "context": line["context"] });
    let side = line["id"].as_str().and_then(|id| id.split('-').next()).unwrap_or_default();
    let name = format!("{side}-{}", line["situation"].as_str().unwrap_or_default());
    let Some(situation) = situations.get(&name) else { return asked };
    let fact = |name: &str| situation["facts"][name].as_str().map(str::to_owned);
    let known: Vec<String> = [
        situation["brief"].as_str().map(str::to_owned),
        fact("started").map(|started| format!("Since {started}.")),
        fact("scope"),
        fact("effect"),
        fact("workaround"),
        fact("who"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let closes = line["one"].get("C1").is_some();
    let mended =
        line["context"]["confirmed_fix"].as_str().is_some_and(|fix| line["time"].as_str() >= Some(fix));
    asked["context"]["known"] = json!(known);
    asked["context"]["unmended"] = json!(!closes && !mended);
    if closes {
        asked["kind"] = json!("closure");
    } else if line["one"].get("H1").is_some() {
        asked["kind"] = json!("handover");
    }
    asked
}

/// What the program says of each line.
fn answers(project: &Project, lines: &[Value]) -> Result<Vec<Value>> {
    let (_, text) = told(project, lines)?;
    text.lines().map(|line| Ok(serde_json::from_str(line)?)).collect()
}

/// The file of the lines as the program is asked, and what it says, a line each.
fn told(project: &Project, lines: &[Value]) -> Result<(PathBuf, String)> {
    let file = project.target.join("reading.jsonl");
    let text: String = lines.iter().map(|line| format!("{line}\n")).collect();
    fs::write(&file, text).with_context(|| format!("writing {}", file.display()))?;
    let words =
        ["run", "--quiet", "--release", "--features", "cli", "--bin", "muster", "--", "read", "--json"];
    let text = output(project.cargo(&words).arg(&file))?;
    Ok((file, text))
}

/// All open lines as the program is asked, and what it says of them natively: two files for the parity under node.
pub fn open_lines(project: &Project) -> Result<(PathBuf, PathBuf)> {
    let situations = situations(project)?;
    let mut lines = Vec::new();
    for path in files(&project.root.join("tests/reading/blind/open"))? {
        lines.extend(read(&path)?.iter().map(|line| asked(line, &situations)));
    }
    let (asked, said) = told(project, &lines)?;
    let answers = project.target.join("reading-native.jsonl");
    fs::write(&answers, said).with_context(|| format!("writing {}", answers.display()))?;
    Ok((asked, answers))
}

/// The labels of a line on which both agree and are sure: check, label, whether it is a whole message.
fn labels(line: &Value) -> Vec<(String, String, bool)> {
    let agreed = |one: &Value, two: &Value| {
        let (one, two) = (one.as_str()?, two.as_str()?);
        (one == two && one != "unsure").then(|| one.to_owned())
    };
    match (&line["one"], &line["two"]) {
        (Value::Object(one), Value::Object(two)) => one
            .iter()
            .filter_map(|(check, label)| Some((check.clone(), agreed(label, two.get(check)?)?, true)))
            .collect(),
        (one, two) => {
            let check = line["check"].as_str().unwrap_or_default().to_owned();
            agreed(one, two).map(|label| (check, label, false)).into_iter().collect()
        }
    }
}

fn found<'a>(answer: &'a Value, check: &str) -> Option<&'a Value> {
    answer["found"].as_object()?.values().find(|found| found["check"] == check)
}

fn said<'a>(answer: &'a Value, check: &str) -> Option<&'a str> {
    found(answer, check)?["verdict"].as_str()
}

fn reason(answer: &Value, check: &str) -> String {
    found(answer, check).and_then(|found| found["reason"].as_str()).unwrap_or_default().to_owned()
}

fn table(what: &str, tallies: &BTreeMap<String, Tally>) -> String {
    let mut text = format!(
        "{what}\n\n| check | n | precision, % | recall, % | unsure, % | same word, % |\n|---|---|---|---|---|---|\n"
    );
    let mut rows: Vec<_> = tallies.iter().collect();
    let number = |check: &str| check.get(1..).and_then(|n| n.parse::<u32>().ok()).unwrap_or(0);
    rows.sort_by_key(|(check, _)| (check.chars().next(), number(check)));
    for (check, t) in rows {
        let row = format!(
            "| {check} | {} | {} | {} | {} | {} |\n",
            t.all(),
            share(t.found, t.found + t.false_alarms),
            share(t.found, t.found + t.missed + t.unsure_there),
            share(t.unsure, t.all()),
            share(t.same, t.all())
        );
        text.push_str(&row);
    }
    text
}

/// What whole messages are worth, by what their writers meant them to be; every adversarial one that reaches half.
fn wholes(worth: &mut BTreeMap<String, Vec<(u64, String)>>) -> String {
    let mut text = "Whole messages, of 100\n\n| written as | n | least | median | most | mean |\n|---|---|---|---|---|---|\n".to_owned();
    let mut reached = Vec::new();
    for (kind, list) in worth {
        list.sort();
        let marks: Vec<u64> = list.iter().map(|(earned, _)| earned / 100).collect();
        let (n, sum) = (marks.len(), marks.iter().sum::<u64>());
        text.push_str(&format!(
            "| {kind} | {n} | {} | {} | {} | {} |\n",
            marks[0],
            marks[n / 2],
            marks[n - 1],
            sum / n as u64
        ));
        if kind == "adversarial" {
            reached.extend(list.iter().filter(|(earned, _)| *earned >= 5_000));
        }
    }
    text.push_str(&format!("\nAdversarial messages that reach half: {}\n", reached.len()));
    for (earned, what) in reached {
        text.push_str(&format!("- {what}: {}\n", earned / 100));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_comes_with_its_interval() {
        // The example of Wilson's interval in textbooks: 8 of 10.
        assert_eq!(share(8, 10), "80.0 (49 to 94)");
        assert_eq!(share(0, 0), "-");
    }

    #[test]
    fn not_saying_is_neither_found_nor_a_false_alarm_and_still_misses() {
        let mut t = Tally::default();
        for (label, said) in
            [("met", "met"), ("met", "unsure"), ("not", "met"), ("partly", "not"), ("violates", "clean")]
        {
            t.take(label, said);
        }
        assert_eq!(
            (t.found, t.missed, t.false_alarms, t.left_alone, t.unsure, t.unsure_there),
            (1, 1, 1, 1, 1, 1)
        );
    }

    #[test]
    fn only_labels_that_agree_and_are_sure_count() {
        let line = serde_json::json!({ "check": "A1", "one": "met", "two": "partly" });
        assert!(labels(&line).is_empty());
        let line = serde_json::json!({ "one": { "A1": "met", "A3": "unsure" }, "two": { "A1": "met", "A3": "unsure" } });
        assert_eq!(labels(&line), [("A1".to_owned(), "met".to_owned(), true)]);
    }
}
