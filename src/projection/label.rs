//! A command in plain words, as its control says it.

use super::names::Names;
use crate::act::{Command, Setting};
use crate::ids::RecordNo;
use crate::policy::work::Route;
use crate::scenario::inject::ContactChannel;

/// What the control for a command says. `record` gives the name of a record.
pub fn label(names: Names<'_>, record: &dyn Fn(RecordNo) -> String, command: &Command) -> String {
    let person = |id: &crate::ids::PersonId| names.person(id.as_str()).to_owned();
    match command {
        Command::Open { contact } => {
            let subject = from_whom(names, contact.as_str());
            match names.plot.contact(contact.as_str()).map(|c| c.channel) {
                Some(ContactChannel::Phone) => format!("Pick up the phone: {subject}"),
                Some(ContactChannel::WalkUp) => format!("Listen: {subject}"),
                _ => format!("Read: {subject}"),
            }
        }
        Command::Answer { contact, .. } => format!("Answer: {}", from_whom(names, contact.as_str())),
        Command::Say { text, chosen: Some(_), .. } => format!("\u{201c}{text}\u{201d}"),
        Command::Say { contact, .. } => {
            format!("Say to {} in your own words", names.sender(contact.as_str()))
        }
        Command::HangUp { contact } => {
            format!("End the conversation with {}", names.sender(contact.as_str()))
        }
        Command::Call { person, .. } => match names.role_of(person.as_str()) {
            "" => format!("Ring {}", names.person(person.as_str())),
            role => format!("Ring {} ({role})", names.person(person.as_str())),
        },
        Command::Whisper { person: id, .. } => format!("Whisper to {}", person(id)),
        Command::StepIn { person: id, .. } => format!("Take over the conversation of {}", person(id)),
        Command::Relieve { person: id, .. } => format!("Send {} on a break", person(id)),
        Command::Coach { person: id, .. } => format!("Sit down with {}", person(id)),
        Command::Delegate { person: id, record: no, .. } => {
            format!("Ask {} to do something for {}", person(id), record(*no))
        }
        Command::Confirm { task } => format!("Confirm what was read back of {task}"),
        Command::PutRight { task, .. } => format!("Put right what was read back of {task}"),
        Command::Chase { person: id, .. } => format!("Ask {} how far they are", person(id)),
        Command::TakeBack { task } => format!("Take {task} back"),
        Command::Log { kind, service, .. } => {
            format!("Open a record: {}, {}", kind.label(), names.service(service.as_str()))
        }
        Command::Hold { record: no, reason, .. } => {
            format!("Put {} on hold: {}", record(*no), reason.label())
        }
        Command::Resume { record: no } => format!("Take {} off hold", record(*no)),
        Command::Acknowledge { record: no } => format!("Acknowledge {} (take ownership)", record(*no)),
        Command::Set { record: no, setting: Setting::Detail(detail, _) } => {
            format!("Write the {} of {}", detail.label(), record(*no))
        }
        Command::Publish { record: no } => format!("Publish {} to the desk", record(*no)),
        Command::Set { record: no, setting } => {
            format!("Set the {} of {} to {}", setting.field(), record(*no), setting_value(names, setting))
        }
        Command::Override { record: no, priority, .. } => {
            format!("Override the priority of {}: {}", record(*no), priority.label())
        }
        Command::Link { record: no, contact } => {
            format!("Link to {}: {}", record(*no), names.subject(contact.as_str()))
        }
        Command::LinkRecord { parent, child } => {
            format!("Make {} the parent of {}", record(*parent), record(*child))
        }
        Command::Assign { record: no, part, person: id } => {
            format!("Make {} the {} of {}", person(id), part.word(), record(*no))
        }
        Command::AssignRole { role, person: id } => {
            format!("Give the role {} to {}", names.role(role.as_str()), person(id))
        }
        Command::Investigate { check } => names.check(check.as_str()).to_owned(),
        Command::Escalate { record: no, to, route, .. } => {
            format!("Escalate {} to {} ({})", record(*no), person(to), route.label())
        }
        Command::Ask { approval, of, .. } => {
            format!("Ask {} to approve: {}", person(of), names.approval(approval.as_str()))
        }
        Command::Authorise { approval, .. } => {
            format!("Approve it yourself: {}", names.approval(approval.as_str()))
        }
        Command::Decide { decision, option, .. } => names
            .plot
            .decision(decision.as_str())
            .and_then(|d| d.options.iter().find(|o| o.id == *option))
            .map_or_else(|| option.to_string(), |o| o.text.to_string()),
        Command::Declare { record: no, .. } => format!("Declare a major incident on {}", record(*no)),
        Command::StandDown { record: no, .. } => format!("Stand down the major incident on {}", record(*no)),
        Command::Send { audience, channel, .. } => {
            format!("Tell {}: {}", names.audience(audience.as_str()), names.channel(channel.as_str()))
        }
        Command::Note { record: no, .. } => format!("Write in the log of {}", record(*no)),
        Command::Correct { entry, .. } => format!("Correct entry {entry}"),
        Command::CorrectPromise { entry, .. } => format!("Say that the promise in {entry} was misread"),
        Command::Apply { remedy, record: no } => {
            format!("{} (on {})", names.remedy(remedy.as_str()), record(*no))
        }
        Command::Verify { record: no, check } => {
            format!("Verify {}: {}", record(*no), names.check(check.as_str()))
        }
        Command::Resolve { record: no, how, .. } => format!("Resolve {}: {}", record(*no), how.label()),
        Command::Close { record: no, .. } => format!("Close {}", record(*no)),
        Command::Reopen { record: no, .. } => format!("Reopen {}", record(*no)),
        Command::Reclassify { record: no, kind, .. } => {
            format!("Reclassify {}: it is another kind of work, {}", record(*no), kind.label())
        }
        Command::Review { record: no, .. } => format!("Write the review of {}", record(*no)),
        Command::Wait { length } => match length.whole_minutes() {
            1 => "Wait a minute".to_owned(),
            n => format!("Wait {n} minutes"),
        },
        Command::Skip => "Wait until something happens".to_owned(),
        Command::BreakOff => "Break off what you are doing".to_owned(),
        Command::End => "End the shift".to_owned(),
    }
}

/// The line of the inbox, with whoever sent it where the line does not say so: people look for people.
fn from_whom(names: Names<'_>, contact: &str) -> String {
    let (subject, sender) = (names.subject(contact), names.sender(contact));
    let lower = subject.to_lowercase();
    match sender.split_whitespace().any(|name| lower.contains(&name.to_lowercase())) {
        true => subject.to_owned(),
        false => format!("{subject} ({sender})"),
    }
}

/// Which way an escalation goes, for somebody who chooses between the ways.
pub const fn way(route: Route) -> &'static str {
    match route {
        Route::Functional => "across, to more skill (functional)",
        Route::Hierarchical => "up, to more authority (hierarchical)",
    }
}

/// The value of a setting as people read it.
pub fn setting_value(names: Names<'_>, setting: &Setting) -> String {
    match setting {
        Setting::Kind(kind) => kind.label().to_owned(),
        Setting::Service(id) => names.service(id.as_str()).to_owned(),
        Setting::Category(id) => names.category(id.as_str()).to_owned(),
        Setting::Impact(level) | Setting::Urgency(level) => level.label().to_owned(),
        Setting::Detail(_, text) => text.clone(),
    }
}
