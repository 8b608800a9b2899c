//! Was every slot of the template filled in? (Domain reference 5.7, A21.)

use super::Detector;
use crate::diagnostic::Span;
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
    let inside = |place: &Span| {
        let begun = reading.blanks.partition_point(|blank| blank.start <= place.start);
        begun.checked_sub(1).is_some_and(|blank| place.start < reading.blanks[blank].end)
    };
    let places = reading.hits("placeholder", 0, reading.tokens.len()).iter().map(|h| reading.span(*h));
    spans.extend(places.filter(|place| !inside(place)));
    // A template may be all slots.
    spans.sort_unstable();
    match spans.first() {
        None => Finding::absent(Verdict::Met, "every slot is filled in"),
        Some(first) => {
            let reason = format!("\u{201c}{}\u{201d} was not filled in", reading.quote(*first));
            Finding::new(Verdict::NotMet, spans, reason)
        }
    }
}
