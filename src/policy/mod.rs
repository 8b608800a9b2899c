//! The organisation a drill is set in, as data: services, teams and rota, matrix, targets, act costs, lanes of
//! communication, escalation triggers, closure gate, weights of the marks, clauses.
//!
//! Everything here was read from a policy file by [`read`](read::read) and is whole: every name refers to something.
//! Domain reference sections 3, 4, 5.1 and 12.

pub mod calendar;
pub mod clock;
pub mod escalation;
pub mod legal;
pub mod read;
pub mod work;

use std::sync::Arc;

use crate::ids::{AudienceId, CategoryId, ChannelId, ClauseId, PersonId, RoleId, ServiceId};
use crate::lane::Lane;
use crate::time::{ClockTime, SimSpan};

pub use calendar::Calendar;
pub use escalation::{Overreach, Publishing};
use legal::LegalRule;
use work::{Domain, Level, Priority, WorkKind};

/// An organisation's rules.
#[derive(Clone, Debug)]
pub struct Policy {
    /// Its name in files: `brightwater`.
    pub id: Arc<str>,
    /// Its version, such as `1.0.0`.
    pub version: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// Business hours.
    pub calendar: Calendar,
    /// The clauses marks and decisions cite.
    pub clauses: Vec<Clause>,
    /// What the organisation provides.
    pub services: Vec<Service>,
    /// The branches of the taxonomy.
    pub categories: Vec<Category>,
    /// Desks that can be rung or escalated to, each with its rota.
    pub teams: Vec<Team>,
    /// Priority by impact and urgency.
    pub matrix: Matrix,
    /// Targets by priority, P1 first.
    pub targets: [Target; 5],
    /// What acts cost in simulated time.
    pub costs: Costs,
    /// Who can be told things.
    pub audiences: Vec<Audience>,
    /// How they can be told.
    pub channels: Vec<Channel>,
    /// When work must be passed on, to whom and how fast.
    pub triggers: Vec<Trigger>,
    /// What passing work on costs where nothing called for it.
    pub overreach: Overreach,
    /// What going out without a yes costs.
    pub publishing: Publishing,
    /// Roles in a major incident.
    pub roles: Vec<Role>,
    /// What closing wants to see.
    pub gate: Vec<Gate>,
    /// Weights of the domains; they sum to 100.
    pub weights: Vec<(Domain, u32)>,
    /// Bands by lower bound in points, highest first.
    pub bands: Vec<Band>,
    /// How records are numbered.
    pub numbering: Vec<(WorkKind, Arc<str>, u32)>,
    /// Clocks that laws and regulators set.
    pub rules: Vec<LegalRule>,
}

/// One clause of the policy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Clause {
    /// `im-04`, shown in capitals.
    pub id: ClauseId,
    /// Its heading.
    pub title: Arc<str>,
    /// What it says.
    pub text: Arc<str>,
}

/// Something the organisation provides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Service {
    /// `voice-hollin`.
    pub id: ServiceId,
    /// "Inbound voice, Hollin".
    pub name: Arc<str>,
    /// For whom.
    pub client: Arc<str>,
}

/// A branch of the taxonomy.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Category {
    /// `telephony-trunk`.
    pub id: CategoryId,
    /// "Telephony / trunk".
    pub name: Arc<str>,
}

/// A desk with a duty: addressed as one person.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Team {
    /// `telephony`.
    pub id: PersonId,
    /// "Telephony team".
    pub name: Arc<str>,
    /// What they are there for.
    pub about: Arc<str>,
    /// Who is on, in order; the first whose hours include the time takes a call.
    pub rota: Vec<Duty>,
}

/// One line of a rota.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// Who.
    pub name: Arc<str>,
    /// From, on any day; the same as `to` means all day.
    pub from: ClockTime,
    /// Until.
    pub to: ClockTime,
    /// How long they take to take something: shortest and longest.
    pub takes: (SimSpan, SimSpan),
}

impl Duty {
    /// Whether this line covers that minute of the day (0 to 1439).
    pub fn covers(&self, minute: u32) -> bool {
        let (from, to) = (self.from.minutes, self.to.minutes);
        if from == to {
            true
        } else if from < to {
            (from..to).contains(&minute)
        } else {
            minute >= from || minute < to
        }
    }
}

/// Priority by impact (row) and urgency (column): high, medium, low. Domain reference 3.1, matrix A.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Matrix(pub [[Priority; 3]; 3]);

impl Matrix {
    /// The priority of that impact and urgency.
    pub fn priority(&self, impact: Level, urgency: Level) -> Priority {
        self.0[impact as usize][urgency as usize]
    }
}

/// Targets of one priority. Domain reference 3.3, default pack. Spans count inside the schedule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// The priority.
    pub priority: Priority,
    /// Until a person has taken ownership.
    pub acknowledge: SimSpan,
    /// Until the first notice to those affected, if one is wanted at this priority.
    pub first_notice: Option<SimSpan>,
    /// Longest gap between updates to those outside.
    pub update_external: Option<SimSpan>,
    /// Longest gap between updates to those inside.
    pub update_internal: Option<SimSpan>,
    /// Until service is restored.
    pub resolve: SimSpan,
    /// Whether only business hours count.
    pub business_hours: bool,
}

