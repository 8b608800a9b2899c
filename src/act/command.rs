//! What a trainee can do.

use serde::{Deserialize, Serialize};

use super::review::ReviewParts;
use crate::ids::{
    ApprovalId, AudienceId, CategoryId, ChannelId, CheckId, ClauseId, ContactId, DecisionId, EntryNo,
    MessageId, MoveId, OptionId, PersonId, RecordNo, RemedyId, RoleId, ServiceId, TaskNo,
};
use crate::policy::work::{Detail, HoldReason, Level, Priority, Resolution, Route, WorkKind};
use crate::time::{SimSpan, SimTime};

/// What the trainee wants to do. Every text has passed the guard before it gets here.
///
/// It is written as its derived form and read by `command_read`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the comment on a variant names its fields")]
pub enum Command {
    /// Read something in the inbox, or pick up the phone.
    Open { contact: ContactId },
    /// Answer somebody who got in touch.
    Answer { contact: ContactId, text: String },
    /// Say something in a conversation: a line that was offered, or one's own words.
    Say {
        contact: ContactId,
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        chosen: Option<MoveId>,
    },
    /// End a conversation.
    HangUp { contact: ContactId },
    /// Ring somebody, or walk over.
    Call { person: PersonId, text: String },
    /// Say one private line to a colleague, be it while they talk with somebody.
    Whisper { person: PersonId, text: String },
    /// Take over a colleague's live conversation, with the words it is done with.
    StepIn { person: PersonId, text: String },
    /// Send a colleague on a break.
    Relieve { person: PersonId, text: String },
    /// Sit down with a colleague afterwards, with the first words.
    Coach { person: PersonId, text: String },
    /// Ask a colleague to do something for a record, be it by a time.
    Delegate {
        person: PersonId,
        record: RecordNo,
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<SimTime>,
    },
    /// Say that a colleague read a task back as it was meant.
    Confirm { task: TaskNo },
    /// Say what was meant, where it was read back otherwise.
    PutRight { task: TaskNo, text: String },
    /// Ask a colleague how far they are.
    Chase { person: PersonId, text: String },
    /// Take a task back.
    TakeBack { task: TaskNo },
    /// Open a record, of what somebody got in touch about or of one's own accord.
    Log {
        title: String,
        kind: WorkKind,
        service: ServiceId,
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        contact: Option<ContactId>,
    },
    /// Take ownership of a record: stops its response clock.
    Acknowledge { record: RecordNo },
    /// Fill a field of a record. Setting it again is a correction that stays visible.
    Set { record: RecordNo, setting: Setting },
    /// Set another priority than the matrix gives, with the reason.
    Override { record: RecordNo, priority: Priority, because: String },
    /// Tie a contact to a record.
    Link { record: RecordNo, contact: ContactId },
    /// Make one record the parent of another.
    LinkRecord { parent: RecordNo, child: RecordNo },
    /// Say who owns a record, or who works it.
    Assign { record: RecordNo, part: Part, person: PersonId },
    /// Give somebody a role in a major incident.
    AssignRole { role: RoleId, person: PersonId },
    /// Look into something. Takes the time the check takes.
    Investigate { check: CheckId },
    /// Pass work sideways or upwards with a handover.
    Escalate { record: RecordNo, to: PersonId, route: Route, text: String },
    /// Ask somebody for their yes.
    Ask { approval: ApprovalId, of: PersonId, text: String },
    /// Give the yes yourself.
    Authorise { approval: ApprovalId, because: String },
    /// Answer a question the drill puts, with the reason, the clause and how sure one is (0 to 100, in percent).
    Decide {
        decision: DecisionId,
        option: OptionId,
        because: String,
        clause: Option<ClauseId>,
        sure: Option<u8>,
    },
    /// Declare a major incident.
    Declare { record: RecordNo, because: String },
    /// Say that it is no longer a major incident.
    StandDown { record: RecordNo, because: String },
    /// Tell an audience something. `next` is the next-update time entered beside the text, `using` the template or
    /// model the text was begun from.
    Send {
        audience: AudienceId,
        channel: ChannelId,
        text: String,
        next: Option<SimTime>,
        using: Option<MessageId>,
    },
    /// Put a record on hold: somebody else must act. The text says what was asked of whom.
    Hold { record: RecordNo, reason: HoldReason, text: String },
    /// Take a record off hold.
    Resume { record: RecordNo },
    /// Write in a record's log.
    Note { record: RecordNo, text: String },
    /// Correct an earlier entry: both stay visible.
    Correct { entry: EntryNo, text: String },
    /// Say that a promise was misread in what one wrote: it was for another time, or there was none. The words and
    /// what was read in them stay.
    CorrectPromise { entry: EntryNo, meant: Option<SimTime> },
    /// Put a fix or a workaround in, or tell those who do that they may.
    Apply { remedy: RemedyId, record: RecordNo },
    /// Test whether the service is back.
    Verify { record: RecordNo, check: CheckId },
    /// Say that service is restored.
    Resolve { record: RecordNo, how: Resolution, text: String },
    /// Close a record. What is missing is listed once; closing again closes it anyway.
    Close { record: RecordNo, text: String },
    /// Take a resolved record up again.
    Reopen { record: RecordNo, because: String },
    /// Say that it was another kind of work: the record is cancelled and a new one takes its place.
    Reclassify { record: RecordNo, kind: WorkKind, because: String },
    /// Give a known error or an article to everybody at the desk.
    Publish { record: RecordNo },
    /// Write the post-incident review.
    Review {
        record: RecordNo,
        text: String,
        #[serde(skip_serializing_if = "ReviewParts::is_empty")]
        parts: ReviewParts,
    },
    /// Let time pass; anything that arrives ends it early.
    Wait { length: SimSpan },
    /// Let time pass until something arrives.
    Skip,
    /// Break off what one is doing.
    BreakOff,
    /// End the drill.
    End,
}

