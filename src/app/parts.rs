//! Taking a command apart into the act it belongs to and what there is to choose in it.
//!
//! The menu offers every command whole: a hundred ways to open a record, one for each kind and service. A page shows
//! one act, "Open a record", with two choices. Which choices an act has is said here and nowhere else.

use crate::act::{Command, Part, Setting};
use crate::ids::{PersonId, RecordNo};
use crate::projection::Names;
use crate::projection::label::{setting_value, way};

/// A command's part in an act.
pub(super) struct Parts {
    /// The act's name: the same for all commands that differ only in their choices.
    pub act: String,
    /// What the act's control says; none if the command's own label says it.
    pub label: Option<String>,
    /// What was chosen: of what, its name, its words.
    pub picks: Vec<(&'static str, String, String)>,
}

impl Parts {
    /// An act with nothing to choose.
    fn whole(act: String) -> Parts {
        Parts { act, label: None, picks: Vec::new() }
    }
}

/// Takes a command apart.
pub(super) fn parts(names: Names<'_>, record: &dyn Fn(RecordNo) -> String, command: &Command) -> Parts {
    let person = |id: &PersonId| (id.to_string(), person(names, id.as_str()));
    let choose = |act: String, label: String, picks: Vec<(&'static str, (String, String))>| Parts {
        act,
        label: Some(label),
        picks: picks.into_iter().map(|(of, (key, words))| (of, key, words)).collect(),
    };
    let word = command.word();
    match command {
        Command::Open { contact } | Command::Answer { contact, .. } => {
            Parts::whole(format!("{word}/{contact}"))
        }
        Command::Say { contact, chosen, .. } => Parts::whole(match chosen {
            Some(chosen) => format!("{word}/{contact}/{chosen}"),
            None => format!("{word}/{contact}"),
        }),
        Command::HangUp { contact } => Parts::whole(format!("{word}/{contact}")),
        Command::Call { person: id, .. } => {
            choose(word.to_owned(), "Ring somebody, or walk over".to_owned(), vec![("Whom", person(id))])
        }
        Command::Delegate { person: id, record: no, .. } => choose(
            format!("{word}/{}", no.0),
            format!("Ask somebody to do something for {}", record(*no)),
            vec![("Whom", person(id))],
        ),
        Command::Confirm { task } | Command::PutRight { task, .. } | Command::TakeBack { task } => {
            Parts::whole(format!("{word}/{task}"))
        }
        Command::Chase { person: id, .. } => {
            choose(word.to_owned(), "Ask a colleague how far they are".to_owned(), vec![("Whom", person(id))])
        }
        Command::Whisper { person: id, .. }
        | Command::StepIn { person: id, .. }
        | Command::Relieve { person: id, .. }
        | Command::Coach { person: id, .. } => {
            let label = match command {
                Command::Whisper { .. } => "Whisper one line to a colleague",
                Command::StepIn { .. } => "Take over a colleague's conversation",
                Command::Relieve { .. } => "Send a colleague on a break",
                _ => "Sit down with a colleague",
            };
            choose(word.to_owned(), label.to_owned(), vec![("Whom", person(id))])
        }
        Command::Log { kind, service, .. } => choose(
            word.to_owned(),
            "Open a record".to_owned(),
            vec![
                ("Kind of work", (kind.word().to_owned(), kind.label().to_owned())),
                ("Service", (service.to_string(), names.service(service.as_str()).to_owned())),
            ],
        ),
        Command::Set { record, setting: Setting::Detail(detail, _) } => {
            Parts::whole(format!("{word}/{}/{detail}", record.0))
        }
        Command::Set { record: no, setting } => {
            let field = setting.field();
            let value = (setting.value().to_owned(), setting_value(names, setting));
            let label = format!("Set the {field} of {}", record(*no));
            choose(format!("{word}/{}/{field}", no.0), label, vec![("Value", value)])
        }
        Command::Hold { record: no, reason, .. } => choose(
            format!("{word}/{}", no.0),
            format!("Put {} on hold", record(*no)),
            vec![("Why", (reason.word().to_owned(), reason.label().to_owned()))],
        ),
        Command::Resume { record: no } => Parts::whole(format!("{word}/{}", no.0)),
        Command::Override { record: no, priority, .. } => {
            let value = (priority.word().to_owned(), priority.label().to_owned());
            let label = format!("Override the priority of {}", record(*no));
            choose(format!("{word}/{}", no.0), label, vec![("Priority", value)])
        }
        Command::Link { record: no, contact } => {
            let what = (contact.to_string(), names.subject(contact.as_str()).to_owned());
            let label = format!("Link something from the inbox to {}", record(*no));
            choose(format!("link-contact/{}", no.0), label, vec![("What", what)])
        }
        Command::LinkRecord { parent, child } => {
            let which = (child.0.to_string(), record(*child));
            let label = format!("Make {} the parent of another record", record(*parent));
            choose(format!("link-record/{}", parent.0), label, vec![("Which", which)])
        }
        Command::Assign { record: no, part, person: id } => {
            let label = match part {
                Part::Owner => format!("Say who owns {}", record(*no)),
                Part::Worker => format!("Say who works on {}", record(*no)),
            };
            choose(format!("{word}/{}/{}", no.0, part.word()), label, vec![("Who", person(id))])
        }
        Command::AssignRole { role, person: id } => {
            let what = (role.to_string(), names.role(role.as_str()).to_owned());
            let label = "Give somebody a role in the major incident".to_owned();
            choose(word.to_owned(), label, vec![("Role", what), ("Who", person(id))])
        }
        Command::Verify { record: no, check } => {
            let what = (check.to_string(), names.check(check.as_str()).to_owned());
            let label = format!("Verify that service is back, for {}", record(*no));
            choose(format!("{word}/{}", no.0), label, vec![("How", what)])
        }
        Command::Escalate { record: no, to, route, .. } => {
            let way = (route.word().to_owned(), way(*route).to_owned());
            let label = format!("Escalate {}", record(*no));
            choose(format!("{word}/{}", no.0), label, vec![("To whom", person(to)), ("Which way", way)])
        }
        Command::Ask { approval, of, .. } => {
            let label = format!("Ask for approval: {}", names.approval(approval.as_str()));
            choose(format!("{word}/{approval}"), label, vec![("Whom", person(of))])
        }
        Command::Decide { decision, option, .. } => {
            let found = names.plot.decision(decision.as_str());
            let ask = found.map_or(decision.as_str(), |d| &d.ask).to_owned();
            let words =
                found.and_then(|d| d.options.iter().find(|o| o.id == *option)).map(|o| o.text.to_string());
            let answer = (option.to_string(), words.unwrap_or_else(|| option.to_string()));
            choose(format!("{word}/{decision}"), ask, vec![("Your answer", answer)])
        }
        Command::Send { audience, channel, .. } => {
            let how = (channel.to_string(), names.channel(channel.as_str()).to_owned());
            let label = format!("Tell: {}", names.audience(audience.as_str()));
            choose(format!("{word}/{audience}"), label, vec![("How", how)])
        }
        Command::Resolve { record: no, how, .. } => {
            let how = (how.word().to_owned(), how.label().to_owned());
            choose(format!("{word}/{}", no.0), format!("Resolve {}", record(*no)), vec![("How", how)])
        }
        Command::Reclassify { record: no, kind, .. } => {
            let kind = (kind.word().to_owned(), kind.label().to_owned());
            let label = format!("Reclassify {}: it is another kind of work", record(*no));
            choose(format!("{word}/{}", no.0), label, vec![("Kind of work", kind)])
        }
        Command::Correct { entry, .. } => {
            let which = (entry.0.to_string(), entry.to_string());
            choose(word.to_owned(), "Correct an earlier entry".to_owned(), vec![("Entry", which)])
        }
        Command::CorrectPromise { entry, meant } => {
            let which = (entry.0.to_string(), entry.to_string());
            let meant = match meant {
                Some(_) => ("another-time".to_owned(), "It was for another time".to_owned()),
                None => ("none".to_owned(), "I did not promise that".to_owned()),
            };
            let label = "Say that a promise was misread".to_owned();
            choose(word.to_owned(), label, vec![("Promise", which), ("What is right", meant)])
        }
        Command::Investigate { check } => Parts::whole(format!("{word}/{check}")),
        Command::Authorise { approval, .. } => Parts::whole(format!("{word}/{approval}")),
        Command::Apply { remedy, record } => Parts::whole(format!("{word}/{remedy}/{}", record.0)),
        Command::Acknowledge { record }
        | Command::Declare { record, .. }
        | Command::StandDown { record, .. }
        | Command::Note { record, .. }
        | Command::Close { record, .. }
        | Command::Reopen { record, .. }
        | Command::Publish { record }
        | Command::Review { record, .. } => Parts::whole(format!("{word}/{}", record.0)),
        Command::Wait { length } => Parts::whole(format!("{word}/{length}")),
        Command::Skip | Command::BreakOff | Command::End => Parts::whole(word.to_owned()),
    }
}

/// A team by its name, a person with what they are.
fn person(names: Names<'_>, id: &str) -> String {
    match names.plot.person(id) {
        Some(person) => format!("{}, {}", person.name, person.role),
        None => names.person(id).to_owned(),
    }
}
