//! What of a text may identify somebody, ready to be shown.

use serde::{Deserialize, Serialize};

/// Words of a text that may identify somebody, or that are masked where it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PersonalLine {
    /// What it is: `A name`.
    pub what: String,
    /// What stands there.
    pub quote: String,
    /// Why it matters: a sentence.
    pub told: String,
    /// What to write instead: a sentence.
    pub instead: String,
    /// What can stand for it; nothing for what is masked anyway.
    pub by: String,
    /// Where it stands, in bytes: first, and one past the last.
    pub places: Vec<(u32, u32)>,
}
