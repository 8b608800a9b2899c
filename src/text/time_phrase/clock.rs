//! Times of day: `10:30`, `half ten`, `quarter to eleven`, `by 9`, `at 1430`, `noon`, `at quarter past`.

use super::number::{iso_date, number_word, small_number, weekday};
use super::{DAY, Day, Face, HALF_DAY, TimePhrase, Written};
use crate::text::token::{Kind, Tokens};

fn of(first: usize, end: usize, minutes: u32, face: Face) -> Option<TimePhrase> {
    Some(TimePhrase::plain(first, end, Written::Clock { minutes, face, day: Day::Unsaid }))
}

/// A time of day that begins at `at`.
pub(super) fn clock(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let token = tokens.get(at);
    if token.kind == Kind::Clock {
        let face = if token.exact { Face::Full } else { Face::Digits };
        return (!is_place(tokens, at)).then(|| of(at, at + 1, token.value, face)).flatten();
    }
    match tokens.form(at) {
        "noon" | "midday" => return of(at, at + 1, HALF_DAY, Face::Full),
        "midnight" => {
            let written = Written::Clock { minutes: 0, face: Face::Full, day: Day::Soonest };
            return Some(TimePhrase::plain(at, at + 1, written));
        }
        _ => {}
    }
    half_past(tokens, at)
        .or_else(|| to_or_past(tokens, at))
        .or_else(|| of_hour(tokens, at))
        .or_else(|| bare(tokens, at))
}

/// `half past two`, `half two`.
fn half_past(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    if tokens.form(at) != "half" {
        return None;
    }
    let past = tokens.form(at + 1) == "past";
    let hour_at = at + 1 + usize::from(past);
    let hour = hour(tokens, hour_at)?;
    if !past && !closes(tokens, hour_at + 1) {
        return None;
    }
    Some(half_of_day(tokens, at, hour_at + 1, hour * 60 + 30))
}

/// `quarter to eleven`, `a quarter past three`, `20 to 3`, `ten past two`.
fn to_or_past(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let (offset, direction) = offset(tokens, at)?;
    let hour = hour(tokens, direction + 1)?;
    if !closes(tokens, direction + 2) {
        return None;
    }
    let minutes = match tokens.form(direction) {
        "to" => (hour * 60 + DAY - offset) % DAY,
        _ => hour * 60 + offset,
    };
    Some(half_of_day(tokens, at, direction + 2, minutes))
}

/// Minutes to or past an hour, and the token that says which: `quarter past`, `ten minutes to`.
fn offset(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    let (from, article) = if tokens.form(at) == "a" { (at + 1, true) } else { (at, false) };
    let (offset, mut next) = match tokens.form(from) {
        "quarter" => (15, from + 1),
        _ if article => return None,
        _ => small_number(tokens, from)?,
    };
    if !(1..=29).contains(&offset) {
        return None;
    }
    if matches!(tokens.form(next), "minutes" | "mins") {
        next += 1;
    }
    matches!(tokens.form(next), "past" | "to").then_some((offset, next))
}

/// Minutes of whatever hour it is: `at quarter past`, `by half past`, `at ten to`, `on the hour`.
fn of_hour(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let found = |end, minutes| Some(TimePhrase::plain(at, end, Written::OfHour(minutes)));
    let previous = at.checked_sub(1).map_or("", |i| tokens.form(i));
    match tokens.form(at) {
        "on" if tokens.form(at + 1) == "the" && tokens.form(at + 2) == "hour" => return found(at + 3, 0),
        "on" if (1..=3).map(|n| tokens.form(at + n)).eq(["the", "half", "hour"]) => return found(at + 4, 30),
        "top" if (1..=3).map(|n| tokens.form(at + n)).eq(["of", "the", "hour"]) => return found(at + 4, 0),
        _ => {}
    }
    if !matches!(
        previous,
        "at" | "by" | "before" | "until" | "till" | "about" | "around" | "and" | "me" | "us" | "again"
    ) {
        return None;
    }
    if tokens.form(at) == "half" && tokens.form(at + 1) == "past" && closes(tokens, at + 2) {
        return found(at + 2, 30);
    }
    let (offset, direction) = offset(tokens, at)?;
    let minutes = if tokens.form(direction) == "to" { 60 - offset } else { offset };
    // "by ten to the floor" is ten o'clock, told to the floor.
    let every = matches!(tokens.form(direction + 1), "every" | "each" | "the")
        && tokens.form(direction + 2) == "hour";
    if every {
        return found(direction + 3, minutes);
    }
    let ends = tokens.get(direction + 1).kind == Kind::Mark
        || tokens.form(direction) == "past" && closes(tokens, direction + 1);
    if ends { found(direction + 1, minutes) } else { None }
}

