//! How colleagues take what is said and done to them (domain reference 10): figures that move by what the frozen readers
//! of [`text::support`](crate::text::support) find, and by nothing else of the words.

use super::decide::Situation;
use super::reading::plain;
use crate::act::{Deed, Event, Figure, Utterance, talks_over};
use crate::ids::{ContactId, PersonId};
use crate::scenario::Plot;
use crate::scenario::colleague::Colleague;
use crate::text::support::{QUESTIONS, Support};
use crate::time::SimSpan;

/// What a deed does: which figure, by how much (domain reference 10).
const MOVES: &[(Deed, Figure, i64)] = &[
    (Deed::PublicCorrection, Figure::Trust, -15),
    (Deed::PublicCorrection, Figure::Composure, -10),
    (Deed::SpecificPraise, Figure::Trust, 5),
    (Deed::OneInstruction, Figure::Composure, 10),
    (Deed::ManyInstructions, Figure::Composure, -10),
    (Deed::NeedlessTakeover, Figure::Trust, -10),
    (Deed::NeededTakeover, Figure::Trust, 15),
    (Deed::TalkedOver, Figure::Skill, -5),
];
/// What each part of SBI and each open question adds to their skill once the goal is agreed.
const LEARNED: i64 = 4;
/// So many instructions at once are too many.
const MANY: u32 = 3;
/// The same good word does its work once in so long: saying it again at once is no second help.
const AGAIN: SimSpan = SimSpan::minutes(5);

/// The events by which these deeds move a colleague. What moves nothing is no event.
pub(super) fn moved(situation: &Situation<'_>, person: &PersonId, deeds: &[Deed]) -> Vec<Event> {
    let moves = MOVES.iter().filter(|(deed, ..)| deeds.contains(deed) && !lately(situation, person, *deed));
    shift(situation, person, moves.copied())
}

fn shift(
    situation: &Situation<'_>,
    person: &PersonId,
    moves: impl Iterator<Item = (Deed, Figure, i64)>,
) -> Vec<Event> {
    let mut now: Vec<(Figure, i64)> = Vec::new();
    for figure in Figure::ALL {
        now.extend(situation.state.seen.figure(person.as_str(), *figure).map(|value| (*figure, value)));
    }
    let mut events = Vec::new();
    for (deed, figure, by) in moves {
        let Some((_, value)) = now.iter_mut().find(|(known, _)| *known == figure) else { continue };
        let became = value.saturating_add(by).clamp(0, 100);
        if became != *value {
            *value = became;
            events.push(Event::ColleagueMoved { person: person.clone(), figure, value: became, deed });
        }
    }
    events
}

/// Whether that deed has just helped them.
fn lately(situation: &Situation<'_>, person: &PersonId, deed: Deed) -> bool {
    if !matches!(deed, Deed::SpecificPraise | Deed::OneInstruction) {
        return false;
    }
    let recent = situation.entries.iter().rev().take_while(|e| situation.now.since(e.at) < AGAIN);
    let mut recent = recent.map(|entry| &entry.event);
    recent.any(|event| matches!(event, Event::ColleagueMoved { person: who, deed: done, .. } if who == person && *done == deed))
}

/// Whether a colleague is on a live conversation that can be helped with, and not yet taken over.
pub(super) fn is_live(situation: &Situation<'_>, colleague: &Colleague) -> bool {
    let live = colleague.live.as_ref().is_some_and(|c| situation.state.seen.holds(c, situation.now));
    live && !situation.state.stepped_in.contains(&colleague.id)
}

/// A private line.
pub(super) fn whisper(situation: &Situation<'_>, person: PersonId, text: String) -> Vec<Event> {
    let said = Support::of(&text, &situation.drill.lexicon);
    let live = situation.plot.colleague(person.as_str()).is_some_and(|c| is_live(situation, c));
    let mut deeds = praised(&said);
    if live && said.is_one_line() {
        deeds.push(Deed::OneInstruction);
    } else if live && said.instructions >= MANY {
        deeds.push(Deed::ManyInstructions);
    }
    let moves = moved(situation, &person, &deeds);
    let event = Event::Whispered { person, text, live, clear: said.is_one_line() };
    std::iter::once(event).chain(moves).collect()
}

