//! Is the fault laid on somebody? Outside, on any colleague, team or supplier; inside, on a person by name.
//! (Domain reference 4.4, A12.)
//!
//! Words that lay blame by themselves (`let us down`, `dropped the ball`) count anywhere outside. A failing (`forgot`,
//! `did not tell`) needs somebody else who did it, in the same sentence. Who is working on it is never blame.

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::{capital, opens};
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "no-blame",
    code: "A12",
    sense: Sense::MustNot,
    what: "blame of a colleague, a team or a supplier",
    why: "readers hear an excuse, and colleagues who were blamed stop reporting what went wrong",
    example: "Our supplier has let us down again.",
    instead: "There is a fault on the telephone network and its engineers are working on it.",
    tables: &[
        "blame-plain",
        "blame-person",
        "blame-failing",
        "blame-others",
        "blame-self",
        "blame-own",
        "blame-nobody",
        "blame-report",
        "blame-no-person",
        "deed-past",
        "negation",
        "not-negating",
        "clause-break",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let mut found: Vec<Span> = Vec::new();
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let reported = reading.has("blame-report", from, to);
        let real = |h: &&Hit| !reading.is_aside(h.first) && !denied(reading, sentence, h) && !reported;
        // Words that blame a person are blame in any lane, if a person stands there.
        let personal = reading.hits("blame-person", from, to).iter().filter(real);
        if context.lane.is_outside() {
            let plain = reading.hits("blame-plain", from, to).iter().filter(real);
            found.extend(
                personal.chain(plain).filter(|h| !ours(reading, sentence, h)).map(|h| reading.span(*h)),
            );
            if !sentence.question {
                let failing = reading.hits("blame-failing", from, to).iter().filter(real);
                let other = |h: &&Hit| others(reading, sentence, h) && !ours(reading, sentence, h);
                found.extend(failing.filter(other).map(|h| reading.span(*h)));
            }
        } else {
            let named = |h: &&Hit| somebody(reading, sentence, h);
            found.extend(personal.map(|h| reading.span(*h)));
            let plain = reading.hits("blame-plain", from, to).iter().filter(real);
            let failing = reading.hits("blame-failing", from, to).iter().filter(real);
            found.extend(plain.chain(failing).filter(named).map(|h| reading.span(*h)));
        }
        if !reported {
            found.extend((from..to).filter_map(|at| whose(reading, sentence, at, context.lane.is_outside())));
        }
    }
    if found.is_empty() {
        return Finding::absent(Verdict::Met, "it blames nobody");
    }
    order::sort(&mut found);
    found.dedup();
    let quote = reading.quote(found[0]);
    Finding::new(Verdict::NotMet, found, format!("\u{201c}{quote}\u{201d} lays the fault on somebody"))
}

/// The driver's mistake; inside, only a person's by name.
fn whose(reading: &Reading<'_>, sentence: &Sentence, at: usize, outside: bool) -> Option<Span> {
    let hit = Hit { first: at, end: at + 2 };
    let owner = reading.form(at).ends_with("'s") && !reading.has("blame-nobody", at, at + 1);
    if !owner
        || reading.is_aside(at)
        || !reading.has("blame-own", at + 1, at + 2)
        || denied(reading, sentence, &hit)
    {
        return None;
    }
    (outside || capital(reading, at)).then(|| reading.span(hit))
}

/// Whether the blame is taken back: `it wasn't the driver's fault`.
fn denied(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    negates(reading, hit.first.saturating_sub(4).max(sentence.first), hit.first)
}

/// Whether it is our own doing that is named: `I made the mistake`, `we forgot`.
fn ours(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let (clause, _) = reading.clause(sentence, hit.first);
    let us = |at: usize| matches!(reading.form(at), "i" | "we" | "i've" | "we've" | "i'll" | "we'll");
    reading.has("blame-self", hit.first.saturating_sub(2).max(clause), hit.first)
        || (hit.first.saturating_sub(4).max(clause)..hit.first).any(us)
}

/// Whether somebody else is named who failed: close before it, or behind it (`an error by the contractor`).
fn others(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let from = hit.first.saturating_sub(8).max(sentence.first);
    let end = (hit.end + 6).min(sentence.end);
    let by = (hit.end..end).find(|at| matches!(reading.form(*at), "by" | "of" | "from" | "at"));
    reading.has("blame-others", from, hit.end)
        || by.is_some_and(|by| reading.has("blame-others", by, end))
        || somebody(reading, sentence, hit)
}

/// Whether a person stands close before the failing: a name with a capital, or `he`, `she`.
fn somebody(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let from = hit.first.saturating_sub(4).max(sentence.first);
    (from..hit.first).rev().any(|at| {
        let person = capital(reading, at) && !reading.has("blame-no-person", at, at + 1);
        // The first word of a sentence has a capital anyhow: there it must stand right before its verb.
        let did = reading.form(at + 1).ends_with("ed") || reading.has("deed-past", at + 1, at + 2);
        let certain = !opens(reading, sentence.first, at) || at + 2 >= hit.first || did;
        person && certain || matches!(reading.form(at), "he" | "she")
    })
}
