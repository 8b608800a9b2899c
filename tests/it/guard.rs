//! The personal-data guard: what is restricted is kept nowhere, and what is ordinary passes.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use muster::act::Command;
use muster::diagnostic::Problems;
use muster::export::{Run, csv, html, json, markdown, scorecard, stand_ins, summary, transcript};
use muster::jobs::wire::{Export, Reply, Request};
use muster::rehearse::perform::perform;
use muster::scenario::words;
use muster::session::account::with_account;
use muster::session::write::About;
use muster::session::{Account, SessionFile};
use muster::text::guard::{Known, Personal, Whom, personal, stand_in};
use muster::text::{Lexicon, Reading, mask};
use muster::tree::toml;
use muster::verify::Recorded;
use proptest::prelude::*;

use crate::shipped::dead_air;

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
                let whom = Whom::of(name, stand_in("Customer", known.people.len()), lexicon());
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

/// A played session: its file with an account, and everything else that is kept or leaves.
struct Session {
    file: String,
    done: BTreeSet<&'static str>,
    /// By name: the journal, the entries, the state, every export.
    kept: Vec<(&'static str, String)>,
}

/// Plays every command of Dead Air with `reword` in every text there is, and writes it down in every form.
fn played(reword: impl Fn(&str) -> String) -> Session {
    let shipped = dead_air();
    let inputs = include_str!("../goldens/dead-air/every-command-board-lies/inputs.txt");
    let variant = shipped.drill.scenario.variant("board-lies").expect("the variant");
    let (scenario, policy) = (&shipped.drill.scenario, &shipped.drill.policy);
    let (_, mut steps) = words::parse_inputs(inputs, scenario, variant, policy, &mut Problems::new());
    for step in &mut steps {
        step.command.texts_mut().into_iter().for_each(|text| *text = reword(text));
    }
    let performed = perform(&shipped.drill, &variant.id, 7, &steps).expect("it plays");
    let about = About { mode: "practice".to_owned(), label: reword("Sam"), wall: None };
    let mut recorded =
        Recorded::begin(&shipped.drill, &shipped.bundle, &variant.id, 7, &about).expect("it plays");
    let mut lines = String::new();
    for (at, command) in performed.inputs {
        let (_, added) = recorded.submit(at, command, None).expect("it was accepted before");
        lines.extend(added);
    }
    let ends_at = recorded.play().plot().ends_at;
    lines.extend(recorded.advance_to(ends_at));
    let own: [String; 5] = std::array::from_fn(|_| reword("I rang first (e4)."));
    let account = Account::of(&own, &[]);
    let file = with_account(&recorded.text(), &account);
    let play = recorded.play();
    let run = Run { label: &about.label, ..Run::new(play, recorded.card().expect("marks")) };
    let mut kept = vec![
        ("journal", lines),
        ("file", file.clone()),
        ("entries", without_minutes(&format!("{:?}", play.entries()))),
        ("state", without_minutes(&format!("{:?}", play.state()))),
        ("transcript", format!("{}{}", transcript::transcript(&run), scorecard::text(&run))),
        ("record", markdown::markdown(&summary(&run, &account))),
    ];
    for (name, export) in [
        ("md", Export::Markdown),
        ("html", Export::Html),
        ("marks.csv", Export::MarksCsv),
        ("entries.csv", Export::EntriesCsv),
        ("json", Export::Json),
    ] {
        let request = Request::Export { file: file.clone(), export };
        let reply = muster::jobs::perform(&serde_json::to_string(&request).expect("JSON"));
        match serde_json::from_str(&reply).expect("a reply") {
            Reply::Exported { text, .. } => kept.push((name, text)),
            other => panic!("{name}: {other:?}"),
        }
    }
    let done = recorded.inputs().iter().map(|(_, command)| command.word()).collect();
    Session { file, done, kept }
}

/// Whether a value stands in a text, as it was typed or wrapped; what is long also without its separators.
fn holds(text: &str, bare_text: &str, value: &str) -> bool {
    let alone = |(at, _): (usize, &str)| {
        let edge = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
        edge(text[..at].chars().next_back()) && edge(text[at + value.len()..].chars().next())
    };
    let short = bare(value);
    text.match_indices(value).any(alone) || (short.len() > 6 && bare_text.contains(&short))
}

/// The words of a text in small letters.
fn words_of(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric()).map(str::to_lowercase)
}

