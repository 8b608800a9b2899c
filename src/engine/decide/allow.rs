//! Whether a command has a meaning now. Only what cannot be is refused; a bad idea is allowed and marked.

use super::Situation;
use crate::act::{Command, Setting};
use crate::engine::refusal::Refusal;
use crate::engine::state::{InboxLine, Question, Record, RecordStatus};
use crate::ids::RecordNo;
use crate::limits;

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
            written(text)
        }
        Command::Call { person, text } => {
            somebody(situation, person.as_str())?;
            written(text)
        }
        Command::Log { title, service, .. } => {
            known("service", service.as_str(), situation.drill.policy.service(service.as_str()).is_some())?;
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
        Command::Note { record, text } | Command::Review { record, text } => {
            some_record(situation, *record)?;
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
        Command::Close { record, .. } => open_record(situation, *record).map(|_| ()),
        Command::Reopen { record, because } => {
            let record = some_record(situation, *record)?;
            match record.status {
                RecordStatus::Resolved => written(because),
                RecordStatus::Closed | RecordStatus::Cancelled => {
                    Err(Refusal::RecordOver { record: record.no })
                }
                RecordStatus::New | RecordStatus::InProgress => already("it is open"),
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
    };
    if same { already("it is set so") } else { Ok(()) }
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

fn some_record<'a>(situation: &Situation<'a>, no: RecordNo) -> Result<&'a Record, Refusal> {
    situation.state.record(no).ok_or(Refusal::NoRecord { record: no })
}

fn open_record<'a>(situation: &Situation<'a>, no: RecordNo) -> Result<&'a Record, Refusal> {
    let record = some_record(situation, no)?;
    if record.is_over() { Err(Refusal::RecordOver { record: no }) } else { Ok(record) }
}