/// Taking a conversation over. The other side hears it, so a correction in it is a public one.
pub(super) fn step_in(situation: &Situation<'_>, person: PersonId, text: String) -> Vec<Event> {
    let said = Support::of(&text, &situation.drill.lexicon);
    let unsafe_now =
        |c: &Colleague| c.unsafe_when.as_ref().is_some_and(|c| situation.state.seen.holds(c, situation.now));
    let needed = situation.plot.colleague(person.as_str()).is_some_and(unsafe_now);
    let mut deeds = vec![if needed { Deed::NeededTakeover } else { Deed::NeedlessTakeover }];
    if said.correction {
        deeds.push(Deed::PublicCorrection);
    }
    let moves = moved(situation, &person, &deeds);
    let graceful = said.takes_over && !said.correction;
    std::iter::once(Event::SteppedIn { person, text, needed, graceful }).chain(moves).collect()
}

fn praised(said: &Support) -> Vec<Deed> {
    if said.praise { vec![Deed::SpecificPraise] } else { Vec::new() }
}

/// What words that were said to one colleague do to them.
pub(super) fn told_to(situation: &Situation<'_>, person: &PersonId, text: &str) -> Vec<Event> {
    match situation.plot.colleague(person.as_str()) {
        Some(_) => moved(situation, person, &praised(&Support::of(text, &situation.drill.lexicon))),
        None => Vec::new(),
    }
}

/// What a message that others read does to the colleagues whom it names.
pub(super) fn told_to_all(situation: &Situation<'_>, text: &str) -> Vec<Event> {
    if situation.plot.colleagues.is_empty() {
        return Vec::new();
    }
    let said = Support::of(text, &situation.drill.lexicon);
    let mut deeds = praised(&said);
    if said.correction {
        deeds.push(Deed::PublicCorrection);
    }
    let named = |colleague: &&Colleague| {
        let name = situation.drill.person_name(situation.plot, colleague.id.as_str());
        let own =
            |word: &str| plain(word.strip_suffix("'s").or(word.strip_suffix("\u{2019}s")).unwrap_or(word));
        name.split_whitespace().any(|part| text.split_whitespace().any(|word| own(word) == plain(part)))
    };
    situation.plot.colleagues.iter().filter(named).flat_map(|c| moved(situation, &c.id, &deeds)).collect()
}

/// How a coaching went, once it is over: what was said in it by whom, and what it did.
pub(super) fn coached(situation: &Situation<'_>, plot: &Plot, contact: &ContactId) -> Vec<Event> {
    let found = plot.talk(contact.as_str()).zip(plot.contact(contact.as_str()));
    let Some((talk, from)) = found.filter(|(talk, _)| talk.coaching) else { return Vec::new() };
    let person = &from.from;
    let begun = situation
        .entries
        .iter()
        .rposition(|entry| matches!(&entry.event, Event::CoachingBegun { person: who, .. } if who == person));
    let (mut own, mut theirs) = (Vec::new(), vec![&*from.text]);
    for entry in situation.entries.iter().skip(begun.unwrap_or(0)) {
        match &entry.event {
            Event::CoachingBegun { person: who, text } if who == person => own.push(text.as_str()),
            Event::Spoken { contact: to, text, .. } if to == contact => own.push(text.as_str()),
            Event::Heard { contact: of, utterance } if of == contact => {
                theirs.extend(talk.words(utterance as &Utterance).map(|words| &**words));
            }
            _ => {}
        }
    }
    let lexicon = &situation.drill.lexicon;
    let said = Support::of(&own.join("\n\n"), lexicon);
    let theirs = Support::of(&theirs.join("\n\n"), lexicon).words;
    let agreed = talk.agreed.as_ref().is_some_and(|c| situation.state.seen.holds(c, situation.now));
    let learned = i64::from(said.parts() + said.questions.min(QUESTIONS)) * LEARNED;
    let mut moves = Vec::new();
    if agreed {
        moves.push((Deed::Coaching, Figure::Skill, learned));
    }
    if talks_over(said.words, theirs) {
        moves.extend(MOVES.iter().filter(|(deed, ..)| *deed == Deed::TalkedOver));
    }
    let event = Event::Coached {
        person: person.clone(),
        contact: contact.clone(),
        situation: said.situation,
        behaviour: said.behaviour,
        impact: said.impact,
        questions: said.questions,
        agreed,
        words: said.words,
        theirs,
    };
    let shifts = shift(situation, person, moves.into_iter());
    std::iter::once(event).chain(shifts).collect()
}
