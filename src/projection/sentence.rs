//! An event as one neutral sentence: what happened, in the passive or the third person, without praise or blame.
//!
//! The words that people spoke or wrote are not in the sentence; they stand beside it ([`words_of`]).

use std::borrow::Cow;

use super::day::when;
use super::label::setting_value;
use super::names::Names;
use super::review;
use crate::act::{EndReason, Event, Minute, Part, Setting, Side};
use crate::ids::{CaseId, RecordNo, ServiceId};
use crate::policy::work::{Basis, ClockKind, Nature, Status, WorkKind};
use crate::policy::{Gate, GateCheck};
use crate::scenario::inject::ContactChannel;
use crate::scenario::names::TRAINEE;
use crate::time::SimTime;

/// What a sentence needs besides the event.
pub struct Speaker<'a> {
    /// The names.
    pub names: Names<'a>,
    /// The kinds of the records opened so far, in order: their numbers follow from them.
    pub kinds: &'a [WorkKind],
}

impl<'a> Speaker<'a> {
    fn kind(&self, no: RecordNo) -> Option<WorkKind> {
        usize::from(no.0).checked_sub(1).and_then(|ix| self.kinds.get(ix)).copied()
    }

    /// The name of a record.
    pub fn record(&self, no: RecordNo) -> String {
        self.kind(no).map_or_else(|| format!("#{}", no.0), |kind| self.names.record(kind, no))
    }

