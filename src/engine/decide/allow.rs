//! Whether a command has a meaning now. Only what cannot be is refused; a bad idea is allowed and marked.

use super::Situation;
use crate::act::{Command, ReviewParts, Setting};
use crate::engine::colleagues;
use crate::engine::refusal::Refusal;
use crate::engine::state::{InboxLine, Question, Record, RecordStatus, TalkState, TaskState};
use crate::ids::{RecordNo, TaskNo};
use crate::limits;
use crate::policy::work::Detail;
use crate::scenario::colleague::Colleague;
use crate::scenario::talk::Talk;

type Allowed = Result<(), Refusal>;

/// Refuses what has no meaning, with the reason. Whether there is a text is looked at last, so that [`Refusal::NoText`]
/// means that nothing else stands in the way.
///
/// # Errors
/// The reason.
pub fn allow(situation: &Situation<'_>, command: &Command) -> Allowed {
    let state = situation.state;
    match command {
        Command::Open { contact } => {
            let line = arrived(situation, contact.as_str())?;
            if line.opened_at.is_some() {
                return Err(Refusal::AlreadyOpen { contact: contact.to_string() });
            }
            present(line)
        }
        Command::Answer { contact, text } => {
            let line = read(situation, contact.as_str())?;
            present(line)?;
            if situation.plot.talk(contact.as_str()).is_some() {
                return Err(Refusal::NotYet { what: "they are there: say it to them".to_owned() });
            }
            written(text)
        }
        Command::Say { contact, text, chosen } => {
            let open = talking(situation, contact.as_str())?;
            if let Some(chosen) = chosen {
                let talk = situation.plot.talk(contact.as_str());
                let offered = talk
                    .and_then(|talk| talk.a_move(chosen.as_str()))
                    .filter(|m| situation.state.seen.holds(&m.offered, situation.now))
                    .filter(|m| m.say.as_ref().is_some_and(|line| **line == **text));
                known("line", chosen.as_str(), offered.is_some())?;
                if offered.is_some_and(|m| m.once) && open.made.contains(chosen) {
                    return already("it has been said");
                }
            }
            written(text)
        }
        Command::HangUp { contact } => talking(situation, contact.as_str()).map(|_| ()),
        Command::Call { person, text } => {
            somebody(situation, person.as_str())?;
            written(text)
        }
        Command::Delegate { person, record, text, by } => {
            open_record(situation, *record)?;
            somebody(situation, person.as_str())?;
            if !situation.plot.takes_tasks(person.as_str()) {
                return Err(Refusal::NotYet {
                    what: "they take no tasks from you: escalate, or ring them".to_owned(),
                });
            }
            if by.is_some_and(|by| by <= situation.now) {
                return Err(Refusal::NotYet { what: "that time has gone by".to_owned() });
            }
            if by.is_some_and(|by| by.ms() > limits::SPAN_MS) {
                return Err(Refusal::NotYet { what: "that time is too far ahead".to_owned() });
            }
            if state.tasks.len() >= limits::TASKS {
                return Err(Refusal::Full { what: "tasks" });
            }
            written(text)
        }
        Command::Confirm { task } => match open_task(situation, *task)?.confirmed {
            true => already("it is confirmed"),
            false => Ok(()),
        },
        Command::PutRight { task, text } => {
            open_task(situation, *task)?;
            written(text)
        }
        Command::TakeBack { task } => open_task(situation, *task).map(|_| ()),
        Command::Chase { person, text } => {
            somebody(situation, person.as_str())?;
            if !state.tasks.iter().any(|task| task.is_open() && task.person == *person) {
                return Err(Refusal::NotYet { what: "they have no task of yours".to_owned() });
            }
            written(text)
        }
        Command::Whisper { person, text } => {
            colleague(situation, person.as_str())?;
            written(text)
        }
        Command::StepIn { person, text } => {
            let colleague = colleague(situation, person.as_str())?;
            if state.stepped_in.contains(person) {
                return already("you have taken their conversation over");
            }
            if !colleagues::is_live(situation, colleague) {
                return Err(Refusal::NotYet { what: "they are not on a conversation".to_owned() });
            }
            written(text)
        }
        Command::Relieve { person, text } => {
            colleague(situation, person.as_str())?;
            if state.relieved.get(person).is_some_and(|until| *until > situation.now) {
                return already("they are on a break");
            }
            written(text)
        }
        Command::Coach { person, text } => {
            let colleague = colleague(situation, person.as_str())?;
            if colleagues::is_live(situation, colleague) {
                return Err(Refusal::NotYet { what: "they are on a conversation".to_owned() });
            }
            let left = |talk: &Talk| situation.state.inbox_line(talk.id.as_str()).is_none();
            if !situation.plot.coaching_of(person.as_str()).any(left) {
                return Err(Refusal::NotYet { what: "you have sat down with them already".to_owned() });
            }
            written(text)
        }
        Command::Log { title, service, contact, .. } => {
            known("service", service.as_str(), situation.drill.policy.service(service.as_str()).is_some())?;
            if let Some(contact) = contact {
                read(situation, contact.as_str())?;
            }
            if state.records.len() >= limits::RECORDS {
                return Err(Refusal::Full { what: "records" });
            }
            written(title)
        }
        Command::Acknowledge { record } => {
            let record = open_record(situation, *record)?;
            if record.acknowledged_at.is_some() {
                return already("the record is acknowledged");
            }
            Ok(())
        }
        Command::Set { record, setting } => {
            let record = open_record(situation, *record)?;
            set(situation, record, setting)
        }
        Command::Override { record, priority, because } => {
            if open_record(situation, *record)?.priority == Some(*priority) {
                return already("the priority is so");
            }
            written(because)
        }
        Command::Link { record, contact } => {
            let record = open_record(situation, *record)?;
            read(situation, contact.as_str())?;
            if record.contacts.contains(contact) {
                return already("they are linked");
            }
            Ok(())
        }
        Command::LinkRecord { parent, child } => {
            open_record(situation, *parent)?;
            let record = open_record(situation, *child)?;
            if parent == child {
                return Err(Refusal::NotYet { what: "a record cannot be its own parent".to_owned() });
            }
            if record.parent.is_some() || record.children.contains(parent) {
                return already("they are linked");
            }
            Ok(())
        }
        Command::Assign { record, person, part } => {
            let record = open_record(situation, *record)?;
            somebody(situation, person.as_str())?;
            let held = match part {
                crate::act::Part::Owner => &record.owner,
                crate::act::Part::Worker => &record.worker,
            };
            if held.as_ref() == Some(person) {
                return already("they have it");
            }
            Ok(())
        }
        Command::AssignRole { role, person } => {
            known("role", role.as_str(), situation.drill.policy.roles.iter().any(|r| r.id == *role))?;
            somebody(situation, person.as_str())?;
            if state.roles.get(role) == Some(person) {
                return already("they have that role");
            }
            Ok(())
        }
        Command::Investigate { check } => {
            known("check", check.as_str(), situation.plot.check(check.as_str()).is_some())
        }
        Command::Escalate { record, to, text, .. } => {
            open_record(situation, *record)?;
            somebody(situation, to.as_str())?;
            written(text)
        }
        Command::Ask { approval, of, text } => {
            known("approval", approval.as_str(), situation.plot.approval(approval.as_str()).is_some())?;
            somebody(situation, of.as_str())?;
            if state.is_approved(approval.as_str()) {
                return already("it is approved");
            }
            written(text)
        }
        Command::Authorise { approval, because } => {
            known("approval", approval.as_str(), situation.plot.approval(approval.as_str()).is_some())?;
            if state.is_approved(approval.as_str()) {
                return already("it is approved");
            }
            written(because)
        }
        Command::Decide { decision, option, clause, sure, .. } => {
            let found = situation.plot.decision(decision.as_str());
            known("decision", decision.as_str(), found.is_some())?;
            if state.decisions.get(decision) != Some(&Question::Open) {
                return Err(Refusal::NotPut { decision: decision.to_string() });
            }
            let has = found.is_some_and(|d| d.options.iter().any(|o| o.id == *option));
            known("option", option.as_str(), has)?;
            if let Some(clause) = clause {
                known("clause", clause.as_str(), situation.drill.policy.clause(clause.as_str()).is_some())?;
            }
            if sure.is_some_and(|percent| percent > 100) {
                return Err(Refusal::NotYet {
                    what: "how sure you are is a percentage, 0 to 100".to_owned(),
                });
            }
            Ok(())
        }
        Command::Declare { record, because } => {
            if open_record(situation, *record)?.major {
                return already("it is declared");
            }
            written(because)
        }
        Command::StandDown { record, because } => {
            if !open_record(situation, *record)?.major {
                return Err(Refusal::NotYet {
                    what: "no major incident is declared on this record".to_owned(),
                });
            }
            written(because)
        }
        Command::Send { audience, channel, text, next, using } => {
            let policy = &situation.drill.policy;
            known("audience", audience.as_str(), policy.audience(audience.as_str()).is_some())?;
            let found = policy.channel(channel.as_str());
            known("channel", channel.as_str(), found.is_some())?;
            if !found.is_some_and(|c| c.audiences.contains(audience)) {
                let (channel, audience) = (channel.to_string(), audience.to_string());
                return Err(Refusal::DoesNotReach { channel, audience });
            }
            if let Some(using) = using {
                known("message", using.as_str(), situation.plot.message(using.as_str()).is_some())?;
            }
            if next.is_some_and(|at| at.ms() > limits::SPAN_MS) {
                return Err(Refusal::NotYet { what: "the next update is too far ahead".to_owned() });
            }
            written(text)
        }
        Command::Note { record, text } => {
            some_record(situation, *record)?;
            written(text)
        }
        Command::Publish { record } => {
            let record = open_record(situation, *record)?;
            let Some(needed) = record.kind.published_with() else {
                let what = "a known error or an article is published".to_owned();
                return Err(Refusal::NotYet { what });
            };
            if record.published_at.is_some() {
                return already("it is published");
            }
            if !record.details.contains_key(&needed) {
                let what = format!("there is nothing to publish yet: write first: {}", needed.label());
                return Err(Refusal::NotYet { what });
            }
            Ok(())
        }
        Command::Review { record, text, parts } => {
            some_record(situation, *record)?;
            review(situation, parts)?;
            written(text)
        }
        Command::Correct { entry, text } => {
            if entry.0 >= state.entries {
                return Err(Refusal::NoEntry);
            }
            written(text)
        }
        Command::CorrectPromise { entry, meant } => {
            if entry.0 >= state.entries {
                return Err(Refusal::NoEntry);
            }
            let Some(promised) = state.promises.of(*entry) else {
                let what = format!("{entry} holds no promise that is not yet due");
                return Err(Refusal::NotYet { what });
            };
            match meant {
                Some(meant) if *meant == promised.due_at => already("it is promised for then"),
                Some(meant) if *meant <= situation.now => {
                    Err(Refusal::NotYet { what: "that time has gone by".to_owned() })
                }
                Some(meant) if meant.ms() > limits::SPAN_MS => {
                    Err(Refusal::NotYet { what: "that time is too far ahead".to_owned() })
                }
                Some(_) | None => Ok(()),
            }
        }
        Command::Apply { remedy, record } => {
            open_record(situation, *record)?;
            let found = situation.plot.remedy(remedy.as_str());
            known("remedy", remedy.as_str(), found.is_some())?;
            if state.remedies.contains_key(remedy) {
                return already("it has been applied");
            }
            if found.is_some_and(|r| !state.seen.holds(&r.offered, situation.now)) {
                return Err(Refusal::NotOffered { remedy: remedy.to_string() });
            }
            Ok(())
        }
        Command::Verify { record, check } => {
            open_record(situation, *record)?;
            known("check", check.as_str(), situation.plot.check(check.as_str()).is_some())
        }
        Command::Resolve { record, text, .. } => {
            if open_record(situation, *record)?.status == RecordStatus::Resolved {
                return already("it is resolved");
            }
            written(text)
        }
        Command::Hold { record, text, .. } => {
            let record = open_record(situation, *record)?;
            match record.status {
                RecordStatus::InProgress => written(text),
                RecordStatus::OnHold => already("it is on hold"),
                _ => Err(Refusal::NotYet {
                    what: "acknowledge it first: somebody must own what waits".to_owned(),
                }),
            }
        }
        Command::Resume { record } => match open_record(situation, *record)?.status {
            RecordStatus::OnHold => Ok(()),
            _ => already("it is not on hold"),
        },
        Command::Close { record, .. } => open_record(situation, *record).map(|_| ()),
        Command::Reopen { record, because } => {
            let record = some_record(situation, *record)?;
            match record.status {
                RecordStatus::Resolved => written(because),
                RecordStatus::Closed | RecordStatus::Cancelled => {
                    Err(Refusal::RecordOver { record: record.no })
                }
                RecordStatus::New | RecordStatus::InProgress | RecordStatus::OnHold => already("it is open"),
            }
        }
        Command::Reclassify { record, kind, because } => {
            if open_record(situation, *record)?.kind == *kind {
                return already("it is of that kind");
            }
            if state.records.len() >= limits::RECORDS {
                return Err(Refusal::Full { what: "records" });
            }
            written(because)
        }
        Command::Wait { length } => {
            if length.ms() == 0 || length.ms() > limits::DRILL_MS {
                return Err(Refusal::NotYet { what: "wait for a while, a day at most".to_owned() });
            }
            Ok(())
        }
        Command::BreakOff => match &state.busy {
            None => Err(Refusal::NotBusy),
            Some(busy) if !busy.breakable => Err(Refusal::NotBreakable),
            Some(_) => Ok(()),
        },
        Command::Skip | Command::End => Ok(()),
    }
}

