//! Days named beside a time, and days named alone.

use super::number::{ISO, day_number, is_year, iso_date, month, weekday};
use super::{Day, Edge, Face, HALF_DAY, Lead, TimePhrase, Written};
use crate::text::token::{Kind, Tokens};

/// A part of a day, which tells the half of the twelve hours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Morning,
    Afternoon,
    Evening,
}

/// A day as it was named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named {
    pub day: Day,
    part: Option<Part>,
    /// One past its last token.
    pub end: usize,
}

/// How far before a time the day that opens its sentence may stand: "Tomorrow morning we will write to you by ten".
const BEFORE: usize = 10;

/// The day named at `at`: `tomorrow morning`, `on Wednesday`, `Friday week`, `the day after tomorrow`, `on 1 April`.
pub(super) fn day_at(tokens: &Tokens, at: usize) -> Option<Named> {
    let form = |i: usize| tokens.form(at + i);
    let then = |day, len: usize| {
        let end = at + len;
        let part = part(tokens.form(end));
        Some(Named { day, part, end: end + usize::from(part.is_some()) })
    };
    let only = |day, part, len: usize| Some(Named { day, part, end: at + len });
    match (form(0), form(1), form(2), form(3)) {
        ("today", ..) => only(Day::Today, None, 1),
        ("tonight" | "tonite" | "2nite", ..) => only(Day::Today, Some(Part::Evening), 1),
        ("tomorrow" | "tmrw" | "tmr" | "2moro" | "tomorow" | "tommorow" | "tommorrow", ..) => {
            then(Day::Ahead(1), 1)
        }
        ("yesterday", ..) => then(Day::Past, 1),
        ("the", "day", "after", "tomorrow") => then(Day::Ahead(2), 4),
        ("day", "after", "tomorrow", _) => then(Day::Ahead(2), 3),
        ("a", "week", "today", _) => then(Day::Ahead(7), 3),
        ("a", "week", "tomorrow", _) => then(Day::Ahead(8), 3),
        ("a", "week", "on", name) => then(Day::Weekday { day: weekday(name)?, weeks: 1 }, 4),
        ("this", name, ..) if part(name).is_some() => only(Day::Today, part(name), 2),
        ("in", "the", name, _) if part(name).is_some() => only(Day::Soonest, part(name), 3),
        ("this" | "coming", name, ..) => then(Day::Weekday { day: weekday(name)?, weeks: 0 }, 2),
        ("next", name, ..) => weekday(name).and_then(|_| then(Day::Doubtful, 2)),
        ("last", name, ..) => weekday(name).and_then(|_| then(Day::Past, 2)),
        ("on", "the", ..) => dated(tokens, at + 2),
        ("on", name, ..) if !matches!(name, "on" | "in") => day_at(tokens, at + 1),
        (name, "week", ..) if weekday(name).is_some() => {
            then(Day::Weekday { day: weekday(name)?, weeks: 1 }, 2)
        }
        (name, ..) if weekday(name).is_some() => {
            let the = at + 1 + usize::from(form(1) == "the");
            let date = dated(tokens, the).filter(|_| the > at + 1 || month(tokens.form(the + 1)).is_some());
            date.or_else(|| then(Day::Weekday { day: weekday(name)?, weeks: 0 }, 1))
        }
        (_, name, ..) if month(name).is_some() || iso_date(tokens, at).is_some() => dated(tokens, at),
        _ => None,
    }
}

/// `12th`, `12 March`, `12th of March`: a number that says of itself that it is a day's, or a month behind it.
fn dated(tokens: &Tokens, at: usize) -> Option<Named> {
    if let Some((month, day)) = iso_date(tokens, at) {
        return Some(Named { day: Day::Date { day, month: Some(month) }, part: None, end: at + ISO });
    }
    let day = day_number(tokens, at)?;
    let of = at + 1 + usize::from(tokens.form(at + 1) == "of");
    match month(tokens.form(of)) {
        Some(month) => {
            let end = of + 1 + usize::from(is_year(tokens, of + 1));
            Some(Named { day: Day::Date { day, month: Some(month) }, part: None, end })
        }
        None if tokens.get(at).kind == Kind::Word && noun_ends(tokens, at + 1) => {
            Some(Named { day: Day::Date { day, month: None }, part: None, end: at + 1 })
        }
        None => None,
    }
}

