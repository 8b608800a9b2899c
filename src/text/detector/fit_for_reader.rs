//! Is it meant for this reader? (Domain reference 4.4, A22.)
//!
//! Outside, no internal systems, figures, instructions, nor staff by role and surname. Inside, no letter to a customer.

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::{capital, capitals, machine, opens};
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "fit-for-reader",
    code: "A22",
    sense: Sense::MustNot,
    what: "what is not for this reader: internal systems, figures, instructions and staff; or a letter sent to the wrong desk",
    why: "it confuses readers, and what is internal travels further than you think",
    example: "I've logged this to parent 1042 and you'll get a reply from tier 2.",
    instead: "I've passed this to our billing team, who will write to you by Friday.",
    tables: &[
        "internal-only",
        "internal-figure",
        "internal-count",
        "scope-unit",
        "internal-role",
        "internal-explained",
        "internal-no-name",
        "outside-letter",
        "outside-quoted",
        "quantifier",
        "negation",
        "not-negating",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let mut found: Vec<Span> = Vec::new();
    let outside = context.lane.is_outside();
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let real = |h: &&Hit| !reading.is_aside(h.first);
        if outside {
            if reading.has("internal-explained", from, to) {
                continue;
            }
            let denied = |h: &&Hit| !negates(reading, h.first.saturating_sub(6).max(from), h.first);
            found.extend(
                reading.hits("internal-only", from, to).iter().filter(real).map(|h| reading.span(*h)),
            );
            let figures = reading.hits("internal-figure", from, to).iter().filter(real).filter(denied);
            found.extend(figures.map(|h| reading.span(*h)));
            found.extend((from..to).filter_map(|at| figure(reading, at, from, to)));
            let machines = (from..to).filter_map(|at| machine(reading, at).map(|end| (at, end)));
            found.extend(machines.map(|(at, end)| reading.tokens.span(at, end)));
            found.extend((from..to).filter_map(|at| reference(reading, at)));
            found.extend(
                reading
                    .hits("internal-role", from, to)
                    .iter()
                    .filter(real)
                    .filter_map(|h| surname(reading, *h, to)),
            );
        } else if !reading.has("outside-quoted", from, to) {
            let letter = reading.hits("outside-letter", from, to).iter().filter(real);
            // A letter opens with its greeting, or speaks to a customer wherever it does.
            let fits = |h: &&Hit| reading.form(h.first) != "dear" || opens(reading, from, h.first);
            found.extend(letter.filter(fits).map(|h| reading.span(*h)));
        }
    }
    if found.is_empty() {
        return Finding::absent(Verdict::Met, "it fits its reader");
    }
    order::sort(&mut found);
    found.dedup();
    let quote = reading.quote(found[0]);
    let reason = if outside {
        format!("\u{201c}{quote}\u{201d} is internal; this reader has no use for it")
    } else {
        format!("\u{201c}{quote}\u{201d} speaks to somebody else than this reader")
    };
    Finding::new(Verdict::NotMet, found, reason)
}

/// A number of those who wait or work: `94 in the queue`, `five people in today`. The reader's own place is theirs to know
/// (`you are number 4 in the queue`).
fn figure(reading: &Reading<'_>, at: usize, from: usize, to: usize) -> Option<Span> {
    let number = reading.token(at).kind == Kind::Number || reading.has("quantifier", at, at + 1);
    let yours = (at.saturating_sub(3).max(from)..at)
        .any(|i| matches!(reading.form(i), "you" | "you're" | "your" | "number" | "no"));
    if !number || yours || reading.is_aside(at) {
        return None;
    }
    let count = reading.first("internal-count", at + 1, (at + 4).min(to))?;
    let measured = reading.has("scope-unit", at + 1, count.first);
    (!measured).then(|| reading.tokens.span(at, count.end))
}

/// The reference of an internal record: `REQ0044817`, `INC-1042`.
fn reference(reading: &Reading<'_>, at: usize) -> Option<Span> {
    let form = reading.form(at);
    let start =
        ["inc", "chg", "req", "prb", "kb", "sctask"].into_iter().find(|start| form.starts_with(*start))?;
    if reading.is_aside(at) || reading.token(at).kind != Kind::Word {
        return None;
    }
    if form.len() == start.len() {
        let joined = reading.token(at + 1).kind == Kind::Hyphen && reading.token(at + 2).kind == Kind::Number;
        return (joined && capitals(reading, at)).then(|| reading.tokens.span(at, at + 3));
    }
    let rest = &form[start.len()..];
    (rest.len() >= 3 && rest.bytes().all(|b| b.is_ascii_digit())).then(|| reading.token(at).span)
}

/// A role with a name and a surname close behind or before: `the same engineer, Barry Stopes`.
fn surname(reading: &Reading<'_>, role: Hit, end: usize) -> Option<Span> {
    let two = |at: usize| {
        let joint = reading.token(at + 1).kind == Kind::Hyphen;
        let is = |at: usize| capital(reading, at) && !reading.has("internal-no-name", at, at + 1);
        !joint && is(at) && is(at + 1)
    };
    let behind = (role.end..(role.end + 4).min(end)).find(|at| two(*at)).map(|at| (role.first, at + 2));
    let before = (role.first.saturating_sub(5)..role.first).find(|at| two(*at)).map(|at| (at, role.end));
    behind.or(before).map(|(first, end)| reading.tokens.span(first, end))
}
