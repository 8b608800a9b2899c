//! Does it say what is being done about it? (Domain reference 5.7, A5.)
//!
//! A deed that is done or going on counts; work that has no name (`looking into it`), a deed still to come and one that
//! hangs on a condition are half of it. What a passive says counts only for verbs that are plainly work on the trouble.

use super::{Detector, joined};
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::deed::{self, Deed, When, Who};
use crate::text::elsewhere::elsewhere;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::reading::Reading;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "action",
    code: "A5",
    sense: Sense::Must,
    what: "what is being done, or was done, about it",
    why: "who hears what is done waits; who hears nothing rings again",
    example: "We are looking into it.",
    instead: "Our telephone team is moving calls to the spare line.",
    tables: TABLES,
    read,
};

const OWN: [&str; 12] = [
    "action-said",
    "action-vague-verb",
    "action-vague",
    "action-plain",
    "action-heading",
    "action-harm",
    "action-not",
    "action-affair",
    "clause-break",
    "elsewhere-then",
    "elsewhere-now",
    "elsewhere-untrue",
];
const TABLES: &[&str] = &joined::<{ OWN.len() + deed::TABLES.len() }>(&OWN, deed::TABLES);

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut met, mut partly): (Vec<Span>, Vec<Span>) = Default::default();
    for sentence in reading.sentences.iter().filter(|s| !s.question) {
        let (from, to) = (sentence.first, sentence.end);
        // What was done last winter is nothing that is done about this.
        if reading.has("action-not", from, to) || elsewhere(reading, sentence, from) {
            continue;
        }
        let harm = reading.has("action-harm", from, to);
        for deed in deed::deeds(reading, sentence) {
            match weigh(reading, deed) {
                Verdict::Met if !harm => met.push(deed.span),
                Verdict::Met | Verdict::Partly => partly.push(deed.span),
                _ => {}
            }
        }
        let real = |h: &&crate::text::phrases::Hit| !reading.is_aside(h.first);
        met.extend(reading.hits("action-plain", from, to).iter().filter(real).map(|h| reading.span(*h)));
        partly.extend(reading.hits("action-vague", from, to).iter().filter(real).map(|h| reading.span(*h)));
        let heading = reading.hits("action-heading", from, to).iter().filter(real);
        met.extend(heading.filter(|h| has_news(reading, h.end, to)).map(|h| reading.span(*h)));
    }
    if !met.is_empty() {
        return Finding::new(Verdict::Met, met, "it says what is being done");
    }
    if !partly.is_empty() {
        return Finding::new(Verdict::Partly, partly, "it says that something is done, but not what");
    }
    Finding::absent(Verdict::NotMet, "it does not say what you are doing about it")
}

fn weigh(reading: &Reading<'_>, deed: &Deed) -> Verdict {
    let at = |table| reading.has(table, deed.verb, deed.verb + 1);
    let strong = at("deed-strong");
    if at("action-said") {
        return Verdict::NotMet;
    }
    let covered = reading.hits("action-vague", deed.verb.saturating_sub(4), deed.verb + 1);
    if at("action-vague-verb") || covered.iter().any(|v| v.end > deed.verb) || deed.when == When::Ahead {
        return Verdict::Partly;
    }
    match deed.who {
        _ if deed.conditional => Verdict::Partly,
        Who::Me | Who::Us => Verdict::Met,
        Who::Ours if strong => Verdict::Met,
        // "Has been corrected" is work; "was sent", "is cancelled" only tell how things are.
        Who::Unsaid if strong && !is_state(reading, deed.verb) => Verdict::Met,
        Who::Unsaid if strong => Verdict::Partly,
        Who::Ours => Verdict::Partly,
        Who::Unsaid => Verdict::NotMet,
    }
}

/// Whether a passive only tells how things are: `the store is closed`, `your order was sent`. `Were switched to the spare line`
/// is work, as nobody but us does it.
fn is_state(reading: &Reading<'_>, verb: usize) -> bool {
    let past = (verb.saturating_sub(2)..verb).any(|i| matches!(reading.form(i), "was" | "were"));
    if past && reading.has("deed-put", verb, verb + 1) && !reading.has("action-affair", verb, verb + 1) {
        return false;
    }
    (verb.saturating_sub(2)..verb).any(|i| matches!(reading.form(i), "is" | "are" | "was" | "were"))
        && !(verb.saturating_sub(2)..verb).any(|i| matches!(reading.form(i), "being" | "been"))
}

/// Whether something of some length stands behind a heading's colon.
fn has_news(reading: &Reading<'_>, colon: usize, end: usize) -> bool {
    let words = |i: &usize| reading.token(*i).kind == crate::text::token::Kind::Word;
    (colon..(colon + 8).min(end)).any(|i| reading.form(i) == ":") && (colon..end).filter(words).count() >= 4
}
