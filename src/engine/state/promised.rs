//! What was promised, and is not yet due.

use serde::Serialize;

use crate::ids::{AudienceId, EntryNo, PersonId};
use crate::time::SimTime;

/// Whom a promise was made to.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reader {
    /// An audience: it was promised a next update.
    Audience(AudienceId),
    /// One person: they were promised to hear again.
    Person(PersonId),
}

/// An open promise.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Promised {
    /// To whom.
    pub to: Reader,
    /// For when.
    pub due_at: SimTime,
    /// The entry with the words.
    pub entry: EntryNo,
}

/// The open promises, one to a reader, in the order of the readers: audiences, then people.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Promises(Vec<Promised>);

impl Promises {
    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Promised> {
        self.0.iter()
    }

    /// The one to that audience.
    pub fn to_audience(&self, audience: &str) -> Option<&Promised> {
        self.iter().find(|p| matches!(&p.to, Reader::Audience(id) if id.as_str() == audience))
    }

    /// The one to that person.
    pub fn to_person(&self, person: &str) -> Option<&Promised> {
        self.iter().find(|p| matches!(&p.to, Reader::Person(id) if id.as_str() == person))
    }

    /// The one that the words of that entry made.
    pub fn of(&self, entry: EntryNo) -> Option<&Promised> {
        self.iter().find(|p| p.entry == entry)
    }

    /// Makes one; it takes the place of an earlier one to the same reader.
    pub(super) fn make(&mut self, promised: Promised) {
        match self.0.binary_search_by(|p| p.to.cmp(&promised.to)) {
            Ok(at) => self.0[at] = promised,
            Err(at) => self.0.insert(at, promised),
        }
    }

    /// Ends the one to a reader: it was kept, or missed.
    pub(super) fn end(&mut self, to: &Reader) {
        self.0.retain(|p| p.to != *to);
    }

    /// Moves the one that the words of that entry made, or takes it back.
    pub(super) fn correct(&mut self, entry: EntryNo, meant: Option<SimTime>) {
        match meant {
            Some(due_at) => self.0.iter_mut().filter(|p| p.entry == entry).for_each(|p| p.due_at = due_at),
            None => self.0.retain(|p| p.entry != entry),
        }
    }
}
