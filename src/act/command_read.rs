//! Reads a [`Command`] from the JSON that its derived `Serialize` writes.
//!
//! By hand, because a derived reader is one reader for each of the thirty-odd kinds: 48 kB in the page, against a
//! quarter of that for one table of all fields and one `match`. The price is that a field too many is not seen here; the
//! reader of session files sees it, since it writes every line again and wants the same bytes.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use super::command::{Command, Part, Setting};
use super::review::ReviewParts;
use crate::ids::{
    ApprovalId, AudienceId, ChannelId, CheckId, ClauseId, ContactId, DecisionId, EntryNo, MessageId, MoveId,
    OptionId, PersonId, RecordNo, RemedyId, RoleId, ServiceId, TaskNo,
};
use crate::policy::work::{HoldReason, Priority, Resolution, Route, WorkKind};
use crate::time::{SimSpan, SimTime};

/// Every field that a command of any kind has.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Fields {
    approval: Option<ApprovalId>,
    audience: Option<AudienceId>,
    because: Option<String>,
    by: Option<SimTime>,
    channel: Option<ChannelId>,
    check: Option<CheckId>,
    chosen: Option<MoveId>,
    child: Option<RecordNo>,
    clause: Option<ClauseId>,
    contact: Option<ContactId>,
    decision: Option<DecisionId>,
    entry: Option<EntryNo>,
    how: Option<Resolution>,
    kind: Option<WorkKind>,
    length: Option<SimSpan>,
    meant: Option<SimTime>,
    next: Option<SimTime>,
    of: Option<PersonId>,
    option: Option<OptionId>,
    parent: Option<RecordNo>,
    parts: Option<ReviewParts>,
    part: Option<Part>,
    person: Option<PersonId>,
    priority: Option<Priority>,
    record: Option<RecordNo>,
    reason: Option<HoldReason>,
    remedy: Option<RemedyId>,
    role: Option<RoleId>,
    route: Option<Route>,
    service: Option<ServiceId>,
    setting: Option<Setting>,
    sure: Option<u8>,
    task: Option<TaskNo>,
    text: Option<String>,
    title: Option<String>,
    to: Option<PersonId>,
    using: Option<MessageId>,
}

