//! The marks that could still be had, over the shift: what was earned in the end plus what no deadline and no choice
//! had closed yet. It only falls.

use std::collections::BTreeMap;

use crate::assess::Scorecard;
use crate::engine::Play;
use crate::time::SimTime;

/// Steps in basis points, each holding until the next. The first is the whole, at the beginning; the last is what was
/// earned or waits for a coach, at the end: what was never reached could no longer be had then.
pub fn attainable(play: &Play, card: &Scorecard) -> Vec<(SimTime, u32)> {
    let mut falls: BTreeMap<SimTime, u32> = BTreeMap::new();
    for line in &card.lines {
        let lost = line.points.saturating_sub(line.earned).saturating_sub(line.pending);
        let at = line.lost_at.unwrap_or(play.now()).min(play.now());
        *falls.entry(at).or_default() += lost;
    }
    for penalty in &card.penalties {
        // Penalties take from a domain as a whole; the last entry that called for one is when it was complete.
        let last = penalty.entries.last().and_then(|no| play.entries().get(no.0 as usize));
        *falls.entry(last.map_or(play.now(), |entry| entry.at)).or_default() += penalty.taken;
    }
    let mut left = card.points;
    let mut steps = vec![(SimTime::START, left)];
    for (at, lost) in falls.into_iter().filter(|(_, lost)| *lost > 0) {
        left = left.saturating_sub(lost);
        steps.push((at, left));
    }
    if steps.last().is_some_and(|(at, _)| *at < play.now()) {
        steps.push((play.now(), left));
    }
    steps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::projection::sample;

    fn steps(busy: bool) -> (Vec<(SimTime, u32)>, Scorecard) {
        let mut play = sample::play(1);
        if busy {
            sample::busy_morning(&mut play);
        }
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        (attainable(&play, &card), card)
    }

    #[test]
    fn it_begins_with_everything_and_ends_with_what_was_earned() {
        for busy in [false, true] {
            let (steps, card) = steps(busy);
            assert_eq!(steps[0], (SimTime::START, 10_000));
            assert_eq!(steps.last().unwrap().1, card.earned + card.pending);
            assert!(steps.windows(2).all(|w| w[0].0 <= w[1].0 && w[0].1 >= w[1].1), "{steps:?}");
        }
    }
}
