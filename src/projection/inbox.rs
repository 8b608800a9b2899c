//! The inbox: what reached the desk, and what became of it.

use super::names::Names;
use crate::engine::Play;
use crate::ids::{ContactId, EntryNo};
use crate::time::{SimSpan, SimTime};

/// What became of a contact.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Stage {
    /// Nobody has looked.
    New,
    /// Read, not answered.
    Read,
    /// Answered.
    Answered,
    /// They gave up.
    Lost,
}

impl Stage {
    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            Stage::New => "new",
            Stage::Read => "read",
            Stage::Answered => "answered",
            Stage::Lost => "gave up",
        }
    }
}

/// One line of the inbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// Which contact.
    pub contact: ContactId,
    /// The entry that brought it.
    pub entry: EntryNo,
    /// Who it is from.
    pub from: String,
    /// How it came, in words.
    pub channel: &'static str,
    /// Its line.
    pub subject: String,
    /// What they say; none before it was read.
    pub text: Option<String>,
    /// What became of it.
    pub stage: Stage,
    /// Whether an answer is wanted.
    pub wants_answer: bool,
    /// When it came.
    pub arrived_at: SimTime,
    /// How long they have been waiting, to be looked at or for the answer they want; none if nobody waits.
    pub waiting: Option<SimSpan>,
}

/// The inbox in the order things came.
pub fn inbox(play: &Play) -> Vec<Letter> {
    let names = Names::new(play.drill(), play.plot());
    let mut letters = Vec::new();
    for line in &play.state().inbox {
        let id = line.contact.as_str();
        let Some(contact) = play.plot().contact(id) else { continue };
        let stage = match (line.answered_at, line.lost_at, line.opened_at) {
            (Some(_), _, _) => Stage::Answered,
            (None, Some(_), _) => Stage::Lost,
            (None, None, Some(_)) => Stage::Read,
            (None, None, None) => Stage::New,
        };
        let waits = stage == Stage::New || stage == Stage::Read && contact.wants_answer;
        letters.push(Letter {
            contact: line.contact.clone(),
            entry: line.entry,
            from: names.sender(id).to_owned(),
            channel: contact.channel.label(),
            subject: contact.subject.to_string(),
            text: line.opened_at.map(|_| contact.text.to_string()),
            stage,
            wants_answer: contact.wants_answer,
            arrived_at: line.arrived_at,
            waiting: waits.then(|| play.now().since(line.arrived_at)),
        });
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::act::Command;
    use crate::projection::sample;

    #[test]
    fn a_contact_is_new_then_read_then_answered_or_gone() {
        let mut play = sample::play(1);
        let stages = |play: &Play| inbox(play).iter().map(|l| l.stage).collect::<Vec<_>>();
        assert_eq!(stages(&play), [Stage::New]);
        assert_eq!(inbox(&play)[0].text, None, "nothing is told before it is read");
        let contact = inbox(&play)[0].contact.clone();
        play.submit(play.now(), Command::Open { contact: contact.clone() }).unwrap();
        play.advance_to(SimTime::START + SimSpan::minutes(3));
        assert_eq!(stages(&play), [Stage::Read, Stage::New]);
        assert_eq!(inbox(&play)[0].waiting, Some(SimSpan::minutes(3)), "an answer is wanted");
        play.submit(play.now(), Command::Answer { contact, text: "We know.".to_owned() }).unwrap();
        play.advance_to(SimTime::START + SimSpan::minutes(9));
        assert_eq!(stages(&play), [Stage::Answered, Stage::Lost]);
        assert!(inbox(&play).iter().all(|l| l.waiting.is_none()));
    }
}
