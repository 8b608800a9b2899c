//! What an entry does to the state. It never fails and decides nothing: every choice was made before the entry was.

use super::{Busy, InboxLine, Passed, Promised, Question, Reader, Record, RecordStatus, State, Yes};
use crate::act::{Cause, Entry, Event, Part, Setting};
use crate::engine::seen::{AtomIndex, Change};
use crate::ids::{PersonId, RecordNo};
use crate::policy::work::Status;
use crate::scenario::Plot;
use crate::scenario::names::TRAINEE;

impl State {
    /// Takes one entry in; says what changed for conditions.
    pub fn evolve(&mut self, plot: &Plot, index: &AtomIndex, entry: &Entry) -> Change {
        self.at = entry.at;
        self.entries = entry.no.0 + 1;
        self.apply(plot, entry);
        self.seen.observe(plot, index, entry)
    }

    fn edit(&mut self, no: RecordNo, change: impl FnOnce(&mut Record)) {
        if let Some(record) = usize::from(no.0).checked_sub(1).and_then(|ix| self.records.get_mut(ix)) {
            change(record);
        }
    }

    fn line(&mut self, contact: &str, change: impl FnOnce(&mut InboxLine)) {
        if let Some(line) = self.inbox.iter_mut().find(|line| line.contact.as_str() == contact) {
            change(line);
        }
    }

