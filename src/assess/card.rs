//! The scorecard.

use std::sync::Arc;

use super::bands;
use super::history::History;
use crate::engine::Drill;
use crate::ids::{ClauseId, EntryNo, FlagId, ItemId, PenaltyId};
use crate::policy::work::Domain;
use crate::scenario::Plot;
use crate::time::SimTime;

/// How an item ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// It was marked: anything from nothing to all.
    Marked,
    /// A coach must look: the points are neither earned nor lost yet.
    Pending,
    /// It was made needless by an act that prevented it: full points.
    Prevented,
    /// The run ended before it was due.
    NotReached,
}

impl Outcome {
    /// The word in files and reports.
    pub const fn word(self) -> &'static str {
        match self {
            Outcome::Marked => "marked",
            Outcome::Pending => "pending",
            Outcome::Prevented => "prevented",
            Outcome::NotReached => "not reached",
        }
    }
}

/// One line of the marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// The item.
    pub item: ItemId,
    /// Its domain.
    pub domain: Domain,
    /// What was asked.
    pub what: Arc<str>,
    /// What it is worth, in basis points of the whole.
    pub points: u32,
    /// What was earned of it.
    pub earned: u32,
    /// What a coach may still give.
    pub pending: u32,
    /// How it ended.
    pub outcome: Outcome,
    /// The rule as it was applied, in words.
    pub rule: String,
    /// The entries it rests on; empty only if `absence` says what is not there.
    pub entries: Vec<EntryNo>,
    /// What was not there.
    pub absence: Option<String>,
    /// When points began to be lost, if any were.
    pub lost_at: Option<SimTime>,
    /// The clause.
    pub clause: ClauseId,
    /// What good looked like.
    pub good: Arc<str>,
    /// Seed points it serves.
    pub seeds: Vec<Arc<str>>,
}

/// What was taken off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PenaltyLine {
    /// The penalty.
    pub penalty: PenaltyId,
    /// Its domain.
    pub domain: Domain,
    /// What it is.
    pub what: Arc<str>,
    /// What was taken, in basis points; never more than the domain earned.
    pub taken: u32,
    /// What it would have been without that limit.
    pub called_for: u32,
    /// The entries that called for it.
    pub entries: Vec<EntryNo>,
    /// The clause.
    pub clause: ClauseId,
    /// What good looked like.
    pub good: Arc<str>,
}

/// A red flag: it never changes the number, it caps the band.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RaisedFlag {
    /// `R9`.
    pub flag: FlagId,
    /// What happened.
    pub what: Arc<str>,
    /// The entries it rests on; empty if it rests on something that did not happen.
    pub entries: Vec<EntryNo>,
    /// Whether it waits for a coach before it caps anything.
    pub needs_coach: bool,
}

/// The marks of one domain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DomainMarks {
    /// The domain.
    pub domain: Domain,
    /// What it is worth, in basis points of the whole.
    pub points: u32,
    /// What was earned, penalties taken off.
    pub earned: u32,
    /// What a coach may still give.
    pub pending: u32,
    /// What was reached.
    pub reached: u32,
}

/// All marks of a play.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scorecard {
    /// One line an item, in the order of the file.
    pub lines: Vec<Line>,
    /// What was taken off.
    pub penalties: Vec<PenaltyLine>,
    /// Red flags, which stand first wherever marks are shown.
    pub flags: Vec<RaisedFlag>,
    /// The domains that have items.
    pub domains: Vec<DomainMarks>,
    /// The plain sum: earned less taken, in basis points.
    pub earned: u32,
    /// What a coach may still give.
    pub pending: u32,
    /// How much of the rubric the run reached.
    pub reached: u32,
    /// The maximum: 10,000.
    pub points: u32,
    /// The band, if enough was reached to give one.
    pub band: Option<Arc<str>>,
    /// Why the band is what it is, where something capped it or withheld it.
    pub band_note: Option<String>,
    /// Who agreed the key, so that every screen with a band can say that it is provisional.
    pub key: Arc<str>,
}

impl Scorecard {
    /// Marks in whole points of 100, rounded down: what is shown large.
    pub fn whole(basis_points: u32) -> u32 {
        basis_points / 100
    }
}

/// Points as a person reads them: `7.25`, `7`.
pub fn show(basis_points: u32) -> String {
    match (basis_points / 100, basis_points % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) if part % 10 == 0 => format!("{whole}.{}", part / 10),
        (whole, part) => format!("{whole}.{part:02}"),
    }
}

pub(super) fn total(
    drill: &Drill,
    plot: &Plot,
    history: &History,
    lines: Vec<Line>,
    penalties: Vec<PenaltyLine>,
    flags: Vec<RaisedFlag>,
) -> Scorecard {
    let mut domains = Vec::new();
    for &domain in Domain::ALL {
        let of: Vec<&Line> = lines.iter().filter(|l| l.domain == domain).collect();
        if of.is_empty() {
            continue;
        }
        let taken: u32 = penalties.iter().filter(|p| p.domain == domain).map(|p| p.taken).sum();
        let reached = |l: &&&Line| l.outcome != Outcome::NotReached;
        domains.push(DomainMarks {
            domain,
            points: of.iter().map(|l| l.points).sum(),
            earned: of.iter().map(|l| l.earned).sum::<u32>() - taken,
            pending: of.iter().map(|l| l.pending).sum(),
            reached: of.iter().filter(reached).map(|l| l.points).sum(),
        });
    }
    let sum = |part: fn(&DomainMarks) -> u32| domains.iter().map(part).sum();
    let mut card = Scorecard {
        earned: sum(|d| d.earned),
        pending: sum(|d| d.pending),
        reached: sum(|d| d.reached),
        points: sum(|d| d.points),
        lines,
        penalties,
        flags,
        domains,
        band: None,
        band_note: None,
        key: plot.brief.key.clone(),
    };
    let (band, note) = bands::band(&drill.policy, &card, history.ended);
    card.band = band;
    card.band_note = note;
    card
}

#[cfg(test)]
mod tests {
    use super::show;

    #[test]
    fn points_read_naturally() {
        assert_eq!([show(700), show(725), show(750), show(5)], ["7", "7.25", "7.5", "0.05"]);
    }
}