/// The command of that name with those fields; none if there is no such command or a field of it is missing.
fn command(name: &str, f: Fields) -> Option<Command> {
    Some(match name {
        "open" => Command::Open { contact: f.contact? },
        "answer" => Command::Answer { contact: f.contact?, text: f.text? },
        "say" => Command::Say { contact: f.contact?, text: f.text?, chosen: f.chosen },
        "hang-up" => Command::HangUp { contact: f.contact? },
        "call" => Command::Call { person: f.person?, text: f.text? },
        "whisper" => Command::Whisper { person: f.person?, text: f.text? },
        "step-in" => Command::StepIn { person: f.person?, text: f.text? },
        "relieve" => Command::Relieve { person: f.person?, text: f.text? },
        "coach" => Command::Coach { person: f.person?, text: f.text? },
        "delegate" => Command::Delegate { person: f.person?, record: f.record?, text: f.text?, by: f.by },
        "confirm" => Command::Confirm { task: f.task? },
        "put-right" => Command::PutRight { task: f.task?, text: f.text? },
        "chase" => Command::Chase { person: f.person?, text: f.text? },
        "take-back" => Command::TakeBack { task: f.task? },
        "log" => Command::Log {
            title: f.title?,
            kind: f.kind?,
            service: f.service?,
            text: f.text?,
            contact: f.contact,
        },
        "acknowledge" => Command::Acknowledge { record: f.record? },
        "set" => Command::Set { record: f.record?, setting: f.setting? },
        "override" => Command::Override { record: f.record?, priority: f.priority?, because: f.because? },
        "link" => Command::Link { record: f.record?, contact: f.contact? },
        "link-record" => Command::LinkRecord { parent: f.parent?, child: f.child? },
        "assign" => Command::Assign { record: f.record?, part: f.part?, person: f.person? },
        "assign-role" => Command::AssignRole { role: f.role?, person: f.person? },
        "investigate" => Command::Investigate { check: f.check? },
        "escalate" => Command::Escalate { record: f.record?, to: f.to?, route: f.route?, text: f.text? },
        "ask" => Command::Ask { approval: f.approval?, of: f.of?, text: f.text? },
        "authorise" => Command::Authorise { approval: f.approval?, because: f.because? },
        "decide" => Command::Decide {
            decision: f.decision?,
            option: f.option?,
            because: f.because?,
            clause: f.clause,
            sure: f.sure,
        },
        "declare" => Command::Declare { record: f.record?, because: f.because? },
        "stand-down" => Command::StandDown { record: f.record?, because: f.because? },
        "send" => Command::Send {
            audience: f.audience?,
            channel: f.channel?,
            text: f.text?,
            next: f.next,
            using: f.using,
        },
        "hold" => Command::Hold { record: f.record?, reason: f.reason?, text: f.text? },
        "resume" => Command::Resume { record: f.record? },
        "note" => Command::Note { record: f.record?, text: f.text? },
        "correct" => Command::Correct { entry: f.entry?, text: f.text? },
        "correct-promise" => Command::CorrectPromise { entry: f.entry?, meant: f.meant },
        "apply" => Command::Apply { remedy: f.remedy?, record: f.record? },
        "verify" => Command::Verify { record: f.record?, check: f.check? },
        "resolve" => Command::Resolve { record: f.record?, how: f.how?, text: f.text? },
        "close" => Command::Close { record: f.record?, text: f.text? },
        "reopen" => Command::Reopen { record: f.record?, because: f.because? },
        "reclassify" => Command::Reclassify { record: f.record?, kind: f.kind?, because: f.because? },
        "publish" => Command::Publish { record: f.record? },
        "review" => Command::Review { record: f.record?, text: f.text?, parts: f.parts.unwrap_or_default() },
        "wait" => Command::Wait { length: f.length? },
        _ => return None,
    })
}

/// A command alone is its name; one with fields is a table of one name.
struct Reader;

impl<'de> Visitor<'de> for Reader {
    type Value = Command;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a command")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Command, E> {
        match name {
            "skip" => Ok(Command::Skip),
            "break-off" => Ok(Command::BreakOff),
            "end" => Ok(Command::End),
            _ => Err(E::custom("there is no such command")),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Command, A::Error> {
        let nothing = || A::Error::custom("this is no command, or a field of it is missing");
        let (name, fields) = map.next_entry::<String, Fields>()?.ok_or_else(nothing)?;
        // Asking once more is what finds the end of the table.
        match map.next_key::<String>()? {
            None => command(&name, fields).ok_or_else(nothing),
            Some(_) => Err(A::Error::custom("one command at a time")),
        }
    }
}

impl<'de> Deserialize<'de> for Command {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Command, D::Error> {
        deserializer.deserialize_any(Reader)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_of_the_contract_reads_back_as_it_was_written() {
        let contract = include_str!("../../tests/contract.txt");
        let commands = contract.lines().skip(1).take_while(|line| !line.starts_with('#'));
        let mut count = 0;
        for line in commands.filter(|line| !line.is_empty()) {
            let read: Command = serde_json::from_str(line).unwrap_or_else(|e| panic!("{line}: {e}"));
            assert_eq!(serde_json::to_string(&read).unwrap(), line);
            count += 1;
        }
        assert!(count > 30);
    }

    #[test]
    fn what_is_no_command_is_refused() {
        let bad = [
            r#""nap""#,
            r#""open""#,
            r#"{}"#,
            r#"{"nap":{}}"#,
            r#"{"open":{}}"#,
            r#"{"open":{"contact":1}}"#,
            r#"{"open":{"contact":"c","colour":"red"}}"#,
            r#"{"open":{"contact":"c"},"skip":{}}"#,
            "1",
        ];
        for line in bad {
            assert!(serde_json::from_str::<Command>(line).is_err(), "{line}");
        }
    }
}