fn bare(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// What somebody types into a text that has a title's length as well as an essay's.
const WITH_TEXT: &[&str] = &[
    "answer",
    "call",
    "log",
    "override",
    "escalate",
    "ask",
    "authorise",
    "decide",
    "declare",
    "stand-down",
    "send",
    "hold",
    "note",
    "correct",
    "resolve",
    "close",
    "reopen",
    "reclassify",
    "review",
];

/// The floor's minutes hold figures and no text; a figure may be the same as a planted one.
fn without_minutes(shown: &str) -> String {
    let mut parts = shown.split("Minute {");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once('}').map_or("", |(_, rest)| rest))
}

#[test]
fn no_planted_value_is_kept_anywhere() {
    let all = planted();
    let innocent = played(str::to_owned);
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    for some in all.chunks(22) {
        let typed: String = some.iter().map(|(_, text)| format!("{text}\n")).collect();
        let masks = mask(&typed).found[0].0.mask().trim_matches(['[', ']']);
        let session = played(|_| typed.clone());
        texts.extend(&session.done);
        assert_eq!(SessionFile::read(session.file.as_bytes()).expect("a session").damage, None);
        for ((name, kept), (_, clean)) in session.kept.iter().zip(&innocent.kept) {
            let (bare_kept, bare_clean) = (bare(kept), bare(clean));
            for value in some.iter().flat_map(|(values, _)| values) {
                assert!(!holds(clean, &bare_clean, value), "{value:?} is in the drill itself; plant another");
                assert!(!holds(kept, &bare_kept, value), "{value:?} is kept in the {name}");
            }
            if !matches!(*name, "marks.csv" | "state") {
                assert!(kept.contains(masks), "{name} has none of the texts");
            }
        }
    }
    for word in WITH_TEXT {
        assert!(texts.contains(word), "nothing was typed into `{word}`");
    }
    let has_text = |word: &&str| {
        let mut command = innocent_command(word);
        command.as_mut().is_some_and(|command| !command.texts_mut().is_empty())
    };
    let others: Vec<&str> =
        texts.iter().copied().filter(|word| has_text(word) && !WITH_TEXT.contains(word)).collect();
    assert!(others.is_empty(), "these have texts too: {others:?}");
}

/// The first command of that word in the inputs.
fn innocent_command(word: &str) -> Option<Command> {
    let shipped = dead_air();
    let inputs = include_str!("../goldens/dead-air/every-command-board-lies/inputs.txt");
    let variant = shipped.drill.scenario.variant("board-lies").expect("the variant");
    let (scenario, policy) = (&shipped.drill.scenario, &shipped.drill.policy);
    let (_, steps) = words::parse_inputs(inputs, scenario, variant, policy, &mut Problems::new());
    steps.into_iter().map(|step| step.command).find(|command| command.word() == word)
}

/// Every form of a redacted export.
fn redacted(session: &Session, also: &[&str]) -> Vec<(&'static str, String)> {
    let report = muster::verify::check(session.file.as_bytes(), &[], |bundle| bundle.drill_or_say());
    let (play, card, file) =
        (report.play.expect("a play"), report.card.expect("marks"), report.file.expect("a file"));
    let own = file.account.unwrap_or_default();
    let run = Run { label: &file.header.label, ..Run::new(&play, &card) };
    let also: Vec<String> = also.iter().map(|name| (*name).to_owned()).collect();
    let stand_ins = stand_ins(&run, &own, &also);
    let run = Run { stand_ins: Some(&stand_ins), ..run };
    vec![
        ("md", markdown::markdown(&summary(&run, &own))),
        ("html", html::html(&summary(&run, &own))),
        ("marks.csv", csv::lines(&run)),
        ("entries.csv", csv::entries(&run)),
        ("json", json::json(&run)),
        ("txt", format!("{}{}", transcript::transcript(&run), scorecard::text(&run))),
    ]
}

