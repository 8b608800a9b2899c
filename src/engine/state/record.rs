//! A work record as it stands.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::act::ReviewParts;
use crate::ids::{CategoryId, ContactId, EntryNo, PersonId, RecordNo, ServiceId};
use crate::policy::clock::Turn;
use crate::policy::work::{ClockKind, Detail, HoldReason, Level, Priority, Resolution, WorkKind};
use crate::time::SimTime;

/// Where a record stands (domain reference 2.2).
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RecordStatus {
    /// Logged, nobody has taken it.
    New,
    /// Somebody owns it.
    InProgress,
    /// Somebody else must act.
    OnHold,
    /// Service is said to be back.
    Resolved,
    /// Finished.
    Closed,
    /// It was another kind of work.
    Cancelled,
}

impl RecordStatus {
    /// What people read.
    pub const fn label(self) -> &'static str {
        match self {
            RecordStatus::New => "new",
            RecordStatus::InProgress => "in progress",
            RecordStatus::OnHold => "on hold",
            RecordStatus::Resolved => "resolved",
            RecordStatus::Closed => "closed",
            RecordStatus::Cancelled => "cancelled",
        }
    }
}

/// A work record.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Record {
    /// Its number.
    pub no: RecordNo,
    /// The entry that opened it.
    pub opened: EntryNo,
    /// When it was opened.
    pub opened_at: SimTime,
    /// Its title.
    pub title: String,
    /// What kind of work it was opened as: its number keeps that, whatever it turns out to be.
    pub opened_as: WorkKind,
    /// What kind of work.
    pub kind: WorkKind,
    /// The service.
    pub service: ServiceId,
    /// The symptom in words.
    pub text: String,
    /// The branch of the taxonomy.
    pub category: Option<CategoryId>,
    /// How much is hurt.
    pub impact: Option<Level>,
    /// How fast the hurt grows.
    pub urgency: Option<Level>,
    /// The priority as set.
    pub priority: Option<Priority>,
    /// Whether the priority was overridden.
    pub overridden: bool,
    /// Where it stands.
    pub status: RecordStatus,
    /// When somebody took it.
    pub acknowledged_at: Option<SimTime>,
    /// Whether it is a declared major incident.
    pub major: bool,
    /// Who owns it.
    pub owner: Option<PersonId>,
    /// Who works it.
    pub worker: Option<PersonId>,
    /// The contacts tied to it.
    pub contacts: Vec<ContactId>,
    /// The record it belongs to.
    pub parent: Option<RecordNo>,
    /// The records that belong to it.
    pub children: Vec<RecordNo>,
    /// When the service was last tested and healthy.
    pub verified_at: Option<SimTime>,
    /// Since when tests have shown it healthy, without one that did not since: from then on people may be told.
    pub well_since: Option<SimTime>,
    /// Why it is on hold, if it is.
    pub hold: Option<HoldReason>,
    /// What happened to its resolution clock.
    pub turns: Vec<(SimTime, Turn)>,
    /// When it was resolved.
    pub resolved_at: Option<SimTime>,
    /// How.
    pub resolution: Option<Resolution>,
    /// Length of the resolution note, in characters.
    pub resolution_note_chars: u32,
    /// What was written in it, where it outlasts an incident.
    pub details: BTreeMap<Detail, String>,
    /// When it was given to everybody at the desk.
    pub published_at: Option<SimTime>,
    /// Its review, as it was written last.
    pub review: ReviewParts,
    /// How often it was taken up again.
    pub reopened: u32,
    /// Whether closing was tried and warned about since it was resolved.
    pub close_warned: bool,
}

impl Record {
    /// A record as it is opened.
    pub fn open(
        no: RecordNo,
        opened: EntryNo,
        at: SimTime,
        title: &str,
        kind: WorkKind,
        service: &ServiceId,
        text: &str,
    ) -> Record {
        Record {
            no,
            opened,
            opened_at: at,
            title: title.to_owned(),
            opened_as: kind,
            kind,
            service: service.clone(),
            text: text.to_owned(),
            category: None,
            impact: None,
            urgency: None,
            priority: None,
            overridden: false,
            status: RecordStatus::New,
            acknowledged_at: None,
            major: false,
            owner: None,
            worker: None,
            contacts: Vec::new(),
            parent: None,
            children: Vec::new(),
            verified_at: None,
            well_since: None,
            hold: None,
            turns: Vec::new(),
            resolved_at: None,
            resolution: None,
            resolution_note_chars: 0,
            details: BTreeMap::new(),
            published_at: None,
            review: ReviewParts::default(),
            reopened: 0,
            close_warned: false,
        }
    }

    /// What happened to one of its clocks: taking it stops the response, everything else is of the resolution.
    pub fn turns_of(&self, clock: ClockKind) -> Vec<(SimTime, Turn)> {
        match clock {
            ClockKind::Response => self.acknowledged_at.map(|at| (at, Turn::Stop)).into_iter().collect(),
            ClockKind::Resolution => self.turns.clone(),
        }
    }

    /// Whether nothing more can be done with it.
    pub fn is_over(&self) -> bool {
        matches!(self.status, RecordStatus::Closed | RecordStatus::Cancelled)
    }
}
