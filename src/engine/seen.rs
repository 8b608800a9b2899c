//! What conditions see of the past: when each atom was first met, and how often; how services and numbers are now.
//!
//! The same fold serves the engine (what happens next) and the marks (what was earned), so both judge by the same
//! history.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use super::alike::Alike;
use super::cases::Cases;
use crate::act::{Entry, Event, Figure, Minute, Verb};
use crate::ids::{CounterId, EntryNo, PersonId, ServiceId};
use crate::order;
use crate::policy::work::Status;
use crate::scenario::{AtomIx, Condition, Plot};
use crate::time::SimTime;

/// When an atom was met.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
pub struct Sighting {
    /// When it was first met.
    pub first_at: SimTime,
    /// The entry that first met it.
    pub first: EntryNo,
    /// The entry that last met it.
    pub last: EntryNo,
    /// How often it was met.
    pub count: u32,
}

/// Which atoms each verb may meet; made once for a plot.
#[derive(Clone, Debug)]
pub struct AtomIndex {
    by_verb: Vec<Vec<AtomIx>>,
}

impl AtomIndex {
    /// Sorts the plot's atoms by verb.
    pub fn of(plot: &Plot) -> AtomIndex {
        let mut by_verb = vec![Vec::new(); Verb::ALL.len()];
        for (n, atom) in plot.atoms.iter().enumerate() {
            by_verb[atom.pattern.verb as usize].push(AtomIx(n as u16));
        }
        AtomIndex { by_verb }
    }
}

/// What has been seen so far.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Seen {
    atoms: Vec<Option<Sighting>>,
    cases: Cases,
    alike: Alike,
    services: BTreeMap<ServiceId, Status>,
    counters: BTreeMap<CounterId, i64>,
    moods: BTreeMap<PersonId, i64>,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    colleagues: BTreeMap<PersonId, BTreeMap<Figure, i64>>,
    /// The floor's lines, minute by minute, the first at the start of the shift.
    floor: Vec<Arc<[Minute]>>,
}

/// What an entry changed for conditions.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Change {
    /// The atoms it met.
    pub met: Vec<AtomIx>,
    /// Whether a service or a number changed.
    pub world: bool,
}

impl Seen {
    /// Nothing has happened yet.
    pub fn new(plot: &Plot) -> Seen {
        Seen {
            atoms: vec![None; plot.atoms.len()],
            cases: Cases::default(),
            alike: Alike::default(),
            services: plot.services.clone(),
            counters: plot.counters.clone(),
            colleagues: order::map(plot.colleagues.iter().map(|c| {
                (c.id.clone(), order::map(Figure::ALL.iter().map(|figure| (*figure, c.at_start(*figure)))))
            })),
            floor: Vec::new(),
            moods: order::map(plot.people.iter().filter_map(|p| Some((p.id.clone(), p.mood?)))),
        }
    }

    /// Takes one entry in. Guards are judged by what was so before it.
    pub fn observe(&mut self, plot: &Plot, index: &AtomIndex, entry: &Entry) -> Change {
        let mut change = Change::default();
        self.cases.observe(plot, entry);
        match &entry.event {
            Event::ServiceChanged { service, status } => {
                change.world = true;
                self.meet(plot, index, entry, &mut change);
                self.services.insert(service.clone(), *status);
                return change;
            }
            Event::CounterChanged { counter, value } => {
                change.world = true;
                self.counters.insert(counter.clone(), *value);
            }
            Event::ContactArrived { contact } => {
                change.world = self.alike.observe(plot, contact, entry.at);
            }
            Event::ColleagueMoved { person, figure, value, .. } => {
                change.world = true;
                if let Some(figures) = self.colleagues.get_mut(person) {
                    figures.insert(*figure, *value);
                }
            }
            Event::MoodChanged { person, mood } => {
                change.world = true;
                self.moods.insert(person.clone(), *mood);
            }
            Event::FloorCounted { lines } => {
                change.world = true;
                self.floor.push(lines.as_slice().into());
            }
            _ => {}
        }
        self.meet(plot, index, entry, &mut change);
        change
    }

    fn meet(&mut self, plot: &Plot, index: &AtomIndex, entry: &Entry, change: &mut Change) {
        let Some(verb) = entry.event.verb() else { return };
        for &ix in &index.by_verb[verb as usize] {
            let atom = &plot.atoms[ix.0 as usize];
            let wanted = atom.pattern.wants.iter().all(|(key, value)| match entry.event.record(key) {
                Some(record) => self.cases.of(plot, record).is_some_and(|case| case.id.as_str() == &**value),
                None => entry.event.has(key, value),
            });
            if wanted && atom.guard.as_ref().is_none_or(|guard| self.holds(guard, entry.at)) {
                change.met.push(ix);
            }
        }
        for ix in &change.met {
            let slot = &mut self.atoms[ix.0 as usize];
            match slot {
                Some(sighting) => {
                    sighting.last = entry.no;
                    sighting.count += 1;
                }
                None => {
                    *slot = Some(Sighting { first_at: entry.at, first: entry.no, last: entry.no, count: 1 });
                }
            }
        }
    }

