//! Penalties and flags.

use super::card::{Line, PenaltyLine, RaisedFlag};
use super::history::History;
use crate::policy::work::Domain;
use crate::scenario::Plot;

/// The penalties called for. A domain's penalties take at most what it earned, in the order of the file.
pub(super) fn penalties(plot: &Plot, history: &History, lines: &[Line]) -> Vec<PenaltyLine> {
    let earned = |domain: Domain| lines.iter().filter(|l| l.domain == domain).map(|l| l.earned).sum::<u32>();
    let mut left: Vec<(Domain, u32)> = Domain::ALL.iter().map(|d| (*d, earned(*d))).collect();
    let mut out = Vec::new();
    for penalty in &plot.penalties {
        let met = history.met(penalty.on);
        if met.is_empty() {
            continue;
        }
        let times = u32::try_from(met.len()).unwrap_or(u32::MAX).min(penalty.most);
        let called_for = penalty.points.saturating_mul(times);
        let room = left.iter_mut().find(|(domain, _)| *domain == penalty.domain).map(|(_, room)| room);
        let taken = room.map_or(0, |room| {
            let taken = called_for.min(*room);
            *room -= taken;
            taken
        });
        out.push(PenaltyLine {
            penalty: penalty.id.clone(),
            domain: penalty.domain,
            what: penalty.what.clone(),
            taken,
            called_for,
            entries: met.iter().take(times as usize).copied().collect(),
            clause: penalty.clause.clone(),
            good: penalty.good.clone(),
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
