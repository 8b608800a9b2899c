//! Writes a command as one line.

use super::lex::quote;
use crate::act::Command;

/// The command in words. It reads back as the same command, times to the second.
pub fn print_command(command: &Command) -> String {
    let word = command.word();
    match command {
        Command::Open { contact } => format!("{word} {contact}"),
        Command::Answer { contact, text } => format!("{word} {contact} {}", quote(text)),
        Command::Call { person, text } => format!("{word} {person} {}", quote(text)),
        Command::Log { title, kind, service, text } => {
            format!("{word} {kind} {service} {} {}", quote(title), quote(text))
        }
        Command::Acknowledge { record } => format!("{word} #{}", record.0),
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
        | Command::Close { record, text }
        | Command::Review { record, text } => format!("{word} #{} {}", record.0, quote(text)),
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
