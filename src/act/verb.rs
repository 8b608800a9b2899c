//! The words by which an author's condition speaks of events: `escalate(telephony)`, `inject(caller-co)`.
//!
//! Each event answers to one verb and has a target and attributes. What a condition may ask of each is in
//! [`Verb::keys`]; `AUTHORING.md` shows them all.

use std::borrow::Cow;

use super::event::{Event, Side, Utterance};
use crate::ids::RecordNo;
use crate::policy::work::WorkKind;

/// Shortest reason that says something, in words.
const REASON_WORDS: usize = 5;

/// Whether a reason in the trainee's own words is long enough to say something. What it is worth is for the coach.
pub fn is_reason(text: &str) -> bool {
    text.split_whitespace().count() >= REASON_WORDS
}

/// Whether somebody who spoke `words` of them, the other `theirs`, spoke more than 60 % of all words (domain reference
/// 10).
pub fn talks_over(words: u32, theirs: u32) -> bool {
    u64::from(words) * 100 > (u64::from(words) + u64::from(theirs)) * 60
}

macro_rules! verbs {
    ($($(#[$doc:meta])* $variant:ident = $word:literal, [$($key:literal),*];)*) => {
        /// A word for a kind of event.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum Verb { $($(#[$doc])* $variant,)* }

        impl Verb {
            /// All verbs, in the order of the manual.
            pub const ALL: &[Verb] = &[$(Verb::$variant,)*];

            /// The word authors write.
            pub const fn word(self) -> &'static str {
                match self { $(Verb::$variant => $word,)* }
            }

            /// The attributes a condition may ask about; the first is the one meant by a bare value.
            pub const fn keys(self) -> &'static [&'static str] {
                match self { $(Verb::$variant => &[$($key),*],)* }
            }

            /// The verb of that word.
            pub fn from_word(word: &str) -> Option<Verb> {
                Self::ALL.iter().copied().find(|v| v.word() == word)
            }
        }
    };
}

