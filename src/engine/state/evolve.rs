//! What an entry does to the state. It never fails and decides nothing: every choice was made before the entry was.

use super::{
    Busy, Clocked, InboxLine, Passed, Promised, Question, Reader, Record, RecordStatus, State, TalkState,
    TaskEnd, TaskState, Yes,
};
use crate::act::{Cause, Entry, Event, Part, Setting, Utterance};
use crate::engine::seen::{AtomIndex, Change};
use crate::ids::{PersonId, RecordNo, TaskNo};
use crate::policy::clock::Turn;
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

    fn edit_task(&mut self, no: TaskNo, change: impl FnOnce(&mut TaskState)) {
        if let Some(task) = usize::from(no.0).checked_sub(1).and_then(|ix| self.tasks.get_mut(ix)) {
            change(task);
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
            | Event::MoodChanged { .. }
            | Event::CameIn { .. }
            | Event::Chased { .. }
            | Event::Whispered { .. }
            | Event::CoachingBegun { .. }
            | Event::Coached { .. }
            | Event::ColleagueMoved { .. }
            | Event::StaffChanged { .. }
            | Event::FloorCounted { .. }
            | Event::CheckMade { .. }
            | Event::Noted { .. }
            | Event::Corrected { .. }
            | Event::PromiseCorrected { moved: false, .. } => {}
            Event::Reviewed { record, parts, .. } => self.edit(*record, |r| r.review.clone_from(parts)),
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
            Event::ContactOpened { contact } => {
                self.line(contact.as_str(), |line| line.opened_at = Some(at));
                if plot.talk(contact.as_str()).is_some() {
                    self.talks.insert(contact.clone(), TalkState::begin(at));
                }
            }
            Event::Spoken { contact, moves, .. } => {
                self.line(contact.as_str(), |line| line.answered_at = Some(at));
                if let Some(talk) = self.talks.get_mut(contact) {
                    talk.turns += 1;
                    talk.made.extend(moves.iter().cloned());
                }
            }
            Event::Heard { contact, utterance } => {
                if let Some(talk) = self.talks.get_mut(contact) {
                    match utterance {
                        Utterance::Reply { .. } => {}
                        Utterance::Beat(beat) => {
                            talk.beats.insert(beat.clone());
                        }
                        Utterance::Quiet(_) => talk.silences += 1,
                        Utterance::Otherwise(_) => talk.otherwise += 1,
                    }
                }
            }
            Event::TalkEnded { contact, by } => {
                if let Some(talk) = self.talks.get_mut(contact) {
                    talk.over = Some((*by, at));
                }
            }
            Event::ContactAnswered { contact, also, .. } => {
                for contact in also.iter().chain([contact]) {
                    self.line(contact.as_str(), |line| line.answered_at = Some(at));
                }
            }
            Event::CalledOut { person, .. } => {
                self.in_vain.remove(person);
                // Who was spoken to waits for no letter.
                let theirs = |line: &&mut InboxLine| plot.sender(&line.contact) == Some(person);
                let read = self.inbox.iter_mut().filter(|line| line.opened_at.is_some());
                for line in read.filter(theirs) {
                    line.answered_at.get_or_insert(at);
                }
            }
            Event::Unanswered { person, .. } => *self.in_vain.entry(person.clone()).or_insert(0) += 1,
            Event::Delegated { task, person, record, text, which, by } => self.tasks.push(TaskState {
                no: *task,
                person: person.clone(),
                record: *record,
                text: text.clone(),
                which: which.clone(),
                given_at: at,
                by: *by,
                heard: true,
                confirmed: false,
                told: None,
                overdue: false,
                over: None,
            }),
            Event::ReadBack { task, right, .. } => self.edit_task(*task, |t| t.heard = *right),
            Event::ReadBackConfirmed { task, .. } => self.edit_task(*task, |t| t.confirmed = true),
            Event::ReadBackMended { task, .. } => self.edit_task(*task, |t| {
                t.heard = true;
                t.confirmed = true;
            }),
            Event::ProgressTold { task, left, .. } => {
                self.edit_task(*task, |t| t.told = Some(at + *left));
            }
            Event::TaskReported { task, right, .. } => self.edit_task(*task, |t| {
                t.over = Some((if *right { TaskEnd::Done } else { TaskEnd::Wrong }, at));
            }),
            Event::TaskOverdue { task, .. } => self.edit_task(*task, |t| t.overdue = true),
            Event::TaskTakenBack { task, .. } => {
                self.edit_task(*task, |t| t.over = Some((TaskEnd::TakenBack, at)));
            }
            Event::SteppedIn { person, .. } => {
                self.stepped_in.insert(person.clone());
            }
            Event::Relieved { person, until, .. } => {
                self.relieved.insert(person.clone(), *until);
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
                // Whoever put the question has their answer.
                let letters = plot.decision(decision.as_str()).map(|found| plot.asked_in(found));
                for letter in letters.into_iter().flatten() {
                    if plot.talk(letter.id.as_str()).is_none() {
                        self.line(letter.id.as_str(), |line| {
                            line.answered_at.get_or_insert(at);
                        });
                    }
                }
            }
            Event::RecordOpened { record, title, kind, service, text, .. } => {
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
                Setting::Detail(detail, text) => drop(r.details.insert(*detail, text.clone())),
            }),
            Event::Published { record, .. } => self.edit(*record, |r| r.published_at = Some(at)),
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
                    back_at: None,
                });
            }
            Event::EscalationTaken { to, by, .. } => {
                for passed in self.escalations.iter_mut().filter(|p| p.to == *to && p.is_waiting()) {
                    passed.taken = Some((by.clone(), at));
                }
            }
            Event::HandedBack { record, from: to, .. } | Event::EscalationUnanswered { record, to } => {
                let theirs = |p: &&mut Passed| p.record == *record && p.to == *to && p.is_waiting();
                self.escalations.iter_mut().filter(theirs).for_each(|passed| passed.back_at = Some(at));
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
            Event::Held { record, reason, .. } => self.edit(*record, |r| {
                r.status = RecordStatus::OnHold;
                r.hold = Some(*reason);
                if reason.pauses() {
                    r.turns.push((at, Turn::Pause));
                }
            }),
            Event::Resumed { record } => self.edit(*record, |r| {
                r.status = RecordStatus::InProgress;
                r.hold = None;
                r.turns.push((at, Turn::Resume));
            }),
            Event::Resolved { record, how, text } => self.edit(*record, |r| {
                r.status = RecordStatus::Resolved;
                r.hold = None;
                r.turns.push((at, Turn::Stop));
                r.resolved_at = Some(at);
                r.resolution = Some(*how);
                r.resolution_note_chars = u32::try_from(text.chars().count()).unwrap_or(u32::MAX);
                r.close_warned = false;
            }),
            Event::CloseWarned { record, .. } => self.edit(*record, |r| r.close_warned = true),
            Event::Closed { record, .. } => self.edit(*record, |r| {
                r.status = RecordStatus::Closed;
                r.hold = None;
                r.turns.push((at, Turn::Stop));
            }),
            Event::Reopened { record, .. } => self.edit(*record, |r| {
                r.status = RecordStatus::InProgress;
                r.turns.push((at, Turn::Restart));
                r.reopened += 1;
                r.resolved_at = None;
                r.well_since = None;
                r.close_warned = false;
            }),
            Event::Reclassified { record, kind, new, .. } => {
                self.edit(*record, |r| {
                    r.status = RecordStatus::Cancelled;
                    r.turns.push((at, Turn::Cancel));
                });
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
                    fresh.details = old.details;
                    self.records.push(fresh);
                }
            }
            Event::ClockWarned { record, case, clock, percent, .. } => {
                let whose = match (case, record) {
                    (Some(case), _) => Clocked::Case(case.clone()),
                    (None, Some(record)) => Clocked::Record(*record),
                    (None, None) => return,
                };
                self.warned.insert((whose, *clock, *percent));
            }
        }
    }
}
