//! What may happen to the page, in the past tense.

use super::debrief::Part;
use super::pace::Pace;
use crate::ids::{ClauseId, MessageId};

/// Something that happened: a person did it, a tick said it, or an effect came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Msg {
    /// The page began.
    Started,
    /// The list of drills arrived, or why it did not.
    CatalogueFetched(Result<String, String>),
    /// A drill was chosen from the list.
    DrillChosen(String),
    /// The compiled drill arrived, or why it did not.
    DrillFetched(Result<String, String>),
    /// A seed was dealt.
    SeedDealt(u64),
    /// The seed was written.
    SeedWritten(String),
    /// What the trainee calls themselves was written.
    LabelWritten(String),
    /// The shift was begun; wall time in milliseconds UTC, if the device says one.
    ShiftBegun(Option<u64>),
    /// Back to the list of drills.
    Left,

    /// Wall time passed.
    Ticked {
        /// How much, in milliseconds.
        elapsed_ms: u32,
        /// Wall time in milliseconds UTC: evidence only.
        wall: Option<u64>,
    },
    /// A pace was chosen.
    PaceChosen(Pace),
    /// A text field got the focus.
    FieldEntered,
    /// It lost it.
    FieldLeft,
    /// The list of acts was filtered.
    Filtered(String),
    /// An act was chosen from the list.
    ActChosen(String),
    /// Time was let run to the end of what the trainee is doing, or until something arrives.
    CarriedOn,

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
    /// The form was sent.
    FormSent,
    /// The form was left without sending.
    FormLeft,

    /// A part of the account was written.
    AccountWritten(Part, String),
    /// The session file was wanted.
    SessionWanted,
    /// The STAR account as Markdown was wanted.
    MarkdownWanted,
    /// A file was handed over.
    FileSaved(String),
    /// Or it could not be.
    SaveFailed(String),
}