/// What acts cost in simulated time (house rule: doing costs time, writing and reading do not).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Costs {
    /// By the command's word (`log`, `call`, ...); what is not named is free.
    pub acts: Vec<(Arc<str>, SimSpan)>,
    /// Commands that can be broken off.
    pub breakable: Vec<Arc<str>>,
    /// Added for every begun run of `words` words in a message that is sent.
    pub per_words: SimSpan,
    /// How many words that is.
    pub words: u32,
    /// What an answer costs once the error is known and published, in percent of what it costs otherwise.
    pub known: u32,
}

impl Costs {
    /// The cost of a command by its word, without what its words or its channel add.
    pub fn of(&self, word: &str) -> SimSpan {
        self.acts.iter().find(|(act, _)| &**act == word).map_or(SimSpan::ZERO, |(_, cost)| *cost)
    }

    /// Whether a command of that word can be broken off.
    pub fn can_break(&self, word: &str) -> bool {
        self.breakable.iter().any(|act| &**act == word)
    }
}

/// A group of readers. Domain reference 5.1.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Audience {
    /// `customers`.
    pub id: AudienceId,
    /// "Affected customers".
    pub name: Arc<str>,
    /// Inside or outside.
    pub lane: Lane,
}

/// A way to reach an audience.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Channel {
    /// `ivr`.
    pub id: ChannelId,
    /// "Recorded message on the lines (IVR)".
    pub name: Arc<str>,
    /// Whom it reaches.
    pub audiences: Vec<AudienceId>,
    /// What using it costs besides the writing.
    pub cost: SimSpan,
}

/// When work must be passed on. Domain reference 4.2.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Trigger {
    /// `E5`.
    pub code: Arc<str>,
    /// What sets it off.
    pub when: Arc<str>,
    /// To whom.
    pub to: Vec<PersonId>,
    /// How fast.
    pub within: SimSpan,
    /// Whether ringing one of them is passing it on too; otherwise it takes the record.
    pub voice: bool,
    /// The clause that says so.
    pub clause: ClauseId,
}

/// A role in a major incident. Domain reference 4.3.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Role {
    /// `scribe`.
    pub id: RoleId,
    /// "Scribe".
    pub name: Arc<str>,
    /// What it does.
    pub does: Arc<str>,
}

/// A part of the closure gate the engine can check. Domain reference 2.4.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum GateCheck {
    /// The record was resolved.
    Resolved,
    /// The service was verified, healthy, before closing.
    Verified,
    /// An audience got a message after it was resolved, or each linked contact was answered after it.
    Told,
    /// The resolution note has at least 40 characters.
    NoteLength,
    /// Impact, urgency and category are filled.
    Fields,
    /// No promise to any audience is open or was missed since resolving.
    Promises,
    /// A workaround has a linked problem record.
    ProblemLink,
    /// Who complained was answered, each of them: a notice to many answers no complaint.
    Answered,
    /// Each action of its review has an owner and a date.
    FollowUp,
}

/// One part of the closure gate.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gate {
    /// Its name in events: `verified`.
    pub id: Arc<str>,
    /// What is wanted, in words.
    pub text: Arc<str>,
    /// How it is checked.
    pub check: GateCheck,
}

/// A band of the marks. Domain reference 12.4.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Band {
    /// From this many points of 100.
    pub from: u32,
    /// What it is called.
    pub name: Arc<str>,
}

impl Policy {
    /// The targets of a priority.
    pub fn target(&self, priority: Priority) -> &Target {
        &self.targets[priority as usize]
    }

    /// The clause of that name.
    pub fn clause(&self, id: &str) -> Option<&Clause> {
        self.clauses.iter().find(|x| x.id.as_str() == id)
    }

    /// The service of that name.
    pub fn service(&self, id: &str) -> Option<&Service> {
        self.services.iter().find(|x| x.id.as_str() == id)
    }

    /// The team of that name.
    pub fn team(&self, id: &str) -> Option<&Team> {
        self.teams.iter().find(|x| x.id.as_str() == id)
    }

    /// The trigger of that code.
    pub fn trigger(&self, code: &str) -> Option<&Trigger> {
        self.triggers.iter().find(|x| &*x.code == code)
    }

    /// The audience of that name.
    pub fn audience(&self, id: &str) -> Option<&Audience> {
        self.audiences.iter().find(|x| x.id.as_str() == id)
    }

    /// The channel of that name.
    pub fn channel(&self, id: &str) -> Option<&Channel> {
        self.channels.iter().find(|x| x.id.as_str() == id)
    }

    /// The number a record is shown by: `INC-1042`.
    pub fn record_name(&self, kind: WorkKind, no: crate::ids::RecordNo) -> String {
        let found = self.numbering.iter().find(|(k, _, _)| *k == kind);
        let (prefix, first) = found.map_or(("REC", 1), |(_, prefix, first)| (&**prefix, *first));
        format!("{prefix}-{}", first + u32::from(no.0) - 1)
    }
}
