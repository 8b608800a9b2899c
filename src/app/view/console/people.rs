//! People and teams: who they are, who is on duty, and what can be done with them.

use super::Desk;
use super::strip::names;
use crate::app::act::Act;
use crate::app::view::acts::{ActLine, Offered};
use crate::engine::Play;
use crate::policy::Team;
use crate::projection::allocation::{Doing, allocation};
use crate::projection::menu::known_people;
use crate::projection::when;
use crate::time::SimTime;

/// A person or a team.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonView {
    /// Their name in files.
    pub id: String,
    /// Their name.
    pub name: String,
    /// What they are, or what they are there for.
    pub role: String,
    /// Who is on duty and until when, or a few words on who they are.
    pub about: String,
    /// Ringing them.
    pub ring: Option<ActLine>,
    /// Everything else: escalate, ask, give a role.
    pub more: Vec<ActLine>,
}

/// Who does what until when: a line of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AllocationView {
    /// Which line, to tell it from the others.
    pub key: String,
    /// Who.
    pub name: String,
    /// What they do.
    pub what: String,
    /// Until when, as far as it was said.
    pub until: String,
    /// How it stands.
    pub stands: String,
    /// What can be done with the task.
    pub acts: Vec<ActLine>,
}

/// People and teams.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PeopleView {
    /// Who does what until when; empty where nobody takes tasks.
    pub allocation: Vec<AllocationView>,
    /// The teams that have a duty.
    pub teams: Vec<PersonView>,
    /// The people of the story.
    pub people: Vec<PersonView>,
}

pub(super) fn view(Desk { play, offered, .. }: Desk<'_>) -> PeopleView {
    let policy = &play.drill().policy;
    let of = |id: &str, name: &str, role: &str, about: String| person(play, offered, id, name, role, about);
    PeopleView {
        allocation: allocated(play, offered),
        teams: policy.teams.iter().map(|t| of(t.id.as_str(), &t.name, &t.about, duty(play, t))).collect(),
        people: known_people(play.plot(), play.state())
            .map(|p| of(p.id.as_str(), &p.name, &p.role, p.about.to_string()))
            .collect(),
    }
}

fn allocated(play: &Play, offered: Offered<'_>) -> Vec<AllocationView> {
    let clock = |at: SimTime| when(play.plot().starts, at);
    let mut lines = Vec::new();
    for row in allocation(play) {
        let line = |key: String, what: String, until: String, stands: &str, acts: Vec<ActLine>| {
            AllocationView { key, name: row.name.clone(), what, until, stands: stands.to_owned(), acts }
        };
        let resting = match row.now {
            Doing::Break(until) => Some(("On a break", clock(until))),
            Doing::NotReached => Some(("No answer when last tried", String::new())),
            Doing::Free if row.tasks.is_empty() => Some(("Free", String::new())),
            Doing::Free | Doing::Task(_) => None,
        };
        if let Some((what, until)) = resting {
            lines.push(line(row.person.to_string(), what.to_owned(), until, "", Vec::new()));
        }
        for task in &row.tasks {
            let of = |act: &&Act| act.id.ends_with(&format!("/{}", task.no));
            let acts = offered.acts().iter().filter(of).map(|act| offered.line(act)).collect();
            let by = task.by.map(|by| format!("by {}", clock(by)));
            let told = task.told.map(|at| format!("said {}", clock(at)));
            let until = by.into_iter().chain(told).collect::<Vec<_>>().join(", ");
            let what = format!("{} for {}: {}", task.no, task.record, task.what);
            lines.push(line(format!("{}-{}", row.person, task.no), what, until, task.stands.label(), acts));
        }
    }
    lines
}

/// Who has the duty now, and until when.
fn duty(play: &Play, team: &Team) -> String {
    let minute = u64::from(play.plot().starts.clock.minutes) + play.now().whole_minutes();
    let minute = u32::try_from(minute % 1_440).unwrap_or(0);
    match team.rota.iter().find(|duty| duty.covers(minute)) {
        Some(duty) if duty.from == duty.to => format!("On duty: {}, day and night", duty.name),
        Some(duty) => {
            let (hours, minutes) = (duty.to.minutes / 60, duty.to.minutes % 60);
            format!("On duty: {}, until {hours:02}:{minutes:02}", duty.name)
        }
        None => "Nobody on duty now".to_owned(),
    }
}

fn person(play: &Play, offered: Offered<'_>, id: &str, name: &str, role: &str, about: String) -> PersonView {
    let names = names(play);
    let (mut ring, mut more) = (None, Vec::new());
    for act in offered.acts().iter().filter(|act| act.offers(id)) {
        let line = || offered.line(act).aimed(id);
        let of = || act.record().map(|no| names.record_in(play.state(), no)).unwrap_or_default();
        match act.id.split('/').next().unwrap_or("") {
            "call" => ring = Some(line().saying("Ring")),
            "delegate" => more.push(line().saying(format!("Ask them to do something for {}", of()))),
            "chase" => more.push(line().saying("Ask how far they are")),
            "whisper" => more.push(line().saying("Whisper one line")),
            "step-in" => more.push(line().saying("Take over their conversation")),
            "relieve" => more.push(line().saying("Send them on a break")),
            "coach" => more.push(line().saying("Sit down with them")),
            "escalate" => more.push(line().saying(format!("Escalate {} to them", of()))),
            "ask" => more.push(line()),
            "role" => more.push(line().saying("Give them a role")),
            "assign" if act.id.ends_with("owner") => {
                more.push(line().saying(format!("Make them the owner of {}", of())));
            }
            "assign" => more.push(line().saying(format!("Let them work on {}", of()))),
            _ => {}
        }
    }
    PersonView { id: id.to_owned(), name: name.to_owned(), role: role.to_owned(), about, ring, more }
}