/// A bare hour: `by 3`, `before eleven`, `at ten o'clock`, `at 1030`.
fn bare(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let token = tokens.get(at);
    let hour = hour(tokens, at);
    if token.kind != Kind::Number && hour.is_none() {
        return None;
    }
    let previous = at.checked_sub(1).map_or("", |i| tokens.form(i));
    let led = matches!(
        previous,
        "by" | "before"
            | "at"
            | "until"
            | "till"
            | "til"
            | "@"
            | "since"
            | "from"
            | "around"
            | "about"
            | "than"
    );
    let headed = matches!(
        previous,
        "update"
            | "huddle"
            | "next"
            | "post"
            | "briefing"
            | "message"
            | "brief"
            | "word"
            | "you"
            | "u"
            | "due"
            | "report"
            | "sitrep"
            | "note"
            | "call"
    );
    if token.kind == Kind::Number
        && (led || headed)
        && token.span.end - token.span.start == 4
        && closes(tokens, at + 1)
        && iso_date(tokens, at).is_none()
    {
        let (hour, minute) = (token.value / 100, token.value % 100);
        let is_number = tokens.form(at).bytes().all(|b| b.is_ascii_digit());
        if minute < 60 && is_number && (6..=23).contains(&hour) {
            return of(at, at + 1, hour * 60 + minute, Face::Full);
        }
    }
    let oclock = oclock(tokens, at + 1) > 0;
    // "Not after nine" sets an end; "after nine" alone may count nine of something.
    let led = led || previous == "after" && at >= 2 && tokens.form(at - 2) == "not";
    // "Monday 8 sharp", "back 2ish"
    let ish = tokens.form(at + 1) == "ish" && closes(tokens, at + 2);
    let sharp = tokens.form(at + 1) == "sharp"
        || matches!(tokens.form(at + 1), "am" | "pm") && weekday(previous).is_some();
    if oclock || sharp || ish || led && closes(tokens, at + 1) || ranges(tokens, at) {
        return hour.map(|hour| half_of_day(tokens, at, at + 1, hour * 60));
    }
    None
}

/// `between 2 and 3`, `from nine to five`: each end leads to the other.
fn ranges(tokens: &Tokens, at: usize) -> bool {
    let word = |i: usize| hour(tokens, i).is_some();
    let joins = |i: usize| matches!(tokens.form(i), "and" | "to" | "-" | "until" | "till");
    let led = |i: Option<usize>| i.is_some_and(|i| matches!(tokens.form(i), "between" | "from"));
    let begins = led(at.checked_sub(1)) && joins(at + 1);
    let ends = at >= 3 && joins(at - 1) && word(at - 2) && led(at.checked_sub(3)) && closes(tokens, at + 1);
    let clock_ends = at >= 3
        && joins(at - 1)
        && tokens.get(at - 2).kind == Kind::Clock
        && led(at.checked_sub(3))
        && closes(tokens, at + 1);
    begins && (word(at + 2) || tokens.get(at + 2).kind == Kind::Clock || tokens.form(at + 2) == "half")
        || ends
        || clock_ends
}

