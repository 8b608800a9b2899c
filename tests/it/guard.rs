//! The personal-data guard: what is restricted is kept nowhere, and what is ordinary passes.

use std::fmt::Write as _;

use muster::text::mask;

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
