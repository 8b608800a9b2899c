//! Colleagues whose state is kept: how they are at the start, when they are on a live conversation, what they can be asked to
//! do; and when people cannot be reached.

use std::sync::Arc;

use super::condition::Condition;
use super::inject::Effect;
use crate::act::{Absence, Figure};
use crate::ids::{FactId, PersonId, TaskId};
use crate::text::Phrases;
use crate::time::{SimSpan, SimTime};

/// A person whose composure, skill and trust are kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Colleague {
    /// The person.
    pub id: PersonId,
    /// How steady they are at the start, from 0 to 100.
    pub composure: i64,
    /// How well they do this work at the start, from 0 to 100.
    pub skill: i64,
    /// How far they trust the trainee at the start, from 0 to 100.
    pub trust: i64,
    /// When they are on a live conversation, which can be helped with or taken over.
    pub live: Option<Condition>,
    /// When safety or abuse asks that it be taken over.
    pub unsafe_when: Option<Condition>,
    /// How long a break of theirs lasts.
    pub break_for: SimSpan,
}

impl Colleague {
    /// A figure at the start.
    pub const fn at_start(&self, figure: Figure) -> i64 {
        match figure {
            Figure::Composure => self.composure,
            Figure::Skill => self.skill,
            Figure::Trust => self.trust,
        }
    }
}

/// Something a colleague can be asked to do.
#[derive(Clone, Debug)]
pub struct Task {
    /// Its name.
    pub id: TaskId,
    /// Who can do it; nothing: whoever is asked.
    pub who: Option<PersonId>,
    /// The words by which what is asked is this task.
    pub asks: Phrases,
    /// How long it takes at a skill of 50: shortest and longest.
    pub takes: (SimSpan, SimSpan),
    /// How they read it back.
    pub read_back: Arc<str>,
    /// When they hear something else, and what they read back then.
    pub misheard: Option<(Condition, Arc<str>)>,
    /// What they report.
    pub done: Arc<str>,
    /// What they report when it went wrong: when, and the words.
    pub wrong: Option<(Condition, Arc<str>)>,
    /// What one knows once it is done rightly.
    pub tells: Vec<FactId>,
    /// What it changes, done rightly.
    pub effects: Vec<Effect>,
}

/// A time in which somebody cannot be reached, or has to come in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Presence {
    /// Whom it is about: a person or a team.
    pub who: PersonId,
    /// Who of the team's rota; nothing: all of them.
    pub name: Option<Arc<str>>,
    /// Why they do not answer; nothing: they answer.
    pub is: Option<Absence>,
    /// Since when.
    pub from: SimTime,
    /// Until when.
    pub until: SimTime,
    /// How long it rings before somebody answers, or nobody does.
    pub rings: SimSpan,
    /// How long who answers needs to come in.
    pub travel: Option<(SimSpan, SimSpan)>,
    /// What one hears instead of them.
    pub text: Arc<str>,
}
