//! Times and lengths of time in a message, and the instant they mean.
//!
//! `by 10:30`, `at half ten`, `before eleven`, `in 20 mins`, `within the next half hour`. The grammar of English
//! clock times is code, because it is grammar; the words around it are data.
//!
//! A time without morning or afternoon means the next such time within twelve hours, except when it went by less
//! than an hour ago: `by 10:30` written at 10:40 is a time that has passed, not half past ten at night.

use crate::time::{ClockTime, SimTime};

use super::reading::Reading;
use super::token::{Kind, Tokens};

/// The word that leads to a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lead {
    /// `by`, `before`, `until`, `no later than`: a deadline.
    By,
    /// `at`, `for`, `around`.
    At,
    /// `in`, `within`, `every`, `next`: counted from now.
    In,
    /// `since`, `from`: a beginning, not a deadline.
    Since,
    /// Nothing.
    None,
}

/// What was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// A time of day in minutes since midnight, and whether morning or afternoon is certain.
    Clock {
        /// Minutes since midnight.
        minutes: u32,
        /// `3pm`, `14:30`, `09:05`, noon.
        exact: bool,
        /// Said to be tomorrow.
        tomorrow: bool,
    },
    /// A length, in minutes.
    Length(u32),
}

/// A time in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimePhrase {
    /// First token, the lead included.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// The word that leads to it.
    pub lead: Lead,
    /// What was written.
    pub written: Written,
}

/// A passed time is taken as passed, not as the next such time, up to this many minutes.
const JUST_PASSED: u32 = 60;
const HALF_DAY: u32 = 720;
const DAY: u32 = 1_440;

impl TimePhrase {
    /// The instant meant, if it is still to come.
    ///
    /// ```
    /// use muster::text::time_phrase::{Lead, TimePhrase, Written};
    /// use muster::time::{ClockTime, SimSpan, SimTime};
    /// let starts = ClockTime::parse("10:02").unwrap();
    /// let written = Written::Clock { minutes: 3 * 60, exact: false, tomorrow: false };
    /// let by_three = TimePhrase { first: 0, end: 2, lead: Lead::By, written };
    /// assert_eq!(by_three.due(SimTime::START, starts), Some(SimTime::START + SimSpan::minutes(298)));
    /// ```
    pub fn due(&self, now: SimTime, starts: ClockTime) -> Option<SimTime> {
        match self.written {
            Written::Length(minutes) => {
                (minutes > 0).then(|| SimTime::from_ms(now.ms().saturating_add(u64::from(minutes) * 60_000)))
            }
            Written::Clock { minutes, exact, tomorrow } => {
                let today = now.ms().checked_div(60_000)?.checked_add(u64::from(starts.minutes))?;
                let of_day = u32::try_from(today % u64::from(DAY)).unwrap_or(0);
                let ahead = if tomorrow {
                    DAY - of_day + minutes
                } else if exact {
                    let ahead = (minutes + DAY - of_day) % DAY;
                    (1..=HALF_DAY).contains(&ahead).then_some(ahead)?
                } else {
                    let ahead = (minutes % HALF_DAY + DAY - of_day) % HALF_DAY;
                    (1..HALF_DAY - JUST_PASSED).contains(&ahead).then_some(ahead)?
                };
                let due_minutes =
                    today.checked_add(u64::from(ahead))?.checked_sub(u64::from(starts.minutes))?;
                due_minutes.checked_mul(60_000).map(SimTime::from_ms)
            }
        }
    }
}

/// All times of a reading, first place first. Times in quotations and unfilled slots are left out.
pub(super) fn times(reading: &Reading<'_>) -> Vec<TimePhrase> {
    let tokens = &reading.tokens;
    let mut out = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = if reading.is_aside(at) { None } else { read(tokens, at) };
        match found {
            Some(time) => {
                at = time.end.max(at + 1);
                out.push(time);
            }
            None => at += 1,
        }
    }
    out
}

