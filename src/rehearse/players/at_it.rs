//! A player at it: what it does next.

use super::{Player, pasting};
use crate::act::{Command, Setting};
use crate::engine::Play;
use crate::engine::dice::Dice;
use crate::policy::work::{Level, WorkKind};
use crate::projection::menu::{self, Group};
use crate::rehearse::perform::Performed;
use crate::scenario::Plot;
use crate::time::SimSpan;

/// A player at it.
pub(super) struct AtIt {
    pub player: Player,
    pub done: Performed,
    dice: Dice,
    /// How many texts it has typed.
    pub typed: u32,
    said: Vec<Command>,
}

impl AtIt {
    pub fn new(player: Player, play: Play) -> AtIt {
        let dice = Dice::new(play.seed());
        let done = Performed { play, inputs: Vec::new(), refused: Vec::new(), skipped: Vec::new() };
        AtIt { player, done, dice, typed: 0, said: Vec::new() }
    }

    pub fn roll(&self, what: &str, nth: u32, sides: usize) -> usize {
        self.dice.roll("player", what, nth, sides as u64) as usize
    }

    /// Does the next thing.
    pub fn act(&mut self, nth: u32) {
        self.done.become_free();
        let Some(mut command) = self.choose(nth) else { return };
        self.said.push(command.clone());
        self.fill(nth, &mut command);
        let pause = match self.player {
            Player::Random | Player::LongestOption => SimSpan::seconds(self.roll("pause", nth, 75) as u64),
            _ => SimSpan::seconds(self.roll("pause", nth, 10) as u64),
        };
        let at = self.done.play.now() + pause;
        if let Ok(accepted) = self.done.play.submit(at, command) {
            self.done.inputs.push((at, accepted.command));
        }
    }

    /// Puts in what a list cannot offer: a text where one is wanted (a line that is offered is said as it stands), whose
    /// work a record is, a clause, a time.
    fn fill(&mut self, nth: u32, command: &mut Command) {
        let wanted: Vec<bool> = command.texts_mut().iter().map(|text| text.is_empty()).collect();
        for (n, _) in wanted.iter().enumerate().filter(|(_, wanted)| **wanted) {
            let text = self.type_text(command);
            *command.texts_mut()[n] = text;
        }
        match command {
            Command::Decide { clause, sure, .. } => {
                let clauses = &self.done.play.drill().policy.clauses;
                *clause = clauses.get(self.roll("clause", nth, clauses.len().max(1))).map(|c| c.id.clone());
                *sure = Some(70);
            }
            Command::Log { contact, .. } if self.roll("tie", nth, 3) > 0 => {
                let inbox = &self.done.play.state().inbox;
                let mut read = inbox.iter().filter(|line| line.opened_at.is_some());
                let count = read.clone().count();
                *contact = read.nth(self.roll("whose", nth, count)).map(|line| line.contact.clone());
            }
            Command::Send { next, .. } => *next = self.next_update(nth),
            _ => {}
        }
    }

    pub fn offers(&self, group: Group) -> Vec<Command> {
        menu::commands_of(&self.done.play, group).into_iter().map(|(command, _)| command).collect()
    }

    /// One of a group's acts that were not done yet and are wanted most: of the first want that any of them meets.
    pub fn fresh(&self, nth: u32, group: Group, wants: &[fn(&Command) -> bool]) -> Option<Command> {
        let offers = self.offers(group);
        wants.iter().find_map(|wanted| {
            let fresh: Vec<&Command> =
                offers.iter().filter(|c| wanted(c) && !self.said.contains(c)).collect();
            fresh.get(self.roll("fresh", nth, fresh.len())).map(|command| (*command).clone())
        })
    }

    fn choose(&self, nth: u32) -> Option<Command> {
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
            Player::AlwaysP1 => self
                .open(nth)
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
            Player::AlwaysEscalate => self
                .open(nth)
                .or_else(|| early(6, |c| matches!(c, Command::Log { .. })))
                .or_else(|| {
                    let wants: &[fn(&Command) -> bool] = &[
                        |c| matches!(c, Command::Escalate { .. } | Command::Ask { .. }),
                        |c| matches!(c, Command::Call { .. }),
                    ];
                    self.fresh(nth, Group::People, wants)
                })
                .or_else(|| self.any(nth)),
            Player::UpdateSpammer => self.open(nth).or_else(|| self.send(nth)).or_else(|| self.any(nth)),
            Player::TemplatePaster => pasting::choose(self, nth).or_else(|| self.any(nth)),
            Player::KeywordStuffer => self
                .open(nth)
                .or_else(|| self.reply(nth))
                .or_else(|| early(8, |c| matches!(c, Command::Log { .. })))
                .or_else(|| if self.roll("send or not", nth, 3) == 0 { self.send(nth) } else { None })
                .or_else(|| self.any(nth)),
        }
    }

    /// Something in the inbox that was not read yet.
    pub fn open(&self, nth: u32) -> Option<Command> {
        self.fresh(nth, Group::Inbox, &[|c| matches!(c, Command::Open { .. })])
    }

    /// A word of one's own to somebody who had none yet.
    pub fn reply(&self, nth: u32) -> Option<Command> {
        let own_words = |c: &Command| match c {
            Command::Answer { .. } => true,
            Command::Say { chosen, .. } => chosen.is_none(),
            _ => false,
        };
        self.fresh(nth, Group::Inbox, &[own_words])
    }

    fn send(&self, nth: u32) -> Option<Command> {
        let mut sends = self.offers(Group::Tell);
        let at = self.roll("send", nth, sends.len());
        (at < sends.len()).then(|| sends.swap_remove(at))
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
