//! What is so: a fold of the entries and of nothing else.

pub mod evolve;
pub mod promised;
pub mod record;
pub mod talk;
pub mod task;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::seen::Seen;
use crate::act::{Command, EndReason};
use crate::ids::{
    ApprovalId, AudienceId, CaseId, ContactId, DecisionId, EntryNo, FactId, OptionId, PersonId, RecordNo,
    RemedyId, RoleId, TaskNo,
};
use crate::policy::work::{Basis, ClockKind, Route};
use crate::scenario::Plot;
use crate::scenario::plot::Case;
use crate::time::SimTime;

pub use promised::{Promised, Promises, Reader};
pub use record::{Record, RecordStatus};
pub use talk::TalkState;
pub use task::{TaskEnd, TaskState};

/// The whole state of a session.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct State {
    /// When the last entry happened.
    pub at: SimTime,
    /// How many entries there are.
    pub entries: u32,
    /// What conditions see.
    pub seen: Seen,
    /// What the trainee knows, and since which entry.
    pub known: BTreeMap<FactId, EntryNo>,
    /// What reached the trainee, in order.
    pub inbox: Vec<InboxLine>,
    /// The conversations that were begun.
    pub talks: BTreeMap<ContactId, TalkState>,
    /// What colleagues were asked to do, in order; task 1 is at 0.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<TaskState>,
    /// How often in a row somebody was tried in vain.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub in_vain: BTreeMap<PersonId, u32>,
    /// The colleagues whose conversation was taken over.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub stepped_in: BTreeSet<PersonId>,
    /// Until when colleagues are on the break they were sent on.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub relieved: BTreeMap<PersonId, SimTime>,
    /// The records opened, in order; record 1 is at 0.
    pub records: Vec<Record>,
    /// What the trainee is doing that takes time.
    pub busy: Option<Busy>,
    /// Who has which role.
    pub roles: BTreeMap<RoleId, PersonId>,
    /// What was asked for and what came of it.
    pub approvals: BTreeMap<ApprovalId, Yes>,
    /// Questions put.
    pub decisions: BTreeMap<DecisionId, Question>,
    /// Work passed on, in order.
    pub escalations: Vec<Passed>,
    /// Remedies applied, and when first.
    pub remedies: BTreeMap<RemedyId, SimTime>,
    /// Open promises: to audiences of a next update, to people to hear again.
    pub promises: Promises,
    /// Audiences whose promised update passed in silence and who have heard nothing since.
    pub unkept: BTreeSet<AudienceId>,
    /// When each audience last heard something.
    pub told: BTreeMap<AudienceId, SimTime>,
    /// Clock warnings given: whose, which clock, percent.
    pub warned: BTreeSet<(Clocked, ClockKind, u8)>,
    /// Whether the shift is over, and why.
    pub ended: Option<EndReason>,
}

/// Whose clock it is.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Clocked {
    /// A record's, on the priority as set: what the desk shows.
    Record(RecordNo),
    /// A case's, on the true priority: what the marks follow, whether or not there is a record.
    Case(CaseId),
}

impl Clocked {
    /// Whose idea of the priority it follows.
    pub const fn basis(&self) -> Basis {
        match self {
            Clocked::Record(_) => Basis::Set,
            Clocked::Case(_) => Basis::True,
        }
    }
}

/// Something in the inbox.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct InboxLine {
    /// Which contact.
    pub contact: ContactId,
    /// The entry that brought it.
    pub entry: EntryNo,
    /// When it arrived.
    pub arrived_at: SimTime,
    /// When it was read.
    pub opened_at: Option<SimTime>,
    /// When it was answered.
    pub answered_at: Option<SimTime>,
    /// When they gave up.
    pub lost_at: Option<SimTime>,
}

/// What the trainee is doing.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Busy {
    /// What.
    pub command: Command,
    /// The input it came from.
    pub input: u32,
    /// Until when.
    pub until: SimTime,
    /// Whether it can be broken off.
    pub breakable: bool,
}

impl Busy {
    /// Whether it is only waiting, which anything may end.
    pub fn is_waiting(&self) -> bool {
        matches!(self.command, Command::Wait { .. } | Command::Skip)
    }
}

/// Where an approval stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Yes {
    /// Asked for.
    Asked,
    /// Given.
    Given,
    /// Refused.
    Refused,
}

/// Where a question stands.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Question {
    /// It is put.
    Open,
    /// It was answered so.
    Answered(OptionId),
    /// It no longer matters.
    Lapsed,
}

/// Work passed on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Passed {
    /// The record.
    pub record: RecordNo,
    /// To whom.
    pub to: PersonId,
    /// Which way.
    pub route: Route,
    /// When.
    pub at: SimTime,
    /// Who took it and when.
    pub taken: Option<(String, SimTime)>,
    /// When it was handed back, or was plainly not answered.
    pub back_at: Option<SimTime>,
}

impl Passed {
    /// Whether an answer is still to come.
    pub fn is_waiting(&self) -> bool {
        self.taken.is_none() && self.back_at.is_none()
    }
}

impl State {
    /// The state before anything has happened.
    pub fn new(plot: &Plot) -> State {
        State {
            at: SimTime::START,
            entries: 0,
            seen: Seen::new(plot),
            known: BTreeMap::new(),
            inbox: Vec::new(),
            talks: BTreeMap::new(),
            tasks: Vec::new(),
            in_vain: BTreeMap::new(),
            stepped_in: BTreeSet::new(),
            relieved: BTreeMap::new(),
            records: Vec::new(),
            busy: None,
            roles: BTreeMap::new(),
            approvals: BTreeMap::new(),
            decisions: BTreeMap::new(),
            escalations: Vec::new(),
            remedies: BTreeMap::new(),
            promises: Promises::default(),
            unkept: BTreeSet::new(),
            told: BTreeMap::new(),
            warned: BTreeSet::new(),
            ended: None,
        }
    }

    /// The record of that number.
    pub fn record(&self, no: RecordNo) -> Option<&Record> {
        self.records.get(usize::from(no.0).checked_sub(1)?)
    }

    /// The task of that number.
    pub fn task(&self, no: TaskNo) -> Option<&TaskState> {
        self.tasks.get(usize::from(no.0).checked_sub(1)?)
    }

    /// The line of the inbox that holds this contact.
    pub fn inbox_line(&self, contact: &str) -> Option<&InboxLine> {
        self.inbox.iter().find(|line| line.contact.as_str() == contact)
    }

    /// The conversation with a contact, if they are still talking.
    pub fn talking(&self, contact: &ContactId) -> Option<&TalkState> {
        self.talks.get(contact).filter(|talk| talk.over.is_none())
    }

    /// The record of a case: the first of it that has its kind and was not cancelled.
    pub fn record_of(&self, plot: &Plot, case: &Case) -> Option<&Record> {
        let of = |r: &&Record| self.seen.cases().of(plot, r.no).is_some_and(|other| other.id == case.id);
        let mut open =
            self.records.iter().filter(|r| r.kind == case.kind && r.status != RecordStatus::Cancelled);
        open.find(of)
    }

    /// Whether a major incident is declared on any record.
    pub fn is_major(&self) -> bool {
        self.records.iter().any(|r| r.major)
    }

    /// Whether a yes was given.
    pub fn is_approved(&self, approval: &str) -> bool {
        self.approvals.get(approval) == Some(&Yes::Given)
    }
}