fn read(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let core = clock(tokens, at).or_else(|| length(tokens, at)).or_else(|| day(tokens, at))?;
    if core.lead == Lead::In {
        return Some(core);
    }
    let (first, lead) = lead(tokens, at, matches!(core.written, Written::Length(_)))?;
    let mut time = TimePhrase { first, lead, ..core };
    let after = tokens.form(time.end);
    if let Written::Length(_) = time.written {
        let since = matches!(after, "ago" | "earlier" | "late" | "old" | "overdue");
        // A bare length says how long, not when.
        if since || !matches!(time.lead, Lead::In | Lead::By) {
            return None;
        }
    } else if let Written::Clock { tomorrow, .. } = &mut time.written {
        let later = |form: &str| matches!(form, "tomorrow" | "tmrw" | "tmr" | "2moro") || is_weekday(form);
        let behind = later(after) || after == "on" && later(tokens.form(time.end + 1));
        // "on Friday, by noon", "tomorrow morning at nine": the day may stand a few words before.
        let before = (1..=4)
            .map_while(|n| first.checked_sub(n).map(|at| tokens.form(at)))
            .take_while(|form| !matches!(*form, "." | "!" | "?" | ";"))
            .any(later);
        if behind || before {
            *tomorrow = true;
        }
        while matches!(
            tokens.form(time.end),
            "tomorrow" | "today" | "sharp" | "o'clock" | "latest" | "tonight"
        ) || is_weekday(tokens.form(time.end))
        {
            time.end += 1;
        }
    }
    Some(time)
}

/// A day that is named without an hour: `by Friday`, `on 7 March`. It is some day after this one, and no drill lasts
/// so long; it is taken as the end of work tomorrow. With an hour beside it the hour is the time. `hourly` is a length.
fn day(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let every =
        |minutes, end| Some(TimePhrase { first: at, end, lead: Lead::In, written: Written::Length(minutes) });
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
    let mut end = at;
    let numbered = |at| tokens.get(at).kind == Kind::Number && (1..=31).contains(&tokens.get(at).value);
    if is_weekday(tokens.form(end)) {
        end += 1;
    }
    if numbered(end) && is_month(tokens.form(end + 1)) {
        end += 2;
    }
    let led = at.checked_sub(1).is_some_and(|b| matches!(tokens.form(b), "by" | "on" | "before" | "until"));
    let hour_near = (end..end + 5)
        .any(|i| tokens.get(i).kind == Kind::Clock || matches!(tokens.form(i), "noon" | "midday" | "at"))
        || (1..=3).any(|n| at >= n && tokens.get(at - n).kind == Kind::Clock);
    if end == at || !led || hour_near {
        return None;
    }
    let written = Written::Clock { minutes: 17 * 60, exact: true, tomorrow: true };
    Some(TimePhrase { first: at, end, lead: Lead::None, written })
}

fn is_weekday(word: &str) -> bool {
    matches!(word, "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday")
}

fn is_month(word: &str) -> bool {
    matches!(
        word,
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
    )
}

/// The lead of the time at `at`: where it begins. `None` if the words before say that it is no such time.
fn lead(tokens: &Tokens, at: usize, length: bool) -> Option<(usize, Lead)> {
    let mut first = at;
    // Fillers between lead and time: "within the next half hour", "by around 10:30".
    for _ in 0..4 {
        if first == 0 {
            break;
        }
        let lead = match tokens.form(first - 1) {
            "by" | "before" | "until" | "till" | "til" | "than" => Some(Lead::By),
            "in" | "within" | "inside" | "every" | "under" => Some(if length { Lead::In } else { Lead::At }),
            "at" | "@" | "for" => Some(Lead::At),
            "on" if is_weekday(tokens.form(at)) || is_month(tokens.form(at + 1)) => Some(Lead::At),
            "since" | "from" | "between" => Some(Lead::Since),
            "after" => Some(if length { Lead::In } else { Lead::Since }),
            "it" if length && first >= 2 && tokens.form(first - 2) == "give" => Some(Lead::In),
            "last" | "past" | "previous" => return None,
            _ => None,
        };
        if let Some(lead) = lead {
            return Some((first - 1, lead));
        }
        let filler = matches!(
            tokens.form(first - 1),
            "the"
                | "next"
                | "about"
                | "around"
                | "approx"
                | "approximately"
                | "roughly"
                | "another"
                | "say"
                | "up"
                | "to"
                | "max"
                | "maximum"
                | "most"
                | "latest"
                | "circa"
                | "~"
                | "just"
                | "under"
                | "less"
                | "half"
                | "est"
                | "coming"
        );
        if !filler {
            break;
        }
        if length && tokens.form(first - 1) == "next" && first >= 1 {
            let outer = lead_before(tokens, first - 1);
            return Some((outer, Lead::In));
        }
        first -= 1;
    }
    let near = at > 0 && matches!(tokens.form(at - 1), "around" | "about" | "approx" | "circa" | "~");
    Some((if near { at - 1 } else { at }, if near { Lead::At } else { Lead::None }))
}

