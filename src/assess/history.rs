//! The past as the marks see it: every sighting of every atom, and when each item's condition first came true.

use super::needs::Needs;
use crate::act::{Entry, Event};
use crate::engine::seen::{AtomIndex, Seen};
use crate::ids::{EntryNo, InjectId};
use crate::scenario::rubric::{InPlay, Item, Rule};
use crate::scenario::{AtomIx, Condition, Plot};
use crate::time::SimTime;

/// The past.
#[derive(Debug)]
pub struct History {
    /// What conditions see at the end.
    pub seen: Seen,
    /// How far time has come.
    pub now: SimTime,
    /// Whether the shift is over.
    pub ended: bool,
    met: Vec<Vec<EntryNo>>,
    done: Vec<Option<Done>>,
    injects: Vec<(InjectId, SimTime)>,
    /// When work had to be passed on, and when it was.
    pub needs: Needs,
}

/// When an item's condition first came true, and what made it so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Done {
    /// When.
    pub at: SimTime,
    /// The entries it rests on.
    pub entries: Vec<EntryNo>,
}

impl History {
    /// Folds the entries.
    pub fn of(plot: &Plot, index: &AtomIndex, entries: &[Entry], now: SimTime) -> History {
        let mut touched_by: Vec<Vec<u32>> = vec![Vec::new(); plot.atoms.len()];
        let mut by_world: Vec<u32> = Vec::new();
        for (n, item) in plot.items.iter().enumerate() {
            if let Rule::Obligation { done, .. } = &item.rule {
                done.walk(&mut |part| match part {
                    Condition::Seen(ix) | Condition::Count(ix, _, _) => {
                        touched_by[ix.0 as usize].push(n as u32)
                    }
                    Condition::Counter(..)
                    | Condition::Mood(..)
                    | Condition::Colleague(..)
                    | Condition::Waiting(..)
                    | Condition::LikeContacts(..)
                    | Condition::ServiceIs(..) => by_world.push(n as u32),
                    _ => {}
                });
            }
        }
        let mut history = History {
            seen: Seen::new(plot),
            now,
            ended: false,
            met: vec![Vec::new(); plot.atoms.len()],
            done: vec![None; plot.items.len()],
            injects: Vec::new(),
            needs: Needs::new(plot),
        };
        for entry in entries {
            history.needs.wait_until(plot, &history.seen, entry.at);
            let change = history.seen.observe(plot, index, entry);
            match &entry.event {
                Event::Ended { .. } => history.ended = true,
                Event::InjectFired { inject } | Event::InjectLapsed { inject } => {
                    history.injects.push((inject.clone(), entry.at));
                }
                _ => {}
            }
            let world = change.world.then_some(&by_world).into_iter().flatten();
            for ix in &change.met {
                history.met[ix.0 as usize].push(entry.no);
            }
            for &n in change.met.iter().flat_map(|ix| &touched_by[ix.0 as usize]).chain(world) {
                history.look(plot, n as usize, entry.at);
            }
            history.needs.look(plot, &history.seen, entry.at);
        }
        history.needs.wait_until(plot, &history.seen, now);
        for n in 0..plot.items.len() {
            history.look(plot, n, now);
        }
        history
    }

    fn look(&mut self, plot: &Plot, n: usize, at: SimTime) {
        let Rule::Obligation { done, .. } = &plot.items[n].rule else { return };
        if self.done[n].is_none() && self.seen.holds(done, at) {
            self.done[n] = Some(Done { at, entries: self.seen.evidence(done) });
        }
    }

    /// When the condition of the item of that number first came true.
    pub fn done(&self, plot: &Plot, item: &Item) -> Option<&Done> {
        let n = plot.items.iter().position(|other| other.id == item.id)?;
        self.done[n].as_ref()
    }

    /// Every entry that met the atom.
    pub fn met(&self, atom: AtomIx) -> &[EntryNo] {
        &self.met[atom.0 as usize]
    }

    /// When an item came into play; none if it has not yet.
    pub fn in_play_at(&self, in_play: &InPlay) -> Option<SimTime> {
        match in_play {
            InPlay::At(at) => (*at <= self.now).then_some(*at),
            InPlay::Inject(inject) => self.injects.iter().find(|(id, _)| id == inject).map(|(_, at)| *at),
        }
    }
}
