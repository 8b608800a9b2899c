//! Players that guess and game. None of them reads for sense; if one earns half of the marks, the marks are at fault.
//!
//! All of them choose from [`menu::commands`], the list that a trainee sees. Where a text is wanted they type one of
//! four fixed fillers or a template or model of the drill itself: the update spammer types nothing but models, which
//! is more than any trainee could.

use std::sync::Arc;

use super::perform::Performed;
use crate::act::{Command, Setting};
use crate::engine::dice::Dice;
use crate::engine::{Drill, Play};
use crate::ids::VariantId;
use crate::policy::work::{Level, WorkKind};
use crate::projection::menu::{self, Group};
use crate::scenario::Plot;
use crate::time::SimSpan;

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
}

/// Most acts a player takes.
const ACTS: u32 = 160;

/// What players type where a text is wanted.
const FILLER: [&str; 4] = [
    "Thank you for getting in touch, your message is important to us and we are sorry for any inconvenience caused.",
    "We are aware of an issue and are working hard to resolve it as soon as possible. Further updates to follow.",
    "Noted.",
    "Update: update at 10:30. All customers. Please use chat. Calls affected. Next update by 11:00.",
];

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
        }
    }

    /// Plays a drill to its end. `None` if it has no such variant.
    pub fn play(self, drill: &Arc<Drill>, variant: &VariantId, seed: u64) -> Option<Performed> {
        let play = Play::begin(drill, variant, seed)?;
        let mut at_it = AtIt {
            player: self,
            dice: Dice::new(seed),
            done: Performed { play, inputs: Vec::new(), refused: Vec::new(), skipped: Vec::new() },
            typed: 0,
            said: Vec::new(),
        };
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

/// A player at it.
struct AtIt {
    player: Player,
    dice: Dice,
    done: Performed,
    typed: u32,
    said: Vec<Command>,
}

impl AtIt {
    fn roll(&self, what: &str, nth: u32, sides: usize) -> usize {
        self.dice.roll("player", what, nth, sides as u64) as usize
    }

    fn act(&mut self, nth: u32) {
        self.done.become_free();
        let Some(mut command) = self.choose(nth) else { return };
        for text in command.texts_mut() {
            *text = self.type_text();
        }
        if let Command::Decide { clause, sure, .. } = &mut command {
            let clauses = &self.done.play.drill().policy.clauses;
            *clause = clauses.get(self.roll("clause", nth, clauses.len().max(1))).map(|c| c.id.clone());
            *sure = Some(70);
        }
        self.said.push(bare(&command));
        let pause = match self.player {
            Player::Random | Player::LongestOption => SimSpan::seconds(self.roll("pause", nth, 75) as u64),
            _ => SimSpan::seconds(self.roll("pause", nth, 10) as u64),
        };
        let at = self.done.play.now() + pause;
        if let Ok(accepted) = self.done.play.submit(at, command) {
            self.done.inputs.push((at, accepted.command));
        }
    }

    fn type_text(&mut self) -> String {
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
        }
    }

    fn offers(&self, group: Group) -> Vec<Command> {
        menu::commands_of(&self.done.play, group).into_iter().map(|(command, _)| command).collect()
    }

    /// One of a group's acts that were not done yet and are wanted most: of the first want that any of them meets.
    fn fresh(&self, nth: u32, group: Group, wants: &[fn(&Command) -> bool]) -> Option<Command> {
        let offers = self.offers(group);
        wants.iter().find_map(|wanted| {
            let fresh: Vec<&Command> =
                offers.iter().filter(|c| wanted(c) && !self.said.contains(c)).collect();
            fresh.get(self.roll("fresh", nth, fresh.len())).map(|command| (*command).clone())
        })
    }

    fn choose(&self, nth: u32) -> Option<Command> {
        let open = || self.fresh(nth, Group::Inbox, &[|c| matches!(c, Command::Open { .. })]);
        let early = |acts: u32, wanted: fn(&Command) -> bool| {
            if nth < acts { self.fresh(nth, Group::Record, &[wanted]) } else { None }
        };
        match self.player {
            Player::DoNothing => None,
            Player::FirstOption => Group::ALL.iter().find_map(|group| {
                self.offers(*group).into_iter().find(|c| !is_passing(c) && !self.said.contains(c))
            }),
            Player::LongestOption => {
                longest(self.done.play.plot(), self.offers(Group::Decide)).or_else(|| self.any(nth))
            }
            Player::Random => self.any(nth),
            Player::AlwaysP1 => open()
                .or_else(|| early(12, |c| matches!(c, Command::Log { kind: WorkKind::Incident, .. })))
                .or_else(|| {
                    let wants: &[fn(&Command) -> bool] = &[
                        |c| matches!(c, Command::Set { setting: Setting::Impact(Level::High), .. }),
                        |c| matches!(c, Command::Set { setting: Setting::Urgency(Level::High), .. }),
                        |c| matches!(c, Command::Acknowledge { .. } | Command::Declare { .. }),
                    ];
                    self.fresh(nth, Group::Record, wants)
                })
                .or_else(|| self.any(nth)),
            Player::AlwaysEscalate => open()
                .or_else(|| early(6, |c| matches!(c, Command::Log { .. })))
                .or_else(|| {
                    let wants: &[fn(&Command) -> bool] = &[
                        |c| matches!(c, Command::Escalate { .. } | Command::Ask { .. }),
                        |c| matches!(c, Command::Call { .. }),
                    ];
                    self.fresh(nth, Group::People, wants)
                })
                .or_else(|| self.any(nth)),
            Player::UpdateSpammer => open()
                .or_else(|| {
                    let mut sends = self.offers(Group::Tell);
                    let at = self.roll("send", nth, sends.len());
                    (at < sends.len()).then(|| sends.swap_remove(at))
                })
                .or_else(|| self.any(nth)),
        }
    }

    /// Any group first, then anything in it: so that rare kinds of act are tried as often as common ones.
    fn any(&self, nth: u32) -> Option<Command> {
        let first = self.roll("group", nth, Group::ALL.len());
        let mut groups = (0..Group::ALL.len()).map(|k| Group::ALL[(first + k) % Group::ALL.len()]);
        groups.find_map(|group| {
            let mut offers = self.offers(group);
            offers.retain(|c| !matches!(c, Command::End | Command::BreakOff));
            let at = self.roll("act", nth, offers.len());
            (at < offers.len()).then(|| offers.swap_remove(at))
        })
    }
}

/// A command as the list offers it, without what was typed: doing it twice with other words is doing it twice.
fn bare(command: &Command) -> Command {
    let mut bare = command.clone();
    for text in bare.texts_mut() {
        text.clear();
    }
    if let Command::Decide { clause, sure, .. } = &mut bare {
        *clause = None;
        *sure = None;
    }
    bare
}

const fn is_passing(command: &Command) -> bool {
    matches!(command, Command::Wait { .. } | Command::Skip | Command::End | Command::BreakOff)
}

fn longest(plot: &Plot, offers: Vec<Command>) -> Option<Command> {
    let length = |command: &Command| match command {
        Command::Decide { decision, option, .. } => {
            let options = &plot.decision(decision.as_str())?.options;
            options.iter().find(|o| o.id == *option).map(|o| o.text.chars().count())
        }
        _ => None,
    };
    offers.into_iter().max_by_key(length)
}