verbs! {
    /// The shift began.
    Start = "start", [];
    /// The shift ended.
    Ended = "ended", [];
    /// The world did something.
    Inject = "inject", ["inject"];
    /// An inject's condition did not hold.
    Lapsed = "lapsed", ["inject"];
    /// A contact gave up.
    Lost = "lost", ["contact"];
    /// A contact was read.
    Open = "open", ["contact"];
    /// A fact became known.
    Learn = "learn", ["fact"];
    /// A contact was answered.
    Answer = "answer", ["contact", "says"];
    /// Something was said in a conversation.
    Say = "say", ["move", "contact", "says"];
    /// Somebody said something of their own accord.
    Beat = "beat", ["beat", "contact"];
    /// A conversation ended.
    Over = "over", ["contact", "by"];
    /// Somebody was rung.
    Call = "call", ["person"];
    /// A colleague was told something privately.
    Whisper = "whisper", ["person", "live", "clear"];
    /// A colleague's conversation was taken over.
    StepIn = "step-in", ["person", "needed", "graceful"];
    /// A colleague was sent on a break.
    Relieve = "relieve", ["person"];
    /// A talk with a colleague began.
    Coach = "coach", ["person"];
    /// It ended.
    Coached = "coached", ["person", "situation", "behaviour", "impact", "asks", "agreed", "listened"];
    /// Somebody was tried and did not answer.
    NoAnswer = "no-answer", ["person", "why"];
    /// Somebody who was called in is there.
    CameIn = "came-in", ["person"];
    /// A colleague was asked to do something.
    Delegate = "delegate", ["person", "task", "timed", "case"];
    /// They said it back.
    ReadBack = "read-back", ["person", "task", "right"];
    /// That was confirmed.
    Confirm = "confirm", ["person", "task", "right"];
    /// It was put right.
    PutRight = "put-right", ["person", "task", "needed"];
    /// Somebody was asked how far they are.
    Chase = "chase", ["person"];
    /// A colleague reported.
    Reported = "reported", ["person", "task", "right"];
    /// A task's time went by without a report.
    Overdue = "overdue", ["person", "task"];
    /// A task was taken back.
    TakeBack = "take-back", ["person", "task"];
    /// A check was made.
    Investigate = "investigate", ["check", "healthy"];
    /// A record was opened.
    Log = "log", ["kind", "service", "case"];
    /// A record was acknowledged.
    Acknowledge = "acknowledge", ["case"];
    /// A field was set: `set(impact=high)`.
    Set = "set", ["field", "kind", "service", "category", "impact", "urgency", "case"];
    /// A priority was derived or overridden.
    Priority = "priority", ["priority", "overridden", "case"];
    /// A contact was tied to a record.
    Link = "link", ["contact", "case"];
    /// A record was tied to a record.
    LinkRecord = "link-record", ["child", "parent"];
    /// A part was given.
    Assign = "assign", ["person", "part", "case"];
    /// A role was given.
    Role = "role", ["role", "person"];
    /// Work was passed on.
    Escalate = "escalate", ["to", "route", "says", "case"];
    /// It was taken.
    Taken = "taken", ["to"];
    /// It was handed back.
    HandedBack = "handed-back", ["from", "case"];
    /// Nobody answered.
    Unanswered = "unanswered", ["to", "case"];
    /// A yes was asked for.
    Ask = "ask", ["approval", "of"];
    /// A yes was given.
    Approved = "approved", ["approval"];
    /// A yes was refused.
    Refused = "refused", ["approval"];
    /// The trainee gave the yes.
    Authorise = "authorise", ["approval"];
    /// A question was put.
    Put = "put", ["decision"];
    /// A question was answered.
    Decide = "decide", ["decision", "option"];
    /// A major incident was declared.
    Declare = "declare", ["reason", "case"];
    /// It was stood down.
    StandDown = "stand-down", ["case"];
    /// An audience was told something.
    Send = "send", ["audience", "channel", "says", "approved"];
    /// A promise was made.
    Promise = "promise", ["audience"];
    /// A promise was kept.
    Kept = "kept", ["audience"];
    /// A promise was missed.
    Missed = "missed", ["audience"];
    /// A record was put on hold.
    Hold = "hold", ["reason", "asked", "case"];
    /// It was taken off hold.
    Resume = "resume", ["case"];
    /// A line was written in the log.
    Note = "note", ["case"];
    /// An entry was corrected.
    Correct = "correct", [];
    /// A remedy was applied.
    Apply = "apply", ["remedy", "approved", "case"];
    /// The service was tested.
    Verify = "verify", ["check", "healthy", "case"];
    /// A record was resolved.
    Resolve = "resolve", ["how", "case"];
    /// Closing was tried with something missing.
    CloseWarned = "close-warned", ["missing", "case"];
    /// A record was closed.
    Close = "close", ["missing", "case"];
    /// A record was reopened.
    Reopen = "reopen", ["case"];
    /// A record became another kind.
    Reclassify = "reclassify", ["kind", "case"];
    /// A known error was published to the desk.
    KnownError = "known-error", ["service", "case"];
    /// A knowledge article was.
    Article = "article", ["service", "case"];
    /// The review was written.
    Review = "review", ["case", "has"];
    /// A service changed.
    Service = "service", ["service", "status"];
    /// A clock warned.
    Warned = "warned", ["clock", "basis", "percent", "case"];
    /// Something was broken off.
    Broken = "broken", [];
}

