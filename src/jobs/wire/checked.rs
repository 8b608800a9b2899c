//! What a check of a file said, in the house's words.

use serde::{Deserialize, Serialize};

use super::log::LogLine;

/// What a check of a file said.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Checked {
    /// `Replays exactly`, or what else.
    pub verdict: String,
    /// The same as a word that stays: `replays-exactly`, `does-not-replay`, `damaged`, `other-bundle`,
    /// `not-checkable`.
    pub word: String,
    /// What that means for whoever opened the file, and what can be done.
    pub meaning: Vec<String>,
    /// What the file says of itself: label and value.
    pub about: Vec<(String, String)>,
    /// The steps of the ladder, all of them.
    pub steps: Vec<StepTold>,
    /// What a check does not show.
    pub not_shown: String,
    /// How far it can be used, where its marks cannot be offered.
    pub usable: Option<Usable>,
}

/// How a step came out.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Rung {
    /// It held.
    Held,
    /// It did not: why.
    Failed(String),
    /// A step before it did not hold, so it was not asked.
    NotAsked,
}

/// A step of the ladder.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct StepTold {
    /// `V1`.
    pub code: String,
    /// What it asks.
    pub asks: String,
    /// What it looks at.
    pub looks_at: String,
    /// What it shows where it holds.
    pub shows: String,
    /// What it leaves open all the same.
    pub leaves_open: String,
    /// How it came out.
    pub came_out: Rung,
}

/// The part of a file before its fault.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Usable {
    /// How far it goes, in words.
    pub told: String,
    /// What happened until then.
    pub log: Vec<LogLine>,
}
