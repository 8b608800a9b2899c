//! What conditions see of the past: when each atom was first met, and how often; how services and numbers are now.
//!
//! The same fold serves the engine (what happens next) and the marks (what was earned), so both judge by the same
//! history.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::act::{Entry, Event, Verb};
use crate::ids::{CounterId, EntryNo, ServiceId};
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
    services: BTreeMap<ServiceId, Status>,
    counters: BTreeMap<CounterId, i64>,
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
            services: plot.services.clone(),
            counters: plot.counters.clone(),
        }
    }

    /// Takes one entry in. Guards are judged by what was so before it.
    pub fn observe(&mut self, plot: &Plot, index: &AtomIndex, entry: &Entry) -> Change {
        let mut change = Change::default();
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
            _ => {}
        }
        self.meet(plot, index, entry, &mut change);
        change
    }

    fn meet(&mut self, plot: &Plot, index: &AtomIndex, entry: &Entry, change: &mut Change) {
        let Some(verb) = entry.event.verb() else { return };
        for &ix in &index.by_verb[verb as usize] {
            let atom = &plot.atoms[ix.0 as usize];
            let wanted = atom.pattern.wants.iter().all(|(key, value)| entry.event.has(key, value));
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
