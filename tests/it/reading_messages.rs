//! Whole messages that others wrote to be marked well without deserving it: none may reach half.

use std::collections::BTreeMap;

use muster::jobs::reading::Text;
use muster::text::{Lexicon, lexicon::Joined};
use muster::tree;
use serde_json::{Value, json};

/// What is still marked too well: a brief with one number and one time slightly wrong, and sentences that parse, without
/// sense. Who mends one takes it out of this list.
const TOO_WELL: [&str; 2] = ["in-w08", "in-w25"];

fn file(name: &str) -> String {
    let path = format!("{}/tests/reading/blind/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn lexicon() -> Lexicon {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/lexicon/en-GB");
    let files = std::fs::read_dir(folder).expect("the lexicon").flatten().map(|entry| {
        let text = std::fs::read_to_string(entry.path()).expect("a text");
        (entry.file_name().to_string_lossy().into_owned(), text)
    });
    let (node, mut problems) = tree::toml::parse(&Joined::of(files.collect()).text);
    Lexicon::read(&node, &mut problems)
}

/// A message as it is read: with what its writer had before them.
fn asked(line: &Value, situation: &Value) -> String {
    let fact = |name: &str| situation["facts"][name].as_str();
    let started = fact("started").map(|started| format!("Since {started}."));
    let known: Vec<&str> = [
        situation["brief"].as_str(),
        started.as_deref(),
        fact("scope"),
        fact("effect"),
        fact("workaround"),
        fact("who"),
    ]
    .into_iter()
    .flatten()
    .collect();
    let mended =
        line["context"]["confirmed_fix"].as_str().is_some_and(|fix| line["time"].as_str() >= Some(fix));
    let mut asked = json!({ "text": line["text"], "lane": line["lane"], "time": line["time"], "context": line["context"] });
    asked["context"]["known"] = json!(known);
    asked["context"]["unmended"] = json!(!mended);
    if line["one"].get("C1").is_some() {
        asked["kind"] = json!("closure");
    } else if line["one"].get("H1").is_some() {
        asked["kind"] = json!("handover");
    }
    asked.to_string()
}

#[test]
fn no_adversarial_message_reaches_half_but_those_that_are_named() {
    let lexicon = lexicon();
    let situations: BTreeMap<&str, Value> = ["in", "out"]
        .map(|side| (side, serde_json::from_str(&file(&format!("situations-{side}.json"))).expect("JSON")))
        .into();
    let (mut read, mut too_well) = (0, Vec::new());
    for name in ["open/messages-in.jsonl", "open/messages-out.jsonl", "later/messages.jsonl"] {
        for line in file(name).lines() {
            let line: Value = serde_json::from_str(line).expect("a line is JSON");
            if line["written_as"] != "adversarial" {
                continue;
            }
            let id = line["id"].as_str().expect("an id");
            let side = id.split('-').next().unwrap_or_default();
            let situation = &situations[side][line["situation"].as_str().expect("a situation")];
            let text = Text::of(&asked(&line, situation)).unwrap_or_else(|e| panic!("{id}: {e}"));
            read += 1;
            if text.answers(&lexicon, None).whole.earned >= 5_000 {
                too_well.push(id.to_owned());
            }
        }
    }
    assert_eq!((read, too_well), (82, TOO_WELL.map(str::to_owned).to_vec()));
}
