//! What players type where a text is wanted, and the time they promise with a message.

use super::at_it::AtIt;
use super::{Player, pasting, stuffing};
use crate::act::Command;
use crate::time::{SimSpan, SimTime};

/// What those type who have nothing to say.
const FILLER: [&str; 4] = [
    "Thank you for getting in touch, your message is important to us and we are sorry for any inconvenience caused.",
    "We are aware of an issue and are working hard to resolve it as soon as possible. Further updates to follow.",
    "Noted.",
    "Update: update at 10:30. All customers. Please use chat. Calls affected. Next update by 11:00.",
];

impl AtIt {
    /// A text for a command.
    pub fn type_text(&mut self, command: &Command) -> String {
        let nth = self.typed;
        self.typed += 1;
        let messages = &self.done.play.plot().messages;
        let filler = FILLER[self.roll("filler", nth, FILLER.len())].to_owned();
        let of_drill =
            (!messages.is_empty()).then(|| messages[self.roll("text", nth, messages.len())].text.to_string());
        match self.player {
            Player::FirstOption | Player::AlwaysP1 | Player::DoNothing => filler,
            Player::AlwaysEscalate | Player::UpdateSpammer => of_drill.unwrap_or(filler),
            Player::Random | Player::LongestOption => match self.roll("which", nth, 2) {
                0 => filler,
                _ => of_drill.unwrap_or(filler),
            },
            Player::TemplatePaster => pasting::text(self, nth, command).unwrap_or(filler),
            Player::KeywordStuffer => stuffing::text(self, nth),
        }
    }

    /// The time that goes with a message as the next update, beside its words.
    pub fn next_update(&self, nth: u32) -> Option<SimTime> {
        let gives_one = match self.player {
            Player::TemplatePaster => self.roll("next", nth, 2) == 0,
            Player::KeywordStuffer => true,
            _ => false,
        };
        gives_one.then(|| self.done.play.now() + HENCE)
    }

    /// The time of day so long from now, as people write it.
    pub fn clock(&self, hence: SimSpan) -> String {
        self.done.play.plot().starts.clock.at(self.done.play.now() + hence)
    }
}

/// How far ahead they promise.
pub(super) const HENCE: SimSpan = SimSpan::minutes(30);
