//! Does it say when the reader hears next? (Domain reference 5.7, A1; the rule is in [`crate::text::promise`].)

use super::Detector;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::promise::{self, promises};
use crate::text::reading::Reading;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "next-update",
    code: "A1",
    sense: Sense::Must,
    what: "a time at which you will tell the reader more",
    why: "without a time people ring again to ask, and the queue fills with them",
    example: "We will update you soon.",
    instead: "Next update by 10:30, even if nothing has changed.",
    tables: promise::TABLES,
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let all = promises(reading, context);
    let firm: Vec<_> = all.iter().filter(|p| p.verdict == Verdict::Met).collect();
    if let Some(first) = firm.iter().min_by_key(|p| p.due) {
        return Finding::new(Verdict::Met, firm.iter().map(|p| p.span).collect(), first.reason.clone());
    }
    let weak = all.iter().find(|p| p.verdict == Verdict::Unsure);
    if let Some(promise) = weak.or_else(|| all.iter().find(|p| p.time.is_some())).or_else(|| all.first()) {
        if promise.time.is_none() && !reading.blanks.is_empty() {
            return Finding::new(Verdict::NotMet, reading.blanks.clone(), "the time was left to fill in");
        }
        return Finding::at(promise.verdict, promise.span, promise.reason.clone());
    }
    Finding::absent(Verdict::NotMet, "it does not say when the reader hears next")
}
