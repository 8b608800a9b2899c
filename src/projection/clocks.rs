//! The clocks of the desk: response and resolution of each record on the priority as set, and the next updates
//! promised. The clocks on the true priority are not the trainee's to see before the debrief.

use super::names::Names;
use crate::engine::state::{Promised, Reader, Record, RecordStatus};
use crate::engine::{Play, promising_words};
use crate::ids::{EntryNo, RecordNo};
use crate::order;
use crate::policy::clock::{self, Counting};
use crate::policy::work::{ClockKind, Priority};
use crate::time::{SimSpan, SimTime};

/// One clock of a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ClockFace {
    /// The record.
    pub record: RecordNo,
    /// The record as shown: `INC-1042`.
    pub name: String,
    /// Which clock.
    pub clock: ClockKind,
    /// The priority it runs on.
    pub priority: Priority,
    /// How much counting time has gone by.
    pub elapsed: SimSpan,
    /// How much there is.
    pub target: SimSpan,
    /// When it runs out.
    pub due_at: SimTime,
    /// The share that has gone by, in percent; more than 100 once it has run out.
    pub percent: u64,
    /// Whether it still runs.
    pub running: bool,
    /// Whether it stands still because somebody else holds the ball.
    pub held: bool,
    /// Whether it ran out before it was stopped.
    pub breached: bool,
}

/// A promise that is not yet due.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PromiseFace {
    /// To whom.
    pub to: Reader,
    /// Their name.
    pub name: String,
    /// The entry with the words.
    pub entry: EntryNo,
    /// The words; none where the time was entered beside them.
    pub words: Option<String>,
    /// For when.
    pub due_at: SimTime,
    /// How long there is left; nothing once it is due.
    pub left: SimSpan,
}

/// The clocks of all records that have a priority, in the order of the records.
pub fn clocks(play: &Play) -> Vec<ClockFace> {
    let records = play.state().records.iter().filter(|r| r.status != RecordStatus::Cancelled);
    records
        .filter_map(|r| r.priority.map(|p| (r, p)))
        .flat_map(|(record, priority)| {
            [ClockKind::Response, ClockKind::Resolution].map(|clock| face(play, record, priority, clock))
        })
        .collect()
}

fn face(play: &Play, record: &Record, priority: Priority, kind: ClockKind) -> ClockFace {
    let policy = &play.drill().policy;
    let targets = policy.target(priority);
    let target = match kind {
        ClockKind::Response => targets.acknowledge,
        ClockKind::Resolution => targets.resolve,
    };
    let counting = match targets.business_hours {
        true => Counting::hours(&policy.calendar, play.plot().starts),
        false => Counting::ALWAYS,
    };
    let face = clock::read(record.opened_at, &record.turns_of(kind), target, &counting, play.now());
    ClockFace {
        record: record.no,
        name: Names::new(play.drill(), play.plot()).record(record.opened_as, record.no),
        clock: kind,
        priority,
        elapsed: face.elapsed,
        target,
        due_at: if face.due_at == SimTime::NEVER {
            counting.due(record.opened_at, target)
        } else {
            face.due_at
        },
        percent: face.percent(target),
        running: face.state == clock::State::Running,
        held: face.state == clock::State::Paused,
        breached: face.has_run_out(target),
    }
}

/// What was promised and is not yet due, soonest first.
pub fn promises(play: &Play) -> Vec<PromiseFace> {
    let names = Names::new(play.drill(), play.plot());
    let face = |promised: &Promised| PromiseFace {
        to: promised.to.clone(),
        name: match &promised.to {
            Reader::Audience(id) => names.audience(id.as_str()),
            Reader::Person(id) => names.person(id.as_str()),
        }
        .to_owned(),
        entry: promised.entry,
        words: play
            .entries()
            .get(promised.entry.0 as usize)
            .and_then(|entry| promising_words(play.drill(), play.plot(), entry))
            .map(str::to_owned),
        due_at: promised.due_at,
        left: promised.due_at.since(play.now()),
    };
    let mut faces: Vec<PromiseFace> = play.state().promises.iter().map(face).collect();
    order::by_key(&mut faces, |f| f.due_at);
    faces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::sample;

    #[test]
    fn clocks_run_from_the_logging_on_the_priority_as_set() {
        let mut play = sample::play(1);
        assert!(clocks(&play).is_empty());
        sample::busy_morning(&mut play);
        play.advance_to(SimTime::START + SimSpan::minutes(10));
        let faces = clocks(&play);
        assert_eq!(faces.len(), 2);
        let (response, resolution) = (&faces[0], &faces[1]);
        assert_eq!((response.clock, response.running), (ClockKind::Response, false));
        assert_eq!((resolution.name.as_str(), resolution.running), ("INC-1042", true));
        let opened_at = play.state().records[0].opened_at;
        assert_eq!(resolution.elapsed, play.now().since(opened_at));
        assert_eq!(resolution.percent, resolution.elapsed.ms() * 100 / resolution.target.ms());
        assert!(!resolution.breached);
    }
}
