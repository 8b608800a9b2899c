//! The record of each talk with a colleague: what it was about, what was said in it, what it did.
//!
//! The effect is a figure of the simulation and is called so: only a measure at work can show that somebody got better
//! (domain reference 10).

use super::star::Evidence;
use crate::act::{Deed, Entry, Event, Figure, talks_over};
use crate::engine::Play;
use crate::ids::{EntryNo, PersonId};
use crate::projection::Names;

/// A talk with a colleague that was brought to its end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CoachingRecord {
    /// With whom, and when it ended.
    pub title: String,
    /// What there is to say of it.
    pub facts: Vec<Evidence>,
}

/// Every talk with a colleague that ended, in order.
pub fn coaching(play: &Play) -> Vec<CoachingRecord> {
    let names = Names::new(play.drill(), play.plot());
    let ended = |entry: &Entry| matches!(entry.event, Event::Coached { .. });
    let all = play.entries().iter().enumerate().filter(|(_, entry)| ended(entry));
    all.filter_map(|(at, entry)| record(play, names, at, entry)).collect()
}

fn record(play: &Play, names: Names<'_>, at: usize, entry: &Entry) -> Option<CoachingRecord> {
    let Event::Coached { person, contact, situation, behaviour, impact, questions, agreed, words, theirs } =
        &entry.event
    else {
        return None;
    };
    let name = names.person(person.as_str());
    let before = || play.entries().iter().take(at).rev();
    let begun =
        before().find(|e| matches!(&e.event, Event::CoachingBegun { person: who, .. } if who == person))?;
    let said: Vec<EntryNo> = before()
        .take_while(|e| e.no >= begun.no)
        .filter(|e| matches!(&e.event, Event::Spoken { contact: to, .. } if to == contact))
        .map(|e| e.no)
        .collect();
    let said = std::iter::once(begun.no).chain(said.into_iter().rev()).collect();
    let parts = [(*situation, "situation"), (*behaviour, "behaviour"), (*impact, "impact")];
    let list = |is: bool| -> String {
        let found: Vec<&str> =
            parts.iter().filter(|(named, _)| *named == is).map(|(_, part)| *part).collect();
        if found.is_empty() { "none".to_owned() } else { found.join(", ") }
    };
    let share = u64::from(*words) * 100 / (u64::from(*words) + u64::from(*theirs)).max(1);
    let much = if talks_over(*words, *theirs) { ": more than 60 %" } else { "" };
    let goal = if *agreed { "A goal was agreed." } else { "No goal was agreed." };
    let here = || vec![entry.no];
    let fact = |text: String, entries: Vec<EntryNo>| Evidence { text, entries };
    let mut facts = vec![
        fact("What was said, from the first words on.".to_owned(), said),
        fact(format!("Parts of SBI named: {}; not named: {}.", list(true), list(false)), here()),
        fact(format!("Open questions asked: {questions}."), here()),
        fact(
            format!("Words: {words} the trainee's, {theirs} theirs; {share} % the trainee's{much}."),
            here(),
        ),
        fact(goal.to_owned(), here()),
    ];
    let after = play.entries().iter().skip(at + 1);
    let moved = after.take_while(|e| {
        matches!(e.event, Event::ColleagueMoved { deed: Deed::Coaching | Deed::TalkedOver, .. })
    });
    let moved: Vec<&Entry> = moved.collect();
    let became = moved.last().and_then(|e| match e.event {
        Event::ColleagueMoved { value, .. } => Some(value),
        _ => None,
    });
    let was = skill_before(play, person, at);
    facts.push(match became {
        Some(became) => fact(
            format!("Simulated effect: skill {was} before, {became} after. A figure of this exercise, not of a person."),
            moved.iter().map(|e| e.no).collect(),
        ),
        None => fact(format!("Simulated effect: none; skill stayed at {was}."), here()),
    });
    let clock = play.plot().starts.clock.at(entry.at);
    Some(CoachingRecord { title: format!("{clock}, with {name}"), facts })
}

fn skill_before(play: &Play, person: &PersonId, at: usize) -> i64 {
    let start = play.plot().colleague(person.as_str()).map_or(0, |c| c.at_start(Figure::Skill));
    let moved = play.entries().iter().take(at).rev().find_map(|entry| match &entry.event {
        Event::ColleagueMoved { person: who, figure: Figure::Skill, value, .. } if who == person => {
            Some(*value)
        }
        _ => None,
    });
    moved.unwrap_or(start)
}
