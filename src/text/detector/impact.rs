//! Does it say what it means for the reader, and for how many? (Domain reference 5.7, A3: [`effect`] and [`scope`].)

use super::{Detector, effect, scope};
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::reading::Reading;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "impact",
    code: "A3",
    sense: Sense::Must,
    what: "what does not work for the reader, and how much of it or for whom",
    why: "readers can tell whether it is about them, and helpers how big it is",
    example: "There is an issue with our systems.",
    instead: "About one call in five to the energy line is cut off.",
    tables: &[],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let effect = effect::read(reading, context);
    let scope = scope::read(reading, context);
    match (effect.verdict, scope.verdict) {
        (Verdict::Met, Verdict::Met) => {
            let mut spans = effect.spans;
            spans.extend(scope.spans);
            Finding::new(Verdict::Met, spans, "it says what does not work, and for whom or how much")
        }
        (Verdict::Met, _) => Finding::new(
            Verdict::Partly,
            effect.spans,
            "it says what does not work, but not for whom or how much",
        ),
        _ => effect,
    }
}