/// A field of a record and its new value.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub enum Setting {
    /// What kind of work.
    Kind(WorkKind),
    /// Which service.
    Service(ServiceId),
    /// Which branch of the taxonomy.
    Category(CategoryId),
    /// How much is hurt.
    Impact(Level),
    /// How fast the hurt grows.
    Urgency(Level),
    /// What is written in a record that outlasts an incident.
    Detail(Detail, String),
}

/// The two parts a person can have in a record (domain reference 2.1: "owned by" and "worked by" are two fields).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Part {
    /// Keeps tracking, informing and closing.
    Owner,
    /// Does the work.
    Worker,
}

impl Part {
    /// The word in scripts and files.
    pub const fn word(self) -> &'static str {
        match self {
            Part::Owner => "owner",
            Part::Worker => "worker",
        }
    }
}

impl Setting {
    /// The field's name in scripts, files and conditions.
    pub const fn field(&self) -> &'static str {
        match self {
            Setting::Kind(_) => "kind",
            Setting::Service(_) => "service",
            Setting::Category(_) => "category",
            Setting::Impact(_) => "impact",
            Setting::Urgency(_) => "urgency",
            Setting::Detail(detail, _) => detail.word(),
        }
    }

    /// The value as a word.
    pub fn value(&self) -> &str {
        match self {
            Setting::Kind(kind) => kind.word(),
            Setting::Service(id) => id.as_str(),
            Setting::Category(id) => id.as_str(),
            Setting::Impact(level) | Setting::Urgency(level) => level.word(),
            Setting::Detail(_, text) => text,
        }
    }
}

