//! What is due and when. The order of what is due at one instant is promised: by kind in the order of [`Due`], then by
//! the order of the file. So is the order against the trainee: what is due at or before an instant happens before an
//! input at that instant.

use std::collections::BTreeSet;

use super::state::Clocked;
use crate::ids::{AudienceId, BeatId, ContactId, PersonId};
use crate::policy::work::{ClockKind, Priority};
use crate::time::SimTime;

/// Something that is due.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "the comment on a variant names its fields")]
pub enum Due {
    /// What the trainee is doing ends.
    ActEnds,
    /// An inject, for the nth time.
    Inject { ix: u32, nth: u32 },
    /// A watcher whose condition speaks of time must be looked at.
    Consider { watcher: u32 },
    /// Somebody answers the escalation of that number: as the drill's taking of that number says, otherwise as the rota.
    Taken { escalation: u32, taking: Option<u16> },
    /// A colleague is done with the task of that number.
    Task { task: u16 },
    /// The time that was given for that task is up.
    TaskBox { task: u16 },
    /// Somebody who was called in arrives.
    ComesIn { person: PersonId, name: String },
    /// Somebody in that line of the inbox gives up.
    Lost { line: u32 },
    /// Somebody may say something of their own accord.
    Beat { contact: ContactId, beat: BeatId },
    /// Nobody has said a word in a conversation since the one of that number.
    Silence { contact: ContactId, last: u32 },
    /// A promise to an audience comes due.
    Promise { audience: AudienceId },
    /// What one person was promised comes due.
    Commitment { person: PersonId },
    /// A clock reaches a share of its target at a priority.
    Warn { whose: Clocked, clock: ClockKind, percent: u8, priority: Priority },
    /// A minute of the floor has gone by.
    Minute,
    /// The shift is over.
    End,
}

/// Everything that is due, soonest first.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Agenda {
    due: BTreeSet<(SimTime, Due)>,
}

impl Agenda {
    /// Adds something.
    pub fn add(&mut self, at: SimTime, due: Due) {
        if at < SimTime::NEVER {
            self.due.insert((at, due));
        }
    }

    /// Takes out what ends the trainee's act.
    pub fn drop_act_end(&mut self, at: SimTime) {
        self.due.remove(&(at, Due::ActEnds));
    }

    /// When the tasks in hand will be done, by their numbers.
    pub fn tasks(&self) -> impl Iterator<Item = (SimTime, u16)> {
        self.due.iter().filter_map(|(at, due)| match due {
            Due::Task { task } => Some((*at, *task)),
            _ => None,
        })
    }

    /// When the next thing is due.
    pub fn next_at(&self) -> Option<SimTime> {
        self.due.first().map(|(at, _)| *at)
    }

    /// Takes the next thing that is due at or before `until`.
    pub fn pop(&mut self, until: SimTime) -> Option<(SimTime, Due)> {
        if self.next_at()? > until {
            return None;
        }
        self.due.pop_first()
    }
}
