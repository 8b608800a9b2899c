//! Was every slot of the template filled in? (Domain reference 5.7, A21.)

use super::Detector;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::reading::Reading;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "filled",
    code: "A21",
    sense: Sense::MustNot,
    what: "a slot of the template that was left empty",
    why: "a gap in brackets tells every reader that nobody read this before it went out",
    example: "Next update by [hh:mm].",
    instead: "Next update by 10:30.",
    tables: &["placeholder"],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let mut spans = reading.blanks.clone();
    spans.extend(
        reading
            .hits("placeholder", 0, reading.tokens.len())
            .iter()
            .map(|h| reading.span(*h))
            .filter(|s| !reading.blanks.iter().any(|b| b.start <= s.start && s.start < b.end)),
    );
    order::sort(&mut spans);
    match spans.first() {
        None => Finding::absent(Verdict::Met, "every slot is filled in"),
        Some(first) => {
            let reason = format!("\u{201c}{}\u{201d} was not filled in", reading.quote(*first));
            Finding::new(Verdict::NotMet, spans, reason)
        }
    }
}