/// Ends a time in words, with an `am` or `pm` behind it if there is one.
fn half_of_day(tokens: &Tokens, first: usize, end: usize, minutes: u32) -> TimePhrase {
    let end = end + oclock(tokens, end);
    let (end, minutes, face) = match tokens.form(end) {
        "am" => (end + 1, minutes % HALF_DAY, Face::Full),
        "pm" => (end + 1, minutes % HALF_DAY + HALF_DAY, Face::Full),
        _ if minutes >= 13 * 60 => (end, minutes % DAY, Face::Full),
        _ => (end, minutes, Face::Spoken),
    };
    TimePhrase::plain(first, end, Written::Clock { minutes, face, day: Day::Unsaid })
}

/// How many tokens an *o'clock* takes that begins at `at`; none where there is no such word.
fn oclock(tokens: &Tokens, at: usize) -> usize {
    match tokens.form(at) {
        "o'clock" | "oclock" => 1,
        "o" if tokens.form(at + 1) == "clock" => 2,
        _ => 0,
    }
}

/// Whether digits that look like a time name a place or a part: `room 10.30`, `in 10.30`, `version 10.30`, `ratio of 10:15`.
fn is_place(tokens: &Tokens, at: usize) -> bool {
    let previous = at.checked_sub(1).map_or("", |i| tokens.form(i));
    // "Desk 14.30" is a place; "by my desk 16:25" is a place and a time.
    let whose = at >= 2 && matches!(tokens.form(at - 2), "my" | "our" | "your" | "the");
    previous == "desk" && !whose
        || matches!(
            previous,
            "room"
                | "bay"
                | "version"
                | "v"
                | "section"
                | "para"
                | "paragraph"
                | "clause"
                | "page"
                | "extension"
                | "ext"
                | "ref"
                | "reference"
                | "suite"
                | "unit"
                | "platform"
        )
        || previous == "in" && !tokens.get(at).exact
        || previous == "of" && at >= 2 && matches!(tokens.form(at - 2), "ratio" | "score" | "odds")
}

/// Whether a bare hour may end here, because no thing that it could count follows.
fn closes(tokens: &Tokens, at: usize) -> bool {
    if at >= tokens.len() || tokens.get(at).kind == Kind::Mark && !matches!(tokens.form(at), "%" | "/" | "'")
    {
        return true;
    }
    let subject = ["we'", "i'", "you'", "it'", "they'"].iter().any(|s| tokens.form(at).starts_with(s));
    subject
        || matches!(
            tokens.form(at),
            "am" | "pm"
                | "today"
                | "tonight"
                | "tomorrow"
                | "tmrw"
                | "this"
                | "o'clock"
                | "oclock"
                | "at"
                | "and"
                | "with"
                | "or"
                | "if"
                | "but"
                | "please"
                | "pls"
                | "latest"
                | "sharp"
                | "as"
                | "so"
                | "when"
                | "on"
                | "to"
                | "from"
                | "unless"
                | "either"
                | "instead"
                | "x"
                | "xx"
                | "regardless"
                | "because"
                | "then"
                | "thanks"
                | "thank"
                | "cheers"
                | "ok"
                | "the"
                | "ish"
                | "even"
                | "now"
                | "we"
                | "i"
                | "you"
                | "in"
                | "no"
                | "not"
                | "until"
                | "till"
                | "it"
                | "is"
                | "only"
                | "by"
                | "whatever"
                | "whether"
                | "about"
                | "again"
                | "anyway"
                | "for"
                | "after"
                | "before"
                | "max"
                | "here"
        )
        || weekday(tokens.form(at)).is_some()
        || tokens.get(at - 1).span.end < tokens.get(at).span.start && tokens.form(at).is_empty()
}

/// An hour of the clock in digits or words.
fn hour(tokens: &Tokens, at: usize) -> Option<u32> {
    let token = tokens.get(at);
    if token.kind == Kind::Number {
        let plain = tokens.form(at).bytes().all(|b| b.is_ascii_digit());
        return (plain && (1..=23).contains(&token.value)).then_some(token.value);
    }
    if token.kind == Kind::Clock && token.exact {
        // "half past 3pm": the clock already says which half of the day; keep the hour.
        return token.value.is_multiple_of(60).then_some(token.value / 60);
    }
    number_word(tokens.form(at)).filter(|n| (1..=12).contains(n))
}
