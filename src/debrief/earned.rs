//! What went well: the dearest lines that an act of the trainee's earned in full. So that a debrief is not only losses.

use crate::act::{Cause, Entry};
use crate::assess::{Line, Outcome, Scorecard};
use crate::engine::Play;
use crate::ids::{EntryNo, ItemId};
use crate::limits;
use crate::projection::timeline;
use crate::time::SimTime;

/// Something that earned its marks in full.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EarnedMoment {
    /// When the act took effect.
    pub at: SimTime,
    /// The time of day.
    pub clock: String,
    /// What it earned, in basis points.
    pub earned: u32,
    /// The item.
    pub item: ItemId,
    /// What was asked.
    pub what: String,
    /// What was done, as the log tells it.
    pub done: String,
    /// What the trainee wrote or said in it.
    pub own_words: Option<String>,
    /// The entry.
    pub entry: EntryNo,
}

/// The largest, the largest first; at most [`limits::EARNED_MOMENTS`], each by an act of its own. A line that rests on
/// something that did not happen is no act.
pub fn earned_moments(play: &Play, card: &Scorecard) -> Vec<EarnedMoment> {
    let full =
        |line: &&Line| line.outcome == Outcome::Marked && line.points > 0 && line.earned == line.points;
    let mut best: Vec<(&Line, &Entry)> =
        card.lines.iter().filter(full).filter_map(|line| Some((line, act_of(play, line)?))).collect();
    best.sort_by_key(|(line, entry)| (std::cmp::Reverse(line.earned), entry.no));
    let mut told: Vec<EarnedMoment> = Vec::new();
    let log = timeline(play.drill(), play.plot(), play.entries());
    for (line, entry) in best {
        if told.len() == limits::EARNED_MOMENTS {
            break;
        }
        if told.iter().any(|moment| moment.entry == entry.no) {
            continue;
        }
        let Some(moment) = log.iter().find(|moment| moment.entry == entry.no) else { continue };
        told.push(EarnedMoment {
            at: entry.at,
            clock: moment.clock.clone(),
            earned: line.earned,
            item: line.item.clone(),
            what: line.what.to_string(),
            done: moment.what.clone(),
            own_words: moment.own_words.clone(),
            entry: entry.no,
        });
    }
    told
}

/// The last entry a line rests on that the trainee brought about.
fn act_of<'p>(play: &'p Play, line: &Line) -> Option<&'p Entry> {
    if line.absence.is_some() {
        return None;
    }
    let cited = line.entries.iter().rev().filter_map(|no| play.entries().get(no.0 as usize));
    cited.into_iter().find(|entry| matches!(entry.cause, Cause::Input(_)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::projection::sample;

    #[test]
    fn what_was_done_in_full_is_told_with_its_entry() {
        let mut play = sample::play(1);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        let earned = earned_moments(&play, &card);
        assert!(!earned.is_empty() && earned.len() <= limits::EARNED_MOMENTS);
        for moment in &earned {
            let line = card.lines.iter().find(|line| line.item == moment.item).unwrap();
            assert!(line.earned == line.points && line.entries.contains(&moment.entry));
        }
        assert!(earned.windows(2).all(|w| w[0].earned >= w[1].earned && w[0].entry != w[1].entry));
    }

    #[test]
    fn silence_earns_nothing() {
        let mut play = sample::play(1);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        assert_eq!(earned_moments(&play, &card), []);
    }
}
