//! What can happen.

use serde::Serialize;

use super::command::{Command, Part, Setting};
use crate::ids::{
    ApprovalId, AudienceId, ChannelId, CheckId, ClauseId, ContactId, CounterId, DecisionId, EntryNo, FactId,
    InjectId, MessageId, OptionId, PersonId, RecordNo, RemedyId, RoleId, ServiceId, VariantId,
};
use crate::policy::work::{Basis, ClockKind, Priority, Resolution, Route, Status, WorkKind};
use crate::time::SimTime;

/// One line of a session's log: computed from the inputs, never stored alone, numbered from 0 so that footnotes are
/// stable.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Entry {
    /// Its number.
    pub no: EntryNo,
    /// When it happened. Never earlier than the entry before.
    pub at: SimTime,
    /// What brought it about.
    pub cause: Cause,
    /// What happened.
    pub event: Event,
}

/// What brought an entry about.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// The drill began.
    Start,
    /// The trainee's input of that number, from 0.
    Input(u32),
    /// Something the author wrote.
    Inject(InjectId),
    /// The question of that name came up, or passed.
    Question(DecisionId),
    /// The clock: a warning, a promise that came due, the end.
    Clock,
}

/// The frozen slots read in a text: the only thing about wording that may move the world; everything else only
/// marks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Said {
    /// Our own promise of a next update, and for when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_update_at: Option<SimTime>,
    /// What it means for the reader.
    pub effect: bool,
    /// What the reader should do.
    pub todo: bool,
    /// Who or how much is affected.
    pub scope: bool,
}

/// Why a drill ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum EndReason {
    /// The trainee ended it.
    Trainee,
    /// The shift was over.
    TimeUp,
    /// The scenario set itself off without end: the author's mistake, ended so that nothing hangs.
    FuelExhausted,
}

/// What happened, in the past tense.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the comment on a variant names its fields")]
pub enum Event {
    /// The shift began.
    Started { variant: VariantId },
    /// The shift ended; nothing follows.
    Ended { reason: EndReason },
    /// The trainee began something that takes time; its effect comes at `until`.
    ActBegun { command: Box<Command>, until: SimTime, breakable: bool },
    /// What took time is done.
    ActDone,
    /// The trainee broke it off: the time is spent, there is no effect.
    ActBroken,

    /// The world did something an author wrote.
    InjectFired { inject: InjectId },
    /// Its condition did not hold when it was due, so it never happens.
    InjectLapsed { inject: InjectId },
    /// Something reached the inbox.
    ContactArrived { contact: ContactId },
    /// They gave up waiting for an answer.
    ContactLost { contact: ContactId },
    /// A service changed.
    ServiceChanged { service: ServiceId, status: Status },
    /// An author's number changed.
    CounterChanged { counter: CounterId, value: i64 },
    /// The drill put a question.
    DecisionPut { decision: DecisionId },
    /// It was not answered while it mattered.
    DecisionLapsed { decision: DecisionId },

    /// The trainee read it, or picked up.
    ContactOpened { contact: ContactId },
    /// The trainee now knows it.
    FactLearned { fact: FactId },
    /// The trainee answered.
    ContactAnswered { contact: ContactId, text: String, said: Said },
    /// The trainee rang somebody.
    CalledOut { person: PersonId, text: String },
    /// A check was made; `result` is its number in the scenario, from 0.
    CheckMade { check: CheckId, result: u32, healthy: Option<bool> },

