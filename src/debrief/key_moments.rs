//! Key moments: the largest drops of the marks that could still be had.
//!
//! What could still be had is what was earned plus what no deadline and no choice had closed yet. It falls when a line
//! begins to lose points ([`Line::lost_at`]); lines that fall in the same minute are one moment. At most
//! [`limits::KEY_MOMENTS`] are told, the largest first: what was known then, what followed, what good looked like. What
//! was simply never done, and so lost only when the shift ended, comes after every moment at which something could
//! still have been done.

use std::collections::{BTreeMap, BTreeSet};

use crate::act::{Cause, Event};
use crate::assess::{Line, Scorecard};
use crate::engine::Play;
use crate::ids::{EntryNo, FactId, ItemId};
use crate::limits;
use crate::projection::{By, Moment, timeline};
use crate::scenario::inject::Trigger;
use crate::time::{SimSpan, SimTime};

/// How far after a moment "what followed" looks.
const FOLLOWS_FOR: SimSpan = SimSpan::minutes(15);
/// Most facts, consequences and examples told of one moment.
const TOLD: usize = 3;

/// A moment at which marks were lost.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeyMoment {
    /// When the first of its lines began to lose points.
    pub at: SimTime,
    /// The time of day.
    pub clock: String,
    /// What it cost in the end, in basis points.
    pub lost: u32,
    /// What was asked, line by line, the dearest first.
    pub asked: Vec<String>,
    /// The lines it is made of.
    pub items: Vec<ItemId>,
    /// What had become known by then, the latest last, with the entries.
    pub known: Vec<(String, EntryNo)>,
    /// What others did afterwards, with the entries.
    pub followed: Vec<(String, EntryNo)>,
    /// What good looked like.
    pub good: Vec<String>,
    /// Whether it was lost only because the shift ended.
    pub at_the_end: bool,
}

/// Whether it fell only because the shift ended, what it cost, and its lines with their times.
type Fall<'a> = (bool, u32, Vec<(&'a Line, SimTime)>);

/// What is said where there is none, of a run that reached so many basis points.
pub const fn none_lost(reached: u32) -> &'static str {
    if reached < 10_000 {
        "No marks were lost at a moment of their own; the shift ended before the rest came up."
    } else {
        "No marks were lost at any moment."
    }
}

/// The largest drops, the largest first; equal ones in the order of time.
pub fn key_moments(play: &Play, card: &Scorecard) -> Vec<KeyMoment> {
    // What was lost only because the shift ended is a moment of its own, after the others.
    let mut by_minute: BTreeMap<(bool, u64), Vec<(&Line, SimTime)>> = BTreeMap::new();
    for line in &card.lines {
        if let Some(at) = line.lost_at.filter(|_| lost(line) > 0) {
            by_minute.entry((at >= play.now(), at.whole_minutes())).or_default().push((line, at));
        }
    }
    let mut drops: Vec<Fall<'_>> = by_minute
        .into_iter()
        .map(|((at_the_end, _), lines)| (at_the_end, lines.iter().map(|(l, _)| lost(l)).sum(), lines))
        .collect();
    drops.sort_by_key(|(at_the_end, lost, _)| (*at_the_end, std::cmp::Reverse(*lost)));
    drops.truncate(limits::KEY_MOMENTS);
    let moments = timeline(play.drill(), play.plot(), play.entries());
    drops.into_iter().map(|fall| tell(play, &moments, fall)).collect()
}

fn lost(line: &Line) -> u32 {
    line.points.saturating_sub(line.earned).saturating_sub(line.pending)
}

fn tell(play: &Play, moments: &[Moment], (at_the_end, cost, mut lines): Fall<'_>) -> KeyMoment {
    let at = lines.iter().map(|(_, at)| *at).min().unwrap_or(SimTime::START);
    lines.sort_by_key(|(line, _)| std::cmp::Reverse(lost(line)));
    let mut good: Vec<String> = lines.iter().map(|(line, _)| line.good.to_string()).collect();
    good.dedup();
    good.truncate(TOLD);
    KeyMoment {
        at,
        clock: play.plot().starts.clock.at(at),
        lost: cost,
        asked: lines.iter().map(|(line, _)| line.what.to_string()).collect(),
        items: lines.iter().map(|(line, _)| line.item.clone()).collect(),
        known: known_by(play, at, &lines),
        followed: moments
            .iter()
            .filter(|m| m.by == By::Person && m.at > at && m.at <= at + FOLLOWS_FOR)
            .filter(|m| follows(play, m))
            .take(TOLD)
            .map(|m| (format!("{} {}", m.clock, m.what), m.entry))
            .collect(),
        good,
        at_the_end,
    }
}

/// Whether it came because of what was done or not done, and would not have come by the clock alone.
fn follows(play: &Play, moment: &Moment) -> bool {
    let Some(entry) = play.entries().get(moment.entry.0 as usize) else { return false };
    match (&entry.event, &entry.cause) {
        (Event::ContactLost { .. }, _) => true,
        (_, Cause::Inject(id)) => play.plot().inject(id.as_str()).is_some_and(|(_, inject)| {
            inject.only_if.is_some() || !matches!(inject.trigger, Trigger::At { .. })
        }),
        _ => false,
    }
}

/// What was known by then of what these lines ask for: what else was known has nothing to do with them.
fn known_by(play: &Play, at: SimTime, lines: &[(&Line, SimTime)]) -> Vec<(String, EntryNo)> {
    let plot = play.plot();
    let items = plot.items.iter().filter(|item| lines.iter().any(|(line, _)| line.item == item.id));
    let asked: BTreeSet<FactId> = items.flat_map(|item| plot.facts_asked(item)).collect();
    let learned = play.entries().iter().filter(|e| e.at <= at).filter_map(|e| match &e.event {
        Event::FactLearned { fact } if asked.contains(fact) => {
            let found = play.plot().facts.iter().find(|f| f.id == *fact)?;
            Some((found.text.to_string(), e.no))
        }
        _ => None,
    });
    let all: Vec<(String, EntryNo)> = learned.collect();
    all[all.len().saturating_sub(TOLD)..].to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::projection::sample;

    #[test]
    fn silence_loses_everything_at_the_first_deadline() {
        let mut play = sample::play(1);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        let moments = key_moments(&play, &card);
        assert_eq!(moments.len(), 1, "both lines fall in the same minute");
        assert_eq!((moments[0].lost, moments[0].clock.as_str()), (10_000, "10:07"));
        assert_eq!(moments[0].asked, ["Declare a major incident", "Log the incident"]);
        assert_eq!(moments[0].good, ["Done at 10:05, with the reason."], "said once");
    }

    #[test]
    fn a_good_run_has_none() {
        let mut play = sample::play(1);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        assert_eq!(key_moments(&play, &card), []);
    }
}
