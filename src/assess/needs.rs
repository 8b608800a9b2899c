//! When work truly had to be passed on, and when it was: the needs of a plot, followed over the entries.

use crate::engine::seen::Seen;
use crate::ids::NeedId;
use crate::order;
use crate::scenario::need::Need;
use crate::scenario::{Condition, Plot};
use crate::time::{SimSpan, SimTime};

use super::history::History;

/// What became of each need.
#[derive(Clone, Debug)]
pub struct Needs {
    list: Vec<Followed>,
    looked_at: SimTime,
}

/// One of them.
#[derive(Clone, Debug)]
struct Followed {
    id: NeedId,
    /// When what meets it, beside the time, first came true.
    called_at: Option<SimTime>,
    /// When it was first passed on to one who is right.
    done_at: Option<SimTime>,
}

/// "By 10m" still holds at 10m; that it was missed is so just after.
const JUST_AFTER: SimSpan = SimSpan::from_ms(1);

impl Needs {
    /// Nothing has happened yet.
    pub(super) fn new(plot: &Plot) -> Needs {
        let list = plot.needs.iter();
        let list =
            list.map(|need| Followed { id: need.id.clone(), called_at: None, done_at: None }).collect();
        Needs { list, looked_at: SimTime::START }
    }

    /// What came true by the mere passing of time, up to `until`.
    pub(super) fn wait_until(&mut self, plot: &Plot, seen: &Seen, until: SimTime) {
        for (need, followed) in plot.needs.iter().zip(&mut self.list) {
            let Some(since) = need.since.as_ref().filter(|_| followed.called_at.is_none()) else { continue };
            let mut times = turns(since, seen);
            times.retain(|at| *at > self.looked_at && *at <= until);
            order::sort(&mut times);
            followed.called_at = times.into_iter().find(|at| seen.holds(since, *at));
        }
        self.looked_at = self.looked_at.max(until);
    }

    /// What came true by what has just happened.
    pub(super) fn look(&mut self, plot: &Plot, seen: &Seen, at: SimTime) {
        for (need, followed) in plot.needs.iter().zip(&mut self.list) {
            if followed.called_at.is_none() && need.since.as_ref().is_some_and(|since| seen.holds(since, at))
            {
                followed.called_at = Some(at);
            }
            if followed.done_at.is_none() && seen.holds(&need.done, at) {
                followed.done_at = Some(at);
            }
        }
    }

    /// When a need was met; none if it has not been.
    pub fn met_at(&self, history: &History, need: &Need) -> Option<SimTime> {
        let in_play_at = history.in_play_at(&need.in_play)?;
        match &need.since {
            None => Some(in_play_at),
            Some(_) => self.of(need)?.called_at.map(|called_at| called_at.max(in_play_at)),
        }
    }

    /// When the work was first passed on to somebody who is right.
    pub fn done_at(&self, need: &Need) -> Option<SimTime> {
        self.of(need)?.done_at
    }

    fn of(&self, need: &Need) -> Option<&Followed> {
        self.list.iter().find(|followed| followed.id == need.id)
    }
}

/// The moments at which a condition may come true though nothing happens.
fn turns(condition: &Condition, seen: &Seen) -> Vec<SimTime> {
    let mut times = Vec::new();
    condition.walk(&mut |part| match part {
        Condition::MissedBy(_, at) => times.push(*at + JUST_AFTER),
        Condition::TimeAtLeast(at) => times.push(*at),
        Condition::MissedWithin { span, of, .. } => {
            times.extend(seen.sighting(*of).map(|sighting| sighting.first_at + *span + JUST_AFTER));
        }
        _ => {}
    });
    times
}