fn set(situation: &Situation<'_>, record: &Record, setting: &Setting) -> Allowed {
    let policy = &situation.drill.policy;
    let same = match setting {
        Setting::Kind(kind) => record.kind == *kind,
        Setting::Service(id) => {
            known("service", id.as_str(), policy.service(id.as_str()).is_some())?;
            record.service == *id
        }
        Setting::Category(id) => {
            known("category", id.as_str(), policy.categories.iter().any(|c| c.id == *id))?;
            record.category.as_ref() == Some(id)
        }
        Setting::Impact(level) => record.impact == Some(*level),
        Setting::Urgency(level) => record.urgency == Some(*level),
        Setting::Detail(detail, text) => {
            if !Detail::of(record.kind).contains(detail) {
                let what = format!("a record of this kind has no {}", detail.label());
                return Err(Refusal::NotYet { what });
            }
            if record.details.get(detail).is_none_or(|old| old != text) {
                return written(text);
            }
            true
        }
    };
    if same { already("it is set so") } else { Ok(()) }
}

/// What a review says is marked; that its parts hang together and that its owners exist is what it needs to mean anything.
fn review(situation: &Situation<'_>, parts: &ReviewParts) -> Allowed {
    if let Some(what) = parts.flaw() {
        return Err(Refusal::NotYet { what });
    }
    for action in &parts.actions {
        if let Some(owner) = &action.owner {
            somebody(situation, owner.as_str())?;
        }
    }
    let mut copy = parts.clone();
    let empty = |text: &String| text.trim().is_empty();
    if copy
        .factors
        .iter()
        .map(|f| &f.text)
        .chain(&copy.well)
        .chain(copy.actions.iter().map(|a| &a.what))
        .any(empty)
    {
        return Err(Refusal::NotYet {
            what: "a line of the review is empty: write it, or take it out".to_owned(),
        });
    }
    match copy.texts_mut().find(|text| text.chars().count() > limits::TEXT_CHARS) {
        Some(_) => Err(Refusal::TooLong { limit: limits::TEXT_CHARS }),
        None => Ok(()),
    }
}