impl Event {
    /// The verb a condition knows this event by; none for what conditions do not see.
    pub const fn verb(&self) -> Option<Verb> {
        Some(match self {
            Event::Started { .. } => Verb::Start,
            Event::Ended { .. } => Verb::Ended,
            Event::ActBegun { .. }
            | Event::ActDone
            | Event::ContactArrived { .. }
            | Event::CounterChanged { .. }
            | Event::StaffChanged { .. }
            | Event::FloorCounted { .. }
            | Event::DecisionLapsed { .. }
            // What one person was promised is shown and told; nothing can be earned by promising, or by taking it back.
            | Event::CommitmentMade { .. }
            | Event::CommitmentKept { .. }
            | Event::CommitmentMissed { .. }
            | Event::PromiseCorrected { .. } => return None,
            Event::ActBroken => Verb::Broken,
            Event::InjectFired { .. } => Verb::Inject,
            Event::InjectLapsed { .. } => Verb::Lapsed,
            Event::ContactLost { .. } => Verb::Lost,
            Event::ServiceChanged { .. } => Verb::Service,
            Event::DecisionPut { .. } => Verb::Put,
            Event::ContactOpened { .. } => Verb::Open,
            Event::FactLearned { .. } => Verb::Learn,
            Event::ContactAnswered { .. } => Verb::Answer,
            Event::Spoken { .. } => Verb::Say,
            Event::Heard { utterance: Utterance::Beat(_), .. } => Verb::Beat,
            Event::Heard { .. } | Event::MoodChanged { .. } | Event::ColleagueMoved { .. } => return None,
            Event::TalkEnded { .. } => Verb::Over,
            Event::CalledOut { .. } => Verb::Call,
            Event::Whispered { .. } => Verb::Whisper,
            Event::SteppedIn { .. } => Verb::StepIn,
            Event::Relieved { .. } => Verb::Relieve,
            Event::CoachingBegun { .. } => Verb::Coach,
            Event::Coached { .. } => Verb::Coached,
            Event::Unanswered { .. } => Verb::NoAnswer,
            Event::CameIn { .. } => Verb::CameIn,
            Event::Delegated { .. } => Verb::Delegate,
            Event::ReadBack { .. } => Verb::ReadBack,
            Event::ReadBackConfirmed { .. } => Verb::Confirm,
            Event::ReadBackMended { .. } => Verb::PutRight,
            Event::Chased { .. } => Verb::Chase,
            Event::ProgressTold { .. } => return None,
            Event::TaskReported { .. } => Verb::Reported,
            Event::TaskOverdue { .. } => Verb::Overdue,
            Event::TaskTakenBack { .. } => Verb::TakeBack,
            Event::CheckMade { .. } => Verb::Investigate,
            Event::RecordOpened { .. } => Verb::Log,
            Event::RecordAcknowledged { .. } => Verb::Acknowledge,
            Event::RecordSet { .. } => Verb::Set,
            Event::PrioritySet { .. } => Verb::Priority,
            Event::ContactLinked { .. } => Verb::Link,
            Event::RecordLinked { .. } => Verb::LinkRecord,
            Event::Assigned { .. } => Verb::Assign,
            Event::RoleAssigned { .. } => Verb::Role,
            Event::Escalated { .. } => Verb::Escalate,
            Event::EscalationTaken { .. } => Verb::Taken,
            Event::HandedBack { .. } => Verb::HandedBack,
            Event::EscalationUnanswered { .. } => Verb::Unanswered,
            Event::ApprovalAsked { .. } => Verb::Ask,
            Event::ApprovalGiven { .. } => Verb::Approved,
            Event::ApprovalRefused { .. } => Verb::Refused,
            Event::Authorised { .. } => Verb::Authorise,
            Event::Decided { .. } => Verb::Decide,
            Event::MajorDeclared { .. } => Verb::Declare,
            Event::MajorStoodDown { .. } => Verb::StandDown,
            Event::MessageSent { .. } => Verb::Send,
            Event::PromiseMade { .. } => Verb::Promise,
            Event::PromiseKept { .. } => Verb::Kept,
            Event::PromiseMissed { .. } => Verb::Missed,
            Event::Held { .. } => Verb::Hold,
            Event::Resumed { .. } => Verb::Resume,
            Event::Noted { .. } => Verb::Note,
            Event::Corrected { .. } => Verb::Correct,
            Event::RemedyApplied { .. } => Verb::Apply,
            Event::Verified { .. } => Verb::Verify,
            Event::Resolved { .. } => Verb::Resolve,
            Event::CloseWarned { .. } => Verb::CloseWarned,
            Event::Closed { .. } => Verb::Close,
            Event::Reopened { .. } => Verb::Reopen,
            Event::Reclassified { .. } => Verb::Reclassify,
            Event::Published { kind: WorkKind::KnownError, .. } => Verb::KnownError,
            Event::Published { .. } => Verb::Article,
            Event::Reviewed { .. } => Verb::Review,
            Event::ClockWarned { .. } => Verb::Warned,
        })
    }

    /// The record an event is about, as an attribute names it (`case`, `parent`, `child`): whose case is asked for is known to
    /// what has seen the records opened.
    pub fn record(&self, key: &str) -> Option<RecordNo> {
        match (self, key) {
            (Event::RecordLinked { parent, .. }, "parent") => Some(*parent),
            (Event::RecordLinked { child, .. }, "child") => Some(*child),
            (Event::Reclassified { new, .. }, "case") => Some(*new),
            (Event::ClockWarned { record, .. }, "case") => *record,
            (
                Event::RecordOpened { record, .. }
                | Event::RecordAcknowledged { record }
                | Event::RecordSet { record, .. }
                | Event::PrioritySet { record, .. }
                | Event::ContactLinked { record, .. }
                | Event::Assigned { record, .. }
                | Event::Escalated { record, .. }
                | Event::HandedBack { record, .. }
                | Event::EscalationUnanswered { record, .. }
                | Event::Delegated { record, .. }
                | Event::MajorDeclared { record, .. }
                | Event::MajorStoodDown { record, .. }
                | Event::Held { record, .. }
                | Event::Resumed { record }
                | Event::Noted { record, .. }
                | Event::RemedyApplied { record, .. }
                | Event::Verified { record, .. }
                | Event::Resolved { record, .. }
                | Event::CloseWarned { record, .. }
                | Event::Closed { record, .. }
                | Event::Reopened { record, .. }
                | Event::Published { record, .. }
                | Event::Reviewed { record, .. },
                "case",
            ) => Some(*record),
            _ => None,
        }
    }

