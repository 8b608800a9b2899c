//! Conversations: what can be said to somebody, and what they say to it.
//!
//! A conversation belongs to a contact that can be answered at once (phone, chat, at the desk). The trainee makes
//! **moves**, by choosing a line or in their own words; the other side has a reply for each, and **beats** of its own. What
//! is not asked is not told. How they feel is a number of the person's own, from 0 (at ease) to 100 (beside themselves).

use std::sync::Arc;

use super::condition::Condition;
use super::inject::Effect;
use crate::act::Utterance;
use crate::ids::{BeatId, ContactId, FactId, MoveId};
use crate::text::Phrases;
use crate::time::SimSpan;

/// The conversation that a contact begins.
#[derive(Clone, Debug)]
pub struct Talk {
    /// The contact.
    pub id: ContactId,
    /// Whether a colleague is coached in it: it begins as soon as they come.
    pub coaching: bool,
    /// When the goal of a coaching is agreed.
    pub agreed: Option<Condition>,
    /// After so long without a word from the trainee they speak; nothing: they wait.
    pub silence: Option<SimSpan>,
    /// What they say then, in order; the last again and again.
    pub quiet: Vec<Arc<str>>,
    /// What each of these does to their mood.
    pub quiet_mood: i64,
    /// What they say to words that are no move, in turn.
    pub otherwise: Vec<Arc<str>>,
    /// What can be said to them.
    pub moves: Vec<Move>,
    /// What they say of their own accord.
    pub beats: Vec<Beat>,
}

/// Something the trainee can say.
#[derive(Clone, Debug)]
pub struct Move {
    /// Its name.
    pub id: MoveId,
    /// The line that is offered; nothing: it takes one's own words.
    pub say: Option<Arc<str>>,
    /// The words by which own words are this move.
    pub asks: Phrases,
    /// When it can be said.
    pub offered: Condition,
    /// Whether it has its effect only once.
    pub once: bool,
    /// What it does to their mood.
    pub mood: i64,
    /// How long it keeps the trainee busy; nothing: as the policy says.
    pub takes: Option<SimSpan>,
    /// What one knows afterwards.
    pub tells: Vec<FactId>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// Whether the conversation is over after their reply.
    pub ends: bool,
    /// What they say to it: the first whose condition holds; the last has none.
    pub replies: Vec<Reply>,
}

/// What somebody says to a move.
#[derive(Clone, Debug)]
pub struct Reply {
    /// When this is what they say.
    pub only_if: Option<Condition>,
    /// What they say.
    pub text: Arc<str>,
    /// What saying it does to their mood.
    pub mood: i64,
    /// What one knows after hearing it.
    pub tells: Vec<FactId>,
}

/// What somebody says of their own accord, once.
#[derive(Clone, Debug)]
pub struct Beat {
    /// Its name.
    pub id: BeatId,
    /// When.
    pub when: Cue,
    /// Looked at then; if it does not hold, it is not said.
    pub only_if: Option<Condition>,
    /// What they say.
    pub text: Arc<str>,
    /// What saying it does to their mood.
    pub mood: i64,
    /// What one knows after hearing it.
    pub tells: Vec<FactId>,
    /// What it changes.
    pub effects: Vec<Effect>,
    /// Whether they end the conversation with it.
    pub ends: bool,
}

/// What a beat waits for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Cue {
    /// So long after the conversation began.
    After(SimSpan),
    /// As soon as the condition comes true while they talk.
    When(Condition),
}

impl Talk {
    /// The move of that name.
    pub fn a_move(&self, id: &str) -> Option<&Move> {
        self.moves.iter().find(|x| x.id.as_str() == id)
    }

    /// The beat of that name, with its number.
    pub fn beat(&self, id: &str) -> Option<&Beat> {
        self.beats.iter().find(|x| x.id.as_str() == id)
    }

    /// What one can come to know in it: by moves and their replies, then by what they say of their own accord.
    pub fn tells(&self) -> impl Iterator<Item = &FactId> {
        let moves =
            self.moves.iter().flat_map(|m| m.tells.iter().chain(m.replies.iter().flat_map(|r| &r.tells)));
        moves.chain(self.beats.iter().flat_map(|beat| &beat.tells))
    }

    /// What it can change, in the same order.
    pub fn effects(&self) -> impl Iterator<Item = &Effect> {
        self.moves.iter().flat_map(|m| &m.effects).chain(self.beats.iter().flat_map(|beat| &beat.effects))
    }

    /// Everything they can say, each once.
    pub fn utterances(&self) -> Vec<Utterance> {
        let replies = self.moves.iter().flat_map(|m| {
            (0u16..).zip(&m.replies).map(|(nth, _)| Utterance::Reply { to: m.id.clone(), nth })
        });
        let beats = self.beats.iter().map(|beat| Utterance::Beat(beat.id.clone()));
        let quiet = (0u32..).zip(&self.quiet).map(|(nth, _)| Utterance::Quiet(nth));
        let otherwise = (0u32..).zip(&self.otherwise).map(|(nth, _)| Utterance::Otherwise(nth));
        replies.chain(beats).chain(quiet).chain(otherwise).collect()
    }

    /// The words of something they said.
    pub fn words(&self, said: &Utterance) -> Option<&Arc<str>> {
        match said {
            Utterance::Reply { to, nth } => {
                self.a_move(to.as_str())?.replies.get(usize::from(*nth)).map(|reply| &reply.text)
            }
            Utterance::Beat(id) => self.beat(id.as_str()).map(|beat| &beat.text),
            Utterance::Quiet(nth) => self.quiet.get((*nth as usize).min(self.quiet.len().checked_sub(1)?)),
            Utterance::Otherwise(nth) => {
                let count = u32::try_from(self.otherwise.len()).ok().filter(|count| *count > 0)?;
                self.otherwise.get((nth % count) as usize)
            }
        }
    }
}
