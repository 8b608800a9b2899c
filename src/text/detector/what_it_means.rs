//! A notice to a person: what may follow from it for them? (Domain reference 7.3.)

use super::Detector;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense};
use crate::text::reading::Reading;
use crate::text::slot::Slot;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "what-it-means",
    code: "",
    sense: Sense::Must,
    what: "what may follow from it for the reader",
    why: "who is told what could happen can guard against it; who is told not to worry cannot",
    example: "There is no need to worry.",
    instead: "Somebody could use this to pretend to be us, by phone or by e-mail.",
    tables: &["what-it-means", "what-it-means-half", "what-it-means-not", "negation", "not-negating"],
    read,
};

const SLOT: Slot = Slot {
    table: "what-it-means",
    not: "what-it-means-not",
    half: "what-it-means-half",
    denied: true,
    met: "it says what may follow from it",
    partly: "it weighs the risk without saying what it is",
    absent: "it does not say what may follow from it for the reader",
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    SLOT.read(reading)
}