/// Where `in the next ...` begins, given the place of `next`.
fn lead_before(tokens: &Tokens, next: usize) -> usize {
    (1..=3)
        .filter_map(|n| next.checked_sub(n))
        .find(|i| matches!(tokens.form(*i), "in" | "within" | "inside" | "over"))
        .unwrap_or(next)
}

/// A time of day that begins at `at`.
fn clock(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let done = |end, minutes, exact| {
        let written = Written::Clock { minutes, exact, tomorrow: false };
        Some(TimePhrase { first: at, end, lead: Lead::None, written })
    };
    let token = tokens.get(at);
    if token.kind == Kind::Clock {
        return done(at + 1, token.value, token.exact);
    }
    match tokens.form(at) {
        "noon" | "midday" => return done(at + 1, HALF_DAY, true),
        "midnight" => return done(at + 1, 0, true),
        "half" => {
            let (hour_at, past) =
                if tokens.form(at + 1) == "past" { (at + 2, true) } else { (at + 1, false) };
            if let Some(hour) = hour(tokens, hour_at)
                && (past || closes(tokens, hour_at + 1))
            {
                return half_day(tokens, hour_at + 1, hour * 60 + 30, done);
            }
        }
        _ => {}
    }
    // "quarter to eleven", "a quarter past three", "ten past", "20 to 3".
    let (from, article) = if tokens.form(at) == "a" { (at + 1, true) } else { (at, false) };
    let quarter = tokens.form(from) == "quarter";
    if quarter || !article {
        let (offset, mut next) =
            if quarter { (15, from + 1) } else { small_number(tokens, from).unwrap_or((0, at)) };
        if next > at && (1..=29).contains(&offset) {
            if matches!(tokens.form(next), "minutes" | "mins") {
                next += 1;
            }
            let direction = tokens.form(next);
            if let Some(hour) = hour(tokens, next + 1)
                && matches!(direction, "past" | "to")
                && closes(tokens, next + 2)
            {
                let minutes =
                    if direction == "to" { (hour * 60 + DAY - offset) % DAY } else { hour * 60 + offset };
                return half_day(tokens, next + 2, minutes, done);
            }
        }
    }
    // A bare hour: "by 3", "before eleven", "at ten o'clock", "at 1030".
    let previous = at.checked_sub(1).map_or("", |i| tokens.form(i));
    let next = tokens.form(at + 1);
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
    let headed =
        matches!(previous, "update" | "huddle" | "next" | "post" | "briefing" | "message" | "brief" | "word");
    if token.kind == Kind::Number
        && (led || headed)
        && token.span.end - token.span.start == 4
        && closes(tokens, at + 1)
    {
        let (hour, minute) = (token.value / 100, token.value % 100);
        let is_number = tokens.form(at).bytes().all(|b| b.is_ascii_digit());
        if hour < 24 && minute < 60 && is_number && (6..=23).contains(&hour) {
            return done(at + 1, hour * 60 + minute, true);
        }
    }
    if next == "o'clock" || next == "oclock" || (led && closes(tokens, at + 1)) {
        let hour = hour(tokens, at)?;
        return half_day(tokens, at + 1, hour * 60, done);
    }
    None
}