/// A date with its month, and nothing but *since*, *from* or a mark that leads to it: `29 May`, `since the 3rd of June`.
pub(in crate::text) fn bare_date(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let named = dated(tokens, at).filter(|n| matches!(n.day, Day::Date { month: Some(_), .. }))?;
    let the = at.checked_sub(1).filter(|the| tokens.form(*the) == "the").unwrap_or(at);
    let since = the.checked_sub(1).filter(|before| matches!(tokens.form(*before), "since" | "from"));
    let lead = if since.is_some() { Lead::Since } else { Lead::At };
    let written = Written::Edge { edge: Edge::Whole, day: named.day };
    Some(TimePhrase { first: since.unwrap_or(at), end: named.end, lead, written })
}

fn part(word: &str) -> Option<Part> {
    match word {
        "morning" => Some(Part::Morning),
        "afternoon" => Some(Part::Afternoon),
        "evening" | "eve" | "night" => Some(Part::Evening),
        _ => None,
    }
}

/// Gives a time the day that stands beside it, behind it or before it, and the half of the day that goes with it.
pub(super) fn settle(tokens: &Tokens, time: &mut TimePhrase) {
    while let Some(named) = behind(tokens, time.end) {
        time.end = named.end;
        time.written = with(time.written, named);
    }
    if let Some((start, named)) = before(tokens, time.first) {
        time.written = with(time.written, named);
        if named.end == time.first {
            time.first = start;
        }
    }
    while matches!(tokens.form(time.end), "sharp" | "o'clock" | "latest") {
        time.end += 1;
    }
}

fn behind(tokens: &Tokens, at: usize) -> Option<Named> {
    let sharp = usize::from(matches!(tokens.form(at), "sharp" | "latest"));
    day_at(tokens, at + sharp)
}

/// A day before the time: right before it (`tomorrow morning at nine`, `on Friday, by noon`), or at the beginning of
/// its sentence or clause.
fn before(tokens: &Tokens, first: usize) -> Option<(usize, Named)> {
    let stop = |form: &str| matches!(form, "." | "!" | "?" | ";" | ":" | "but" | "since" | "until");
    let mut earliest = first;
    while earliest > 0 && first - earliest < BEFORE && !stop(tokens.form(earliest - 1)) {
        earliest -= 1;
    }
    let found = (earliest..first).rev().find_map(|start| {
        let named = day_at(tokens, start).filter(|named| named.end <= first)?;
        let filler =
            |i| matches!(tokens.form(i), "," | "-" | "at" | "by" | "before" | "around" | "about" | "on");
        let near = (named.end..first).all(filler)
            || first - named.end <= 3 && !(named.end..first).any(|i| matches!(tokens.form(i), "," | "and"));
        let opens = |i: usize| {
            i == 0
                || matches!(
                    tokens.form(i - 1),
                    "." | "!" | "?" | ";" | ":" | "-" | "and" | "so" | "then" | ")"
                )
                || i == earliest && stop(tokens.form(i - 1)) && tokens.form(i - 1) != "since"
        };
        (near || opens(start)).then_some((start, named))
    });
    let (start, named) = found?;
    // "the day after tomorrow" says more than "tomorrow".
    let whole = |start| day_at(tokens, start).filter(|more| more.end == named.end).map(|more| (start, more));
    (earliest..start).find_map(whole).or(Some((start, named)))
}

/// What was written, on that day. A part of the day makes an hour of the twelve certain.
fn with(written: Written, named: Named) -> Written {
    match written {
        Written::Clock { minutes, face, day } => {
            // "at nine in the morning on Friday": the later word says more.
            let day = match (day, named.day) {
                (Day::Unsaid, new) | (Day::Soonest, new) => new,
                (day, _) => day,
            };
            let (minutes, day, face) = match named.part {
                Some(part) if face != Face::Full => {
                    let (minutes, day) = of_part(minutes % HALF_DAY, part, day);
                    (minutes, day, Face::Full)
                }
                _ => (minutes, day, face),
            };
            Written::Clock { minutes, face, day }
        }
        Written::Edge { edge, day: Day::Unsaid } => Written::Edge { edge, day: named.day },
        other => other,
    }
}

/// The minute of the day that an hour of the twelve means in a part of it. Twelve at night is the end of that day.
fn of_part(minutes: u32, part: Part, day: Day) -> (u32, Day) {
    match (part, minutes / 60, day) {
        (Part::Morning, ..) => (minutes, day),
        (Part::Evening, 0, Day::Today) => (minutes, Day::Ahead(1)),
        (Part::Evening, 0, Day::Ahead(n)) => (minutes, Day::Ahead(n + 1)),
        (Part::Afternoon | Part::Evening, ..) => (minutes + HALF_DAY, day),
    }
}

