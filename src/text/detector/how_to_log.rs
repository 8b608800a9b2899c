//! A brief to the floor: how each contact is to be recorded? (Domain reference 5.2, floor brief.)

use super::Detector;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense};
use crate::text::reading::Reading;
use crate::text::slot::Slot;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "how-to-log",
    code: "",
    sense: Sense::Must,
    what: "how each contact is to be logged",
    why: "forty separate tickets hide one incident; one parent shows how large it is",
    example: "Please log your calls as usual.",
    instead: "Log every call as a child of INC-1042, with the number the caller rang from.",
    tables: &["how-to-log", "how-to-log-half", "how-to-log-not", "negation", "not-negating"],
    read,
};

const SLOT: Slot = Slot {
    table: "how-to-log",
    not: "how-to-log-not",
    half: "how-to-log-half",
    denied: true,
    met: "it says how to log",
    partly: "it says to log, not how",
    absent: "it does not say how to log",
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    SLOT.read(reading)
}
