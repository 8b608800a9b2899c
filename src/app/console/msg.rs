//! What happens at the desk.

use serde::{Deserialize, Serialize};

use crate::app::pace::Pace;
use crate::app::review::ReviewEdit;
use crate::ids::{ClauseId, ContactId, EntryNo, MessageId, RecordNo};

/// What happens at the desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ConsoleMsg {
    /// A pace was chosen.
    PaceChosen(Pace),
    /// The clock was stopped, or let go on.
    PauseSwitched,
    /// A text field got the focus.
    FieldEntered,
    /// It lost it.
    FieldLeft,
    /// What was opened has been read: the clock may go on.
    ReadingEnded,
    /// The list of acts was filtered.
    Filtered(String),
    /// An act was chosen from the list.
    ActChosen(String),
    /// An act was chosen beside what it is about: which act, and the value that is picked with it.
    ActAimed(String, String),
    /// Time was let run to the end of what the trainee is doing, or until something arrives.
    CarriedOn,
    /// Something was laid into the middle of the desk.
    TabChosen(Tab),
    /// An entry of the log was wanted.
    EntryWanted(EntryNo),
    /// A conversation was put away.
    TabClosed(Tab),
    /// On a narrow screen, a column was chosen.
    PaneChosen(Pane),
    /// Policy and knowledge were searched.
    Searched(String),
    /// A note was written, and not sent yet.
    NoteWritten(String),
    /// The note was sent.
    NoteSent,
    /// The note field was wanted.
    NoteWanted,
    /// The first steps were put away.
    GuideLeft,
    /// The session was to be taken over from another tab.
    TakeWanted,
    /// The journal was to be handed out as it is.
    JournalWanted,

    /// In the form, a value of a choice was picked: which choice, which value.
    Picked(usize, Option<usize>),
    /// In the form, a text was written: which, and how it reads now.
    Written(usize, String),
    /// In the form, a clause was picked.
    ClausePicked(Option<ClauseId>),
    /// In the form, it was written how sure one is.
    SureWritten(String),
    /// In the form, a next-update time was written.
    NextWritten(String),
    /// In the form, a template was picked to begin from.
    TemplatePicked(Option<MessageId>),
    /// In the form, it was picked whose words a record is opened from.
    ContactPicked(Option<ContactId>),
    /// In the form of a review, a row was added, filled in or taken out.
    ReviewEdited(ReviewEdit),
    /// The form was sent.
    FormSent,
    /// The form was left without sending.
    FormLeft,
    /// What came back into the form from the last time was to be taken out again.
    DraftDropped,
}

/// What lies in the middle of the desk.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
pub enum Tab {
    /// The running log.
    #[default]
    Log,
    /// A conversation: everything said with whoever sent this.
    Letter(ContactId),
    /// A record.
    Record(RecordNo),
    /// Policy and knowledge base.
    Policy,
    /// People and teams.
    People,
}

/// A column of the desk: on a narrow screen one at a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Pane {
    /// What came in.
    #[default]
    Inbox,
    /// What is open.
    Work,
    /// What can be done.
    Acts,
    /// People and teams: the middle of the desk with that tab.
    People,
}
