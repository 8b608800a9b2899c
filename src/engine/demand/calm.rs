//! How much of a rush a message takes away.
//!
//! Only the frozen slots of the message and its age count (nothing else about its wording may move the world). The
//! figures are a design choice, not a measurement: that people who know what is going on, what to do and when they hear
//! next get in touch less is well attested (domain reference 5.1, 5.2); how much less is ours, and
//! `muster rehearse` shows an author what follows from other figures.

use crate::act::Said;
use crate::time::{SimSpan, SimTime};

/// Of a hundred who would get in touch, how many do not because the message says what it means for them.
const EFFECT: u32 = 15;
/// ... because it says what they can do meanwhile.
const TODO: u32 = 25;
/// ... because it says who is affected.
const SCOPE: u32 = 10;
/// ... because it says when they hear again.
const NEXT: u32 = 20;

/// How long a message without a promise holds.
const HOLDS: SimSpan = SimSpan::minutes(15);
/// How long it takes until it has lost all effect then, or once its promise has passed in silence.
const WEARS_OFF: SimSpan = SimSpan::minutes(15);

/// Of a hundred who would get in touch at `now`, how many do not because of a message sent at `sent`.
pub fn calm(said: &Said, sent: SimTime, now: SimTime) -> u32 {
    let slots = [
        (said.effect, EFFECT),
        (said.todo, TODO),
        (said.scope, SCOPE),
        (said.next_update_at.is_some(), NEXT),
    ];
    let whole: u32 = slots.into_iter().filter(|(there, _)| *there).map(|(_, worth)| worth).sum();
    let holds_until = said.next_update_at.map_or(sent + HOLDS, |at| at.max(sent));
    let stale = now.since(holds_until).ms().min(WEARS_OFF.ms());
    let left = WEARS_OFF.ms() - stale;
    (u64::from(whole) * left / WEARS_OFF.ms()) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_holds_until_its_promise_and_then_wears_off() {
        let at = |m| SimTime::START + SimSpan::minutes(m);
        let whole = Said { next_update_at: Some(at(25)), effect: true, todo: true, scope: true };
        for (now, want) in [(5, 70), (25, 70), (28, 56), (40, 0), (90, 0)] {
            assert_eq!(calm(&whole, at(5), at(now)), want, "at {now}");
        }
        let thin = Said { effect: true, ..Said::default() };
        for (now, want) in [(5, 15), (20, 15), (35, 0)] {
            assert_eq!(calm(&thin, at(5), at(now)), want, "at {now}");
        }
        assert_eq!(calm(&Said::default(), at(5), at(5)), 0, "a message that says nothing calms nobody");
    }
}
