//! Handover: does it say what is seen? The same reading as `effect`, for those who will mend it. (Domain reference
//! 4.4.)

use super::{Detector, effect};
use crate::text::finding::Sense;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "symptom",
    code: "H1",
    sense: Sense::Must,
    what: "what is seen to go wrong",
    why: "whoever takes over can start only from what is seen",
    example: "Please look at INC-1042, urgent.",
    instead: "Calls on the energy line go silent after about a minute.",
    tables: effect::DETECTOR.tables,
    read: effect::read,
};
