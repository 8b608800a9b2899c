//! Penalties and flags.

use std::sync::Arc;

use super::card::{Line, PenaltyLine, RaisedFlag};
use super::history::History;
use super::{overreach, publishing};
use crate::act::Entry;
use crate::engine::Drill;
use crate::ids::{ClauseId, EntryNo, PenaltyId};
use crate::policy::work::Domain;
use crate::scenario::Plot;

/// A penalty that something called for: the drill's or the policy's.
pub(super) struct Called {
    pub penalty: PenaltyId,
    pub domain: Domain,
    /// What one costs, in basis points of the whole.
    pub points: u32,
    /// How many count at most.
    pub most: u32,
    pub what: Arc<str>,
    pub good: Arc<str>,
    pub clause: ClauseId,
    /// Every entry that called for it.
    pub entries: Vec<EntryNo>,
}

/// The penalties called for. A domain's penalties take at most what it earned: the drill's in the order of the file, then
/// the policy's.
pub(super) fn penalties(
    drill: &Drill,
    plot: &Plot,
    history: &History,
    entries: &[Entry],
    lines: &[Line],
) -> Vec<PenaltyLine> {
    let own = plot.penalties.iter().map(|penalty| Called {
        penalty: penalty.id.clone(),
        domain: penalty.domain,
        points: penalty.points,
        most: penalty.most,
        what: penalty.what.clone(),
        good: penalty.good.clone(),
        clause: penalty.clause.clone(),
        entries: history.met(penalty.on).to_vec(),
    });
    let called = own
        .chain(overreach::called(drill, plot, history, entries))
        .chain(publishing::called(drill, plot, entries));
    let earned = |domain: Domain| lines.iter().filter(|l| l.domain == domain).map(|l| l.earned).sum::<u32>();
    let mut left: Vec<(Domain, u32)> = Domain::ALL.iter().map(|d| (*d, earned(*d))).collect();
    let mut out = Vec::new();
    for penalty in called.filter(|penalty| !penalty.entries.is_empty()) {
        let times = u32::try_from(penalty.entries.len()).unwrap_or(u32::MAX).min(penalty.most);
        let called_for = penalty.points.saturating_mul(times);
        let room = left.iter_mut().find(|(domain, _)| *domain == penalty.domain).map(|(_, room)| room);
        let taken = room.map_or(0, |room| {
            let taken = called_for.min(*room);
            *room -= taken;
            taken
        });
        out.push(PenaltyLine {
            penalty: penalty.penalty,
            domain: penalty.domain,
            what: penalty.what,
            taken,
            called_for,
            entries: penalty.entries.into_iter().take(times as usize).collect(),
            clause: penalty.clause,
            good: penalty.good,
        });
    }
    out
}

/// The red flags raised so far, in the order of the file.
pub(super) fn flags(plot: &Plot, history: &History) -> Vec<RaisedFlag> {
    let raised = plot.flags.iter().filter(|flag| history.seen.holds(&flag.when, history.now));
    raised
        .map(|flag| RaisedFlag {
            flag: flag.id.clone(),
            what: flag.what.clone(),
            entries: history.seen.evidence(&flag.when),
            needs_coach: flag.needs_coach,
        })
        .collect()
}