/// Ends a time in words, with an `am` or `pm` behind it if there is one.
fn half_day(
    tokens: &Tokens,
    end: usize,
    minutes: u32,
    done: impl Fn(usize, u32, bool) -> Option<TimePhrase>,
) -> Option<TimePhrase> {
    let end = if matches!(tokens.form(end), "o'clock" | "oclock") { end + 1 } else { end };
    match tokens.form(end) {
        "am" => done(end + 1, minutes % HALF_DAY, true),
        "pm" => done(end + 1, minutes % HALF_DAY + HALF_DAY, true),
        _ => done(end, minutes % DAY, minutes >= 13 * 60),
    }
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
                | "max"
                | "here"
        )
        || is_weekday(tokens.form(at))
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

/// A number in digits or words, and the token behind it: `20`, `twenty`, `twenty-five`.
fn small_number(tokens: &Tokens, at: usize) -> Option<(u32, usize)> {
    let token = tokens.get(at);
    if token.kind == Kind::Number {
        return Some((token.value, at + 1));
    }
    let n = number_word(tokens.form(at))?;
    if n >= 20 && n % 10 == 0 {
        let next = if tokens.get(at + 1).kind == Kind::Hyphen { at + 2 } else { at + 1 };
        if let Some(unit) = number_word(tokens.form(next)).filter(|u| (1..=9).contains(u)) {
            return Some((n + unit, next + 1));
        }
    }
    Some((n, at + 1))
}

fn number_word(word: &str) -> Option<u32> {
    const WORDS: [&str; 21] = [
        "",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
    ];
    match word {
        "" => None,
        "thirty" => Some(30),
        "forty" => Some(40),
        "fortyfive" => Some(45),
        "fifty" => Some(50),
        "sixty" => Some(60),
        "ninety" => Some(90),
        _ => WORDS.iter().position(|w| *w == word).and_then(|n| u32::try_from(n).ok()),
    }
}

/// A length of time that begins at `at`: `20 mins`, `an hour and a half`, `half an hour`, `the hour`, `20-30 mins`.
fn length(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let hyphen = |i: usize| if tokens.get(i).kind == Kind::Hyphen { i + 1 } else { i };
    let done = |end: usize, minutes: u32| {
        // "an hour's time", "an hour or so"
        let end = if matches!(tokens.form(end), "time") { end + 1 } else { end };
        Some(TimePhrase { first: at, end, lead: Lead::None, written: Written::Length(minutes) })
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
        "a" | "an" | "the" if matches!(tokens.form(at + 1), "half" | "quarter") => return None,
        _ => {}
    }
    let (mut n, mut next) = match tokens.form(at) {
        "a" | "an" => (1, at + 1),
        "hour" if at > 0 && matches!(tokens.form(at - 1), "the" | "this" | "next" | "within") => (1, at),
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
    let unit_minutes = unit(tokens.form(next))?;
    let mut minutes = n.saturating_mul(unit_minutes);
    if fraction {
        minutes = minutes.saturating_add(unit_minutes / 2);
    }
    next += 1;
    if unit_minutes == 60
        && tokens.form(next) == "and"
        && tokens.form(next + 1) == "a"
        && tokens.form(next + 2) == "half"
    {
        return done(next + 3, minutes.saturating_add(30));
    }
    if unit_minutes == 60 && tokens.get(hyphen(next)).kind == Kind::Number && n < 24 {
        let more = tokens.get(next).value;
        let end = if unit(tokens.form(next + 1)) == Some(1) { next + 2 } else { next + 1 };
        if more < 60 && end == next + 2 {
            return done(end, minutes.saturating_add(more));
        }
    }
    // Longer than a month is no promise anybody keeps a clock for.
    (minutes <= 31 * DAY).then(|| done(next, minutes)).flatten()
}

/// Minutes in a unit of time.
fn unit(word: &str) -> Option<u32> {
    match word {
        "m" | "min" | "mins" | "minute" | "minutes" | "minuets" | "mintues" | "minute's" | "minutes'" => {
            Some(1)
        }
        "h" | "hr" | "hrs" | "hour" | "hours" | "hour's" => Some(60),
        "day" | "days" => Some(DAY),
        _ => None,
    }
}
