//! What can happen.

use serde::Serialize;

use super::colleague::{Absence, Deed, Figure};
use super::command::{Command, Part, Setting};
use super::minute::Minute;
use super::review::ReviewParts;
use crate::ids::{
    ApprovalId, AudienceId, BeatId, CaseId, ChannelId, CheckId, ClauseId, ContactId, CounterId, DecisionId,
    EntryNo, FactId, InjectId, LineId, MessageId, MoveId, OptionId, PersonId, RecordNo, RemedyId, RoleId,
    ServiceId, TaskId, TaskNo, VariantId,
};
use crate::policy::work::{Basis, ClockKind, HoldReason, Priority, Resolution, Route, Status, WorkKind};
use crate::time::{SimSpan, SimTime};

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

/// What somebody said in a conversation: which of the words that the author wrote for them.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Utterance {
    /// The reply of that number, from 0, to a move.
    Reply {
        /// The move.
        to: MoveId,
        /// Which of its replies.
        nth: u16,
    },
    /// Something of their own accord.
    Beat(BeatId),
    /// What they say into a silence, for the nth time from 0.
    Quiet(u32),
    /// What they say to words that are no move, for the nth time from 0.
    Otherwise(u32),
}

/// Who ended a conversation.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Side {
    /// The trainee.
    You,
    /// The other side.
    Them,
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
    /// More or fewer people work on a line of the floor from the next minute on.
    StaffChanged { line: LineId, staff: u32 },
    /// A minute of the floor went by: its sums, by the model, a line each.
    FloorCounted { lines: Vec<Minute> },
    /// The drill put a question.
    DecisionPut { decision: DecisionId },
    /// It was not answered while it mattered.
    DecisionLapsed { decision: DecisionId },

    /// The trainee read it, or picked up.
    ContactOpened { contact: ContactId },
    /// The trainee now knows it.
    FactLearned { fact: FactId },
    /// The trainee answered; with it what else lay there from the same person, read and not answered.
    ContactAnswered {
        contact: ContactId,
        text: String,
        said: Said,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        also: Vec<ContactId>,
    },
    /// The trainee said something in a conversation; these moves it was.
    Spoken { contact: ContactId, text: String, moves: Vec<MoveId>, said: Said },
    /// The other side said something.
    Heard { contact: ContactId, utterance: Utterance },
    /// Somebody's mood became so, from 0 (at ease) to 100 (beside themselves).
    MoodChanged { person: PersonId, mood: i64 },
    /// A conversation ended.
    TalkEnded { contact: ContactId, by: Side },
    /// The trainee rang somebody.
    CalledOut {
        person: PersonId,
        text: String,
        /// Who of a team picked up, where that is told.
        #[serde(skip_serializing_if = "Option::is_none")]
        by: Option<String>,
    },
    /// Somebody was tried and did not answer; `next` is whom the list names after them.
    Unanswered {
        person: PersonId,
        name: String,
        why: Absence,
        #[serde(skip_serializing_if = "Option::is_none")]
        next: Option<String>,
    },
    /// Somebody who was called in is there.
    CameIn { person: PersonId, name: String },
    /// A colleague was asked to do something; `which` is what the author knows it as.
    Delegated {
        task: TaskNo,
        person: PersonId,
        record: RecordNo,
        text: String,
        which: Option<TaskId>,
        by: Option<SimTime>,
    },
    /// They said it back: as it was meant, or otherwise.
    ReadBack { task: TaskNo, person: PersonId, which: Option<TaskId>, right: bool },
    /// The trainee said that it is so.
    ReadBackConfirmed { task: TaskNo, person: PersonId, which: Option<TaskId>, right: bool },
    /// The trainee said what was meant; `needed` says whether it was read back otherwise.
    ReadBackMended { task: TaskNo, person: PersonId, which: Option<TaskId>, text: String, needed: bool },
    /// A colleague was asked how far they are.
    Chased { person: PersonId, text: String },
    /// They said how long it will take yet.
    ProgressTold { task: TaskNo, person: PersonId, left: SimSpan },
    /// A colleague reported: it is done, rightly or not.
    TaskReported { task: TaskNo, person: PersonId, which: Option<TaskId>, right: bool },
    /// The time a task was given has gone by without a report.
    TaskOverdue { task: TaskNo, person: PersonId, which: Option<TaskId> },
    /// The trainee took a task back.
    TaskTakenBack { task: TaskNo, person: PersonId, which: Option<TaskId> },
    /// A colleague was told something privately; `live` says whether they were talking with somebody, `clear` whether it
    /// was one instruction of twelve words at most.
    Whispered { person: PersonId, text: String, live: bool, clear: bool },
    /// A colleague's conversation was taken over; `needed` says whether safety or abuse asked for it, `graceful` whether the
    /// words spare the colleague and say that they are taken over.
    SteppedIn { person: PersonId, text: String, needed: bool, graceful: bool },
    /// A colleague was sent on a break until then.
    Relieved { person: PersonId, text: String, until: SimTime },
    /// The trainee sat down with a colleague.
    CoachingBegun { person: PersonId, text: String },
    /// The talk with them ended: what was said in it. `words` are the trainee's, `theirs` the colleague's.
    Coached {
        person: PersonId,
        contact: ContactId,
        situation: bool,
        behaviour: bool,
        impact: bool,
        questions: u32,
        agreed: bool,
        words: u32,
        theirs: u32,
    },
    /// A figure of a colleague's became so, from 0 to 100.
    ColleagueMoved { person: PersonId, figure: Figure, value: i64, deed: Deed },
    /// A check was made; `result` is its number in the scenario, from 0.
    CheckMade { check: CheckId, result: u32, healthy: Option<bool> },

    /// A record was opened, from a contact or from none.
    RecordOpened {
        record: RecordNo,
        title: String,
        kind: WorkKind,
        service: ServiceId,
        text: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        contact: Option<ContactId>,
    },
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
    /// Whoever has the duty there took it, and said back what they understood (nothing: only that they have it).
    EscalationTaken {
        to: PersonId,
        by: String,
        #[serde(skip_serializing_if = "String::is_empty")]
        text: String,
    },
    /// They handed a record back: it is not theirs.
    HandedBack { record: RecordNo, from: PersonId, by: String, because: String },
    /// Nobody there answered in the time that the policy gives them.
    EscalationUnanswered { record: RecordNo, to: PersonId },
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

    /// A record was put on hold; `asked` says whether whoever reported it was asked something shortly before.
    Held { record: RecordNo, reason: HoldReason, text: String, asked: bool },
    /// It is worked on again.
    Resumed { record: RecordNo },
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
    /// It was given to everybody at the desk.
    Published { record: RecordNo, kind: WorkKind, service: ServiceId },
    /// The review was written.
    Reviewed {
        record: RecordNo,
        text: String,
        #[serde(skip_serializing_if = "ReviewParts::is_empty")]
        parts: ReviewParts,
    },
    /// A clock reached a share of its target, in percent. On the priority as set it is a record's; on the true priority it
    /// is a case's, of which there may be no record yet.
    ClockWarned {
        record: Option<RecordNo>,
        #[serde(skip_serializing_if = "Option::is_none")]
        case: Option<CaseId>,
        clock: ClockKind,
        basis: Basis,
        percent: u8,
    },
}
