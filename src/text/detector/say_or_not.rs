//! A brief to the floor: what to say to callers, and what not? (Domain reference 5.2, floor brief.)

use super::Detector;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense};
use crate::text::reading::Reading;
use crate::text::slot::Slot;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "say-or-not",
    code: "",
    sense: Sense::Must,
    what: "what to say to callers, and what not to",
    why: "without it every agent makes up their own words, and twenty customers hear twenty stories",
    example: "Lines are down. Thanks all.",
    instead: "Say: calls are being cut off and we are on it. Do not give a cause or a time.",
    tables: &["say-or-not", "say-or-not-half", "say-or-not-not", "negation", "not-negating"],
    read,
};

const SLOT: Slot = Slot {
    table: "say-or-not",
    not: "say-or-not-not",
    half: "say-or-not-half",
    denied: true,
    met: "it says what to tell callers",
    partly: "it says how to sound, not what to say",
    absent: "it does not say what to tell callers, or what not to",
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    SLOT.read(reading)
}
