//! Marks as they are shown. Every figure and sentence is the one `muster marks` writes.

use serde::{Deserialize, Serialize};

use super::log::Cite;

/// The marks, large. The three parts are the parts of the headline: they never stand apart from each other.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Sum {
    /// `68`.
    pub earned: String,
    /// `of 100`.
    pub of: String,
    /// `up to 72 when a coach has read two messages`; none if nothing waits.
    pub pending: Option<String>,
    /// `94 came up in this run`.
    pub reached: String,
    /// All of it in one line.
    pub headline: String,
}

/// A red flag.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FlagTold {
    /// `R9`.
    pub flag: String,
    /// What happened, and what the flag does.
    pub what: String,
    /// The entries it rests on.
    pub cites: Vec<Cite>,
}

/// A mark with its reasons, or what was taken off.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MarkLine {
    /// The item, or the penalty as [`PENALTY`](crate::session::dispute::PENALTY) names it: what a dispute is about.
    pub id: String,
    /// What was asked.
    pub what: String,
    /// `1.25 of 2`, or `-1`.
    pub points: String,
    /// Anything but plainly marked.
    pub note: String,
    /// The rule as it was applied; empty for what was taken off.
    pub rule: String,
    /// The entries it rests on.
    pub cites: Vec<Cite>,
    /// The same in words, with what was not there.
    pub entries: String,
    /// What was not there.
    pub absence: Option<String>,
    /// What good looked like.
    pub good: String,
    /// The clause with its title.
    pub clause: String,
    /// Whether all of it was earned.
    pub full: bool,
}

/// The marks of one domain.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DomainMarks {
    /// Its name as policies write it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// `12 of 15`, or `9 of 12 that came up, of 15`.
    pub told: String,
    /// Earned, in percent of what there was to earn.
    pub percent: u8,
    /// Waiting for a coach, likewise.
    pub pending_percent: u8,
    /// `12` and `15`.
    pub of: (String, String),
    /// Its lines.
    pub lines: Vec<MarkLine>,
    /// What was taken off in it.
    pub penalties: Vec<MarkLine>,
}

/// A moment at which marks were lost.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeyMoment {
    /// When, in milliseconds after the beginning.
    pub at: u64,
    /// The time of day.
    pub clock: String,
    /// What it cost: `9.5`.
    pub worth: String,
    /// What was asked, the dearest first.
    pub asked: Vec<String>,
    /// What was known by then.
    pub known: Vec<(String, Cite)>,
    /// What followed.
    pub followed: Vec<(String, Cite)>,
    /// What good looked like.
    pub good: Vec<String>,
    /// Whether it was lost only because the shift ended.
    pub at_the_end: bool,
}

/// Something that earned its marks in full by an act.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct EarnedMoment {
    /// When the act was, in milliseconds after the beginning.
    pub at: u64,
    /// The time of day.
    pub clock: String,
    /// What it earned.
    pub worth: String,
    /// What was asked.
    pub what: String,
    /// What was done, as the log tells it.
    pub done: String,
    /// What the trainee wrote or said in it.
    pub own_words: Option<String>,
    /// The entry.
    pub cite: Cite,
}