    /// Whether the attribute `key` of this event has the value `value`.
    pub fn has(&self, key: &str, value: &str) -> bool {
        match (self, key) {
            (
                Event::ContactAnswered { said, .. }
                | Event::Spoken { said, .. }
                | Event::Escalated { said, .. }
                | Event::MessageSent { said, .. },
                "says",
            ) => match value {
                "next-update" => said.next_update_at.is_some(),
                "effect" => said.effect,
                "todo" => said.todo,
                "scope" => said.scope,
                _ => false,
            },
            (Event::Reviewed { parts, .. }, "has") => parts.has(value),
            (Event::ContactAnswered { contact, also, .. }, "contact") => {
                contact.as_str() == value || also.iter().any(|id| id.as_str() == value)
            }
            (Event::Spoken { moves, .. }, "move") => moves.iter().any(|id| id.as_str() == value),
            (Event::CloseWarned { missing, .. } | Event::Closed { missing, .. }, "missing") => {
                if value == "nothing" { missing.is_empty() } else { missing.iter().any(|m| m == value) }
            }
            _ => self.attribute(key).is_some_and(|found| found == value),
        }
    }

    fn attribute(&self, key: &str) -> Option<Cow<'_, str>> {
        let yes_no = |yes: bool| Some(Cow::Borrowed(if yes { "yes" } else { "no" }));
        let word = |text: &'static str| Some(Cow::Borrowed(text));
        match (self, key) {
            (Event::InjectFired { inject } | Event::InjectLapsed { inject }, "inject") => {
                Some(Cow::Borrowed(inject.as_str()))
            }
            (
                Event::ContactLost { contact }
                | Event::ContactOpened { contact }
                | Event::ContactAnswered { contact, .. }
                | Event::Spoken { contact, .. }
                | Event::Heard { contact, .. }
                | Event::TalkEnded { contact, .. }
                | Event::ContactLinked { contact, .. },
                "contact",
            ) => Some(Cow::Borrowed(contact.as_str())),
            (Event::Heard { utterance: Utterance::Beat(beat), .. }, "beat") => {
                Some(Cow::Borrowed(beat.as_str()))
            }
            (Event::TalkEnded { by, .. }, "by") => word(if *by == Side::You { "you" } else { "them" }),
            (Event::FactLearned { fact }, "fact") => Some(Cow::Borrowed(fact.as_str())),
            (
                Event::CalledOut { person, .. }
                | Event::Unanswered { person, .. }
                | Event::CameIn { person, .. }
                | Event::Delegated { person, .. }
                | Event::ReadBack { person, .. }
                | Event::ReadBackConfirmed { person, .. }
                | Event::ReadBackMended { person, .. }
                | Event::Chased { person, .. }
                | Event::TaskReported { person, .. }
                | Event::TaskOverdue { person, .. }
                | Event::TaskTakenBack { person, .. }
                | Event::Whispered { person, .. }
                | Event::SteppedIn { person, .. }
                | Event::Relieved { person, .. }
                | Event::CoachingBegun { person, .. }
                | Event::Coached { person, .. }
                | Event::Assigned { person, .. }
                | Event::RoleAssigned { person, .. },
                "person",
            ) => Some(Cow::Borrowed(person.as_str())),
            (Event::CheckMade { check, .. } | Event::Verified { check, .. }, "check") => {
                Some(Cow::Borrowed(check.as_str()))
            }
            (Event::CheckMade { healthy, .. }, "healthy") => healthy.and_then(yes_no),
            (Event::Verified { healthy, .. }, "healthy") => yes_no(*healthy),
            (Event::RecordOpened { kind, .. } | Event::Reclassified { kind, .. }, "kind") => {
                word(kind.word())
            }
            (
                Event::RecordOpened { service, .. }
                | Event::ServiceChanged { service, .. }
                | Event::Published { service, .. },
                "service",
            ) => Some(Cow::Borrowed(service.as_str())),
            (Event::ServiceChanged { status, .. }, "status") => word(status.word()),
            (Event::RecordSet { setting, .. }, "field") => word(setting.field()),
            (Event::RecordSet { setting, .. }, key) if key == setting.field() => {
                Some(Cow::Borrowed(setting.value()))
            }
            (Event::PrioritySet { priority, .. }, "priority") => word(priority.word()),
            (Event::PrioritySet { overridden, .. }, "overridden") => yes_no(*overridden),
            (Event::Assigned { part, .. }, "part") => word(part.word()),
            (Event::RoleAssigned { role, .. }, "role") => Some(Cow::Borrowed(role.as_str())),
            (
                Event::Escalated { to, .. }
                | Event::EscalationTaken { to, .. }
                | Event::EscalationUnanswered { to, .. },
                "to",
            )
            | (Event::HandedBack { from: to, .. }, "from") => Some(Cow::Borrowed(to.as_str())),
            (Event::Escalated { route, .. }, "route") => word(route.word()),
            (
                Event::ApprovalAsked { approval, .. }
                | Event::ApprovalGiven { approval }
                | Event::ApprovalRefused { approval }
                | Event::Authorised { approval, .. },
                "approval",
            ) => Some(Cow::Borrowed(approval.as_str())),
            (Event::ApprovalAsked { of, .. }, "of") => Some(Cow::Borrowed(of.as_str())),
            (Event::DecisionPut { decision } | Event::Decided { decision, .. }, "decision") => {
                Some(Cow::Borrowed(decision.as_str()))
            }
            (Event::MajorDeclared { because, .. }, "reason") => yes_no(is_reason(because)),
            (Event::Decided { option, .. }, "option") => Some(Cow::Borrowed(option.as_str())),
            (
                Event::MessageSent { audience, .. }
                | Event::PromiseMade { audience, .. }
                | Event::PromiseKept { audience, .. }
                | Event::PromiseMissed { audience, .. },
                "audience",
            ) => Some(Cow::Borrowed(audience.as_str())),
            (Event::MessageSent { channel, .. }, "channel") => Some(Cow::Borrowed(channel.as_str())),
            (Event::MessageSent { approved, .. } | Event::RemedyApplied { approved, .. }, "approved") => {
                yes_no(*approved)
            }
            (Event::RemedyApplied { remedy, .. }, "remedy") => Some(Cow::Borrowed(remedy.as_str())),
            (
                Event::Delegated { which, .. }
                | Event::ReadBack { which, .. }
                | Event::ReadBackConfirmed { which, .. }
                | Event::ReadBackMended { which, .. }
                | Event::TaskReported { which, .. }
                | Event::TaskOverdue { which, .. }
                | Event::TaskTakenBack { which, .. },
                "task",
            ) => which.as_ref().map(|id| Cow::Borrowed(id.as_str())),
            (
                Event::ReadBack { right, .. }
                | Event::ReadBackConfirmed { right, .. }
                | Event::TaskReported { right, .. },
                "right",
            ) => yes_no(*right),
            (Event::ReadBackMended { needed, .. }, "needed") => yes_no(*needed),
            (Event::Delegated { by, .. }, "timed") => yes_no(by.is_some()),
            (Event::Unanswered { why, .. }, "why") => word(why.word()),
            (Event::Whispered { live, .. }, "live") => yes_no(*live),
            (Event::Whispered { clear, .. }, "clear") => yes_no(*clear),
            (Event::SteppedIn { needed, .. }, "needed") => yes_no(*needed),
            (Event::SteppedIn { graceful, .. }, "graceful") => yes_no(*graceful),
            (Event::Coached { situation, .. }, "situation") => yes_no(*situation),
            (Event::Coached { behaviour, .. }, "behaviour") => yes_no(*behaviour),
            (Event::Coached { impact, .. }, "impact") => yes_no(*impact),
            (Event::Coached { questions, .. }, "asks") => yes_no(*questions > 0),
            (Event::Coached { agreed, .. }, "agreed") => yes_no(*agreed),
            (Event::Coached { words, theirs, .. }, "listened") => yes_no(!talks_over(*words, *theirs)),
            (Event::Held { reason, .. }, "reason") => word(reason.word()),
            (Event::Held { asked, .. }, "asked") => yes_no(*asked),
            (Event::Resolved { how, .. }, "how") => word(how.word()),
            (Event::ClockWarned { case: Some(case), .. }, "case") => Some(Cow::Borrowed(case.as_str())),
            (Event::ClockWarned { clock, .. }, "clock") => word(clock.word()),
            (Event::ClockWarned { basis, .. }, "basis") => word(basis.word()),
            (Event::ClockWarned { percent, .. }, "percent") => Some(Cow::Owned(percent.to_string())),
            _ => None,
        }
    }
}
