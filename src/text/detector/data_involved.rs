//! A notice to a person: what information was involved? (Domain reference 7.3.)

use super::Detector;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense};
use crate::text::reading::Reading;
use crate::text::slot::Slot;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "data-involved",
    code: "",
    sense: Sense::Must,
    what: "which information was involved, and which was not",
    why: "who knows what was seen knows what to watch for",
    example: "Some of your data may have been affected.",
    instead: "Your name, address and policy number were in it; your bank details were not.",
    tables: &["data-involved", "data-involved-half", "data-involved-not", "negation", "not-negating"],
    read,
};

const SLOT: Slot = Slot {
    table: "data-involved",
    not: "data-involved-not",
    half: "data-involved-half",
    denied: true,
    met: "it says which information was involved",
    partly: "it says that information was involved, not which",
    absent: "it does not say which information was involved",
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    SLOT.read(reading)
}
