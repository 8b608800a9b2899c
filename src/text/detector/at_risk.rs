//! A brief to the floor: what to do when somebody is at risk? (Domain reference 5.2, floor brief.)

use super::Detector;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense};
use crate::text::reading::Reading;
use crate::text::slot::Slot;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "at-risk",
    code: "",
    sense: Sense::Must,
    what: "the way for anybody who is at risk",
    why: "one caller among four hundred cannot wait, and only the person on that call can know",
    example: "Be nice to everyone.",
    instead: "Anybody unsafe or on medical equipment: put them through to Leanne at once.",
    tables: &["at-risk", "at-risk-half", "at-risk-not", "negation", "not-negating"],
    read,
};

const SLOT: Slot = Slot {
    table: "at-risk",
    not: "at-risk-not",
    half: "at-risk-half",
    denied: true,
    met: "it says what to do for anybody at risk",
    partly: "it speaks of urgent cases, not of who is at risk",
    absent: "it does not say what to do for anybody at risk",
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    SLOT.read(reading)
}
