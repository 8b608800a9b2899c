//! A play that writes its journal as it goes: the session file without its bundle and, until the marks are there,
//! without its end.

use std::sync::Arc;

use super::bundle::Digests;
use super::lines::End;
use super::read::SessionFile;
use super::write::{About, Recorder};
use super::{CHECK_EVERY, Input};
use crate::act::Command;
use crate::engine::play::Accepted;
use crate::engine::{Drill, Play, Refusal};
use crate::ids::VariantId;
use crate::time::SimTime;

/// A play with its journal.
#[derive(Clone, Debug)]
pub struct Journal {
    play: Play,
    recorder: Recorder,
    inputs: Vec<(SimTime, Command)>,
}

impl Journal {
    /// Begins. `None` if the drill has no such variant.
    pub fn begin(
        drill: &Arc<Drill>,
        digests: &Digests,
        variant: &VariantId,
        seed: u64,
        about: &About,
    ) -> Option<Journal> {
        let play = Play::begin(drill, variant, seed)?;
        let recorder = Recorder::begin(&play, digests, about);
        Some(Journal { play, recorder, inputs: Vec::new() })
    }

    /// Goes on from a journal that was kept: plays its inputs again. Time stands where the last input left it.
    ///
    /// # Errors
    /// The first thing that does not come out as it is written there.
    pub fn resume(drill: &Arc<Drill>, digests: &Digests, file: &SessionFile) -> Result<Journal, String> {
        let header = &file.header;
        let about = About { mode: header.mode.clone(), label: header.label.clone(), wall: header.wall };
        let mut journal = Journal::begin(drill, digests, &header.variant, header.seed.0, &about)
            .ok_or_else(|| format!("the drill has no variant `{}`", header.variant))?;
        for Input { n, at, command, wall, .. } in &file.inputs {
            journal
                .submit(*at, command.clone(), *wall)
                .map_err(|refusal| format!("input {n} is refused: {refusal}"))?;
        }
        Ok(journal)
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
        Ok((accepted, lines))
    }

    /// Lets time pass. Nothing is written: what happens by itself can be computed again.
    pub fn advance_to(&mut self, until: SimTime) {
        self.play.advance_to(until);
    }

    /// Writes the end, and gives its line.
    pub fn end(&mut self, end: End) -> String {
        self.recorder.end(end)
    }

    /// The play.
    pub fn play(&self) -> &Play {
        &self.play
    }

    /// The journal so far.
    pub fn text(&self) -> &str {
        self.recorder.text()
    }

    /// What was accepted, with its times.
    pub fn inputs(&self) -> &[(SimTime, Command)] {
        &self.inputs
    }
}
