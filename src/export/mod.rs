//! What leaves the program: texts, pages and tables, each with wire types of its own.
//!
//! Every form says *simulated practice record*, shows marks only together with what was reached and what waits for a
//! coach, and puts red flags first. Whatever people wrote stays text: no form lets a name or a message become markup, a
//! formula or an escape sequence.
//!
//! Where to start: [`transcript`](transcript::transcript) reads like the shift, [`scorecard`] explains every mark,
//! [`summary`] is the record for a portfolio, as [`markdown`] or [`html`]; [`json`] and [`csv`] are for machines.

pub mod csv;
pub mod html;
pub mod json;
pub mod markdown;
pub mod page;
pub mod plain;
pub mod redaction;
pub mod scorecard;
pub mod summary;
mod told;
pub mod transcript;
pub mod words;

pub use page::{Block, Page, Section};
pub use redaction::stand_ins;
pub use scorecard::headline;
pub use summary::summary;
pub use words::SumWords;

use std::borrow::Cow;

use crate::assess::Scorecard;
use crate::engine::Play;
use crate::projection::{Names, day};
use crate::session::Dispute;
use crate::text::guard::StandIns;
use crate::time::SimTime;

/// What every page says at its top and its foot.
pub const SIMULATED: &str = "Simulated practice record";

/// A run that is to be written down.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The play.
    pub play: &'a Play,
    /// Its marks.
    pub card: &'a Scorecard,
    /// What the trainee calls themselves; self-declared.
    pub label: &'a str,
    /// The whole hash of the session file, where there is one.
    pub head: Option<&'a str>,
    /// What a check of the file said, in the house's words, if one was made.
    pub verdict: Option<&'a str>,
    /// The lines of the marks that the trainee disputes: shown beside them, for the coach.
    pub disputes: &'a [Dispute],
    /// What stands for people in it, if it goes to strangers.
    pub stand_ins: Option<&'a StandIns<'a>>,
}

impl<'a> Run<'a> {
    /// A run without a file.
    pub fn new(play: &'a Play, card: &'a Scorecard) -> Run<'a> {
        Run { play, card, label: "", head: None, verdict: None, disputes: &[], stand_ins: None }
    }

    /// A text of the run as it may be read.
    fn say<'t>(&self, text: &'t str) -> Cow<'t, str> {
        match self.stand_ins {
            Some(all) => Cow::Owned(all.replace(text, None)),
            None => Cow::Borrowed(text),
        }
    }

    fn names(&self) -> Names<'a> {
        Names::new(self.play.drill(), self.play.plot())
    }

    fn clock(&self, at: SimTime) -> String {
        self.play.plot().starts.clock.at(at)
    }

    /// `Dead Air 1.0.0, seed 7`.
    fn what(&self) -> String {
        let scenario = &self.play.drill().scenario;
        format!("{} {}, seed {}", scenario.title, scenario.version, self.play.seed())
    }

    /// What was dealt, by its title: `The board lies`.
    fn dealt(&self) -> &'a str {
        let id = self.play.variant().as_str();
        self.play.drill().scenario.variant(id).map_or(id, |variant| &variant.title)
    }

    /// `Tuesday 10 March 2026, 10:02 to 11:42 (simulated)`.
    pub fn when(&self) -> String {
        let starts = self.play.plot().starts;
        let (from, to) = (self.clock(SimTime::START), self.clock(self.play.now()));
        format!("{}, {from} to {to} (simulated)", day(starts.date))
    }
}
