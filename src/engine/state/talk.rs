//! A conversation as it stands.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::act::Side;
use crate::ids::{BeatId, MoveId};
use crate::time::SimTime;

/// A conversation that was begun.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TalkState {
    /// When it began.
    pub began_at: SimTime,
    /// The moves that were made.
    pub made: BTreeSet<MoveId>,
    /// What they said of their own accord.
    pub beats: BTreeSet<BeatId>,
    /// How often the trainee spoke.
    pub turns: u32,
    /// How often they spoke into a silence.
    pub silences: u32,
    /// How often they had no answer to words that were no move.
    pub otherwise: u32,
    /// Who ended it, and when.
    pub over: Option<(Side, SimTime)>,
}

impl TalkState {
    /// One that begins now.
    pub fn begin(at: SimTime) -> TalkState {
        TalkState {
            began_at: at,
            made: BTreeSet::new(),
            beats: BTreeSet::new(),
            turns: 0,
            silences: 0,
            otherwise: 0,
            over: None,
        }
    }

    /// What a silence is counted from: it changes whenever somebody speaks into it.
    pub fn last_word(&self) -> u32 {
        self.turns + self.silences
    }
}
