//! A brief upwards: is the cause known, suspected or unknown? (Domain reference 5.2, executive brief.)

use super::Detector;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense};
use crate::text::reading::Reading;
use crate::text::slot::Slot;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "cause-known",
    code: "",
    sense: Sense::Must,
    what: "whether the cause is confirmed, suspected or unknown",
    why: "who decides must know what the decision rests on",
    example: "We have had an outage.",
    instead: "Cause: unknown; the network team suspects the renewed certificate, not confirmed.",
    tables: &["cause-known", "cause-known-half", "cause-known-not", "negation", "not-negating"],
    read,
};

const SLOT: Slot = Slot {
    table: "cause-known",
    not: "cause-known-not",
    half: "cause-known-half",
    denied: true,
    met: "it says what is known of the cause",
    partly: "it says the cause is being looked for, not what is known of it",
    absent: "it does not say whether the cause is known",
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    SLOT.read(reading)
}
