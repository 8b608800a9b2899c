//! The floor behind the story: its lines, and what brings more people to them.

use std::sync::Arc;

use super::points::Points;
use crate::act::Minute;
use crate::ids::{AudienceId, ChannelId, LineId, ServiceId};
use crate::scenario::AtomIx;
use crate::time::SimSpan;

/// The lines of a drill's floor and the rushes on them; a drill without a floor has none of either.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Floor {
    /// Its lines.
    pub lines: Vec<FloorLine>,
    /// What brings more people than usual.
    pub surges: Vec<Surge>,
}

/// A queue and the people who work on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FloorLine {
    /// Its name.
    pub id: LineId,
    /// "Web chat".
    pub label: Arc<str>,
    /// How many people work on it as the shift begins.
    pub staff: u32,
    /// How long one contact keeps somebody busy, on average.
    pub handling: SimSpan,
    /// How long somebody waits before they give up, on average.
    pub patience: SimSpan,
    /// How many of a hundred who gave up get in touch again.
    pub again: u32,
    /// How long after they gave up, on average.
    pub again_after: SimSpan,
    /// How many of a hundred who would give up leave a number instead.
    pub call_back: u32,
    /// Who is answered within this long was answered in time.
    pub prompt: SimSpan,
    /// Contacts an hour on an ordinary day.
    pub offered: Points,
    /// The service it needs, if any.
    pub service: Option<ServiceId>,
    /// What happens to who gets in touch while that service is out.
    pub out: WhenOut,
    /// Of a hundred of its people, how many can work while the service is degraded.
    pub degraded: u32,
}

/// What the outage of its service does to a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum WhenOut {
    /// Nobody reaches the queue: it looks empty.
    #[default]
    Door,
    /// They reach it, and nobody can answer.
    Desk,
}

impl WhenOut {
    /// The words for it.
    pub const WORDS: &'static [(&'static str, WhenOut)] = &[("door", WhenOut::Door), ("desk", WhenOut::Desk)];
}

/// Something that makes people get in touch who otherwise would not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Surge {
    /// The line they turn to.
    pub line: LineId,
    /// What begins it; nothing: it runs from the start.
    pub from: Option<AtomIx>,
    /// What ends it.
    pub until: Option<AtomIx>,
    /// How long it takes to fade after that.
    pub fades: SimSpan,
    /// How many people are affected, so long after it began.
    pub affected: Points,
    /// How many of a hundred of them get in touch in an hour when they are told nothing.
    pub ask: u32,
    /// The audience they are: what it was told last calms them.
    pub told: Option<AudienceId>,
    /// The channels on which they hear it; none named: all.
    pub by: Vec<ChannelId>,
    /// How long one of them keeps somebody busy, on average; nothing: as long as any other.
    pub handling: Option<SimSpan>,
    /// The audience that answers them; once it was told something, they take less time.
    pub briefed: Option<AudienceId>,
}

/// What of a line a figure shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shows {
    /// How many wait now.
    Waiting,
    /// How long the one who has waited longest has waited, in seconds.
    Longest,
    /// How many of its people deal with somebody now.
    Busy,
    /// Who got in touch.
    Offered,
    /// Of these, who did so because of the disruption.
    About,
    /// Who was cut off before they reached the queue.
    Cut,
    /// Whose turn came.
    Answered,
    /// Who gave up.
    GaveUp,
    /// Who left a number.
    CallBacks,
    /// Of a hundred who got an answer or gave up, how many were answered in time.
    ServiceLevel,
}

impl Shows {
    /// The words for it.
    pub const WORDS: &'static [(&'static str, Shows)] = &[
        ("waiting", Shows::Waiting),
        ("longest", Shows::Longest),
        ("busy", Shows::Busy),
        ("offered", Shows::Offered),
        ("about", Shows::About),
        ("cut", Shows::Cut),
        ("answered", Shows::Answered),
        ("gave-up", Shows::GaveUp),
        ("call-backs", Shows::CallBacks),
        ("service-level", Shows::ServiceLevel),
    ];

    /// The figure over these minutes of one line, oldest first; what stands now is the last minute's.
    pub fn over<'m>(self, minutes: impl DoubleEndedIterator<Item = &'m Minute> + Clone) -> i64 {
        let sum = |of: fn(&Minute) -> u32| minutes.clone().map(|m| i64::from(of(m))).sum::<i64>();
        let now = |of: fn(&Minute) -> u32| minutes.clone().next_back().map_or(0, |m| i64::from(of(m)));
        match self {
            Shows::Waiting => now(|m| m.waiting),
            Shows::Longest => now(|m| m.longest),
            Shows::Busy => now(|m| m.busy),
            Shows::Offered => sum(|m| m.offered),
            Shows::About => sum(|m| m.about),
            Shows::Cut => sum(|m| m.cut),
            Shows::Answered => sum(|m| m.answered),
            Shows::GaveUp => sum(|m| m.gave_up),
            Shows::CallBacks => sum(|m| m.call_backs),
            Shows::ServiceLevel => {
                let done = sum(|m| m.answered + m.gave_up);
                // Nobody came, nobody was kept waiting: a board that counts only what it sees shows 100 then.
                if done == 0 { 100 } else { sum(|m| m.in_time) * 100 / done }
            }
        }
    }
}
