//! Plays an author wrote down: the witness and the failures.

use std::sync::Arc;

use super::condition::AtomIx;
use crate::ids::{FlagId, ScriptId};
use crate::time::{SimSpan, SimTime};

/// A list of steps that plays the drill.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Script {
    /// `witness`, or a name of its own.
    pub id: ScriptId,
    /// What it shows.
    pub about: Arc<str>,
    /// Flags it must raise.
    pub raises: Vec<FlagId>,
    /// The steps in order.
    pub steps: Vec<Step>,
}

/// One step of a script.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Step {
    /// Its line in the script, from 1.
    pub line: u32,
    /// When.
    pub when: StepTime,
    /// What.
    pub command: crate::act::Command,
}

/// When a step is done; never before the step before it has ended.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum StepTime {
    /// At that time, or as soon after as the trainee is free.
    At(SimTime),
    /// So long after the step before has ended.
    Then(SimSpan),
    /// So long after the atom is first met; skipped if it never is.
    After(AtomIx, SimSpan),
}
