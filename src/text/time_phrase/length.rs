//! Lengths of time: `20 mins`, `an hour and a half`, `half an hour`, `the hour`, `20-30 mins`, `two working days`.

use super::number::small_number;
use super::{DAY, TimePhrase, Written};
use crate::text::token::{Kind, Tokens};

/// The longest length, in minutes: longer than a month is no promise anybody keeps a clock for.
const LONGEST: u32 = 31 * DAY;

/// A length of time that begins at `at`.
pub(super) fn length(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let hyphen = |i: usize| if tokens.get(i).kind == Kind::Hyphen { i + 1 } else { i };
    let done = |end: usize, minutes: u32| {
        // "an hour's time", "an hour or so"
        let end = if matches!(tokens.form(end), "time") { end + 1 } else { end };
        Some(TimePhrase::plain(at, end, Written::Length(minutes)))
    };
    let article = |i: usize| if matches!(tokens.form(i), "a" | "an" | "of") { i + 1 } else { i };
    match tokens.form(at) {
        "half" => {
            let next = article(hyphen(at + 1));
            return (unit(tokens.form(next)) == Some(60)).then(|| done(next + 1, 30)).flatten();
        }
        "quarter" => {
            let next = article(article(at + 1));
            return (unit(tokens.form(next)) == Some(60)).then(|| done(next + 1, 15)).flatten();
        }
        "three" if matches!(tokens.form(hyphen(at + 1)), "quarters") => {
            let next = article(article(hyphen(at + 1) + 1));
            return (unit(tokens.form(next)) == Some(60)).then(|| done(next + 1, 45)).flatten();
        }
        "a" | "an" | "the" if matches!(tokens.form(at + 1), "half" | "quarter") => {
            return length(tokens, at + 1).map(|length| TimePhrase { first: at, ..length });
        }
        _ => {}
    }
    let (mut n, mut next) = match tokens.form(at) {
        "a" | "an" => (1, at + 1),
        "hour"
            if at > 0
                && matches!(tokens.form(at - 1), "the" | "this" | "next" | "within" | "every" | "each") =>
        {
            (1, at)
        }
        "couple" => (2, article(at + 1)),
        _ => small_number(tokens, at)?,
    };
    if tokens.form(at) == "a" && tokens.form(at + 1) == "couple" {
        (n, next) = (2, article(at + 2));
    }
    let fraction = tokens.form(at).ends_with(".5");
    // A range means its later end: "20-30 mins", "20 to 30 minutes".
    let to = hyphen(next);
    let to = if matches!(tokens.form(to), "to" | "or" | "-") { to + 1 } else { to };
    if to > next
        && let Some((later, after)) = small_number(tokens, to)
        && unit(tokens.form(hyphen(after))).is_some()
    {
        (n, next) = (later, after);
    }
    next = hyphen(next);
    if matches!(tokens.form(next), "working" | "business") && unit(tokens.form(next + 1)) == Some(DAY) {
        return (1..=31).contains(&n).then(|| TimePhrase::plain(at, next + 2, Written::WorkingDays(n)));
    }
    let unit_minutes = unit(tokens.form(next))?;
    let mut minutes = n.saturating_mul(unit_minutes);
    if fraction {
        minutes = minutes.saturating_add(unit_minutes / 2);
    }
    next += 1;
    if unit_minutes == 60
        && let Some((end, more)) = and_more(tokens, next)
    {
        return done(end, minutes.saturating_add(more));
    }
    if unit_minutes == 60 && tokens.get(hyphen(next)).kind == Kind::Number && n < 24 {
        let more = tokens.get(next).value;
        if more < 60 && unit(tokens.form(next + 1)) == Some(1) {
            return done(next + 2, minutes.saturating_add(more));
        }
    }
    (minutes <= LONGEST).then(|| done(next, minutes)).flatten()
}

/// What is added to whole hours: `and a half`, `and a quarter`, `and twenty minutes`.
fn and_more(tokens: &Tokens, at: usize) -> Option<(usize, u32)> {
    if tokens.form(at) != "and" {
        return None;
    }
    match (tokens.form(at + 1), tokens.form(at + 2)) {
        ("a", "half") => Some((at + 3, 30)),
        ("a", "quarter") => Some((at + 3, 15)),
        _ => {
            let (more, end) = small_number(tokens, at + 1)?;
            (more < 60 && unit(tokens.form(end)) == Some(1)).then_some((end + 1, more))
        }
    }
}

/// Minutes in a unit of time.
fn unit(word: &str) -> Option<u32> {
    match word {
        "m" | "min" | "mins" | "minute" | "minutes" | "minuets" | "mintues" | "minute's" | "minutes'" => {
            Some(1)
        }
        "h" | "hr" | "hrs" | "hour" | "hours" | "hour's" => Some(60),
        "day" | "days" => Some(DAY),
        "week" | "weeks" | "week's" => Some(7 * DAY),
        "fortnight" => Some(14 * DAY),
        _ => None,
    }
}
