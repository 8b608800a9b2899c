//! A play that writes its file as it goes.

use std::sync::Arc;

use super::outcome::seal;
use crate::act::Command;
use crate::assess::Scorecard;
use crate::engine::play::Accepted;
use crate::engine::{Drill, Play, Refusal};
use crate::ids::VariantId;
use crate::session::bundle::Digests;
use crate::session::write::About;
use crate::session::{Bundle, CHECK_EVERY, Recorder};
use crate::time::SimTime;

/// A play with its file.
#[derive(Clone, Debug)]
pub struct Recorded {
    play: Play,
    recorder: Recorder,
    digests: Digests,
    inputs: Vec<(SimTime, Command)>,
    sealed: Option<Scorecard>,
}

impl Recorded {
    /// Begins. `None` if the drill has no such variant.
    pub fn begin(
        drill: &Arc<Drill>,
        bundle: &Bundle,
        variant: &VariantId,
        seed: u64,
        about: &About,
    ) -> Option<Recorded> {
        let play = Play::begin(drill, variant, seed)?;
        let recorder = Recorder::begin(&play, bundle, about);
        Some(Recorded { play, recorder, digests: bundle.digests(), inputs: Vec::new(), sealed: None })
    }

    /// Does what a trainee wants and writes it down. Gives what was accepted and the lines that were added, without
    /// their line ends.
    ///
    /// # Errors
    /// As [`Play::submit`]; nothing is written then.
    pub fn submit(
        &mut self,
        at: SimTime,
        command: Command,
        wall: Option<u64>,
    ) -> Result<(Accepted, Vec<String>), Refusal> {
        let accepted = self.play.submit(at, command)?;
        let mut lines = vec![self.recorder.input(accepted.input, at, &accepted.command, wall)];
        self.inputs.push((at, accepted.command.clone()));
        if self.play.inputs().is_multiple_of(CHECK_EVERY) && self.play.state().ended.is_none() {
            lines.push(self.recorder.checkpoint(&self.play));
        }
        lines.extend(self.finish());
        Ok((accepted, lines))
    }

    /// Lets time pass. Gives the line that was added if this ended the shift.
    pub fn advance_to(&mut self, until: SimTime) -> Option<String> {
        self.play.advance_to(until);
        self.finish()
    }

    fn finish(&mut self) -> Option<String> {
        if self.sealed.is_some() {
            return None;
        }
        let inputs = self.inputs.iter().map(|(at, command)| (*at, command));
        let (end, card) = seal(&self.play, &self.digests, inputs)?;
        self.sealed = Some(card);
        Some(self.recorder.end(end))
    }

    /// The play.
    pub fn play(&self) -> &Play {
        &self.play
    }

    /// The marks, once the shift is over.
    pub fn card(&self) -> Option<&Scorecard> {
        self.sealed.as_ref()
    }

    /// The file so far.
    pub fn text(&self) -> &str {
        self.recorder.text()
    }

    /// What was accepted, with its times.
    pub fn inputs(&self) -> &[(SimTime, Command)] {
        &self.inputs
    }
}
