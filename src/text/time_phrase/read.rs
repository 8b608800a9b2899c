//! Finding the times of a text: what begins at a token, the word that leads to it, the day beside it, and ranges.

use super::clock::clock;
use super::day::{alone, edge, same_time, settle};
use super::length::length;
use super::number::{iso_date, month, weekday};
use super::{Day, Lead, TimePhrase, Written};
use crate::text::reading::Reading;
use crate::text::token::Tokens;

/// All times of a reading, first place first. Times in quotations and unfilled slots are left out.
pub(in crate::text) fn times(reading: &Reading<'_>) -> Vec<TimePhrase> {
    let tokens = &reading.tokens;
    let mut out: Vec<TimePhrase> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let found = if reading.is_aside(at) { None } else { read(tokens, at) };
        match found {
            Some(time) => {
                at = time.end.max(at + 1);
                match out.last_mut().and_then(|last| range(tokens, last, &time)) {
                    Some(whole) => *out.last_mut().expect("there is a last one") = whole,
                    None => out.push(time),
                }
            }
            None => at += 1,
        }
    }
    out
}

fn read(tokens: &Tokens, at: usize) -> Option<TimePhrase> {
    let core = clock(tokens, at)
        .or_else(|| edge(tokens, at))
        .or_else(|| same_time(tokens, at))
        .or_else(|| length(tokens, at))
        .or_else(|| alone(tokens, at))?;
    if core.lead == Lead::In {
        return Some(core);
    }
    let counted = matches!(core.written, Written::Length(_) | Written::WorkingDays(_));
    let (first, lead) = lead(tokens, at, counted)?;
    let mut time = TimePhrase { first, lead, ..core };
    if counted {
        let since = matches!(tokens.form(time.end), "ago" | "earlier" | "late" | "old" | "overdue");
        if tokens.form(time.end) == "from" && tokens.form(time.end + 1) == "now" {
            return Some(TimePhrase { end: time.end + 2, lead: Lead::In, ..time });
        }
        // "At 15-minute intervals" recurs, as `every 15 minutes` does.
        if matches!(tokens.form(time.end), "interval" | "intervals") {
            return Some(TimePhrase { end: time.end + 1, lead: Lead::In, ..time });
        }
        // "10 mins and I'm back": a length that leads to what is promised.
        let own = ["i'm", "im", "i'll", "ill", "we're", "we'll", "you'll"];
        let leads =
            matches!(tokens.form(time.end), "and" | "then") && own.contains(&tokens.form(time.end + 1));
        if leads && time.lead == Lead::None && !since {
            return Some(TimePhrase { lead: Lead::In, ..time });
        }
        // A bare length says how long, not when.
        if since || !matches!(time.lead, Lead::In | Lead::By) {
            return None;
        }
        return Some(time);
    }
    settle(tokens, &mut time);
    let before = time.first.checked_sub(1).map_or("", |i| tokens.form(i));
    // "since Monday at nine" begins then, whatever leads to the hour.
    if time.first < first && matches!(before, "since" | "from") {
        time.lead = Lead::Since;
    } else if time.lead == Lead::None
        && time.first < first
        && matches!(before, "by" | "before" | "until" | "till")
    {
        (time.first, time.lead) = (time.first - 1, Lead::By);
    } else if time.lead == Lead::None && time.first < first && before == "for" {
        (time.first, time.lead) = (time.first - 1, Lead::At);
    } else if time.lead == Lead::None && !matches!(time.written, Written::Clock { .. }) {
        time.lead = Lead::At;
    }
    Some(time)
}

/// Two times of day as one range, if that is what they are. `between two and three` means its end, for it is kept by
/// then; any other range (`8:00 to 20:00`, `from nine to five`) is no deadline.
fn range(tokens: &Tokens, from: &TimePhrase, to: &TimePhrase) -> Option<TimePhrase> {
    // "at 10:30 until 12:00" says two things.
    if !matches!(from.lead, Lead::Since | Lead::None) {
        return None;
    }
    let between = tokens.form(from.first) == "between";
    let joined = from.end < to.end
        && (to.first == from.end + 1 && joins(tokens, from.end, between)
            || to.first == from.end && joins(tokens, to.first, between));
    let (Written::Clock { minutes: begin, .. }, true) = (from.written, joined) else { return None };
    let (lead, written) = match to.written {
        // "between five and half past"
        Written::OfHour(minutes) if between => {
            let Written::Clock { face, day, .. } = from.written else { return None };
            (Lead::Since, Written::Clock { minutes: begin - begin % 60 + minutes, face, day })
        }
        Written::Clock { minutes, face, day } if between => {
            let Written::Clock { day: first, .. } = from.written else { return None };
            let day = if day == Day::Unsaid { first } else { day };
            (Lead::Since, Written::Clock { minutes, face, day })
        }
        Written::Clock { .. } if from.lead == Lead::Since => (Lead::Since, from.written),
        Written::Clock { .. } => (Lead::Range, from.written),
        _ => return None,
    };
    Some(TimePhrase { first: from.first, end: to.end, lead, written })
}

fn joins(tokens: &Tokens, at: usize, between: bool) -> bool {
    match tokens.form(at) {
        "to" | "-" | "until" | "till" => true,
        "and" => between,
        _ => false,
    }
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
            "on" if weekday(tokens.form(at)).is_some()
                || month(tokens.form(at + 1)).is_some()
                || iso_date(tokens, at).is_some() =>
            {
                Some(Lead::At)
            }
            "since" | "from" | "between" => Some(Lead::Since),
            "after" if first >= 2 && matches!(tokens.form(first - 2), "not" | "never") => Some(Lead::By),
            "after" => Some(if length { Lead::In } else { Lead::Since }),
            "it" | "me" | "us"
                if length && first >= 2 && matches!(tokens.form(first - 2), "give" | "allow" | "grant") =>
            {
                Some(Lead::In)
            }
            "each" if length => Some(Lead::In),
            "got" | "have"
                if length
                    && first >= 2
                    && matches!(tokens.form(first - 2), "you've" | "you" | "youve" | "u") =>
            {
                Some(Lead::In)
            }
            ":" if length
                && first >= 2
                && matches!(
                    tokens.form(first - 2),
                    "wanted" | "required" | "needed" | "deadline" | "time"
                ) =>
            {
                Some(Lead::In)
            }
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
