//! Handover: does it say what was done so far, and what came of it? (Domain reference 4.4.)

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::reading::Reading;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "done-so-far",
    code: "H4",
    sense: Sense::Must,
    what: "what was tried or checked, and the result",
    why: "otherwise the next person does it all again",
    example: "Passing this to you.",
    instead: "Tried a test call from two desks: both failed. Headsets ruled out.",
    tables: &["tried", "result", "nothing-tried", "done-not"],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut tried, mut results): (Vec<Span>, Vec<Span>) = Default::default();
    for sentence in reading.sentences.iter().filter(|s| !s.question) {
        let (from, to) = (sentence.first, sentence.end);
        if reading.has("done-not", from, to) {
            continue;
        }
        let untrue = reading.hits("nothing-tried", from, to);
        let real = |h: &&crate::text::phrases::Hit| {
            !reading.is_aside(h.first) && !untrue.iter().any(|u| u.first <= h.first && h.first < u.end)
        };
        tried.extend(reading.hits("tried", from, to).iter().filter(real).map(|h| reading.span(*h)));
        results.extend(reading.hits("result", from, to).iter().filter(real).map(|h| reading.span(*h)));
    }
    match (tried.is_empty(), results.is_empty()) {
        (false, false) => {
            tried.extend(results);
            order::sort(&mut tried);
            tried.dedup();
            Finding::new(Verdict::Met, tried, "it says what was done and what came of it")
        }
        (false, true) => {
            Finding::new(Verdict::Partly, tried, "it says what was done but not what came of it")
        }
        _ => Finding::absent(Verdict::NotMet, "it does not say what was done so far"),
    }
}