    /// A record was opened.
    RecordOpened { record: RecordNo, title: String, kind: WorkKind, service: ServiceId, text: String },
    /// Its owner took it: the response clock stopped.
    RecordAcknowledged { record: RecordNo },
    /// A field was filled or corrected.
    RecordSet { record: RecordNo, setting: Setting, correction: bool },
    /// The matrix gave a priority, or the override did.
    PrioritySet { record: RecordNo, priority: Priority, overridden: bool, because: String },
    /// A contact was tied to it.
    ContactLinked { record: RecordNo, contact: ContactId },
    /// A record became the parent of another.
    RecordLinked { parent: RecordNo, child: RecordNo },
    /// Somebody got a part in it.
    Assigned { record: RecordNo, part: Part, person: PersonId },
    /// Somebody got a role.
    RoleAssigned { role: RoleId, person: PersonId },
    /// Work was passed on.
    Escalated { record: RecordNo, to: PersonId, route: Route, text: String, said: Said },
    /// Whoever has the duty there took it.
    EscalationTaken { to: PersonId, by: String },
    /// A yes was asked for.
    ApprovalAsked { approval: ApprovalId, of: PersonId, text: String },
    /// It was given.
    ApprovalGiven { approval: ApprovalId },
    /// It was refused.
    ApprovalRefused { approval: ApprovalId },
    /// The trainee gave it, with authority or without.
    Authorised { approval: ApprovalId, because: String },
    /// A question was answered.
    Decided {
        decision: DecisionId,
        option: OptionId,
        because: String,
        clause: Option<ClauseId>,
        sure: Option<u8>,
    },
    /// A major incident was declared.
    MajorDeclared { record: RecordNo, because: String },
    /// It was stood down.
    MajorStoodDown { record: RecordNo, because: String },

    /// An audience was told something. `approved` says whether the yes it needs was there.
    MessageSent {
        audience: AudienceId,
        channel: ChannelId,
        text: String,
        next: Option<SimTime>,
        using: Option<MessageId>,
        said: Said,
        approved: bool,
    },
    /// A next update was promised to an audience, in the words of that entry.
    PromiseMade { audience: AudienceId, due_at: SimTime, entry: EntryNo },
    /// It was kept.
    PromiseKept { audience: AudienceId, due_at: SimTime },
    /// It passed in silence.
    PromiseMissed { audience: AudienceId, due_at: SimTime },
    /// One person was promised to hear again, in the words of that entry: an answer, a call, a handover, a question.
    CommitmentMade { person: PersonId, due_at: SimTime, entry: EntryNo },
    /// It was kept: something was said or written to them again.
    CommitmentKept { person: PersonId, due_at: SimTime },
    /// It passed in silence.
    CommitmentMissed { person: PersonId, due_at: SimTime },
    /// The trainee said that the promise in that entry was misread: what was read, and what was meant (nothing: it was
    /// no promise). `moved` says whether the words left room for it, so that the reader's expectation went with it.
    PromiseCorrected { entry: EntryNo, read: SimTime, meant: Option<SimTime>, moved: bool },

    /// A line was written in a record's log.
    Noted { record: RecordNo, text: String },
    /// An entry was corrected; both stay.
    Corrected { entry: EntryNo, text: String },
    /// A fix or workaround was put in; `approved` says whether the yes it needs was there.
    RemedyApplied { remedy: RemedyId, record: RecordNo, approved: bool },
    /// The service was tested.
    Verified { record: RecordNo, check: CheckId, result: u32, healthy: bool },
    /// The record was resolved.
    Resolved { record: RecordNo, how: Resolution, text: String },
    /// Closing was tried; these parts of the gate are missing (their ids in the policy).
    CloseWarned { record: RecordNo, missing: Vec<String> },
    /// The record was closed, with these parts missing.
    Closed { record: RecordNo, missing: Vec<String>, text: String },
    /// It was taken up again.
    Reopened { record: RecordNo, because: String },
    /// It was cancelled; `new` takes its place.
    Reclassified { record: RecordNo, kind: WorkKind, new: RecordNo, because: String },
    /// The review was written.
    Reviewed { record: RecordNo, text: String },
    /// A clock reached a share of its target, in percent. On the true priority there may be no record yet.
    ClockWarned { record: Option<RecordNo>, clock: ClockKind, basis: Basis, percent: u8 },
}
