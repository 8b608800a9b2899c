//! Writes a command as one line.

use super::lex::quote;
use crate::act::{Command, Factor, ReviewAction, ReviewParts, Setting};

/// The command in words. It reads back as the same command, times to the second.
pub fn print_command(command: &Command) -> String {
    let word = command.word();
    match command {
        Command::Open { contact } => format!("{word} {contact}"),
        Command::Answer { contact, text } => format!("{word} {contact} {}", quote(text)),
        Command::Call { person, text }
        | Command::Whisper { person, text }
        | Command::StepIn { person, text }
        | Command::Relieve { person, text }
        | Command::Coach { person, text } => format!("{word} {person} {}", quote(text)),
        Command::Delegate { person, record, text, by } => {
            let by =
                by.map(|at| format!(" by {}", at.since(crate::time::SimTime::START))).unwrap_or_default();
            format!("{word} {person} #{} {}{by}", record.0, quote(text))
        }
        Command::Confirm { task } | Command::TakeBack { task } => format!("{word} {task}"),
        Command::PutRight { task, text } => format!("{word} {task} {}", quote(text)),
        Command::Chase { person, text } => format!("{word} {person} {}", quote(text)),
        Command::Log { title, kind, service, text, contact } => {
            let of = contact.as_ref().map(|contact| format!(" for {contact}")).unwrap_or_default();
            format!("{word} {kind} {service} {} {}{of}", quote(title), quote(text))
        }
        Command::Say { contact, text, chosen } => {
            let of = chosen.as_ref().map(|chosen| format!(" as {chosen}")).unwrap_or_default();
            format!("{word} {contact} {}{of}", quote(text))
        }
        Command::HangUp { contact } => format!("{word} {contact}"),
        Command::Hold { record, reason, text } => format!("{word} #{} {reason} {}", record.0, quote(text)),
        Command::Resume { record } => format!("{word} #{}", record.0),
        Command::Acknowledge { record } => format!("{word} #{}", record.0),
        Command::Set { record, setting: Setting::Detail(detail, text) } => {
            format!("{word} #{} {detail} {}", record.0, quote(text))
        }
        Command::Publish { record } => format!("{word} #{}", record.0),
        Command::Set { record, setting } => {
            format!("{word} #{} {} {}", record.0, setting.field(), setting.value())
        }
        Command::Override { record, priority, because } => {
            format!("{word} #{} {priority} {}", record.0, quote(because))
        }
        Command::Link { record, contact } => format!("{word} #{} {contact}", record.0),
        Command::LinkRecord { parent, child } => format!("{word} #{} #{}", parent.0, child.0),
        Command::Assign { record, part, person } => format!("{word} #{} {} {person}", record.0, part.word()),
        Command::AssignRole { role, person } => format!("{word} {role} {person}"),
        Command::Investigate { check } => format!("{word} {check}"),
        Command::Escalate { record, to, route, text } => {
            format!("{word} #{} to {to} {route} {}", record.0, quote(text))
        }
        Command::Ask { approval, of, text } => format!("{word} {approval} of {of} {}", quote(text)),
        Command::Authorise { approval, because } => format!("{word} {approval} {}", quote(because)),
        Command::Decide { decision, option, because, clause, sure } => {
            let mut out = format!("{word} {decision} {option} {}", quote(because));
            if let Some(clause) = clause {
                out.push_str(&format!(" clause {clause}"));
            }
            if let Some(sure) = sure {
                out.push_str(&format!(" sure {sure}"));
            }
            out
        }
        Command::Send { audience, channel, text, next, using } => {
            let mut out = format!("{word} {audience} by {channel} {}", quote(text));
            if let Some(using) = using {
                out.push_str(&format!(" using {using}"));
            }
            if let Some(next) = next {
                out.push_str(&format!(" next {}", next.since(crate::time::SimTime::START)));
            }
            out
        }
        Command::Declare { record, because: text }
        | Command::StandDown { record, because: text }
        | Command::Reopen { record, because: text }
        | Command::Note { record, text }
        | Command::Close { record, text } => format!("{word} #{} {}", record.0, quote(text)),
        Command::Review { record, text, parts } => {
            format!("{word} #{} {}{}", record.0, quote(text), print_parts(parts))
        }
        Command::Correct { entry, text } => format!("{word} {entry} {}", quote(text)),
        Command::CorrectPromise { entry, meant } => {
            let meant = meant.map(|at| at.since(crate::time::SimTime::START).to_string());
            format!("{word} {entry} {}", meant.as_deref().unwrap_or("none"))
        }
        Command::Apply { remedy, record } => format!("{word} {remedy} to #{}", record.0),
        Command::Verify { record, check } => format!("{word} #{} {check}", record.0),
        Command::Resolve { record, how, text } => format!("{word} #{} {how} {}", record.0, quote(text)),
        Command::Reclassify { record, kind, because } => {
            format!("{word} #{} {kind} {}", record.0, quote(because))
        }
        Command::Wait { length } => format!("{word} {length}"),
        Command::Skip | Command::BreakOff | Command::End => word.to_owned(),
    }
}

fn print_parts(parts: &ReviewParts) -> String {
    let mut out = String::new();
    for Factor { kind, text, behind } in &parts.factors {
        out.push_str(&format!(" factor {kind} {}", quote(text)));
        out.extend(behind.map(|behind| format!(" behind {behind}")));
    }
    out.extend(parts.well.iter().map(|text| format!(" well {}", quote(text))));
    for ReviewAction { what, kind, owner, due, measure } in &parts.actions {
        out.push_str(&format!(" action {kind} {}", quote(what)));
        out.extend(owner.iter().map(|owner| format!(" owner {owner}")));
        let is_date = !due.is_empty() && due.bytes().all(|b| b.is_ascii_digit() || b == b'-');
        match due.as_str() {
            "" => {}
            due if is_date => out.push_str(&format!(" due {due}")),
            due => out.push_str(&format!(" due {}", quote(due))),
        }
        if !measure.is_empty() {
            out.push_str(&format!(" measure {}", quote(measure)));
        }
    }
    out
}
