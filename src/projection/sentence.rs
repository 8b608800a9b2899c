//! An event as one neutral sentence: what happened, in the passive or the third person, without praise or blame.
//!
//! The words that people spoke or wrote are not in the sentence; they stand beside it ([`words_of`]).

use super::day::when;
use super::label::setting_value;
use super::names::Names;
use crate::act::{EndReason, Event};
use crate::ids::{RecordNo, ServiceId};
use crate::policy::work::{Basis, ClockKind, Status, WorkKind};
use crate::policy::{Gate, GateCheck};
use crate::scenario::plot::ContactChannel;
use crate::time::SimTime;

/// What a sentence needs besides the event.
pub struct Speaker<'a> {
    /// The names.
    pub names: Names<'a>,
    /// The kinds of the records opened so far, in order: their numbers follow from them.
    pub kinds: &'a [WorkKind],
}

impl<'a> Speaker<'a> {
    /// The name of a record.
    pub fn record(&self, no: RecordNo) -> String {
        let kind = usize::from(no.0).checked_sub(1).and_then(|ix| self.kinds.get(ix));
        kind.map_or_else(|| format!("#{}", no.0), |kind| self.names.record(*kind, no))
    }

    /// An instant, with the day where that is another.
    pub fn clock(&self, at: SimTime) -> String {
        when(self.names.plot.starts, at)
    }

