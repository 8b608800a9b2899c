//! The words by which an author's condition speaks of events: `escalate(telephony)`, `inject(caller-co)`.
//!
//! Each event answers to one verb and has a target and attributes. What a condition may ask of each is in
//! [`Verb::keys`]; `AUTHORING.md` shows them all.

use std::borrow::Cow;

use super::event::Event;

/// Shortest reason that says something, in words.
const REASON_WORDS: usize = 5;

/// Whether a reason in the trainee's own words is long enough to say something. What it is worth is for the coach.
pub fn is_reason(text: &str) -> bool {
    text.split_whitespace().count() >= REASON_WORDS
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
    /// Somebody was rung.
    Call = "call", ["person"];
    /// A check was made.
    Investigate = "investigate", ["check", "healthy"];
    /// A record was opened.
    Log = "log", ["kind", "service"];
    /// A record was acknowledged.
    Acknowledge = "acknowledge", [];
    /// A field was set: `set(impact=high)`.
    Set = "set", ["field", "kind", "service", "category", "impact", "urgency"];
    /// A priority was derived or overridden.
    Priority = "priority", ["priority", "overridden"];
    /// A contact was tied to a record.
    Link = "link", ["contact"];
    /// A record was tied to a record.
    LinkRecord = "link-record", [];
    /// A part was given.
    Assign = "assign", ["person", "part"];
    /// A role was given.
    Role = "role", ["role", "person"];
    /// Work was passed on.
    Escalate = "escalate", ["to", "route", "says"];
    /// It was taken.
    Taken = "taken", ["to"];
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
    Declare = "declare", ["reason"];
    /// It was stood down.
    StandDown = "stand-down", [];
    /// An audience was told something.
    Send = "send", ["audience", "channel", "says", "approved"];
    /// A promise was made.
    Promise = "promise", ["audience"];
    /// A promise was kept.
    Kept = "kept", ["audience"];
    /// A promise was missed.
    Missed = "missed", ["audience"];
    /// A line was written in the log.
    Note = "note", [];
    /// An entry was corrected.
    Correct = "correct", [];
    /// A remedy was applied.
    Apply = "apply", ["remedy", "approved"];
    /// The service was tested.
    Verify = "verify", ["check", "healthy"];
    /// A record was resolved.
    Resolve = "resolve", ["how"];
    /// Closing was tried with something missing.
    CloseWarned = "close-warned", ["missing"];
    /// A record was closed.
    Close = "close", ["missing"];
    /// A record was reopened.
    Reopen = "reopen", [];
    /// A record became another kind.
    Reclassify = "reclassify", ["kind"];
    /// The review was written.
    Review = "review", [];
    /// A service changed.
    Service = "service", ["service", "status"];
    /// A clock warned.
    Warned = "warned", ["clock", "basis", "percent"];
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
            Event::CalledOut { .. } => Verb::Call,
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
            Event::Noted { .. } => Verb::Note,
            Event::Corrected { .. } => Verb::Correct,
            Event::RemedyApplied { .. } => Verb::Apply,
            Event::Verified { .. } => Verb::Verify,
            Event::Resolved { .. } => Verb::Resolve,
            Event::CloseWarned { .. } => Verb::CloseWarned,
            Event::Closed { .. } => Verb::Close,
            Event::Reopened { .. } => Verb::Reopen,
            Event::Reclassified { .. } => Verb::Reclassify,
            Event::Reviewed { .. } => Verb::Review,
            Event::ClockWarned { .. } => Verb::Warned,
        })
    }

    /// Whether the attribute `key` of this event has the value `value`.
    pub fn has(&self, key: &str, value: &str) -> bool {
        match (self, key) {
            (
                Event::ContactAnswered { said, .. }
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
                | Event::ContactLinked { contact, .. },
                "contact",
            ) => Some(Cow::Borrowed(contact.as_str())),
            (Event::FactLearned { fact }, "fact") => Some(Cow::Borrowed(fact.as_str())),
            (
                Event::CalledOut { person, .. }
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
            (Event::RecordOpened { service, .. } | Event::ServiceChanged { service, .. }, "service") => {
                Some(Cow::Borrowed(service.as_str()))
            }
            (Event::ServiceChanged { status, .. }, "status") => word(status.word()),
            (Event::RecordSet { setting, .. }, "field") => word(setting.field()),
            (Event::RecordSet { setting, .. }, key) if key == setting.field() => {
                Some(Cow::Borrowed(setting.value()))
            }
            (Event::PrioritySet { priority, .. }, "priority") => word(priority.word()),
            (Event::PrioritySet { overridden, .. }, "overridden") => yes_no(*overridden),
            (Event::Assigned { part, .. }, "part") => word(part.word()),
            (Event::RoleAssigned { role, .. }, "role") => Some(Cow::Borrowed(role.as_str())),
            (Event::Escalated { to, .. } | Event::EscalationTaken { to, .. }, "to") => {
                Some(Cow::Borrowed(to.as_str()))
            }
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
            (Event::Resolved { how, .. }, "how") => word(how.word()),
            (Event::ClockWarned { clock, .. }, "clock") => word(clock.word()),
            (Event::ClockWarned { basis, .. }, "basis") => word(basis.word()),
            (Event::ClockWarned { percent, .. }, "percent") => Some(Cow::Owned(percent.to_string())),
            _ => None,
        }
    }
}
