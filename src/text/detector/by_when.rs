//! Handover: by when is the ask wanted? (Domain reference 4.4: ask + by when.)

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::promise::promises;
use crate::text::reading::Reading;
use crate::text::time_phrase::{Lead, Meant};

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "by-when",
    code: "H6",
    sense: Sense::Must,
    what: "a time by which you want the answer",
    why: "without a time nobody can tell when to chase",
    example: "Please check the trunk asap.",
    instead: "Please check the trunk and tell me by 10:20.",
    tables: &[
        "ask",
        "ask-verb",
        "vague-time",
        "urgent-now",
        "due-other",
        "due-before",
        "due-part",
        "due-soft",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let own = promises(reading, context);
    let (mut met, mut gone, mut unclear): (Vec<Span>, Vec<Span>, Vec<Span>) = Default::default();
    let mut part: Vec<Span> = Vec::new();
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let wished = ["ask", "ask-verb", "due-soft"].iter().any(|t| reading.has(t, from, to));
        if wished {
            part.extend(reading.first("due-part", from, to).map(|h| reading.span(h)));
        }
    }
    for time in reading.times().iter().filter(|t| t.lead != Lead::Since) {
        let sentence = reading.sentences.partition_point(|s| s.end <= time.first);
        let Some(sentence) = reading.sentences.get(sentence) else { continue };
        // What others do at a time is no deadline, unless the answer is wanted before it.
        let other = reading.first("due-other", sentence.first, sentence.end);
        if other.is_some_and(|o| !reading.has("due-before", sentence.first, o.first)) {
            continue;
        }
        // `before their 20:00 meeting`: the word that makes it a deadline stands a little off.
        let near = time.first.saturating_sub(6).max(sentence.first);
        let due = time.lead == Lead::By || reading.has("due-before", near, time.end);
        let asks = matches!(time.lead, Lead::In | Lead::At)
            && (reading.has("ask", sentence.first, sentence.end)
                || reading.has("ask-verb", sentence.first, time.first));
        let promised = own.iter().any(|p| p.time.as_ref() == Some(time) && p.verdict == Verdict::Met);
        if promised || !(asks || due) {
            continue;
        }
        let span = reading.tokens.span(time.first, time.end);
        match time.meant(context) {
            Meant::Gone => gone.push(span),
            Meant::Part => part.push(span),
            Meant::At(_) => met.push(span),
            Meant::Unclear(_) => unclear.push(span),
        }
    }
    let now = reading.hits("urgent-now", 0, reading.tokens.len());
    met.extend(now.iter().filter(|h| !reading.is_aside(h.first)).map(|h| reading.span(*h)));
    if !met.is_empty() {
        order::sort(&mut met);
        return Finding::new(Verdict::Met, met, "it says by when");
    }
    if !unclear.is_empty() {
        return Finding::new(Verdict::Unsure, unclear, "it is not clear which day that time is on");
    }
    if !gone.is_empty() {
        return Finding::new(Verdict::NotMet, gone, "the time it names has already gone");
    }
    if !part.is_empty() {
        return Finding::new(Verdict::Partly, part, "it says the day but not by what time");
    }
    if let Some(vague) = reading.first("vague-time", 0, reading.tokens.len()) {
        let span = reading.span(vague);
        let reason = format!("\u{201c}{}\u{201d} is not a time", reading.quote(span));
        return Finding::at(Verdict::NotMet, span, reason);
    }
    Finding::absent(Verdict::NotMet, "it does not say by when")
}
