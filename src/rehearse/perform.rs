//! Playing a script.

use std::sync::Arc;

use crate::act::Command;
use crate::engine::{Drill, Play, Refusal};
use crate::ids::VariantId;
use crate::scenario::script::{Step, StepTime};
use crate::time::SimTime;

/// A script that was played.
#[derive(Clone, Debug)]
pub struct Performed {
    /// The play, ended.
    pub play: Play,
    /// What was accepted, with its times.
    pub inputs: Vec<(SimTime, Command)>,
    /// Steps that had no meaning when their time came: line and reason.
    pub refused: Vec<(u32, Refusal)>,
    /// Lines of steps whose time never came.
    pub skipped: Vec<u32>,
}

/// Plays steps in order, each when its time has come and the trainee is free; then lets the shift run out. `None` if the
/// drill has no such variant.
pub fn perform<'s>(
    drill: &Arc<Drill>,
    variant: &VariantId,
    seed: u64,
    steps: impl IntoIterator<Item = &'s Step>,
) -> Option<Performed> {
    let play = Play::begin(drill, variant, seed)?;
    let mut done = Performed { play, inputs: Vec::new(), refused: Vec::new(), skipped: Vec::new() };
    for step in steps {
        done.step(step);
    }
    let ends_at = done.play.plot().ends_at;
    done.play.advance_to(ends_at);
    Some(done)
}

impl Performed {
    fn step(&mut self, step: &Step) {
        // Breaking off is the one thing that is done while busy.
        let breaks = matches!(step.command, Command::BreakOff);
        let free_at = if breaks { self.play.now() } else { self.become_free() };
        let due = match step.when {
            StepTime::At(at) => Some(at),
            StepTime::Then(span) => Some(free_at + span),
            StepTime::After(atom, span) => loop {
                if let Some(sighting) = self.play.state().seen.sighting(atom) {
                    break Some(sighting.first_at + span);
                }
                match self.play.next_at() {
                    Some(next_at) => self.play.advance_to(next_at),
                    None => break None,
                }
            },
        };
        let over = self.play.state().ended.is_some();
        let Some(due) = due.filter(|_| !over) else {
            self.skipped.push(step.line);
            return;
        };
        let at = due.max(self.play.now());
        match self.play.submit(at, step.command.clone()) {
            Ok(accepted) => self.inputs.push((at, accepted.command)),
            Err(Refusal::Ended) => self.skipped.push(step.line),
            Err(refusal) => self.refused.push((step.line, refusal)),
        }
    }

    /// Lets time pass until the trainee is free; says when that was.
    pub(super) fn become_free(&mut self) -> SimTime {
        while let Some(until) = self.play.next_stop() {
            self.play.advance_to(until);
        }
        self.play.now()
    }
}
