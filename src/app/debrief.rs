//! After the shift: the marks, and the files to take away.

use super::effect::Effect;
use crate::assess::Scorecard;
use crate::engine::Drill;
use crate::export::markdown::markdown;
use crate::export::{OwnWords, Run, summary};
use crate::verify::{Recorded, Report, check};

/// A part of the account a trainee writes of their run.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// Where and when, who was affected.
    Situation,
    /// What the role was and what was due.
    Task,
    /// What was done, and why.
    Action,
    /// What came of it.
    Result,
    /// What is taken from it.
    Reflection,
}

impl Part {
    /// All of them, in the order of the account.
    pub const ALL: &[Part] = &[Part::Situation, Part::Task, Part::Action, Part::Result, Part::Reflection];

    /// Its heading.
    pub const fn label(self) -> &'static str {
        match self {
            Part::Situation => "Situation",
            Part::Task => "Task",
            Part::Action => "Action",
            Part::Result => "Result",
            Part::Reflection => "Reflection",
        }
    }
}

/// A session that has ended.
#[derive(Clone, Debug)]
pub struct Debrief {
    session: Recorded,
    own: OwnWords,
    /// What was said last to those who listen.
    pub said: String,
}

impl Debrief {
    /// The debrief of a session; none while its shift goes on.
    pub fn of(session: Recorded) -> Option<Debrief> {
        session.card()?;
        let said = "The shift is over. Your marks are below.".to_owned();
        Some(Debrief { session, own: OwnWords::default(), said })
    }

    /// The session.
    pub fn session(&self) -> &Recorded {
        &self.session
    }

    /// The marks.
    pub fn card(&self) -> &Scorecard {
        self.session.card().expect("looked at when it was made")
    }

    /// The beginning of the names of its files.
    fn name(&self) -> String {
        let play = self.session.play();
        format!("{}-{}", play.drill().scenario.id, play.seed())
    }

    /// The session file.
    pub fn session_file(&self) -> Effect {
        Effect::SaveFile {
            name: format!("{}.muster.jsonl", self.name()),
            text: self.session.text().to_owned(),
            mime: "application/jsonl",
        }
    }

    /// The record for a portfolio: the trainee's own words with the machine's facts beside them.
    pub fn markdown_file(&self) -> Effect {
        let report = self.check();
        let (label, head) = match &report.file {
            Some(file) => (file.header.label.as_str(), Some(file.head.as_str())),
            None => ("", None),
        };
        let verdict = report.verdict.to_string();
        let play = self.session.play();
        let run = Run { play, card: self.card(), label, head, verdict: Some(&verdict) };
        Effect::SaveFile {
            name: format!("{}.md", self.name()),
            text: markdown(&summary(&run, &self.own)),
            mime: "text/markdown",
        }
    }

    /// Checks the session file as anybody else would, but for compiling its sources: the drill that was played was
    /// compiled from them when the page was built.
    fn check(&self) -> Report {
        let play = self.session.play();
        check(self.session.text().as_bytes(), &[], |_| Ok(Drill::clone(play.drill())))
    }

    /// Takes a part of the account as it reads now.
    pub fn write(&mut self, part: Part, now: String) {
        *match part {
            Part::Situation => &mut self.own.situation,
            Part::Task => &mut self.own.task,
            Part::Action => &mut self.own.action,
            Part::Result => &mut self.own.result,
            Part::Reflection => &mut self.own.reflection,
        } = now;
    }

    /// A part of the account as it reads now.
    pub fn own(&self, part: Part) -> &str {
        match part {
            Part::Situation => &self.own.situation,
            Part::Task => &self.own.task,
            Part::Action => &self.own.action,
            Part::Result => &self.own.result,
            Part::Reflection => &self.own.reflection,
        }
    }
}