    fn apply(&mut self, plot: &Plot, entry: &Entry) {
        let at = entry.at;
        match &entry.event {
            Event::Started { .. }
            | Event::InjectFired { .. }
            | Event::InjectLapsed { .. }
            | Event::CounterChanged { .. }
            | Event::CalledOut { .. }
            | Event::CheckMade { .. }
            | Event::Noted { .. }
            | Event::Corrected { .. }
            | Event::PromiseCorrected { moved: false, .. }
            | Event::Reviewed { .. } => {}
            // A test says nothing of what changed after it.
            Event::ServiceChanged { service, status } => {
                let hit = self.records.iter_mut().filter(|r| r.service == *service && *status != Status::Ok);
                hit.for_each(|r| r.well_since = None);
            }
            Event::Ended { reason } => {
                self.busy = None;
                self.ended = Some(*reason);
            }
            Event::ActBegun { command, until, breakable } => {
                let input = if let Cause::Input(n) = entry.cause { n } else { 0 };
                let command = (**command).clone();
                self.busy = Some(Busy { command, input, until: *until, breakable: *breakable });
            }
            Event::ActDone | Event::ActBroken => self.busy = None,
            Event::ContactArrived { contact } => self.inbox.push(InboxLine {
                contact: contact.clone(),
                entry: entry.no,
                arrived_at: at,
                opened_at: None,
                answered_at: None,
                lost_at: None,
            }),
            Event::ContactLost { contact } => self.line(contact.as_str(), |line| line.lost_at = Some(at)),
            Event::ContactOpened { contact } => self.line(contact.as_str(), |line| line.opened_at = Some(at)),
            Event::ContactAnswered { contact, .. } => {
                self.line(contact.as_str(), |line| line.answered_at = Some(at));
            }
            Event::FactLearned { fact } => {
                self.known.entry(fact.clone()).or_insert(entry.no);
            }
            Event::DecisionPut { decision } => {
                self.decisions.insert(decision.clone(), Question::Open);
            }
            Event::DecisionLapsed { decision } => {
                self.decisions.insert(decision.clone(), Question::Lapsed);
            }
            Event::Decided { decision, option, .. } => {
                self.decisions.insert(decision.clone(), Question::Answered(option.clone()));
            }
            Event::RecordOpened { record, title, kind, service, text } => {
                self.records.push(Record::open(*record, entry.no, at, title, *kind, service, text));
            }
            Event::RecordAcknowledged { record } => self.edit(*record, |r| {
                r.acknowledged_at.get_or_insert(at);
                r.owner.get_or_insert_with(|| PersonId::new(TRAINEE));
                if r.status == RecordStatus::New {
                    r.status = RecordStatus::InProgress;
                }
            }),
            Event::RecordSet { record, setting, .. } => self.edit(*record, |r| match setting {
                Setting::Kind(kind) => r.kind = *kind,
                Setting::Service(service) => r.service = service.clone(),
                Setting::Category(category) => r.category = Some(category.clone()),
                Setting::Impact(level) => r.impact = Some(*level),
                Setting::Urgency(level) => r.urgency = Some(*level),
            }),
            Event::PrioritySet { record, priority, overridden, .. } => self.edit(*record, |r| {
                r.priority = Some(*priority);
                r.overridden = *overridden;
            }),
            Event::ContactLinked { record, contact } => {
                self.edit(*record, |r| r.contacts.push(contact.clone()))
            }
            Event::RecordLinked { parent, child } => {
                self.edit(*parent, |r| r.children.push(*child));
                self.edit(*child, |r| r.parent = Some(*parent));
            }
            Event::Assigned { record, part, person } => self.edit(*record, |r| match part {
                Part::Owner => r.owner = Some(person.clone()),
                Part::Worker => r.worker = Some(person.clone()),
            }),
            Event::RoleAssigned { role, person } => {
                self.roles.insert(role.clone(), person.clone());
            }
            Event::Escalated { record, to, route, .. } => {
                self.escalations.push(Passed {
                    record: *record,
                    to: to.clone(),
                    route: *route,
                    at,
                    taken: None,
                });
            }
            Event::EscalationTaken { to, by } => {
                for passed in self.escalations.iter_mut().filter(|p| p.to == *to && p.taken.is_none()) {
                    passed.taken = Some((by.clone(), at));
                }
            }
            Event::ApprovalAsked { approval, .. } => {
                let yes = self.approvals.entry(approval.clone()).or_insert(Yes::Asked);
                if *yes == Yes::Refused {
                    *yes = Yes::Asked;
                }
            }
            Event::ApprovalGiven { approval } | Event::Authorised { approval, .. } => {
                self.approvals.insert(approval.clone(), Yes::Given);
            }
            Event::ApprovalRefused { approval } => {
                self.approvals.insert(approval.clone(), Yes::Refused);
            }
            Event::MajorDeclared { record, .. } => self.edit(*record, |r| r.major = true),
            Event::MajorStoodDown { record, .. } => self.edit(*record, |r| r.major = false),
            Event::MessageSent { audience, .. } => {
                self.told.insert(audience.clone(), at);
                self.unkept.remove(audience);
            }
            Event::PromiseMade { audience, due_at, entry } => {
                let to = Reader::Audience(audience.clone());
                self.promises.make(Promised { to, due_at: *due_at, entry: *entry });
            }
            Event::PromiseKept { audience, .. } => self.promises.end(&Reader::Audience(audience.clone())),
            Event::PromiseMissed { audience, .. } => {
                self.promises.end(&Reader::Audience(audience.clone()));
                self.unkept.insert(audience.clone());
            }
            Event::CommitmentMade { person, due_at, entry } => {
                let to = Reader::Person(person.clone());
                self.promises.make(Promised { to, due_at: *due_at, entry: *entry });
            }
            Event::CommitmentKept { person, .. } | Event::CommitmentMissed { person, .. } => {
                self.promises.end(&Reader::Person(person.clone()));
            }
            Event::PromiseCorrected { entry, meant, .. } => self.promises.correct(*entry, *meant),
            Event::RemedyApplied { remedy, .. } => {
                self.remedies.entry(remedy.clone()).or_insert(at);
            }
            // What says nothing either way takes nothing back.
            Event::Verified { check, result, healthy: false, .. }
                if plot.verdict(check.as_str(), *result).is_none() => {}
            Event::Verified { record, healthy, .. } => self.edit(*record, |r| {
                r.verified_at = if *healthy { Some(at) } else { None };
                r.well_since = if *healthy { r.well_since.or(Some(at)) } else { None };
            }),
            Event::Resolved { record, how, text } => self.edit(*record, |r| {
                r.status = RecordStatus::Resolved;
                r.resolved_at = Some(at);
                r.resolution = Some(*how);
                r.resolution_note_chars = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
                r.close_warned = false;
            }),
            Event::CloseWarned { record, .. } => self.edit(*record, |r| r.close_warned = true),
            Event::Closed { record, .. } => self.edit(*record, |r| r.status = RecordStatus::Closed),
            Event::Reopened { record, .. } => self.edit(*record, |r| {
                r.status = RecordStatus::InProgress;
                r.resolved_at = None;
                r.well_since = None;
                r.close_warned = false;
            }),
            Event::Reclassified { record, kind, new, .. } => {
                self.edit(*record, |r| r.status = RecordStatus::Cancelled);
                if let Some(old) = self.record(*record).cloned() {
                    let mut fresh = Record::open(
                        *new,
                        entry.no,
                        old.opened_at,
                        &old.title,
                        *kind,
                        &old.service,
                        &old.text,
                    );
                    fresh.contacts = old.contacts;
                    self.records.push(fresh);
                }
            }
            Event::ClockWarned { record, clock, basis, percent } => {
                self.warned.insert((record.map_or(0, |no| no.0), *clock, *basis, *percent));
            }
        }
    }
}
