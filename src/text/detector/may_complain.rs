//! A notice to a person: that they may complain, and to whom? (Domain reference 7.3.)

use super::Detector;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense};
use crate::text::reading::Reading;
use crate::text::slot::Slot;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "may-complain",
    code: "",
    sense: Sense::Must,
    what: "that the reader may complain, and to whom",
    why: "it is their right, and saying so first is the honest way",
    example: "We consider the matter closed.",
    instead: "You can complain to us, or to the Information Commissioner's Office.",
    tables: &["may-complain", "may-complain-half", "may-complain-not", "negation", "not-negating"],
    read,
};

const SLOT: Slot = Slot {
    table: "may-complain",
    not: "may-complain-not",
    half: "may-complain-half",
    denied: true,
    met: "it says that the reader may complain, and to whom",
    partly: "it speaks of being unhappy, not of where to complain",
    absent: "it does not say that the reader may complain",
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    SLOT.read(reading)
}
