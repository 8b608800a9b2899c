//! What comes to the trainee: injects, what begins them, the contacts they bring, and what they change.

use std::sync::Arc;

use super::condition::{AtomIx, Condition};
use crate::act::Figure;
use crate::ids::{ApprovalId, ContactId, CounterId, FactId, InjectId, LineId, PersonId, ServiceId};
use crate::policy::work::Status;
use crate::time::{SimSpan, SimTime};

/// What sets an inject off.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the comment on a variant names its fields")]
pub enum Trigger {
    /// A time, moved by up to `jitter` either way by the seed.
    At { at: SimTime, jitter: SimSpan },
    /// Each time (or only the first time) the atom is met.
    On { atom: AtomIx, each: bool },
    /// As soon as the condition comes true, once.
    When(Condition),
}

/// Something the world does.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Inject {
    /// Its name, also the name of the contact it brings.
    pub id: InjectId,
    /// What sets it off.
    pub trigger: Trigger,
    /// How long after that it happens: shortest and longest; the seed chooses.
    pub after: (SimSpan, SimSpan),
    /// Looked at when it is due; if it does not hold, the inject lapses.
    pub only_if: Option<Condition>,
    /// What it brings to the inbox.
    pub contact: Option<Contact>,
    /// What it changes.
    pub effects: Vec<Effect>,
}

/// Something that reaches the inbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Contact {
    /// Its name, the same as the inject's.
    pub id: ContactId,
    /// Who it is from: a person or a team.
    pub from: PersonId,
    /// How it comes.
    pub channel: ContactChannel,
    /// A line for the inbox.
    pub subject: Arc<str>,
    /// What they say.
    pub text: Arc<str>,
    /// Whether they want an answer.
    pub wants_answer: bool,
    /// How long they wait before they give up.
    pub patience: Option<SimSpan>,
    /// What one knows after reading it.
    pub tells: Vec<FactId>,
}

/// How a contact comes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ContactChannel {
    /// Somebody at the desk.
    WalkUp,
    /// A ringing phone.
    Phone,
    /// An e-mail.
    Email,
    /// A chat with a customer.
    Chat,
    /// The team's own chat.
    TeamChat,
    /// Monitoring.
    Alert,
    /// A public post.
    Social,
}

impl ContactChannel {
    /// All of them with the word authors write and the label people read.
    pub const ALL: &[(ContactChannel, &'static str, &'static str)] = &[
        (ContactChannel::WalkUp, "walk-up", "at your desk"),
        (ContactChannel::Phone, "phone", "phone"),
        (ContactChannel::Email, "email", "e-mail"),
        (ContactChannel::Chat, "chat", "customer chat"),
        (ContactChannel::TeamChat, "team-chat", "team chat"),
        (ContactChannel::Alert, "alert", "monitoring"),
        (ContactChannel::Social, "social", "social media"),
    ];

    /// Whether the other side is there to talk with.
    pub const fn is_live(self) -> bool {
        self.is_spoken() || matches!(self, ContactChannel::Chat)
    }

    /// Whether it is heard when it is answered; everything else was written before it is read.
    pub const fn is_spoken(self) -> bool {
        matches!(self, ContactChannel::WalkUp | ContactChannel::Phone)
    }

    /// The channel of that word.
    pub fn from_word(word: &str) -> Option<ContactChannel> {
        Self::ALL.iter().find(|(_, w, _)| *w == word).map(|(channel, _, _)| *channel)
    }

    /// What people read.
    pub fn label(self) -> &'static str {
        Self::ALL.iter().find(|(channel, _, _)| *channel == self).map_or("", |(_, _, label)| label)
    }
}

/// What an inject changes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Effect {
    /// A service becomes so.
    Service(ServiceId, Status),
    /// An author's number goes up or down.
    Add(CounterId, i64),
    /// An author's number is set.
    Put(CounterId, i64),
    /// A fact becomes known without reading anything.
    Tell(FactId),
    /// A yes is given.
    Approve(ApprovalId),
    /// A yes is refused.
    Refuse(ApprovalId),
    /// Whoever was escalated to takes it, beside what the rota does.
    Take(PersonId),
    /// Somebody's mood moves.
    Mood(PersonId, i64),
    /// A figure of a colleague's moves.
    Figure(PersonId, Figure, i64),
    /// More or fewer people work on a line of the floor.
    Staff(LineId, i64),
}