fn already(what: &str) -> Allowed {
    Err(Refusal::AlreadySo { what: what.to_owned() })
}

fn written(text: &str) -> Allowed {
    if text.trim().is_empty() {
        Err(Refusal::NoText)
    } else if text.chars().count() > limits::TEXT_CHARS {
        Err(Refusal::TooLong { limit: limits::TEXT_CHARS })
    } else {
        Ok(())
    }
}

fn known(kind: &'static str, name: &str, is: bool) -> Allowed {
    if is { Ok(()) } else { Err(Refusal::Unknown { kind, name: name.to_owned() }) }
}

fn somebody(situation: &Situation<'_>, id: &str) -> Allowed {
    known("person", id, situation.is_person(id))
}

fn colleague<'a>(situation: &Situation<'a>, id: &str) -> Result<&'a Colleague, Refusal> {
    situation.plot.colleague(id).ok_or_else(|| Refusal::Unknown { kind: "colleague", name: id.to_owned() })
}

fn open_task<'a>(situation: &Situation<'a>, no: TaskNo) -> Result<&'a TaskState, Refusal> {
    let found = situation.state.task(no);
    let found = found.ok_or_else(|| Refusal::Unknown { kind: "task", name: no.to_string() })?;
    match found.is_open() {
        true => Ok(found),
        false => Err(Refusal::AlreadySo { what: "the task is over".to_owned() }),
    }
}

