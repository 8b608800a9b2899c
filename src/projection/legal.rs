//! The clocks that laws and regulators set, as a record's reader sees them; and how soon those who decide were told.
//!
//! A clock is shown once its record is opened, and runs from when we became aware, not from when somebody wrote it up: by
//! the drill's own mark where the case has one, otherwise from when it reached the desk (domain reference 7.2).

use super::day::day;
use crate::act::{Entry, Event};
use crate::engine::Play;
use crate::engine::state::Record;
use crate::ids::{EntryNo, PersonId, RecordNo};
use crate::policy::legal::{LegalRule, Wall, due, in_force};
use crate::time::{SimSpan, SimTime};

/// One such clock of a record.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LegalClock {
    /// The record.
    pub record: RecordNo,
    /// What must be done.
    pub what: String,
    /// When it began.
    pub from: SimTime,
    /// By when, in words.
    pub by: String,
    /// Where it says so.
    pub source: String,
}

/// How soon those were told who decide what a rule asks for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Told {
    /// Who.
    pub whom: PersonId,
    /// How soon they should have been.
    pub within: SimSpan,
    /// When we became aware, and by which entry.
    pub aware: (SimTime, EntryNo),
    /// When they or who stands for them were told, in which entry, and who it was; none: never.
    pub told: Option<(SimTime, EntryNo, PersonId)>,
}

/// The clocks of all records, in the order of the records and of the pack.
pub fn legal_clocks(play: &Play) -> Vec<LegalClock> {
    let (plot, policy) = (play.plot(), &play.drill().policy);
    let open = play.state().records.iter().filter(|record| !record.is_over());
    open.flat_map(|record| {
        let from = began(play, record);
        let wall = Wall::at(plot.starts, from);
        let case = play.state().seen.cases().of(plot, record.no);
        let sector = case.and_then(|case| case.sector.as_deref());
        in_force(&policy.rules, record.kind, sector, wall.date).map(move |rule| LegalClock {
            record: record.no,
            what: rule.what.to_string(),
            from,
            by: words(due(rule.within, wall, &policy.calendar.holidays)),
            source: rule.source.to_string(),
        })
    })
    .collect()
}

/// Since when the clocks of a record run.
fn began(play: &Play, record: &Record) -> SimTime {
    let case = play.state().seen.cases().of(play.plot(), record.no).filter(|case| case.kind == record.kind);
    let aware = case.and_then(|case| play.state().seen.sighting(case.aware?)).map(|seen| seen.first_at);
    let arrived = || {
        let of_it = record.contacts.iter().filter_map(|id| play.state().inbox_line(id.as_str()));
        of_it.map(|line| line.arrived_at).min()
    };
    aware.or_else(arrived).unwrap_or(record.opened_at).min(record.opened_at)
}

/// A time as people say it: a day and a time, or the end of a day.
fn words(at: Wall) -> String {
    match at.minutes {
        1_440 => format!("the end of {}", day(at.date)),
        minutes => format!("{} {:02}:{:02}", day(at.date), minutes / 60, minutes % 60),
    }
}

/// For each case that somebody became aware of and whose rule names whom to tell inside: how soon they were.
pub fn told_inside(play: &Play) -> Vec<Told> {
    let (plot, policy) = (play.plot(), &play.drill().policy);
    let mut out = Vec::new();
    for case in &plot.cases {
        let Some(aware) = case.aware.and_then(|atom| play.state().seen.sighting(atom)) else { continue };
        let on = Wall::at(plot.starts, aware.first_at).date;
        let asks = |rule: &LegalRule| rule.tell.clone();
        for (whom, within) in in_force(&policy.rules, case.kind, case.sector.as_deref(), on).filter_map(asks)
        {
            let right = stand_ins(play, &whom);
            // Who was told before anybody could know was told of something else.
            let told = play.entries().iter().skip(aware.first.0 as usize).find_map(|entry| {
                let (person, record) = told_by(entry)?;
                let of_it = |no| play.state().seen.cases().of(plot, no).is_some_and(|of| of.id == case.id);
                (right.contains(&person) && record.is_none_or(of_it))
                    .then(|| (entry.at, entry.no, person.clone()))
            });
            out.push(Told { whom, within, aware: (aware.first_at, aware.first), told });
        }
    }
    out
}

/// Somebody, and who stands for them in this story: whom a need of it names where the policy's trigger names them.
fn stand_ins<'a>(play: &'a Play, whom: &'a PersonId) -> Vec<&'a PersonId> {
    let policy = &play.drill().policy;
    let mut right = vec![whom];
    for need in &play.plot().needs {
        let Some(trigger) = policy.trigger(&need.trigger).filter(|trigger| trigger.to.contains(whom)) else {
            continue;
        };
        right.extend(need.to.iter().filter(|person| !trigger.to.contains(person)));
    }
    right
}

/// Who was spoken or written to in an entry, and about which record, where it is about one.
fn told_by(entry: &Entry) -> Option<(&PersonId, Option<RecordNo>)> {
    match &entry.event {
        Event::Escalated { to, record, .. } => Some((to, Some(*record))),
        Event::CalledOut { person, .. } => Some((person, None)),
        Event::ApprovalAsked { of, .. } => Some((of, None)),
        _ => None,
    }
}