    /// Which case each record is of.
    pub fn cases(&self) -> &Cases {
        &self.cases
    }

    /// When the atom was met, if it was.
    pub fn sighting(&self, ix: AtomIx) -> Option<Sighting> {
        self.atoms.get(ix.0 as usize).copied().flatten()
    }

    /// How a service is.
    pub fn service(&self, id: &str) -> Option<Status> {
        self.services.get(id).copied()
    }

    /// All services as they are.
    pub fn services(&self) -> &BTreeMap<ServiceId, Status> {
        &self.services
    }

    /// An author's number.
    pub fn counter(&self, id: &str) -> i64 {
        self.counters.get(id).copied().unwrap_or(0)
    }

    /// How upset somebody is, from 0 to 100, if a mood of theirs is kept.
    pub fn mood(&self, person: &str) -> Option<i64> {
        self.moods.get(person).copied()
    }

    /// How a colleague is now, if that is kept.
    pub fn figure(&self, person: &str, figure: Figure) -> Option<i64> {
        self.colleagues.get(person)?.get(&figure).copied()
    }

    /// The minutes of a line of the floor up to `at`, the last `over` of them, oldest first. The first of all, at the start
    /// of the shift, only says what was so.
    pub fn minutes<'s>(
        &'s self,
        line: &'s str,
        at: SimTime,
        over: Option<u32>,
    ) -> impl DoubleEndedIterator<Item = &'s Minute> + Clone + 's {
        let known = (at.whole_minutes() + 1).min(self.floor.len() as u64) as usize;
        let from = over.map_or(0, |over| known.saturating_sub(over as usize));
        self.floor[from..known].iter().filter_map(move |lines| lines.iter().find(|m| m.line.as_str() == line))
    }

    /// How many wait on a line of the floor.
    pub fn waiting(&self, line: &str) -> i64 {
        let now = self.floor.last().and_then(|lines| lines.iter().find(|m| m.line.as_str() == line));
        now.map_or(0, |minute| i64::from(minute.waiting))
    }

    /// Whether the condition holds at `now`.
    pub fn holds(&self, condition: &Condition, now: SimTime) -> bool {
        let met = |ix: AtomIx| self.sighting(ix);
        match condition {
            Condition::Always => true,
            Condition::All(list) => list.iter().all(|c| self.holds(c, now)),
            Condition::Any(list) => list.iter().any(|c| self.holds(c, now)),
            Condition::Not(inner) => !self.holds(inner, now),
            Condition::Seen(ix) => met(*ix).is_some(),
            Condition::TimeAtMost(t) => now <= *t,
            Condition::TimeAtLeast(t) => now >= *t,
            Condition::MissedBy(ix, t) => now > *t && met(*ix).is_none_or(|s| s.first_at > *t),
            Condition::MissedWithin { atom, span, of } => {
                met(*of).is_some_and(|s| now > s.first_at + *span) && met(*atom).is_none()
            }
            Condition::WithinOf(span, ix) => met(*ix).is_some_and(|s| now <= s.first_at + *span),
            Condition::Count(ix, op, n) => op.holds(met(*ix).map_or(0, |s| s.count), *n),
            Condition::Counter(id, op, n) => op.holds(self.counter(id.as_str()), *n),
            Condition::Mood(id, op, n) => self.mood(id.as_str()).is_some_and(|mood| op.holds(mood, *n)),
            Condition::Colleague(id, figure, op, n) => {
                self.figure(id.as_str(), *figure).is_some_and(|value| op.holds(value, *n))
            }
            Condition::Waiting(id, op, n) => op.holds(self.waiting(id.as_str()), *n),
            Condition::LikeContacts(case, op, n) => op.holds(i64::from(self.alike.most(case)), *n),
            Condition::ServiceIs(id, status) => self.service(id.as_str()) == Some(*status),
        }
    }

    /// The entries that made the condition what it is: the first sightings it rests on, in order.
    pub fn evidence(&self, condition: &Condition) -> Vec<EntryNo> {
        let mut found = Vec::new();
        condition.walk(&mut |part| {
            let ix = match part {
                Condition::Seen(ix) | Condition::Count(ix, _, _) | Condition::MissedBy(ix, _) => *ix,
                Condition::MissedWithin { of, .. } => *of,
                _ => return,
            };
            found.extend(self.sighting(ix).map(|s| s.first));
        });
        order::sort(&mut found);
        found.dedup();
        found
    }
}