    fn service(&self, id: &'a ServiceId) -> &'a str {
        self.names.service(id.as_str())
    }

    /// The event as a sentence without a full stop.
    pub fn sentence(&self, event: &'a Event) -> String {
        let names = &self.names;
        let yes = |is: bool, text: &str| if is { String::new() } else { text.to_owned() };
        match event {
            Event::Started { .. } => "The shift began".to_owned(),
            Event::Ended { reason: EndReason::Trainee } => "The shift was ended".to_owned(),
            Event::Ended { reason: EndReason::TimeUp } => "The shift was over".to_owned(),
            Event::Ended { reason: EndReason::FuelExhausted } => {
                "The drill was stopped: its story set itself off without end".to_owned()
            }
            Event::ActBegun { .. } | Event::ActDone | Event::ActBroken => String::new(),
            Event::InjectFired { inject } => format!("Behind the scenes: {inject}"),
            Event::InjectLapsed { inject } => format!("Behind the scenes: {inject} did not happen"),
            Event::ContactArrived { contact } => {
                let subject = names.subject(contact.as_str());
                match names.plot.contact(contact.as_str()).map(|c| c.channel) {
                    Some(ContactChannel::Phone) => format!("The phone rang: \u{201c}{subject}\u{201d}"),
                    Some(ContactChannel::WalkUp) | None => subject.to_owned(),
                    Some(channel) => format!("By {}: \u{201c}{subject}\u{201d}", channel.label()),
                }
            }
            Event::ContactLost { contact } => {
                format!("{} gave up waiting", names.sender(contact.as_str()))
            }
            Event::ServiceChanged { service, status } => {
                let became = match status {
                    Status::Ok => "was working again",
                    Status::Degraded => "was degraded",
                    Status::Down => "went down",
                };
                format!("{} {became}", self.service(service))
            }
            Event::CounterChanged { counter, value } => {
                format!("The story's number {counter} became {value}")
            }
            Event::DecisionPut { decision } => {
                let ask = names.plot.decision(decision.as_str()).map_or(decision.as_str(), |d| &d.ask);
                format!("A question came up: \u{201c}{ask}\u{201d}")
            }
            Event::DecisionLapsed { decision } => {
                let ask = names.plot.decision(decision.as_str()).map_or(decision.as_str(), |d| &d.ask);
                format!("The question passed without an answer: \u{201c}{ask}\u{201d}")
            }
            Event::ContactOpened { contact } => {
                let id = contact.as_str();
                match names.plot.contact(id).map(|c| c.channel) {
                    Some(ContactChannel::Phone) => {
                        format!("The call was taken: \u{201c}{}\u{201d}", names.subject(id))
                    }
                    Some(ContactChannel::WalkUp) => format!("{} was heard", names.sender(id)),
                    _ => format!("Read: \u{201c}{}\u{201d}", names.subject(id)),
                }
            }
            Event::FactLearned { fact } => {
                let text = names.plot.facts.iter().find(|f| f.id == *fact).map_or(fact.as_str(), |f| &f.text);
                format!("Known from here on: {text}")
            }
            Event::ContactAnswered { contact, .. } => {
                format!("{} was answered", names.sender(contact.as_str()))
            }
            Event::CalledOut { person, .. } => format!("{} was rung", names.person(person.as_str())),
            Event::CheckMade { check, .. } => format!("Looked into: {}", names.check(check.as_str())),
            Event::RecordOpened { record, title, kind, service, .. } => format!(
                "{} was opened ({}, {}): \u{201c}{title}\u{201d}",
                self.record(*record),
                kind.label(),
                self.service(service)
            ),
            Event::RecordAcknowledged { record } => format!("{} was acknowledged", self.record(*record)),
            Event::RecordSet { record, setting, correction } => format!(
                "The {} of {} was {} to {}",
                setting.field(),
                self.record(*record),
                if *correction { "corrected" } else { "set" },
                setting_value(*names, setting)
            ),
            Event::PrioritySet { record, priority, overridden, .. } => format!(
                "The priority of {} {} {}",
                self.record(*record),
                if *overridden { "was overridden:" } else { "follows from the matrix:" },
                priority.label()
            ),
            Event::ContactLinked { record, contact } => {
                format!(
                    "Linked to {}: \u{201c}{}\u{201d}",
                    self.record(*record),
                    names.subject(contact.as_str())
                )
            }
            Event::RecordLinked { parent, child } => {
                format!("{} became the parent of {}", self.record(*parent), self.record(*child))
            }
            Event::Assigned { record, part, person } => format!(
                "The {} of {} became {}",
                part.word(),
                self.record(*record),
                trainee(names.person(person.as_str()))
            ),
            Event::RoleAssigned { role, person } => format!(
                "The role {} went to {}",
                names.role(role.as_str()),
                trainee(names.person(person.as_str()))
            ),
            Event::Escalated { record, to, route, .. } => format!(
                "{} was escalated to {} ({})",
                self.record(*record),
                names.person(to.as_str()),
                route.label()
            ),
            Event::EscalationTaken { to, by } => {
                let to = names.person(to.as_str());
                if to == by { format!("{to} took it") } else { format!("{by} took it for {to}") }
            }
            Event::ApprovalAsked { approval, of, .. } => format!(
                "{} was asked to approve: {}",
                names.person(of.as_str()),
                names.approval(approval.as_str())
            ),
            Event::ApprovalGiven { approval } => format!("Approved: {}", names.approval(approval.as_str())),
            Event::ApprovalRefused { approval } => {
                format!("Not approved: {}", names.approval(approval.as_str()))
            }
            Event::Authorised { approval, .. } => {
                format!("Approved at the desk, by the trainee: {}", names.approval(approval.as_str()))
            }
            Event::Decided { decision, option, clause, sure, .. } => {
                let found = names.plot.decision(decision.as_str());
                let text = found
                    .and_then(|d| d.options.iter().find(|o| o.id == *option))
                    .map_or(option.as_str(), |o| &o.text);
                let clause = clause
                    .as_ref()
                    .map_or_else(String::new, |c| format!(", citing {}", names.clause(c.as_str())));
                let sure = sure.map_or_else(String::new, |percent| format!(", {percent} % sure"));
                format!("Decided: \u{201c}{text}\u{201d}{clause}{sure}")
            }
            Event::MajorDeclared { record, .. } => {
                format!("A major incident was declared on {}", self.record(*record))
            }
            Event::MajorStoodDown { record, .. } => {
                format!("The major incident on {} was stood down", self.record(*record))
            }
            Event::MessageSent { audience, channel, approved, .. } => format!(
                "A message went to {} ({}){}",
                names.audience(audience.as_str()),
                names.channel(channel.as_str()),
                yes(*approved, ", without the approval this needs")
            ),
            Event::PromiseMade { audience, due_at, .. } => format!(
                "A next update was promised to {} by {}",
                names.audience(audience.as_str()),
                self.clock(*due_at)
            ),
            Event::PromiseKept { audience, due_at } => format!(
                "The update promised to {} for {} was kept",
                names.audience(audience.as_str()),
                self.clock(*due_at)
            ),
            Event::PromiseMissed { audience, due_at } => format!(
                "The update promised to {} for {} did not come",
                names.audience(audience.as_str()),
                self.clock(*due_at)
            ),
            Event::CommitmentMade { person, due_at, .. } => format!(
                "{} was promised to hear again by {}",
                names.person(person.as_str()),
                self.clock(*due_at)
            ),
            Event::CommitmentKept { person, due_at } => format!(
                "What {} was promised for {} was kept",
                names.person(person.as_str()),
                self.clock(*due_at)
            ),
            Event::CommitmentMissed { person, due_at } => format!(
                "What {} was promised for {} did not come",
                names.person(person.as_str()),
                self.clock(*due_at)
            ),
            Event::PromiseCorrected { entry, read, meant, moved } => {
                let read = self.clock(*read);
                let meant = match meant {
                    Some(at) => format!("{} meant", self.clock(*at)),
                    None => "no promise meant".to_owned(),
                };
                let came = match moved {
                    true => "the words leave room for it, so it counts",
                    false => "the words say otherwise, so their reader goes on expecting it; for the coach",
                };
                format!("The promise in {entry} was corrected by the trainee: {read} read, {meant} ({came})")
            }
            Event::Noted { record, .. } => format!("A note was written in {}", self.record(*record)),
            Event::Corrected { entry, .. } => format!("Entry {entry} was corrected"),
            Event::RemedyApplied { remedy, record, approved } => format!(
                "Carried out on {}: {}{}",
                self.record(*record),
                names.remedy(remedy.as_str()),
                yes(*approved, ", without the approval this needs")
            ),
            Event::Verified { record, check, result, .. } => format!(
                "{} for {}: {}",
                match names.plot.verdict(check.as_str(), *result) {
                    Some(true) => "Test passed",
                    Some(false) => "Test failed",
                    None => "Test proved nothing either way",
                },
                self.record(*record),
                names.check(check.as_str())
            ),
            Event::Resolved { record, how, .. } => {
                format!("{} was resolved: {}", self.record(*record), how.label())
            }
            Event::CloseWarned { record, missing } => {
                format!("{} was not closed yet; missing: {}", self.record(*record), self.gates(missing))
            }
            Event::Closed { record, missing, .. } if missing.is_empty() => {
                format!("{} was closed", self.record(*record))
            }
            Event::Closed { record, missing, .. } => {
                format!("{} was closed all the same; missing: {}", self.record(*record), self.gates(missing))
            }
            Event::Reopened { record, .. } => format!("{} was reopened", self.record(*record)),
            Event::Reclassified { record, kind, new, .. } => format!(
                "{} was cancelled as another kind of work; {} ({}) takes its place",
                self.record(*record),
                self.record(*new),
                kind.label()
            ),
            Event::Reviewed { record, .. } => format!("The review of {} was written", self.record(*record)),
            Event::ClockWarned { record, clock, basis, percent } => {
                let whose = match (record, basis) {
                    (Some(no), Basis::Set) => self.record(*no),
                    (Some(no), Basis::True) => format!("{} on its true priority", self.record(*no)),
                    (None, _) => "the incident, not yet logged, on its true priority".to_owned(),
                };
                let clock = match clock {
                    ClockKind::Response => "response",
                    ClockKind::Resolution => "resolution",
                };
                match percent {
                    100 => format!("The {clock} target of {whose} has run out"),
                    _ => format!("{percent} % of the {clock} target of {whose} has gone by"),
                }
            }
        }
    }

    fn gates(&self, missing: &'a [String]) -> String {
        let texts: Vec<String> = missing.iter().map(|id| self.gate(id)).collect();
        texts.join("; ")
    }

    /// A part of the gate; where a problem record is missing although one was opened, what it lacks is the link.
    fn gate(&self, id: &'a str) -> String {
        let text = self.names.gate(id);
        let wants_problem = |gate: &Gate| &*gate.id == id && gate.check == GateCheck::ProblemLink;
        let opened = self.kinds.iter().zip(1..).filter(|(kind, _)| **kind == WorkKind::Problem);
        match opened.last() {
            Some((_, no)) if self.names.drill.policy.gate.iter().any(wants_problem) => {
                format!("{text} ({} is there, but not linked)", self.record(RecordNo(no)))
            }
            _ => text.to_owned(),
        }
    }
}

fn trainee(name: &str) -> &str {
    if name == "you" { "the trainee" } else { name }
}

/// The trainee's own words in an event, if it holds any.
pub fn words_of(event: &Event) -> Option<&str> {
    let text = match event {
        Event::ContactAnswered { text, .. }
        | Event::CalledOut { text, .. }
        | Event::RecordOpened { text, .. }
        | Event::Escalated { text, .. }
        | Event::ApprovalAsked { text, .. }
        | Event::MessageSent { text, .. }
        | Event::Noted { text, .. }
        | Event::Corrected { text, .. }
        | Event::Resolved { text, .. }
        | Event::Closed { text, .. }
        | Event::Reviewed { text, .. } => text,
        Event::PrioritySet { because, .. }
        | Event::Authorised { because, .. }
        | Event::Decided { because, .. }
        | Event::MajorDeclared { because, .. }
        | Event::MajorStoodDown { because, .. }
        | Event::Reopened { because, .. }
        | Event::Reclassified { because, .. } => because,
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// What others said or what was seen in an event: the text of a contact as it is read, the result of a check.
pub fn heard_in<'a>(names: Names<'a>, event: &Event) -> Option<&'a str> {
    match event {
        Event::ContactOpened { contact } => names.plot.contact(contact.as_str()).map(|c| &*c.text),
        Event::CheckMade { check, result, .. } | Event::Verified { check, result, .. } => {
            let result = usize::try_from(*result).ok()?;
            names.plot.check(check.as_str()).and_then(|c| c.results.get(result)).map(|r| &*r.text)
        }
        _ => None,
    }
}
