//! The personal-data guard: what is restricted is kept nowhere, and what is ordinary passes.

use std::fmt::Write as _;

use muster::diagnostic::Problems;
use muster::text::guard::{Known, Personal, Whom, personal, stand_in};
use muster::text::{Lexicon, Reading, mask};
use muster::tree::toml;

/// The lines of a file of sentences: what stands before ` | ` and what stands behind it, line breaks as they are typed.
fn sentences(file: &str) -> impl Iterator<Item = (&str, String)> {
    let lines = file.lines().filter(|line| !line.is_empty() && !line.starts_with(['#', '@']));
    lines.map(|line| {
        let (label, text) = line.split_once(" | ").unwrap_or_else(|| panic!("no label: {line}"));
        (label, text.replace("\\n", "\n"))
    })
}

/// The restricted values of `guard-planted.txt` with the sentences they stand in.
fn planted() -> Vec<(Vec<String>, String)> {
    let file = include_str!("../reading/guard-planted.txt");
    let values = |label: &str| label.split(" ; ").map(|value| value.replace("\\n", "\n")).collect();
    sentences(file).map(|(label, text)| (values(label), text)).collect()
}

fn lexicon() -> &'static Lexicon {
    static ONCE: std::sync::OnceLock<Lexicon> = std::sync::OnceLock::new();
    ONCE.get_or_init(|| Lexicon::of(&toml::parse(&crate::shipped::lexicon().text).0, &mut Problems::new()))
}

/// What the `@` lines of a file say is known.
fn known(file: &str) -> Known<'_> {
    let mut known = Known::default();
    for line in file.lines().filter_map(|line| line.strip_prefix("@ ")) {
        match line.split_once(' ').expect("a word and a text") {
            ("published", text) => known.published.push(text),
            ("inside", name) => known.inside.push(name),
            ("customer", name) => {
                let whom = Whom::of(name, stand_in(known.people.len()), lexicon());
                known.people.push(whom);
            }
            (other, _) => panic!("unknown setting {other}"),
        }
    }
    known
}

fn word(kind: Personal) -> &'static str {
    match kind {
        Personal::Name => "name",
        Personal::Email => "email",
        Personal::Phone => "phone",
        Personal::Postcode => "postcode",
        Personal::BirthDate => "birth",
        Personal::Health => "health",
    }
}

/// What is found in a text: kinds alone, or kinds with what stands there.
fn found(text: &str, known: &Known<'_>, quoted: bool) -> String {
    let found = personal(&Reading::of(text, lexicon()), known);
    let told = found.iter().map(|found| match quoted {
        true => format!("{}={}", word(found.kind), found.quote(text)),
        false => word(found.kind).to_owned(),
    });
    let told: Vec<String> = told.collect();
    match (told.is_empty(), quoted) {
        (true, true) => "none".to_owned(),
        (true, false) => "plain".to_owned(),
        (false, _) => told.join(if quoted { " ; " } else { " " }),
    }
}

#[test]
fn personal_details_are_found_where_they_stand_and_nowhere_else() {
    let mut wrong = String::new();
    let mut count = 0;
    for (file, quoted) in [
        (include_str!("../reading/guard-personal.txt"), true),
        (include_str!("../reading/guard-ordinary.txt"), false),
    ] {
        let known = known(file);
        for (label, text) in sentences(file) {
            let got = found(&text, &known, quoted);
            if got != label {
                let _ = writeln!(wrong, "  {text}\n    expected {label}\n    got      {got}");
            }
            count += 1;
        }
    }
    println!("guard: {count} sentences asked for personal details");
    assert!(wrong.is_empty(), "on request:\n{wrong}");
}

#[test]
fn ordinary_talk_is_not_masked() {
    let mut wrong = String::new();
    let mut count = 0;
    for (_, text) in sentences(include_str!("../reading/guard-ordinary.txt")) {
        let masked = mask(&text).text;
        if masked != text {
            let _ = writeln!(wrong, "  {text}\n  {masked}");
        }
        count += 1;
    }
    println!("guard: {count} ordinary sentences");
    assert!(count >= 200, "{count} are too few");
    assert!(wrong.is_empty(), "masked, and should not be:\n{wrong}");
}

#[test]
fn every_planted_value_is_masked() {
    let mut wrong = String::new();
    let mut count = 0;
    for (values, text) in planted() {
        let masked = mask(&text);
        for value in &values {
            assert!(text.contains(value.as_str()), "{value:?} is not in {text:?}");
            count += 1;
            if masked.text.contains(value.as_str()) {
                let _ = writeln!(wrong, "  {text:?}\n  {:?}", masked.text);
            }
        }
        if masked.found.len() != values.len() {
            let _ = writeln!(wrong, "  {text:?} has {} places:\n  {:?}", masked.found.len(), masked.text);
        }
        let exact = masked.found.iter().map(|(_, span)| &text[span.start as usize..span.end as usize]);
        for found in exact {
            if !values.iter().any(|value| value == found) {
                let _ = writeln!(wrong, "  {text:?}: {found:?} is not the value");
            }
        }
        assert_eq!(mask(&masked.text).text, masked.text, "masked twice: {text}");
    }
    println!("guard: {count} planted values");
    assert!(count >= 100, "{count} are too few");
    assert!(wrong.is_empty(), "the guard:\n{wrong}");
}
