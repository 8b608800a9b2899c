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
use crate::text::token::Kind;

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
        "status-label",
        "status-other",
        "status-half",
        "status-named",
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
    // The opening word, after a bracket, a time or a word such as `status`.
    let mut at = from;
    while at < to
        && (matches!(reading.token(at).kind, Kind::Mark | Kind::Hyphen | Kind::Number | Kind::Clock)
            || reading.has("status-prefix", at, at + 1))
    {
        at += 1;
    }
    if let Some(open) = reading.first("status-open", at, at + 1) {
        return (!listed(reading, open)).then_some(open);
    }
    let label = reading.hits("status-label", at, to).iter().copied().find(|h| labels(reading, sentence, *h));
    if label.is_some() {
        return label.filter(|h| !listed(reading, *h));
    }
    let said = reading.hits("status-said", from, to).iter();
    said.copied().find(|h| {
        let (clause, _) = reading.clause(sentence, h.first);
        let near = h.first.saturating_sub(NEAR).max(clause);
        // The police investigate their own matters.
        let other = reading.hits("status-other", near, h.first + 1);
        !reading.is_aside(h.first) && other.is_empty() && !negates(reading, near, h.end)
    })
}

/// How far before a state what denies it or whose it is may stand.
const NEAR: usize = 5;

/// Whether a state is one of a list, and so none: `Investigating/Monitoring/Resolved`.
fn listed(reading: &Reading<'_>, state: Hit) -> bool {
    let also = |slash: usize, other: usize| {
        reading.form(slash) == "/" && reading.has("status-label", other, other + 1)
    };
    also(state.first + 1, state.first + 2)
        || state.first > 1 && also(state.first - 1, state.first - 2)
        || reading.has("status-label", state.first + 1, state.first + 2)
}

/// Whether a word stands as a label, between marks or at the end of the line: `Gates - Investigating`, `(resolved 14:20)`,
/// `| IDENTIFIED |`.
fn labels(reading: &Reading<'_>, sentence: &Sentence, word: Hit) -> bool {
    let before = word.first.checked_sub(1).map_or("", |at| reading.form(at));
    let opened = matches!(before, "-" | "(" | "[" | "|" | "/" | ":" | "*" | "•" | ">" | ",");
    // `Status at 07:15 is "identified"`: the quoted word is ours.
    let named = matches!(before, "\"" | "'" | "\u{201c}" | "\u{2018}")
        && reading.has("status-named", sentence.first, word.first);
    let next = reading.token(word.end);
    let closed = word.end >= sentence.end
        || matches!(next.kind, Kind::Mark | Kind::Number | Kind::Clock)
        || matches!(reading.form(word.end), "at" | "since" | "as" | "from" | "now" | "for" | "between")
        || reading.form(word.first) == "update"
            && matches!(reading.form(word.end), "no" | "number" | "for" | "on");
    (opened || named) && closed
}
