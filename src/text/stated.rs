//! What a text states that can be compared with what was known: what it speaks of, times, numbers of things, telephone
//! numbers. Each with its place.

use crate::diagnostic::Span;

use super::reading::Reading;
use super::time_phrase::{Day, Lead, TimePhrase, Written};
use super::token::Kind;

/// A word of fewer letters says nothing of its own.
const WORD: usize = 4;
/// How far behind a number the thing it counts may stand: `340 other customers`.
const COUNTED: usize = 3;
/// Smaller numbers are counted by everybody for themselves.
const FEW: u32 = 12;

/// The words that say what a text is about, cut to their stems: no small words, and none that every incident shares
/// (table `common-words`).
pub(super) fn topics<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = (&'r str, Span)> {
    (0..reading.tokens.len()).filter_map(|at| {
        let token = reading.token(at);
        let form = reading.form(at);
        let speaks = token.kind == Kind::Word
            && !reading.is_aside(at)
            && form.len() >= WORD
            && form.bytes().all(|b| b.is_ascii_alphabetic() || !b.is_ascii())
            && !reading.has("common-words", at, at + 1);
        speaks.then(|| (stem(form), token.span))
    })
}

/// `cancelled`, `cancelling`, `cancels`: one word.
pub(super) fn stem(form: &str) -> &str {
    let ends = ["ing", "ies", "ed", "es", "s"];
    let cut = ends.iter().find_map(|end| form.strip_suffix(end).filter(|rest| rest.len() >= 3));
    cut.unwrap_or(form)
}

/// The times of day it names.
pub(super) fn clocks(reading: &Reading<'_>) -> impl Iterator<Item = (u32, Span)> {
    reading.times().iter().filter_map(|time| of_day(reading, time))
}

/// A time of day written in digits: `about one` may be a time or one of three.
fn of_day(reading: &Reading<'_>, time: &TimePhrase) -> Option<(u32, Span)> {
    let digits = (time.first..time.end).any(|at| reading.token(at).kind == Kind::Clock);
    match time.written {
        Written::Clock { minutes, day: Day::Unsaid | Day::Today, .. } if digits => {
            Some((minutes, reading.tokens.span(time.first, time.end)))
        }
        _ => None,
    }
}

/// The times of day since which it says that something is so.
pub(super) fn starts(reading: &Reading<'_>) -> Vec<(u32, Span)> {
    let since = |time: &&TimePhrase| {
        let leads = time.lead == Lead::Since && !matches!(reading.form(time.first), "between" | "from");
        let before = reading.hits("began", time.first.saturating_sub(3), time.first + 1);
        leads || before.iter().any(|began| began.end == time.first)
    };
    reading.times().iter().filter(since).filter_map(|time| of_day(reading, time)).collect()
}

/// How many of what: `340 customers`, `90,000 people`. The thing is cut to its stem; a few of something are left out.
pub(super) fn counts(reading: &Reading<'_>) -> Vec<(String, u32, Span)> {
    let mut out = Vec::new();
    for at in 0..reading.tokens.len() {
        let token = reading.token(at);
        if token.kind != Kind::Number || token.value <= FEW || reading.form(at).starts_with('0') {
            continue;
        }
        let thing = (at + 1..=at + COUNTED)
            .take_while(|i| reading.token(*i).kind == Kind::Word)
            .find(|i| reading.has("counted", *i, *i + 1));
        if let Some(thing) = thing {
            out.push((stem(reading.form(thing)).to_owned(), token.value, reading.tokens.span(at, thing + 1)));
        }
    }
    out
}

/// Telephone numbers, as digits without spaces.
pub(super) fn contacts(reading: &Reading<'_>) -> Vec<(String, Span)> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let first = at;
        let mut digits = String::new();
        while reading.token(at).kind == Kind::Number && digits.len() < 12 {
            if at == first && !reading.form(at).starts_with('0') {
                break;
            }
            digits.push_str(reading.form(at));
            at += 1;
        }
        if (10..=12).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) {
            out.push((digits, reading.tokens.span(first, at)));
        }
        at = at.max(first + 1);
    }
    out
}
