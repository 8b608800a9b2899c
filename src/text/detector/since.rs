//! Handover: does it say when it began? (Domain reference 4.4: start time.)

use super::Detector;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::reading::Reading;
use crate::text::time_phrase::{Lead, TimePhrase, Written};

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "since",
    code: "H2",
    sense: Sense::Must,
    what: "when it began",
    why: "the start time is what resolvers match against their own logs and changes",
    example: "Calls have been dropping for a while.",
    instead: "Calls have been dropping since 10:02.",
    tables: &["began", "ago", "began-not", "began-vague", "began-broke", "ask", "tried", "promise-noun"],
    read,
};

/// How far the time may stand behind a word of beginning.
const REACH: usize = 6;

/// How far the time may stand behind the failing that happened then.
const NEAR: usize = 8;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
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
        let joined = joined && !(began.is_some_and(|b| coming(reading, b.first)) && ahead(time, context))
            || broke(reading, time);
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

/// Whether a beginning is told in the present tense: `the break starts at 15:15`.
fn coming(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.form(at), "start" | "starts" | "begin" | "begins")
}

/// Whether a time is still to come.
fn ahead(time: &TimePhrase, context: &Context<'_>) -> bool {
    time.due(context).is_some()
}

/// Whether what broke is told with the time it did: `the pump tripped at 4am`. What was tried or asked at a time did not
/// begin then.
fn broke(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    if !matches!(time.lead, Lead::At | Lead::None) || matches!(time.written, Written::Length(_)) {
        return false;
    }
    let n = reading.sentences.partition_point(|s| s.end <= time.first);
    let Some(sentence) = reading.sentences.get(n) else { return false };
    let other = ["ask", "tried", "promise-noun"].iter().any(|t| reading.has(t, sentence.first, sentence.end));
    let from = time.first.saturating_sub(NEAR).max(sentence.first);
    // "07:05, first two calls at once": a log line opens with its time.
    let opens = time.first == sentence.first && matches!(reading.form(time.end), "," | ":" | "-");
    !other && (opens || reading.has("began-broke", from, time.end))
}
