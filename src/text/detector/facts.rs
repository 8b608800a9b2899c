//! Is what it states what the sender could know? (Domain reference 5.7, A16.)
//!
//! Compared is what can be compared by rule: since when, how many of what, the number to ring, the state, and whether it is
//! about this incident at all. A detail that was not among what the sender had read is no error by itself, as people know more
//! than they are sent; what contradicts it is, and so is a number to ring that nobody gave out. Whether an *explanation* is
//! true is for a coach.

use super::{Detector, about_this};
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::known::Known;
use crate::text::reading::Reading;
use crate::text::slot::Slot;
use crate::text::stated;
use crate::time::ClockTime;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "facts",
    code: "A16",
    sense: Sense::MustNot,
    what: "what contradicts what was known when it was sent",
    why: "one wrong time or number, and nobody believes the next message either",
    example: "Calls have been cut off since 08:15. Ring us on 01632 960999 instead.",
    instead: "Calls have been cut off since 10:02. Ring us on 01632 960115 instead.",
    tables: &[
        "counted",
        "counted-hit",
        "reach-us",
        "over",
        "over-not",
        "own-future",
        "began",
        "common-words",
        "negation",
        "not-negating",
    ],
    read,
};

/// A start told so many minutes off is the same start.
const NEAR: u32 = 5;
/// How far behind a count the word may begin that says they are hit.
const HIT: usize = 3;
/// So many details that nobody had given, in a text about something else, are another incident's.
const FOREIGN: usize = 2;
/// So many, where none that was given is among them, are another incident's whatever words the two share.
const MANY_FOREIGN: usize = 4;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let known = context.known;
    if known.is_empty() {
        return Finding::absent(Verdict::Met, "nothing is known here that it could be compared with");
    }
    let wrong =
        [start(reading, known), number(reading, context), count(reading, known), state(reading, context)];
    if let Some((span, why)) = wrong.into_iter().flatten().min_by_key(|(span, _)| *span) {
        return Finding::at(Verdict::NotMet, span, why);
    }
    let foreign = foreign(reading, context);
    let (own, all) = about_this::share(reading, context);
    let many = foreign.len() >= MANY_FOREIGN && own * 3 < all && !shares_a_detail(reading, known);
    if many || foreign.len() >= FOREIGN && about_this::read(reading, context).verdict == Verdict::NotMet {
        return Finding::new(Verdict::NotMet, foreign, "these are the details of another incident");
    }
    Finding::absent(Verdict::Met, "nothing in it contradicts what was known")
}

type Wrong = Option<(Span, String)>;

/// A start that nobody gave, where one is known.
fn start(reading: &Reading<'_>, known: &Known<'_>) -> Wrong {
    let near = |a: u32, b: u32| a.abs_diff(b).min(1_440 - a.abs_diff(b)) <= NEAR;
    let first = known.starts().next()?;
    let told = stated::starts(reading).into_iter().find(|(minute, _)| {
        let either = [*minute, (*minute + 720) % 1_440];
        !known.has_clock(*minute) && !known.starts().any(|start| either.iter().any(|told| near(*told, start)))
    });
    let clock = ClockTime { minutes: first };
    told.map(|(_, span)| {
        let quote = reading.quote(span);
        (
            span,
            format!("\u{201c}{quote}\u{201d}: what you had before you says {}", clock.at(Default::default())),
        )
    })
}

/// A number to ring that nobody gave out.
fn number(reading: &Reading<'_>, context: &Context<'_>) -> Wrong {
    let told = stated::contacts(reading).into_iter().find(|(digits, span)| {
        let at =
            (0..reading.tokens.len()).find(|at| reading.token(*at).span.start >= span.start).unwrap_or(0);
        let Some(sentence) = reading.sentence_at(at) else { return false };
        let (from, _) = reading.clause(sentence, at);
        let asked = reading.has("reach-us", from.min(at.saturating_sub(6)).max(sentence.first), at);
        let ours = reading.has("own-future", sentence.first, at);
        context.lane.is_outside() && asked && !ours && !context.known.has_contact(digits)
    });
    told.map(|(_, span)| {
        (span, format!("\u{201c}{}\u{201d} is not a number that was given to you", reading.quote(span)))
    })
}

/// More of something than there was said to be; or far fewer, where it says how many are hit.
fn count(reading: &Reading<'_>, known: &Known<'_>) -> Wrong {
    let more = |count: u32, most: u32| u64::from(count) * 100 > u64::from(most) * 115;
    let fewer = |count: u32, most: u32| u64::from(count) * 3 < u64::from(most);
    let hit = |span: Span| {
        let sentence = reading.sentence_of(span)?;
        let behind = (sentence.first..sentence.end).find(|at| reading.token(*at).span.start >= span.end)?;
        Some(reading.has("counted-hit", behind, (behind + HIT).min(sentence.end)))
    };
    stated::counts(reading).into_iter().find_map(|(thing, count, span)| {
        let most = known.most(&thing)?;
        let quote = reading.quote(span);
        if more(count, most) {
            return Some((span, format!("\u{201c}{quote}\u{201d}: the most you had heard of was {most}")));
        }
        (fewer(count, most) && !known.has_count(&thing, count) && hit(span) == Some(true))
            .then(|| (span, format!("\u{201c}{quote}\u{201d}: you had heard of {most}")))
    })
}

/// That it is over, while it is known that it is not.
fn state(reading: &Reading<'_>, context: &Context<'_>) -> Wrong {
    const OVER: Slot =
        Slot { table: "over", not: "over-not", half: "", denied: false, met: "", partly: "", absent: "" };
    let span = OVER.read(reading).spans.first().copied().filter(|_| context.known.unmended)?;
    Some((span, format!("\u{201c}{}\u{201d}: it was not mended yet", reading.quote(span))))
}

/// Whether any time, count or number to ring is one that was known.
fn shares_a_detail(reading: &Reading<'_>, known: &Known<'_>) -> bool {
    stated::clocks(reading).any(|(minute, _)| known.has_clock(minute))
        || stated::counts(reading).iter().any(|(thing, count, _)| known.has_count(thing, *count))
        || stated::contacts(reading).iter().any(|(digits, _)| known.has_contact(digits))
}

/// The details that nobody had given.
fn foreign(reading: &Reading<'_>, context: &Context<'_>) -> Vec<Span> {
    let known = context.known;
    let now = (context.starts.minutes as u64 + context.now.ms() / 60_000) % 1_440;
    let past = |minute: &u32| u64::from(*minute) < now;
    let clocks = stated::clocks(reading).filter(|(minute, _)| past(minute) && !known.has_clock(*minute));
    let mut spans: Vec<Span> = clocks.map(|(_, span)| span).collect();
    spans.extend(stated::counts(reading).into_iter().map(|(_, _, span)| span));
    let named = |at: &usize| {
        crate::text::name::capital(reading, *at)
            && reading.form(*at).len() >= 4
            && !known.has_word(stated::stem(reading.form(*at)))
            && !reading
                .sentences
                .iter()
                .any(|s| crate::text::name::opens(reading, s.first, *at) && s.first <= *at && *at < s.end)
            && !reading.has("common-words", *at, *at + 1)
    };
    spans.extend((0..reading.tokens.len()).filter(named).map(|at| reading.token(at).span));
    spans.sort_unstable();
    spans
}
