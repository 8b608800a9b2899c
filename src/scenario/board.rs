//! The figures on the wallboard, and where each comes from.

use std::sync::Arc;

use super::condition::AtomIx;
use super::floor::Shows;
use super::points::Points;
use crate::ids::{GaugeId, LineId};

/// A figure on the wallboard: drawn by the author, or of the floor's model.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gauge {
    /// Its name.
    pub id: GaugeId,
    /// "Waiting (phone)".
    pub label: Arc<str>,
    /// "%", "s", or nothing.
    pub unit: Arc<str>,
    /// Where it comes from.
    pub source: Source,
}

/// Where a figure on the wallboard comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Source {
    /// Drawn, a pure function of time and of what has happened: the course whose atom was met last runs; the first runs
    /// from the start.
    Drawn(Vec<Course>),
    /// Of the model: what a line shows, over so many of its last minutes; none: since the shift began.
    Model {
        /// Which line.
        line: LineId,
        /// What of it.
        shows: Shows,
        /// Over how many minutes.
        over: Option<u32>,
    },
}

/// A piece of a gauge's life.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Course {
    /// What begins it (when first met); none for the first.
    pub from: Option<AtomIx>,
    /// Values at times since it began; straight lines between, the last one stays. A course that does not name a
    /// value at 0 begins at what the gauge showed then.
    pub points: Points,
}
