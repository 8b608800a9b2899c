//! Handover: does it say when it began? (Domain reference 4.4: start time.)

use super::Detector;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::reading::Reading;
use crate::text::time_phrase::Lead;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "since",
    code: "H2",
    sense: Sense::Must,
    what: "when it began",
    why: "the start time is what resolvers match against their own logs and changes",
    example: "Calls have been dropping for a while.",
    instead: "Calls have been dropping since 10:02.",
    tables: &["began", "ago", "began-not", "began-vague"],
    read,
};

/// How far the time may stand behind a word of beginning.
const REACH: usize = 6;

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let mut spans = Vec::new();
    let asked = |at: usize| {
        let n = reading.sentences.partition_point(|s| s.end <= at);
        reading.sentences.get(n).is_some_and(|s| s.question || reading.has("began-not", s.first, s.end))
    };
    for time in reading.times() {
        let from = time.first.saturating_sub(REACH);
        let began = reading.hits("began", from, time.end).iter().rfind(|b| b.end <= time.end).copied();
        let joined =
            began.is_some_and(|b| !(b.end..time.first).any(|i| matches!(reading.form(i), "." | ";" | "!")));
        if (time.lead == Lead::Since || joined) && !asked(time.first) {
            let first = began.map_or(time.first, |b| b.first.min(time.first));
            spans.push(reading.tokens.span(first, time.end));
        }
    }
    let ago = reading.hits("ago", 0, reading.tokens.len());
    spans.extend(
        ago.iter().filter(|h| !reading.is_aside(h.first) && !asked(h.first)).map(|h| reading.span(*h)),
    );
    if spans.is_empty() {
        if let Some(vague) = reading.first("began-vague", 0, reading.tokens.len()) {
            return Finding::at(
                Verdict::Partly,
                reading.span(vague),
                "it says roughly when it began, not the time",
            );
        }
        return Finding::absent(Verdict::NotMet, "it does not say when it began");
    }
    order::sort(&mut spans);
    Finding::new(Verdict::Met, spans, "it says when it began")
}
