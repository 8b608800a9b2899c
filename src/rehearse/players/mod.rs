//! Players that guess and game. None of them reads for sense; if one earns half of the marks, the marks are at fault.
//!
//! All of them choose from [`menu::commands`](crate::projection::menu::commands), the list that a trainee sees, and say
//! the lines it offers as they stand. Where a text is wanted, each types in its own way: one of four fixed fillers, a model of
//! the drill itself (which is more than any trainee could), one of its templates, or words from the lexicon.

mod at_it;
mod pasting;
mod stuffing;
mod typing;

use std::sync::Arc;

use self::at_it::AtIt;
use super::perform::Performed;
use crate::engine::{Drill, Play};
use crate::ids::VariantId;

/// A way of playing without understanding.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Player {
    /// Anything at all, at any time.
    Random,
    /// Nothing.
    DoNothing,
    /// The first thing on the list that it has not done yet, again and again.
    FirstOption,
    /// The longest answer to every question; otherwise anything.
    LongestOption,
    /// Everything is an incident of the highest impact and urgency, declared at once.
    AlwaysP1,
    /// Everything goes to everybody.
    AlwaysEscalate,
    /// Messages to every audience on every channel, all the time, in the drill's own model words.
    UpdateSpammer,
    /// Answers everybody and tells every audience when an update is due, in the drill's own templates with nothing in them
    /// or next to nothing.
    TemplatePaster,
    /// The words that marks look for, in every text, without sense.
    KeywordStuffer,
}

/// Most acts a player takes.
const ACTS: u32 = 160;

impl Player {
    /// All of them.
    pub const ALL: &[Player] = &[
        Player::Random,
        Player::DoNothing,
        Player::FirstOption,
        Player::LongestOption,
        Player::AlwaysP1,
        Player::AlwaysEscalate,
        Player::UpdateSpammer,
        Player::TemplatePaster,
        Player::KeywordStuffer,
    ];

    /// Its name in reports.
    pub const fn word(self) -> &'static str {
        match self {
            Player::Random => "random",
            Player::DoNothing => "do-nothing",
            Player::FirstOption => "first-option",
            Player::LongestOption => "longest-option",
            Player::AlwaysP1 => "always-p1",
            Player::AlwaysEscalate => "always-escalate",
            Player::UpdateSpammer => "update-spammer",
            Player::TemplatePaster => "template-paster",
            Player::KeywordStuffer => "keyword-stuffer",
        }
    }

    /// What it does, in a line.
    pub const fn about(self) -> &'static str {
        match self {
            Player::Random => "anything at any time; types fillers, templates and models",
            Player::DoNothing => "nothing",
            Player::FirstOption => "the first thing on the list not done yet; types a filler",
            Player::LongestOption => {
                "the longest answer to every question, otherwise anything; types fillers and models"
            }
            Player::AlwaysP1 => "everything is a P1 and a major incident; types fillers",
            Player::AlwaysEscalate => "everything to everybody; types the drill's own models",
            Player::UpdateSpammer => "messages to everybody all the time; types the drill's own models",
            Player::TemplatePaster => {
                "answers everybody, updates everybody when it is due; pastes templates, blanks left or filled at a glance"
            }
            Player::KeywordStuffer => {
                "answers and tells everybody; types words that marks look for, without sense"
            }
        }
    }

    /// Plays a drill to its end. `None` if it has no such variant.
    pub fn play(self, drill: &Arc<Drill>, variant: &VariantId, seed: u64) -> Option<Performed> {
        let mut at_it = AtIt::new(self, Play::begin(drill, variant, seed)?);
        if self != Player::DoNothing {
            for act in 0..ACTS {
                if at_it.done.play.state().ended.is_some() {
                    break;
                }
                at_it.act(act);
            }
        }
        let ends_at = at_it.done.play.plot().ends_at;
        at_it.done.play.advance_to(ends_at);
        Some(at_it.done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Command;
    use crate::projection::sample;

    /// Everything a player typed at some seeds, commands with it.
    fn said(player: Player) -> Vec<Command> {
        let drill = sample::play(1).drill().clone();
        let variant = &drill.scenario.variants[0].id;
        (1..=6)
            .flat_map(|seed| player.play(&drill, variant, seed).expect("the variant").inputs)
            .map(|(_, command)| command)
            .collect()
    }

    #[test]
    fn every_player_has_a_word_and_acts_but_one() {
        for player in Player::ALL {
            assert_eq!(said(*player).is_empty(), *player == Player::DoNothing, "{}", player.word());
        }
    }

    #[test]
    fn the_same_seed_is_the_same_play() {
        for player in Player::ALL {
            assert_eq!(said(*player), said(*player), "{}", player.word());
        }
    }

    #[test]
    fn the_stuffer_and_the_paster_speak_to_people() {
        for player in [Player::TemplatePaster, Player::KeywordStuffer] {
            let said = said(player);
            assert!(said.iter().any(|c| matches!(c, Command::Answer { .. })), "{}", player.word());
            assert!(said.iter().any(|c| matches!(c, Command::Send { .. })), "{}", player.word());
        }
    }
}
