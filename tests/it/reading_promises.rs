//! `tests/reading/promises.txt`: which phrasings are promises, and the exact date and time at which they fall due.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};
use muster::policy::calendar;
use muster::text::{Context, Days, Lexicon, Verdict, check, read_slots};
use muster::time::{ClockTime, SimTime};

/// When the drill of the file began.
const BEGAN: (&str, &str) = ("2026-02-23", "07:40");

const WEEK: Option<(u32, u32)> = Some((8 * 60, 20 * 60));
const HOURS: [Option<(u32, u32)>; 7] = [WEEK, WEEK, WEEK, WEEK, WEEK, Some((9 * 60, 17 * 60)), None];

fn date(text: &str) -> NaiveDate {
    calendar::date(text).unwrap_or_else(|| panic!("`{text}` is no date"))
}

/// `2026-03-10 13:40` as an instant of the drill.
fn instant(text: &str) -> SimTime {
    let (day, clock) = text.split_once(' ').unwrap_or_else(|| panic!("`{text}` is no date and time"));
    let days = date(day).num_days_from_ce() - date(BEGAN.0).num_days_from_ce();
    let minute = |clock: &str| u64::from(ClockTime::parse(clock).expect("a time of day").minutes);
    let minutes = u64::try_from(days).expect("after the drill began") * 1_440 + minute(clock);
    SimTime::from_ms((minutes - minute(BEGAN.1)) * 60_000)
}

/// An instant as the file writes it.
fn shown(at: SimTime) -> String {
    let starts = ClockTime::parse(BEGAN.1).expect("a time of day");
    let days = (at.whole_minutes() + u64::from(starts.minutes)) / 1_440;
    format!("{} {}", date(BEGAN.0) + chrono::Days::new(days), starts.at(at))
}

fn context<'a>(lexicon: &'a Lexicon, now: SimTime) -> Context<'a> {
    Context {
        now,
        starts: ClockTime::parse(BEGAN.1).expect("a time of day"),
        days: Some(Days { first: date(BEGAN.0), hours: &HOURS, closed: &[] }),
        ..Context::new(lexicon)
    }
}

#[test]
fn promises_fall_due_when_they_say() {
    let lexicon = crate::reading::lexicon();
    let (mut now, mut wrong) = (SimTime::START, String::new());
    let (mut dated, mut not) = (0, 0);
    let lines = include_str!("../reading/promises.txt").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(when) = line.strip_prefix("@ ") {
            now = instant(when);
            continue;
        }
        let (label, text) = line.split_once(" | ").unwrap_or_else(|| panic!("no label: {line}"));
        let text = text.replace("\\n", "\n");
        let label = label.trim();
        let (expected, due) = match label {
            "unsure" => (Verdict::Unsure, None),
            "partly" => (Verdict::Partly, None),
            "not" => (Verdict::NotMet, None),
            due => (Verdict::Met, Some(instant(due))),
        };
        dated += u32::from(due.is_some());
        not += u32::from(expected == Verdict::NotMet);
        let context = context(lexicon, now);
        let finding = check("next-update", &text, &context).expect("there is such a detector");
        let got = read_slots(&text, &context).next_update_at;
        if finding.verdict != expected || got != due {
            let got = got.map_or("no time".to_owned(), shown);
            let _ = writeln!(
                wrong,
                "  {} | {text}\n    expected {label}, got {:?}, {got}: {}",
                shown(now),
                finding.verdict,
                finding.reason
            );
        }
    }
    println!("promises: {dated} with their due time, {not} that are none");
    assert!(dated >= 60 && not >= 30, "{dated} with a due time and {not} that are none are too few");
    assert!(wrong.is_empty(), "promises read otherwise:\n{wrong}");
}

#[test]
fn without_a_calendar_a_named_day_is_later_and_closing_time_is_not_known() {
    let lexicon = crate::reading::lexicon();
    let context = Context { days: None, ..context(lexicon, instant("2026-03-10 13:40")) };
    let due = |text: &str| read_slots(text, &context).next_update_at.map(shown);
    assert_eq!(due("We will write to you by Friday."), Some("2026-03-11 17:00".to_owned()));
    assert_eq!(due("We will write to you by Friday at ten."), Some("2026-03-11 10:00".to_owned()));
    let verdict = |text: &str| check("next-update", text, &context).expect("a detector").verdict;
    assert_eq!(verdict("I'll ring you before close today."), Verdict::Partly);
    assert_eq!(verdict("I'll ring you first thing tomorrow."), Verdict::Partly);
}