#[test]
fn a_redacted_export_calls_the_same_person_the_same_throughout() {
    let typed = "Mrs Whitcombe and Mr Halloran rang. Whitcombe is on 07700 900123, a.pike@example.com, LS6 2QB; \
                 she is diabetic, born 12/05/1961. Imran knows.";
    let session = played(|_| typed.to_owned());
    let plain: Vec<&str> = vec![
        "Whitcombe",
        "Halloran",
        "Pell",
        "Osei",
        "Baird",
        "07700 900123",
        "a.pike@example.com",
        "LS6 2QB",
        "diabetic",
        "12/05/1961",
        "01632 960417",
    ];
    for (form, text) in redacted(&session, &[]) {
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare_text = bare(&text);
        let told: BTreeSet<String> = words_of(&text).collect();
        for value in &plain {
            let there = told.contains(&value.to_lowercase()) || holds(&flat, &bare_text, value);
            assert!(!there, "{value} is in the {form}");
        }
        assert!(flat.contains("Imran"), "{form}: those inside keep their names");
        if form == "marks.csv" {
            continue;
        }
        // Mr Halloran is the third customer of the drill, Mrs Whitcombe the first stranger.
        for stands in
            ["Customer E and Customer C rang. Customer E is on", "phone number", "support need recorded"]
        {
            let escaped = flat.replace("\\[", "[").replace("\\]", "]").replace(" > ", " ");
            assert!(escaped.contains(stands), "{form} lacks {stands}: {escaped}");
        }
        assert!(
            matches!(form, "entries.csv" | "json") || flat.contains("replaced by stand-ins"),
            "{form} says so"
        );
    }
    for (form, text) in redacted(&session, &["Imran Qureshi=Colleague A", "Kezia Boateng"]) {
        assert!(!text.contains("Imran") && !text.contains("Kezia"), "{form}");
        assert!(form == "marks.csv" || text.contains("Colleague A"), "{form}");
    }
}

#[test]
fn a_file_written_elsewhere_shows_no_restricted_label() {
    let session = played(str::to_owned);
    let forged = session.file.replacen("\"label\":\"Sam\"", "\"label\":\"4111 1111 1111 1111\"", 1);
    let read = SessionFile::read(forged.as_bytes()).expect("a header");
    assert_eq!(read.header.name(), "[card number]");
}

/// Pieces of what the guard looks for, in any order and with anything between them.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(vec![
            "card", "visa", "4111 1111 1111 1111", "4111", "1111", "11", "4", "exp", "12/27", "123", "then", "and", "four", "one", "double", "cvv", "pin", "is",
            "to", "reset", "for", "her", "password", "pw", ":", "=", "\"", "(", "Hunter22x", "p@ssw0rd!", "4821", "nino", "AB", "12", "34", "56", "C",
            "AB123456C", "sort code", "account", "12-34-56", "60 83 71", "31926819", "GB29 NWBK 6016 1331 9268 19", "order", "ext", "Mrs", "Mr", "and", "Tarrow",
            "Nora", "'s", "O'Hara", "-", ",", ".", "@", "a.pike@example.com", "07700 900123", "+44 (0)", "LS6 2QB", "dob", "born", "May", "1961", "she", "diabetic",
            "[card number]", "[PIN]", "\n", "\u{200b}", "\u{a0}", "\u{2013}", "é", "🙂", "İ", "١٢",
        ]).prop_map(str::to_owned),
        1 => "[0-9A-Za-z .:/@+-]{0,12}",
        1 => any::<String>(),
    ];
    proptest::collection::vec((piece, proptest::sample::select(vec![" ", "", "\n", ", "])), 0..30)
        .prop_map(|list| list.into_iter().fold(String::new(), |all, (piece, gap)| all + &piece + gap))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_typed_is_masked_once_and_found_where_it_stands(text in pieces()) {
        let once = mask(&text);
        prop_assert_eq!(&mask(&once.text).text, &once.text, "from {:?}", text);
        let mut end = 0;
        for (_, span) in &once.found {
            prop_assert!(text.get(span.start as usize..span.end as usize).is_some() && span.start >= end, "{:?}", once.found);
            end = span.end;
        }
        let known = known("@ customer Nora Tarrow\n@ published 07700 900123, a.pike@example.com\n");
        let mut end = 0;
        for found in personal(&Reading::of(&text, lexicon()), &known) {
            prop_assert!(!found.quote(&text).is_empty() && found.span.start >= end, "{found:?} in {text:?}");
            end = found.span.end;
        }
    }
}

#[test]
fn very_long_texts_are_guarded_in_time_that_grows_with_them() {
    let known = known("@ customer Nora Tarrow\n@ inside Denise Fairclough\n@ published 01632 960001\n");
    for piece in [
        "4111 1111 1111 1111 12/27 123 ",
        "4 1 1 1 ",
        "four one one ",
        "double ",
        "12-34-56 12345678 ",
        "sort code 60-83-71 account ",
        "password is for is ",
        "123 is my cvv ",
        "AB 12 34 ",
        "GB29",
        "Mrs ",
        "Mrs J. ",
        "Nora ",
        "a@",
        "a.b@c.d.",
        "0 1 6 3 2 ",
        "+44 (0)7700 900123 a@b.co LS6 2QB ",
        "L1 1A",
        "dob of the ",
        "she is diabetic ",
        "diabetic.",
        "[card number] ",
        "-",
        "4111\n",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        let _ = mask(&text);
        let _ = personal(&Reading::of(&text, lexicon()), &known);
    }
}
