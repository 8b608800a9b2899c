//! A play that writes its whole file as it goes, its marks at the end.

use std::sync::Arc;

use super::outcome::seal;
use crate::act::Command;
use crate::assess::Scorecard;
use crate::engine::play::Accepted;
use crate::engine::{Drill, Play, Refusal};
use crate::ids::VariantId;
use crate::session::write::{About, with_bundle};
use crate::session::{Bundle, Digests, Journal, SessionFile};
use crate::time::SimTime;

/// A play with its file.
#[derive(Clone, Debug)]
pub struct Recorded {
    journal: Journal,
    bundle: Bundle,
    digests: Digests,
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
        let digests = bundle.digests();
        let journal = Journal::begin(drill, &digests, variant, seed, about)?;
        Some(Recorded { journal, bundle: bundle.clone(), digests, sealed: None })
    }

    /// Goes on from a journal, as [`Journal::resume`].
    ///
    /// # Errors
    /// The first thing that does not come out as it is written there.
    pub fn resume(drill: &Arc<Drill>, bundle: &Bundle, file: &SessionFile) -> Result<Recorded, String> {
        let digests = bundle.digests();
        let journal = Journal::resume(drill, &digests, file)?;
        let mut recorded = Recorded { journal, bundle: bundle.clone(), digests, sealed: None };
        recorded.finish();
        Ok(recorded)
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
        let (accepted, mut lines) = self.journal.submit(at, command, wall)?;
        lines.extend(self.finish());
        Ok((accepted, lines))
    }

    /// Lets time pass. Gives the line that was added if this ended the shift.
    pub fn advance_to(&mut self, until: SimTime) -> Option<String> {
        self.journal.advance_to(until);
        self.finish()
    }

    fn finish(&mut self) -> Option<String> {
        if self.sealed.is_some() {
            return None;
        }
        let inputs = self.journal.inputs().iter().map(|(at, command)| (*at, command));
        let (end, card) = seal(self.journal.play(), &self.digests, inputs)?;
        self.sealed = Some(card);
        Some(self.journal.end(end))
    }

    /// The play.
    pub fn play(&self) -> &Play {
        self.journal.play()
    }

    /// The marks, once the shift is over.
    pub fn card(&self) -> Option<&Scorecard> {
        self.sealed.as_ref()
    }

    /// The file so far: header, bundle, and what was done.
    pub fn text(&self) -> String {
        with_bundle(self.journal.text(), &self.bundle)
    }

    /// What was accepted, with its times.
    pub fn inputs(&self) -> &[(SimTime, Command)] {
        self.journal.inputs()
    }
}
