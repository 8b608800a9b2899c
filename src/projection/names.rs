//! What people read for the names that files use.

use crate::engine::{Drill, State};
use crate::ids::RecordNo;
use crate::policy::work::WorkKind;
use crate::scenario::Plot;

/// Looks names up in the policy and the story. A name that nothing has is shown as it is.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    /// The drill, for its policy.
    pub drill: &'a Drill,
    /// The story.
    pub plot: &'a Plot,
}

impl<'a> Names<'a> {
    /// The names of this drill and story.
    pub fn new(drill: &'a Drill, plot: &'a Plot) -> Names<'a> {
        Names { drill, plot }
    }

    /// A person, a team, or the trainee.
    pub fn person(&self, id: &'a str) -> &'a str {
        self.drill.person_name(self.plot, id)
    }

    /// What a person is there for: their role, or what the team does.
    pub fn role_of(&self, id: &str) -> &'a str {
        match (self.plot.person(id), self.drill.policy.team(id)) {
            (Some(person), _) => &person.role,
            (None, Some(team)) => &team.about,
            (None, None) => "",
        }
    }

    /// An audience.
    pub fn audience(&self, id: &'a str) -> &'a str {
        self.drill.policy.audience(id).map_or(id, |a| &a.name)
    }

    /// A channel.
    pub fn channel(&self, id: &'a str) -> &'a str {
        self.drill.policy.channel(id).map_or(id, |c| &c.name)
    }

    /// A service.
    pub fn service(&self, id: &'a str) -> &'a str {
        self.drill.policy.service(id).map_or(id, |s| &s.name)
    }

    /// A line of the floor.
    pub fn line(&self, id: &'a str) -> &'a str {
        self.plot.floor.lines.iter().find(|line| line.id.as_str() == id).map_or(id, |line| &line.label)
    }

    /// A branch of the taxonomy.
    pub fn category(&self, id: &'a str) -> &'a str {
        self.drill.policy.categories.iter().find(|c| c.id.as_str() == id).map_or(id, |c| &c.name)
    }

    /// A role in a major incident.
    pub fn role(&self, id: &'a str) -> &'a str {
        self.drill.policy.roles.iter().find(|r| r.id.as_str() == id).map_or(id, |r| &r.name)
    }

    /// A check, as its control says it.
    pub fn check(&self, id: &'a str) -> &'a str {
        self.plot.check(id).map_or(id, |c| &c.label)
    }

    /// What needs a yes.
    pub fn approval(&self, id: &'a str) -> &'a str {
        self.plot.approval(id).map_or(id, |a| &a.label)
    }

    /// A fix or a workaround.
    pub fn remedy(&self, id: &'a str) -> &'a str {
        self.plot.remedy(id).map_or(id, |r| &r.label)
    }

    /// A part of the closure gate.
    pub fn gate(&self, id: &'a str) -> &'a str {
        self.drill.policy.gate.iter().find(|g| &*g.id == id).map_or(id, |g| &g.text)
    }

    /// Who a contact is from.
    pub fn sender(&self, contact: &'a str) -> &'a str {
        self.plot.contact(contact).map_or(contact, |c| self.person(c.from.as_str()))
    }

    /// The line of the inbox for a contact.
    pub fn subject(&self, contact: &'a str) -> &'a str {
        self.plot.contact(contact).map_or(contact, |c| &c.subject)
    }

    /// A clause as people cite it: `IM-05`.
    pub fn clause(&self, id: &str) -> String {
        id.to_ascii_uppercase()
    }

    /// A record of that kind and number: `INC-1042`.
    pub fn record(&self, kind: WorkKind, no: RecordNo) -> String {
        self.drill.policy.record_name(kind, no)
    }

    /// A record as it stands; `#3` if there is no such record.
    pub fn record_in(&self, state: &State, no: RecordNo) -> String {
        state.record(no).map_or_else(|| format!("#{}", no.0), |r| self.record(r.opened_as, no))
    }
}
