//! What a command means now: what it costs, and what happens when it is done. Pure: state in, events out.

mod allow;
mod cost;
mod gate;
mod happen;

pub use allow::allow;
pub use cost::{Cost, cost, words};
pub use gate::missing;
pub use happen::happen;

use super::drill::Drill;
use super::state::State;
use crate::act::Entry;
use crate::scenario::Plot;
use crate::scenario::names::TRAINEE;
use crate::time::SimTime;

/// What a decision looks at.
#[derive(Clone, Copy)]
pub struct Situation<'a> {
    /// The drill.
    pub drill: &'a Drill,
    /// The plot that is played.
    pub plot: &'a Plot,
    /// What is so.
    pub state: &'a State,
    /// What has happened: where a correction finds the words it is about.
    pub entries: &'a [Entry],
    /// How far time has come.
    pub now: SimTime,
}

impl<'a> Situation<'a> {
    /// Whether there is somebody of that name: a person of the story, a team, or the trainee.
    pub fn is_person(&self, id: &str) -> bool {
        id == TRAINEE || self.plot.person(id).is_some() || self.drill.policy.team(id).is_some()
    }
}
