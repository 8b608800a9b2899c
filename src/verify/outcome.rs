//! The outcome: one digest over what was played and what came of it.

use serde::Serialize;

use crate::act::Command;
use crate::assess::{Scorecard, assess};
use crate::engine::Play;
use crate::session::bundle::Digests;
use crate::session::digest::{JsonHasher, of_json};
use crate::session::{End, RULES};
use crate::time::SimTime;

/// An input without its wall time.
#[derive(Serialize)]
struct Bare<'a> {
    n: u32,
    at: SimTime,
    #[serde(rename = "do")]
    command: &'a Command,
}

/// The marks as they enter the outcome.
#[derive(Serialize)]
struct Marks<'a> {
    lines: Vec<(&'a str, u32, u32, &'static str)>,
    penalties: Vec<(&'a str, u32)>,
    flags: Vec<&'a str>,
    earned: u32,
    pending: u32,
    reached: u32,
}

impl<'a> Marks<'a> {
    fn of(card: &'a Scorecard) -> Marks<'a> {
        Marks {
            lines: card
                .lines
                .iter()
                .map(|l| (l.item.as_str(), l.earned, l.pending, l.outcome.word()))
                .collect(),
            penalties: card.penalties.iter().map(|p| (p.penalty.as_str(), p.taken)).collect(),
            flags: card.flags.iter().map(|f| f.flag.as_str()).collect(),
            earned: card.earned,
            pending: card.pending,
            reached: card.reached,
        }
    }
}

/// The digest over scenario, policy, lexicon, variant, seed, inputs without wall times, entries, final state and marks.
/// The same on every machine for the same drill, seed and inputs.
pub fn outcome<'a>(
    play: &Play,
    digests: &Digests,
    inputs: impl Iterator<Item = (SimTime, &'a Command)>,
    card: &Scorecard,
) -> String {
    let mut hasher = JsonHasher::default();
    hasher.add(&("muster-outcome/1", RULES));
    hasher.add(&(&digests.scenario, &digests.policy, &digests.lexicon));
    hasher.add(&(play.variant(), play.seed().to_string()));
    for (n, (at, command)) in (0..).zip(inputs) {
        hasher.add(&Bare { n, at, command });
    }
    for entry in play.entries() {
        hasher.add(entry);
    }
    hasher.add(play.state());
    hasher.add(&Marks::of(card));
    hasher.finish()
}

/// What the last line of a file says of a play that has ended; `head` is left for the recorder. `None` while the shift
/// goes on.
pub fn seal<'a>(
    play: &Play,
    digests: &Digests,
    inputs: impl Iterator<Item = (SimTime, &'a Command)>,
) -> Option<(End, Scorecard)> {
    play.state().ended?;
    let card = assess(play.drill(), play.variant(), play.entries(), play.now())?;
    let end = End {
        inputs: play.inputs(),
        entries: play.state().entries,
        at: play.now(),
        earned: card.earned,
        pending: card.pending,
        reached: card.reached,
        flags: card.flags.iter().map(|f| f.flag.to_string()).collect(),
        state: of_json(play.state()),
        outcome: outcome(play, digests, inputs, &card),
        head: String::new(),
    };
    Some((end, card))
}
