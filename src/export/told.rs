//! What the trainee did, told to them: "You open INC-1042". Only the transcript speaks like this; every record that
//! goes to somebody else uses the neutral sentence of the timeline.

use crate::act::{Event, Setting};
use crate::policy::work::Route;
use crate::projection::label::setting_value;
use crate::projection::sentence::Speaker;
use crate::scenario::inject::ContactChannel;

/// The event in the second person, in the present tense, with its stop or colon; none where the neutral sentence
/// serves.
pub(super) fn told(speaker: &Speaker<'_>, event: &Event) -> Option<String> {
    let names = speaker.names;
    let them = |id: &crate::ids::PersonId| match id.as_str() {
        "you" => "yourself".to_owned(),
        other => names.person(other).to_owned(),
    };
    Some(match event {
        Event::ContactAnswered { contact, .. } => {
            let id = contact.as_str();
            match names.plot.contact(id).map(|c| c.channel) {
                Some(ContactChannel::Phone | ContactChannel::WalkUp) => {
                    format!("You answer {}:", names.sender(id))
                }
                _ => format!("You write back to {}:", names.sender(id)),
            }
        }
        Event::Spoken { contact, .. } => format!("You say to {}:", names.sender(contact.as_str())),
        Event::CalledOut { person, .. } => format!("You ring {}:", them(person)),
        Event::Whispered { person, .. } => format!("You whisper to {}:", them(person)),
        Event::SteppedIn { person, .. } => format!("You take over the conversation of {}:", them(person)),
        Event::Relieved { person, until, .. } => {
            format!("You send {} on a break until {}:", them(person), speaker.clock(*until))
        }
        Event::CoachingBegun { person, .. } => format!("You sit down with {}:", them(person)),
        Event::Delegated { task, person, record, by, .. } => {
            let by = by.map_or_else(String::new, |at| format!(" by {}", speaker.clock(at)));
            format!("You give {} {task} for {}{by}:", them(person), speaker.record(*record))
        }
        Event::ReadBackConfirmed { task, .. } => format!("You confirm what was read back of {task}."),
        Event::ReadBackMended { task, .. } => format!("You put right what was read back of {task}:"),
        Event::Chased { person, .. } => format!("You ask {} how far they are:", them(person)),
        Event::TaskTakenBack { task, person, .. } => format!("You take {task} back from {}.", them(person)),
        Event::CheckMade { check, .. } => format!("You look into it: {}.", names.check(check.as_str())),
        Event::Verified { check, record, .. } => {
            format!("You verify {}: {}.", speaker.record(*record), names.check(check.as_str()))
        }
        Event::RecordOpened { record, title, kind, service, .. } => format!(
            "You open {}, {}, {}: \u{201c}{title}\u{201d}",
            speaker.record(*record),
            kind.label(),
            names.service(service.as_str())
        ),
        Event::RecordAcknowledged { record } => format!("You take {}.", speaker.record(*record)),
        Event::RecordSet { record, setting: Setting::Detail(detail, _), correction } => format!(
            "You write the {} of {}{}:",
            detail.label(),
            speaker.record(*record),
            if *correction { " anew" } else { "" }
        ),
        Event::Published { record, .. } => format!("You publish {} to the desk.", speaker.record(*record)),
        Event::RecordSet { record, setting, correction } => format!(
            "You {} the {} of {} to {}.",
            if *correction { "correct" } else { "set" },
            setting.field(),
            speaker.record(*record),
            setting_value(names, setting)
        ),
        Event::PrioritySet { record, priority, overridden: false, .. } => {
            format!("The matrix makes {} {}.", speaker.record(*record), priority.label())
        }
        Event::PrioritySet { record, priority, .. } => {
            format!(
                "You override the priority of {}: {}, because:",
                speaker.record(*record),
                priority.label()
            )
        }
        Event::ContactLinked { record, contact } => {
            format!(
                "You link to {}: \u{201c}{}\u{201d}",
                speaker.record(*record),
                names.subject(contact.as_str())
            )
        }
        Event::RecordLinked { parent, child } => {
            format!("You make {} the parent of {}.", speaker.record(*parent), speaker.record(*child))
        }
        Event::Assigned { record, part, person } => {
            format!("You make {} the {} of {}.", them(person), part.word(), speaker.record(*record))
        }
        Event::RoleAssigned { role, person } => {
            format!("You give the role {} to {}.", names.role(role.as_str()), them(person))
        }
        Event::Escalated { record, to, route, .. } => {
            let way = match route {
                Route::Functional => "across",
                Route::Hierarchical => "up",
            };
            format!("You escalate {} {way} to {}:", speaker.record(*record), them(to))
        }
        Event::ApprovalAsked { approval, of, .. } => {
            format!("You ask {} to approve \u{201c}{}\u{201d}:", them(of), names.approval(approval.as_str()))
        }
        Event::Authorised { approval, .. } => {
            format!("You approve \u{201c}{}\u{201d} yourself, because:", names.approval(approval.as_str()))
        }
        Event::Decided { because, .. } => {
            let neutral = speaker.sentence(event);
            let rest = neutral.strip_prefix("Decided: ").unwrap_or(&neutral);
            let because = if because.trim().is_empty() { "" } else { ", because:" };
            format!("You decide: {rest}{because}")
        }
        Event::MajorDeclared { record, .. } => {
            format!("You declare a major incident on {}:", speaker.record(*record))
        }
        Event::MajorStoodDown { record, .. } => {
            format!("You stand down the major incident on {}:", speaker.record(*record))
        }
        Event::MessageSent { audience, channel, approved, .. } => format!(
            "You tell {} by {}{}:",
            names.audience(audience.as_str()),
            names.channel(channel.as_str()),
            if *approved { "" } else { ", without the approval this needs" }
        ),
        Event::Noted { record, .. } => format!("You write in the log of {}:", speaker.record(*record)),
        Event::Corrected { entry, .. } => format!("You correct entry {entry}:"),
        Event::PromiseCorrected { entry, .. } => {
            let neutral = speaker.sentence(event);
            let rest = neutral.split_once(": ").map_or("", |(_, rest)| rest);
            format!("You correct the promise in {entry}: {rest}.")
        }
        Event::RemedyApplied { remedy, record, approved } => format!(
            "You act on {}: {}{}.",
            speaker.record(*record),
            names.remedy(remedy.as_str()),
            if *approved { "" } else { ", without the approval this needs" }
        ),
        Event::Resolved { record, how, .. } => {
            format!("You resolve {} ({}):", speaker.record(*record), how.label())
        }
        Event::Closed { record, missing, .. } if missing.is_empty() => {
            format!("You close {}:", speaker.record(*record))
        }
        Event::Reopened { record, .. } => format!("You reopen {}:", speaker.record(*record)),
        Event::Reviewed { record, .. } => format!("You write the review of {}:", speaker.record(*record)),
        _ => return None,
    })
}
