//! What waits for a condition: injects and decisions, looked at only when something they rest on has changed.

use super::seen::{AtomIndex, Change};
use crate::order;
use crate::scenario::inject::Trigger;
use crate::scenario::talk::Cue;
use crate::scenario::{AtomIx, Condition, Plot};
use crate::time::{SimSpan, SimTime};

/// What a watcher is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Watches {
    /// The inject of that number happens when the condition comes true.
    Inject(u32),
    /// The decision of that number is put.
    DecisionOpens(u32),
    /// The decision of that number no longer matters.
    DecisionCloses(u32),
    /// Somebody says something of their own accord: the conversation and the beat of those numbers.
    Beat(u32, u32),
}

/// A condition that is waited for.
#[derive(Clone, Debug)]
pub struct Watcher {
    /// What it is for.
    pub watches: Watches,
    /// What is waited for.
    pub condition: Condition,
}

/// Everything of a plot that can be prepared before it is played.
#[derive(Clone, Debug)]
pub struct Watch {
    /// The atoms by verb.
    pub atoms: AtomIndex,
    /// What waits for conditions, in the order of the file.
    pub watchers: Vec<Watcher>,
    /// Times at which a watcher must be looked at, whatever happens.
    pub times: Vec<(SimTime, u32)>,
    by_atom: Vec<Vec<u32>>,
    by_world: Vec<u32>,
    after_atom: Vec<Vec<(SimSpan, u32)>>,
    on_atom: Vec<Vec<(u32, bool)>>,
}

/// One millisecond: "by 10m" still holds at 10m, so that it was missed is known just after.
const JUST_AFTER: SimSpan = SimSpan::from_ms(1);

impl Watch {
    /// Prepares a plot.
    pub fn of(plot: &Plot) -> Watch {
        let atoms = plot.atoms.len();
        let mut watch = Watch {
            atoms: AtomIndex::of(plot),
            watchers: Vec::new(),
            times: Vec::new(),
            by_atom: vec![Vec::new(); atoms],
            by_world: Vec::new(),
            after_atom: vec![Vec::new(); atoms],
            on_atom: vec![Vec::new(); atoms],
        };
        for (n, inject) in plot.injects.iter().enumerate() {
            match &inject.trigger {
                Trigger::At { .. } => {}
                Trigger::On { atom, each } => watch.on_atom[atom.0 as usize].push((n as u32, *each)),
                Trigger::When(condition) => watch.add(Watches::Inject(n as u32), condition),
            }
        }
        for (n, decision) in plot.decisions.iter().enumerate() {
            watch.add(Watches::DecisionOpens(n as u32), &decision.opens);
            if let Some(closes) = &decision.closes {
                watch.add(Watches::DecisionCloses(n as u32), closes);
            }
        }
        for (n, talk) in (0u32..).zip(&plot.talks) {
            for (m, beat) in (0u32..).zip(&talk.beats) {
                if let Cue::When(condition) = &beat.when {
                    watch.add(Watches::Beat(n, m), condition);
                }
            }
        }
        watch
    }

    fn add(&mut self, watches: Watches, condition: &Condition) {
        let me = self.watchers.len() as u32;
        let mut seen: Vec<AtomIx> = Vec::new();
        condition.walk(&mut |part| match part {
            Condition::Seen(ix) | Condition::Count(ix, _, _) => seen.push(*ix),
            Condition::MissedBy(ix, t) => {
                seen.push(*ix);
                self.times.push((*t + JUST_AFTER, me));
            }
            Condition::MissedWithin { atom, span, of } => {
                seen.push(*atom);
                self.after_atom[of.0 as usize].push((*span + JUST_AFTER, me));
            }
            Condition::TimeAtLeast(t) => self.times.push((*t, me)),
            Condition::TimeAtMost(t) => self.times.push((*t + JUST_AFTER, me)),
            Condition::WithinOf(span, ix) => {
                seen.push(*ix);
                self.after_atom[ix.0 as usize].push((*span + JUST_AFTER, me));
            }
            Condition::Counter(..)
            | Condition::Mood(..)
            | Condition::Colleague(..)
            | Condition::Waiting(..)
            | Condition::LikeContacts(..)
            | Condition::ServiceIs(..) => {
                self.by_world.push(me);
            }
            Condition::Always | Condition::All(_) | Condition::Any(_) | Condition::Not(_) => {}
        });
        order::sort(&mut seen);
        seen.dedup();
        for ix in seen {
            self.by_atom[ix.0 as usize].push(me);
        }
        self.by_world.dedup();
        self.watchers.push(Watcher { watches, condition: condition.clone() });
    }

    /// The watchers to look at after a change, in the order of the file.
    pub fn touched(&self, change: &Change) -> Vec<u32> {
        let mut out: Vec<u32> = if change.world { self.by_world.clone() } else { Vec::new() };
        for ix in &change.met {
            out.extend(&self.by_atom[ix.0 as usize]);
        }
        order::sort(&mut out);
        out.dedup();
        out
    }

    /// Watchers to look at some time after that atom is first met.
    pub fn later(&self, ix: AtomIx) -> &[(SimSpan, u32)] {
        &self.after_atom[ix.0 as usize]
    }

    /// Injects set off by that atom, and whether each time.
    pub fn set_off(&self, ix: AtomIx) -> &[(u32, bool)] {
        &self.on_atom[ix.0 as usize]
    }
}