/// A day that is named without an hour (`by Friday`, `on 7 March`), and what recurs: `hourly` is a length.
pub(super) fn alone(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let every = |minutes, end| {
        let written = Written::Length(minutes);
        Some(TimePhrase { lead: super::Lead::In, ..TimePhrase::plain(at, end, written) })
    };
    match tokens.form(at) {
        "hourly" if at == 0 || tokens.get(at - 1).kind != Kind::Hyphen => return every(60, at + 1),
        "half" if tokens.get(at + 1).kind == Kind::Hyphen && tokens.form(at + 2) == "hourly" => {
            return every(30, at + 3);
        }
        "quarter" if tokens.get(at + 1).kind == Kind::Hyphen && tokens.form(at + 2) == "hourly" => {
            return every(15, at + 3);
        }
        _ => {}
    }
    let led = at
        .checked_sub(1)
        .is_some_and(|b| matches!(tokens.form(b), "by" | "on" | "before" | "until" | "than"));
    let the = at.checked_sub(2).is_some_and(|b| {
        tokens.form(b + 1) == "the" && matches!(tokens.form(b), "by" | "on" | "before" | "until")
    });
    if !led && !the {
        return None;
    }
    let named = if the { dated(tokens, at) } else { day_at(tokens, at) }?;
    let day = matches!(named.day, Day::Weekday { .. } | Day::Date { .. } | Day::Doubtful);
    let end = named.end;
    let hour_near = (end..end + 5)
        .any(|i| tokens.get(i).kind == Kind::Clock || matches!(tokens.form(i), "noon" | "midday" | "at"))
        || (1..=3).any(|n| at >= n && tokens.get(at - n).kind == Kind::Clock);
    if !day || hour_near {
        return None;
    }
    Some(TimePhrase::plain(at, end, Written::Edge { edge: Edge::Whole, day: named.day }))
}

/// `this time tomorrow`, `same time on Friday`.
pub(super) fn same_time(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    if !matches!(tokens.form(at), "this" | "same") || tokens.form(at + 1) != "time" {
        return None;
    }
    let named = day_at(tokens, at + 2).filter(|named| named.part.is_none())?;
    let later = matches!(named.day, Day::Ahead(_) | Day::Weekday { .. } | Day::Date { .. } | Day::Doubtful);
    later.then(|| TimePhrase::plain(at, named.end, Written::SameTime(named.day)))
}

/// The ends of the working day: `first thing`, `before close`, `end of play`.
pub(super) fn edge(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let found =
        |edge, len: usize| Some(TimePhrase::plain(at, at + len, Written::Edge { edge, day: Day::Unsaid }));
    let led = at.checked_sub(1).map_or("", |i| tokens.form(i));
    let form = |i: usize| tokens.form(at + i);
    let the = |i: usize| i + usize::from(form(i) == "the");
    match (form(0), form(1)) {
        ("first", "thing") => found(Edge::First, 2),
        ("eod" | "cob" | "cop", _) => found(Edge::Close, 1),
        ("close" | "end", "of") => match form(the(2)) {
            "play" | "business" | "day" => found(Edge::Close, the(2) + 1),
            "today" if form(0) == "end" => found(Edge::Close, 2),
            _ => None,
        },
        ("closing", "time") => found(Edge::Close, 2),
        // "Before we close at half past five" names the hour itself.
        ("we", "close")
            if matches!(led, "before" | "until" | "till") && form(2) != "at" && ends(tokens, at + 2) =>
        {
            found(Edge::Close, 2)
        }
        ("close", _) if matches!(led, "by" | "before" | "at" | "until" | "till") && ends(tokens, at + 1) => {
            found(Edge::Close, 1)
        }
        _ => None,
    }
}

/// Whether `close` is the noun here: nothing it could close follows.
fn ends(tokens: &Tokens, at: usize) -> bool {
    noun_ends(tokens, at) || day_at(tokens, at).is_some()
}

/// Whether no noun follows that the word before could belong to: not `the 2nd update`, not `close contact`.
fn noun_ends(tokens: &Tokens, at: usize) -> bool {
    tokens.get(at).kind == Kind::Mark
        || matches!(
            tokens.form(at),
            "at" | "by"
                | "before"
                | "with"
                | "and"
                | "or"
                | "but"
                | "so"
                | "if"
                | "even"
                | "either"
                | "whatever"
                | "noon"
                | "midday"
                | "latest"
        )
}