    /// A case that has no record: what it is, where there are several.
    fn case(&self, id: Option<&CaseId>) -> String {
        match self.names.plot.cases.as_slice() {
            [only] => format!("the {}", only.kind.label()),
            _ => {
                let case = id.and_then(|id| self.names.plot.case(id.as_str()));
                case.map_or_else(String::new, |case| format!("\u{201c}{}\u{201d}", case.what))
            }
        }
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
            Event::StaffChanged { line, staff } => {
                format!("{}: {staff} contacts at a time from here on", names.line(line.as_str()))
            }
            Event::FloorCounted { lines } => {
                let line = |m: &Minute| {
                    let name = names.line(m.line.as_str());
                    format!("{name} {} waiting, {} came, {} gave up", m.waiting, m.offered, m.gave_up)
                };
                let lines: Vec<String> = lines.iter().map(line).collect();
                format!("The floor\u{2019}s minute, by the model: {}", lines.join("; "))
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
                format!("Now known: {text}")
            }
            Event::ContactAnswered { contact, .. } => {
                format!("{} was answered", names.sender(contact.as_str()))
            }
            Event::Held { record, reason, .. } => {
                format!("{} was put on hold: {}", self.record(*record), reason.label())
            }
            Event::Resumed { record } => format!("{} was taken off hold", self.record(*record)),
            Event::Spoken { contact, .. } => format!("{} was told", names.sender(contact.as_str())),
            Event::Heard { contact, .. } => format!("{} said", names.sender(contact.as_str())),
            Event::MoodChanged { person, mood } => {
                format!("Behind the scenes: the mood of {} is now {mood}", names.person(person.as_str()))
            }
            Event::TalkEnded { contact, by: Side::You } => {
                format!("The conversation with {} was ended", names.sender(contact.as_str()))
            }
            Event::TalkEnded { contact, by: Side::Them } => {
                format!("{} ended the conversation", names.sender(contact.as_str()))
            }
            Event::CalledOut { person, by: Some(by), .. } => {
                format!("{} was rung; {by} picked up", names.person(person.as_str()))
            }
            Event::CalledOut { person, .. } => format!("{} was rung", names.person(person.as_str())),
            Event::Unanswered { person, name, why, next } => {
                let of = names.person(person.as_str());
                let who = if of == name { name.clone() } else { format!("{name} ({of})") };
                let next =
                    next.as_ref().map_or_else(String::new, |next| format!("; next on the list: {next}"));
                format!("No answer from {who}: {}{next}", why.label())
            }
            Event::CameIn { name, .. } => format!("{name} has come in"),
            Event::Delegated { task, person, record, by, .. } => {
                let by =
                    by.map_or_else(|| ", without a time".to_owned(), |at| format!(" by {}", self.clock(at)));
                format!("{} was given {task} for {}{by}", names.person(person.as_str()), self.record(*record))
            }
            Event::ReadBack { task, person, .. } => {
                format!("{} read {task} back", names.person(person.as_str()))
            }
            Event::ReadBackConfirmed { task, .. } => format!("What was read back of {task} was confirmed"),
            Event::ReadBackMended { task, .. } => format!("What was read back of {task} was put right"),
            Event::Chased { person, .. } => {
                format!("{} was asked how far they are", names.person(person.as_str()))
            }
            Event::ProgressTold { task, person, left } => {
                format!("{} needs about {left} more for {task}", names.person(person.as_str()))
            }
            Event::TaskReported { task, person, .. } => {
                format!("{} reported on {task}", names.person(person.as_str()))
            }
            Event::TaskOverdue { task, person, .. } => {
                format!("The time for {task} is up; no word from {}", names.person(person.as_str()))
            }
            Event::TaskTakenBack { task, person, .. } => {
                format!("{task} was taken back from {}", names.person(person.as_str()))
            }
            Event::Whispered { person, live, .. } => format!(
                "{} was told privately{}",
                names.person(person.as_str()),
                yes(!live, ", while talking with somebody")
            ),
            Event::SteppedIn { person, needed, .. } => format!(
                "The conversation of {} was taken over{}",
                names.person(person.as_str()),
                yes(!needed, "; safety or abuse asked for it")
            ),
            Event::Relieved { person, until, .. } => {
                format!("{} was sent on a break until {}", names.person(person.as_str()), self.clock(*until))
            }
            Event::CoachingBegun { person, .. } => {
                format!("A talk with {} began", names.person(person.as_str()))
            }
            Event::Coached {
                person, situation, behaviour, impact, questions, agreed, words, theirs, ..
            } => {
                let parts = [(situation, "situation"), (behaviour, "behaviour"), (impact, "impact")];
                let named: Vec<&str> = parts.iter().filter(|(is, _)| **is).map(|(_, part)| *part).collect();
                let share = u64::from(*words) * 100 / (u64::from(*words) + u64::from(*theirs)).max(1);
                format!(
                    "The talk with {} ended: {} named; open questions: {questions}; {share} % of the words the \
                     trainee's; goal {}",
                    names.person(person.as_str()),
                    if named.is_empty() { "no part of SBI".to_owned() } else { named.join(", ") },
                    if *agreed { "agreed" } else { "not agreed" }
                )
            }
            Event::ColleagueMoved { person, figure, value, deed } => format!(
                "Behind the scenes (simulated): the {} of {} is now {value} ({})",
                figure.word(),
                names.person(person.as_str()),
                deed.label()
            ),
            Event::CheckMade { check, .. } => format!("Looked into: {}", names.check(check.as_str())),
            Event::RecordOpened { record, title, kind, service, .. } => format!(
                "{} was opened ({}, {}): \u{201c}{title}\u{201d}",
                self.record(*record),
                kind.label(),
                self.service(service)
            ),
            Event::RecordAcknowledged { record } => format!("{} was acknowledged", self.record(*record)),
            Event::RecordSet { record, setting: Setting::Detail(detail, _), correction } => format!(
                "The {} of {} was written{}",
                detail.label(),
                self.record(*record),
                if *correction { " anew" } else { "" }
            ),
            Event::Published { record, .. } => format!("{} was published to the desk", self.record(*record)),
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
                "{} is {} by {}",
                self.record(*record),
                match part {
                    Part::Owner => "owned",
                    Part::Worker => "worked on",
                },
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
            Event::EscalationTaken { to, by, text } => {
                let to = names.person(to.as_str());
                let took = if to == by { format!("{to} took it") } else { format!("{by} took it for {to}") };
                if text.is_empty() { took } else { format!("{took}: \u{201c}{text}\u{201d}") }
            }
            Event::HandedBack { record, from, by, because } => format!(
                "{by} ({}) handed {} back: \u{201c}{because}\u{201d}",
                names.person(from.as_str()),
                self.record(*record)
            ),
            Event::EscalationUnanswered { record, to } => {
                format!("Nobody at {} has answered about {}", names.person(to.as_str()), self.record(*record))
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
                let nature = self.kind(*record).map_or(Nature::Broken, WorkKind::nature);
                format!("{} was resolved ({})", self.record(*record), how.of(nature))
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
            Event::ClockWarned { record, case, clock, basis, percent } => {
                let whose = match (record, basis) {
                    (Some(no), Basis::Set) => self.record(*no),
                    (Some(no), Basis::True) => format!("{} on its true priority", self.record(*no)),
                    (None, _) => {
                        format!("{}, not yet logged, on its true priority", self.case(case.as_ref()))
                    }
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
    if name == TRAINEE { "the trainee" } else { name }
}

/// The trainee's own words in an event, if it holds any.
pub fn words_of<'a>(names: Names<'_>, event: &'a Event) -> Option<Cow<'a, str>> {
    let text = match event {
        Event::ContactAnswered { text, .. }
        | Event::Spoken { text, .. }
        | Event::Held { text, .. }
        | Event::CalledOut { text, .. }
        | Event::Delegated { text, .. }
        | Event::ReadBackMended { text, .. }
        | Event::Chased { text, .. }
        | Event::Whispered { text, .. }
        | Event::SteppedIn { text, .. }
        | Event::Relieved { text, .. }
        | Event::CoachingBegun { text, .. }
        | Event::RecordOpened { text, .. }
        | Event::Escalated { text, .. }
        | Event::ApprovalAsked { text, .. }
        | Event::MessageSent { text, .. }
        | Event::Noted { text, .. }
        | Event::Corrected { text, .. }
        | Event::Resolved { text, .. }
        | Event::Closed { text, .. } => text,
        Event::RecordSet { setting: Setting::Detail(_, text), .. } => text,
        Event::Reviewed { text, parts, .. } if parts.is_empty() => text,
        Event::Reviewed { text, parts, .. } => {
            return Some(Cow::Owned(format!("{}\n{}", text.trim(), review::told(names, parts).join("\n"))));
        }
        Event::PrioritySet { because, .. }
        | Event::Authorised { because, .. }
        | Event::Decided { because, .. }
        | Event::MajorDeclared { because, .. }
        | Event::MajorStoodDown { because, .. }
        | Event::Reopened { because, .. }
        | Event::Reclassified { because, .. } => because,
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(Cow::Borrowed(text))
}

/// What others said or what was seen in an event: the text of a contact as it is read, the result of a check.
pub fn heard_in<'a>(names: Names<'a>, event: &Event) -> Option<&'a str> {
    match event {
        Event::ContactOpened { contact } => names.plot.contact(contact.as_str()).map(|c| &*c.text),
        Event::Heard { contact, utterance } => {
            names.plot.talk(contact.as_str())?.words(utterance).map(|words| &**words)
        }
        Event::ReadBack { which: Some(which), right, .. } => {
            let task = names.plot.task(which)?;
            match (right, &task.misheard) {
                (false, Some((_, words))) => Some(&**words),
                _ => Some(&*task.read_back),
            }
        }
        Event::ReadBack { .. } => Some("Right, will do."),
        Event::TaskReported { which: Some(which), right, .. } => {
            let task = names.plot.task(which)?;
            match (right, &task.wrong) {
                (false, Some((_, words))) => Some(&**words),
                _ => Some(&*task.done),
            }
        }
        Event::TaskReported { .. } => Some("That's done."),
        Event::Unanswered { person, name, why, .. } => {
            let said = names.plot.presences.iter().find(|p| {
                p.who == *person && p.is == Some(*why) && p.name.as_deref().is_none_or(|own| own == name)
            });
            said.map(|presence| &*presence.text).filter(|text| !text.is_empty())
        }
        Event::CheckMade { check, result, .. } | Event::Verified { check, result, .. } => {
            let result = usize::try_from(*result).ok()?;
            names.plot.check(check.as_str()).and_then(|c| c.results.get(result)).map(|r| &*r.text)
        }
        _ => None,
    }
}