impl Command {
    /// The word for it in scripts, act costs and conditions.
    pub const fn word(&self) -> &'static str {
        match self {
            Command::Open { .. } => "open",
            Command::Answer { .. } => "answer",
            Command::Say { .. } => "say",
            Command::HangUp { .. } => "hang-up",
            Command::Call { .. } => "call",
            Command::Whisper { .. } => "whisper",
            Command::StepIn { .. } => "step-in",
            Command::Relieve { .. } => "relieve",
            Command::Coach { .. } => "coach",
            Command::Delegate { .. } => "delegate",
            Command::Confirm { .. } => "confirm",
            Command::PutRight { .. } => "put-right",
            Command::Chase { .. } => "chase",
            Command::TakeBack { .. } => "take-back",
            Command::Log { .. } => "log",
            Command::Acknowledge { .. } => "acknowledge",
            Command::Set { .. } => "set",
            Command::Override { .. } => "override",
            Command::Link { .. } | Command::LinkRecord { .. } => "link",
            Command::Assign { .. } => "assign",
            Command::AssignRole { .. } => "role",
            Command::Investigate { .. } => "investigate",
            Command::Escalate { .. } => "escalate",
            Command::Ask { .. } => "ask",
            Command::Authorise { .. } => "authorise",
            Command::Decide { .. } => "decide",
            Command::Declare { .. } => "declare",
            Command::StandDown { .. } => "stand-down",
            Command::Send { .. } => "send",
            Command::Hold { .. } => "hold",
            Command::Resume { .. } => "resume",
            Command::Note { .. } => "note",
            Command::Correct { .. } => "correct",
            Command::CorrectPromise { .. } => "correct-promise",
            Command::Apply { .. } => "apply",
            Command::Verify { .. } => "verify",
            Command::Resolve { .. } => "resolve",
            Command::Close { .. } => "close",
            Command::Reopen { .. } => "reopen",
            Command::Reclassify { .. } => "reclassify",
            Command::Publish { .. } => "publish",
            Command::Review { .. } => "review",
            Command::Wait { .. } => "wait",
            Command::Skip => "skip",
            Command::BreakOff => "break",
            Command::End => "end",
        }
    }

    /// The texts a trainee wrote in it, to be read or masked.
    pub fn texts_mut(&mut self) -> Vec<&mut String> {
        match self {
            Command::Log { title, text, .. } => vec![title, text],
            Command::Answer { text, .. }
            | Command::Say { text, .. }
            | Command::Call { text, .. }
            | Command::Whisper { text, .. }
            | Command::StepIn { text, .. }
            | Command::Relieve { text, .. }
            | Command::Coach { text, .. }
            | Command::Delegate { text, .. }
            | Command::PutRight { text, .. }
            | Command::Chase { text, .. }
            | Command::Escalate { text, .. }
            | Command::Ask { text, .. }
            | Command::Send { text, .. }
            | Command::Hold { text, .. }
            | Command::Note { text, .. }
            | Command::Correct { text, .. }
            | Command::Resolve { text, .. }
            | Command::Close { text, .. } => vec![text],
            Command::Review { text, parts, .. } => std::iter::once(text).chain(parts.texts_mut()).collect(),
            Command::Override { because, .. }
            | Command::Authorise { because, .. }
            | Command::Decide { because, .. }
            | Command::Declare { because, .. }
            | Command::StandDown { because, .. }
            | Command::Reopen { because, .. }
            | Command::Reclassify { because, .. } => vec![because],
            Command::Set { setting: Setting::Detail(_, text), .. } => vec![text],
            Command::Open { .. }
            | Command::Publish { .. }
            | Command::HangUp { .. }
            | Command::Confirm { .. }
            | Command::TakeBack { .. }
            | Command::Resume { .. }
            | Command::Acknowledge { .. }
            | Command::Set { .. }
            | Command::Link { .. }
            | Command::LinkRecord { .. }
            | Command::Assign { .. }
            | Command::AssignRole { .. }
            | Command::Investigate { .. }
            | Command::CorrectPromise { .. }
            | Command::Apply { .. }
            | Command::Verify { .. }
            | Command::Wait { .. }
            | Command::Skip
            | Command::BreakOff
            | Command::End => Vec::new(),
        }
    }
}
