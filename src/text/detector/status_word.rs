//! Does a line of a status page carry one clear state? (Domain reference 4.4, A17.)
//!
//! Investigating, identified, monitoring, resolved, update or scheduled, used as the state of this incident: at the
//! opening, or said of it (`is now resolved`, `we have identified`). Not what is to come, not what is denied.

use super::Detector;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "status-word",
    code: "A17",
    sense: Sense::Must,
    what: "one clear word for the state: investigating, identified, monitoring, resolved, update or scheduled",
    why: "who glances at a status page reads one word, and must not have to guess the state",
    example: "We are having some problems with our phones today.",
    instead: "Investigating: some calls are cut off after a minute.",
    tables: &[
        "status-open",
        "status-prefix",
        "status-said",
        "status-not",
        "status-half",
        "negation",
        "not-negating",
        "clause-break",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    for sentence in &reading.sentences {
        let Some(hit) = state(reading, sentence) else { continue };
        let span = reading.span(hit);
        if reading.has("status-half", sentence.first, hit.end) {
            return Finding::at(Verdict::Unsure, span, "the state is given by halves");
        }
        return Finding::at(Verdict::Met, span, "it says in one word what the state is");
    }
    Finding::absent(Verdict::NotMet, "it does not carry one clear word for the state")
}

/// The state that a sentence gives.
fn state(reading: &Reading<'_>, sentence: &Sentence) -> Option<Hit> {
    let (from, to) = (sentence.first, sentence.end);
    if sentence.question || reading.has("status-not", from, to) {
        return None;
    }
    // The opening word, after a bracket or a word such as `status`.
    let mut at = from;
    while at < to
        && (matches!(reading.form(at), "[" | "(" | "-" | "*" | ":" | "#")
            || reading.has("status-prefix", at, at + 1))
    {
        at += 1;
    }
    if let Some(open) = reading.first("status-open", at, at + 1) {
        // A list of states is none: Investigating/Monitoring/Resolved.
        if reading.form(open.end) == "/" || reading.has("status-open", open.first + 1, open.first + 2) {
            return None;
        }
        return Some(open);
    }
    let said = reading.hits("status-said", from, to).iter();
    said.copied().find(|h| {
        let (clause, _) = reading.clause(sentence, h.first);
        !reading.is_aside(h.first) && !negates(reading, h.first.saturating_sub(5).max(clause), h.end)
    })
}
