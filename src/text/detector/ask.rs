//! Handover: does it ask the reader for something? (Domain reference 4.4; 4.3 and A24 for *can someone*.)

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "ask",
    code: "H5",
    sense: Sense::Must,
    what: "one clear thing that the reader is asked to do",
    why: "an escalation without an ask is only news, and \"can someone\" is heard by nobody",
    example: "Can someone look at this?",
    instead: "Please check the SIP trunk and tell me by 10:20 whether it is up.",
    tables: &["ask", "ask-verb", "ask-anyone", "empty-request"],
    read,
};

/// How far the verb may stand behind the asking words.
const REACH: usize = 5;

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut met, mut partly): (Vec<Span>, Vec<Span>) = Default::default();
    let len = reading.tokens.len();
    let anyone: Vec<Hit> =
        reading.hits("ask-anyone", 0, len).iter().filter(|h| !reading.is_aside(h.first)).copied().collect();
    for ask in reading.hits("ask", 0, len).iter().filter(|h| !reading.is_aside(h.first)) {
        let to_anyone = anyone.iter().any(|a| a.first <= ask.end + 1 && ask.first <= a.end);
        let hollow = reading.hits("empty-request", ask.first.saturating_sub(1), ask.end + 1);
        if to_anyone || !hollow.is_empty() {
            continue;
        }
        let verb = reading.first("ask-verb", ask.first, ask.end + REACH).filter(|v| v.end > ask.first);
        let same = |v: &Hit| !(ask.end..v.first).any(|i| matches!(reading.form(i), "." | "?" | "!" | ";"));
        match verb.filter(same) {
            Some(verb) => met.push(reading.tokens.span(ask.first, verb.end.max(ask.end))),
            None => partly.push(reading.span(*ask)),
        }
    }
    if !met.is_empty() {
        return Finding::new(Verdict::Met, met, "it asks the reader to do something");
    }
    if !anyone.is_empty() {
        let spans = anyone.iter().map(|h| reading.span(*h)).collect();
        return Finding::new(
            Verdict::NotMet,
            spans,
            "it asks \u{201c}someone\u{201d}, so nobody is asked; name who",
        );
    }
    if !partly.is_empty() {
        return Finding::new(Verdict::Partly, partly, "it asks, but not for anything in particular");
    }
    Finding::absent(Verdict::NotMet, "it does not ask for anything")
}
