//! Who can be reached: the drill's absences, breaks, live conversations, and the order of a team's list.

use super::decide::Situation;
use crate::act::{Absence, Event};
use crate::ids::PersonId;
use crate::policy::Duty;
use crate::scenario::colleague::Presence;
use crate::time::SimSpan;

use super::colleagues::is_live;

/// Who is tried next of a person or a team.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tried {
    /// Their name.
    pub name: String,
    /// Why they do not answer; nothing: they do.
    pub why: Option<Absence>,
    /// Whom the list names after them.
    pub next: Option<String>,
}

/// Those on a team's list now, in the order in which they are tried.
pub fn list<'a>(situation: &Situation<'a>, team: &str) -> Vec<&'a Duty> {
    let starts = u64::from(situation.plot.starts.clock.minutes);
    let minute = u32::try_from((starts + situation.now.whole_minutes()) % 1_440).unwrap_or(0);
    let team = situation.drill.policy.team(team);
    team.into_iter().flat_map(|team| &team.rota).filter(|duty| duty.covers(minute)).collect()
}

/// What the drill says of somebody now, if it says anything.
pub fn said<'a>(situation: &Situation<'a>, who: &str, name: Option<&str>) -> Option<&'a Presence> {
    let fits = |p: &&Presence| {
        p.who.as_str() == who
            && p.from <= situation.now
            && situation.now < p.until
            && p.name.as_deref().is_none_or(|own| Some(own) == name)
    };
    situation.plot.presences.iter().find(fits)
}

/// Who is tried when a person or a team is called: of a team the first on its list who has not been tried in vain.
pub fn tried(situation: &Situation<'_>, person: &PersonId) -> Tried {
    let on_list = list(situation, person.as_str());
    let times = situation.state.in_vain.get(person).copied().unwrap_or(0);
    let nth = usize::try_from(times).unwrap_or(0) % on_list.len().max(1);
    let name = on_list.get(nth).map(|duty| duty.name.to_string());
    let next = on_list.get(nth + 1).map(|duty| duty.name.to_string());
    let why = said(situation, person.as_str(), name.as_deref()).and_then(|p| p.is);
    Tried {
        why: why.or_else(|| own(situation, person)),
        name: name.unwrap_or_else(|| situation.drill.person_name(situation.plot, person.as_str()).to_owned()),
        next,
    }
}

/// What keeps a colleague: a break they were sent on, a conversation.
fn own(situation: &Situation<'_>, person: &PersonId) -> Option<Absence> {
    let resting = situation.state.relieved.get(person).is_some_and(|until| *until > situation.now);
    let talks = situation.plot.colleague(person.as_str()).is_some_and(|c| is_live(situation, c));
    match (resting, talks) {
        (true, _) => Some(Absence::Break),
        (false, true) => Some(Absence::Busy),
        (false, false) => None,
    }
}

/// The event that nobody answered; nothing if somebody does. A whisper reaches who is on a conversation.
pub(super) fn unanswered(situation: &Situation<'_>, person: &PersonId, whispered: bool) -> Option<Event> {
    let Tried { name, why, next } = tried(situation, person);
    let why = why.filter(|why| !(whispered && *why == Absence::Busy))?;
    Some(Event::Unanswered { person: person.clone(), name, why, next })
}

/// Who picked up, where the drill speaks of who is there.
pub(super) fn picked_up(situation: &Situation<'_>, person: &PersonId) -> Option<String> {
    let spoken_of = situation.plot.presences.iter().any(|p| p.who == *person);
    let team = situation.drill.policy.team(person.as_str()).is_some();
    (spoken_of && team).then(|| tried(situation, person).name)
}

/// How long it rings before somebody answers, or nobody does.
pub(super) fn rings(situation: &Situation<'_>, person: &PersonId) -> SimSpan {
    let name = tried(situation, person).name;
    said(situation, person.as_str(), Some(&name)).map_or(SimSpan::ZERO, |p| p.rings)
}

/// How long who was reached needs to come in, if they have to.
pub(super) fn travel(situation: &Situation<'_>, person: &PersonId, name: &str) -> Option<(SimSpan, SimSpan)> {
    said(situation, person.as_str(), Some(name)).and_then(|p| p.travel)
}
