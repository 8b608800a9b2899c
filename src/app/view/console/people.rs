//! People and teams: who they are, who is on duty, and what can be done with them.

use super::Desk;
use super::strip::names;
use crate::app::view::acts::{ActLine, Offered};
use crate::engine::Play;
use crate::policy::Team;

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

/// People and teams.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PeopleView {
    /// The teams that have a duty.
    pub teams: Vec<PersonView>,
    /// The people of the story.
    pub people: Vec<PersonView>,
}

pub(super) fn view(Desk { play, offered, .. }: Desk<'_>) -> PeopleView {
    let policy = &play.drill().policy;
    let of = |id: &str, name: &str, role: &str, about: String| person(play, offered, id, name, role, about);
    PeopleView {
        teams: policy.teams.iter().map(|t| of(t.id.as_str(), &t.name, &t.about, duty(play, t))).collect(),
        people: play
            .plot()
            .people
            .iter()
            .map(|p| of(p.id.as_str(), &p.name, &p.role, p.about.to_string()))
            .collect(),
    }
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
