//! The shift as data for a plot: times in milliseconds after the beginning, values as whole numbers.

use serde::{Deserialize, Serialize};

/// The shift.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Shift {
    /// How long it was.
    pub until: u64,
    /// Times of day to write below it.
    pub ticks: Vec<(u64, String)>,
    /// The figures of the wallboard over the shift.
    pub gauges: Vec<Gauge>,
    /// What became of the floor's lines, a sentence each; the first says that it is a model. Empty without a floor.
    pub floor: Vec<String>,
    /// What was done and what came.
    pub marks: Vec<PlotMark>,
    /// Promises of a next update, a lane an audience.
    pub lanes: Vec<Lane>,
    /// The marks that could still be had, in basis points: steps, each holds until the next.
    pub attainable: Vec<(u64, i64)>,
}

/// One figure over the shift.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Gauge {
    /// Its name.
    pub id: String,
    /// Its label.
    pub label: String,
    /// Its unit.
    pub unit: String,
    /// Its values: straight lines between them.
    pub points: Vec<(u64, i64)>,
    /// The highest value, and when, in words: `44 at 10:12`.
    pub peak: String,
}

/// Who brought a mark of the plot about.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Whose {
    /// The trainee.
    Trainee,
    /// Somebody of the story, or the world.
    Story,
}

/// Something that was done or that came.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PlotMark {
    /// When.
    pub at: u64,
    /// The time of day.
    pub clock: String,
    /// Whose it was.
    pub whose: Whose,
    /// A word or two for the plot; none if a stroke is enough.
    pub short: Option<String>,
    /// How gladly it keeps its label where there is no room for all: the lowest first.
    pub rank: u8,
    /// The whole sentence.
    pub what: String,
    /// The entry.
    pub entry: String,
}

/// The promises made to one audience, or to one person.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Lane {
    /// To whom.
    pub audience: String,
    /// What the lane says: what was promised, and to whom.
    pub label: String,
    /// What was promised and what came of it, in order.
    pub spans: Vec<PromiseSpan>,
}

/// A stretch of a promise lane.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct PromiseSpan {
    /// From.
    pub from: u64,
    /// To.
    pub until: u64,
    /// `on time`, `late` or `silent`.
    pub state: String,
    /// In words, with times of day.
    pub told: String,
}