fn arrived<'a>(situation: &Situation<'a>, contact: &str) -> Result<&'a InboxLine, Refusal> {
    if situation.plot.contact(contact).is_none() {
        return Err(Refusal::Unknown { kind: "contact", name: contact.to_owned() });
    }
    situation.state.inbox_line(contact).ok_or_else(|| Refusal::NotArrived { contact: contact.to_owned() })
}

fn present(line: &InboxLine) -> Allowed {
    if line.lost_at.is_some() { Err(Refusal::Gone { contact: line.contact.to_string() }) } else { Ok(()) }
}

fn read<'a>(situation: &Situation<'a>, contact: &str) -> Result<&'a InboxLine, Refusal> {
    let line = arrived(situation, contact)?;
    if line.opened_at.is_none() {
        return Err(Refusal::NotRead { contact: contact.to_owned() });
    }
    Ok(line)
}

/// The conversation with a contact, if they are there to talk with.
fn talking<'a>(situation: &Situation<'a>, contact: &str) -> Result<&'a TalkState, Refusal> {
    read(situation, contact)?;
    match situation.state.talks.get(contact) {
        Some(talk) => match talk.over {
            None => Ok(talk),
            Some((by, _)) => Err(Refusal::TalkOver { contact: contact.to_owned(), by }),
        },
        None => Err(Refusal::NotYet { what: "nobody is there to talk with; write an answer".to_owned() }),
    }
}

fn some_record<'a>(situation: &Situation<'a>, no: RecordNo) -> Result<&'a Record, Refusal> {
    situation.state.record(no).ok_or(Refusal::NoRecord { record: no })
}

fn open_record<'a>(situation: &Situation<'a>, no: RecordNo) -> Result<&'a Record, Refusal> {
    let record = some_record(situation, no)?;
    if record.is_over() { Err(Refusal::RecordOver { record: no }) } else { Ok(record) }
}
