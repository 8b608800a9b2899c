//! From a play and its marks to what the debrief shows.

use super::cites::Cites;
use super::shift::shift;
use super::wire::{
    Cite, CoachingTold, Debriefing, DomainMarks, EarnedMoment, FactLine, FlagTold, KeyMoment, LogLine,
    MarkLine, Sum,
};
use crate::act::Event;
use crate::assess::card::show;
use crate::assess::{RaisedFlag, Scorecard};
use crate::debrief::{
    Evidence, coaching, earned_moments, key_moments, none_lost, passed_on, people, star_facts,
};
use crate::engine::Play;
use crate::export::words::{LineWords, of_corrections, of_domain, of_flag, of_line, of_penalty};
use crate::export::{Run, SumWords, scorecard};
use crate::ids::EntryNo;
use crate::projection::{Moment, timeline};
use crate::session::dispute::PENALTY;

/// The debrief of a play that has ended.
pub(super) fn debriefing(play: &Play, card: &Scorecard) -> Debriefing {
    let scenario = &play.drill().scenario;
    let variant = scenario.variant(play.variant().as_str());
    let cites = Cites::of(play);
    let run = Run::new(play, card);
    Debriefing {
        title: scenario.title.to_string(),
        variant: variant.map(|v| v.title.to_string()).unwrap_or_default(),
        when: run.when(),
        basis_points: (card.earned, card.pending, card.reached),
        sum: sum(card),
        band: scorecard::band(card),
        flags: card.flags.iter().map(|f| flag(f, &cites)).collect(),
        domains: domains(&run, &cites),
        corrections: of_corrections(&run)
            .into_iter()
            .map(|told| FactLine { text: told.text, cites: cites.all(&told.entries) })
            .collect(),
        passed_on: passed_on(play)
            .into_iter()
            .map(|told| FactLine { text: told.text, cites: cites.all(&told.entries) })
            .collect(),
        moments: key_moments(play, card).into_iter().map(|m| moment(m, &cites)).collect(),
        none_lost: none_lost(card.reached).to_owned(),
        earned: earned_moments(play, card).into_iter().filter_map(|m| earned(m, &cites)).collect(),
        coaching: coaching(play)
            .into_iter()
            .map(|talk| CoachingTold { title: talk.title, facts: told_facts(talk.facts, &cites) })
            .collect(),
        shift: shift(play, card),
        facts: facts(play, card, &cites),
        people: people(play),
        log: log(play),
        guard: String::new(),
    }
}

fn told_facts(facts: Vec<Evidence>, cites: &Cites) -> Vec<FactLine> {
    facts.into_iter().map(|fact| FactLine { cites: cites.all(&fact.entries), text: fact.text }).collect()
}

/// Everything that happened.
/// Everything that happened. What was never opened can be read now: the shift is over, and the last letter may be the one
/// that tells how it ended.
pub(super) fn log(play: &Play) -> Vec<LogLine> {
    let unread = |moment: &Moment| match &play.entries().get(moment.entry.0 as usize)?.event {
        Event::ContactArrived { contact } if play.state().ended.is_some() => {
            let line = play.state().inbox_line(contact.as_str()).filter(|line| line.opened_at.is_none())?;
            play.plot().contact(line.contact.as_str()).map(|contact| contact.text.to_string())
        }
        _ => None,
    };
    let line = |moment: Moment| {
        let words = unread(&moment);
        let mut line = LogLine::of(moment);
        if let Some(words) = words {
            line.what = format!("{} (not opened)", line.what);
            line.words.push(words);
        }
        line
    };
    timeline(play.drill(), play.plot(), play.entries()).into_iter().map(line).collect()
}

fn sum(card: &Scorecard) -> Sum {
    let words = SumWords::of(card);
    let headline = words.headline();
    let SumWords { earned, of, pending, reached } = words;
    Sum { earned, of, pending, reached, headline }
}

fn flag(flag: &RaisedFlag, cites: &Cites) -> FlagTold {
    FlagTold { flag: flag.flag.to_string(), what: of_flag(flag), cites: cites.all(&flag.entries) }
}

fn domains(run: &Run<'_>, cites: &Cites) -> Vec<DomainMarks> {
    let card = run.card;
    let percent = |part: u32, whole: u32| u8::try_from(part * 100 / whole.max(1)).unwrap_or(100);
    let view = |domain: &crate::assess::DomainMarks| {
        let lines = card.lines.iter().filter(|line| line.domain == domain.domain);
        let penalties = card.penalties.iter().filter(|penalty| penalty.domain == domain.domain);
        DomainMarks {
            id: domain.domain.word().to_owned(),
            name: domain.domain.label().to_owned(),
            told: of_domain(domain),
            percent: percent(domain.earned, domain.points),
            pending_percent: percent(domain.pending, domain.points),
            of: (show(domain.earned), show(domain.points)),
            lines: lines
                .map(|line| MarkLine {
                    id: line.item.to_string(),
                    absence: line.absence.clone(),
                    full: line.earned == line.points,
                    ..told(of_line(run, line), cites.all(&line.entries))
                })
                .collect(),
            penalties: penalties
                .map(|penalty| MarkLine {
                    id: format!("{PENALTY}{}", penalty.penalty),
                    ..told(of_penalty(run, penalty), cites.all(&penalty.entries))
                })
                .collect(),
        }
    };
    card.domains.iter().map(view).collect()
}

/// A line in the words of the scorecard.
fn told(words: LineWords, cites: Vec<Cite>) -> MarkLine {
    let LineWords { earned, points, what, note, rule, entries, clause, good, .. } = words;
    MarkLine {
        id: String::new(),
        what,
        points: points.map_or_else(|| earned.clone(), |points| format!("{earned} of {points}")),
        note,
        rule: rule.unwrap_or_default(),
        cites,
        entries,
        absence: None,
        good,
        clause,
        full: false,
    }
}

fn moment(moment: crate::debrief::KeyMoment, cites: &Cites) -> KeyMoment {
    let cite = |list: Vec<(String, EntryNo)>| {
        list.into_iter().filter_map(|(text, no)| Some((text, cites.one(no)?))).collect()
    };
    KeyMoment {
        at: moment.at.ms(),
        clock: moment.clock,
        worth: show(moment.lost),
        asked: moment.asked,
        known: cite(moment.known),
        followed: cite(moment.followed),
        good: moment.good,
        at_the_end: moment.at_the_end,
    }
}

fn earned(moment: crate::debrief::EarnedMoment, cites: &Cites) -> Option<EarnedMoment> {
    Some(EarnedMoment {
        at: moment.at.ms(),
        clock: moment.clock,
        worth: show(moment.earned),
        what: moment.what,
        done: moment.done,
        own_words: moment.own_words,
        cite: cites.one(moment.entry)?,
    })
}

fn facts(play: &Play, card: &Scorecard, cites: &Cites) -> [Vec<FactLine>; 5] {
    let facts = star_facts(play, card);
    let line = |fact: Evidence| FactLine { text: fact.text, cites: cites.all(&fact.entries) };
    [facts.situation, facts.task, facts.action, facts.result, Vec::new()]
        .map(|list| list.into_iter().map(line).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::projection::sample;

    /// A text on one line, as it is read aloud.
    fn flat(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_page_and_the_program_use_the_same_words() {
        for busy in [true, false] {
            let mut play = sample::play(2);
            if busy {
                sample::busy_morning(&mut play);
            }
            play.advance_to(play.plot().ends_at);
            let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
            let program = flat(&scorecard::text(&Run::new(&play, &card)));
            let page = debriefing(&play, &card);
            let mut told = vec![page.sum.headline.clone(), page.band.clone()];
            told.extend(page.flags.iter().map(|flag| flag.what.clone()));
            for domain in &page.domains {
                told.push(format!("{}: {}", domain.name, domain.told));
                for line in domain.lines.iter().chain(&domain.penalties) {
                    told.push(format!("{} {}{}", line.points, line.what, line.note));
                    told.push(format!("{} Entries {}", line.rule, line.entries));
                    told.push(format!("Clause {} Good {}", line.clause, line.good));
                }
            }
            for words in told {
                assert!(program.contains(&flat(&words)), "{words}\nis not in\n{program}");
            }
        }
    }

    #[test]
    fn every_citation_can_be_followed() {
        let mut play = sample::play(2);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        let page = debriefing(&play, &card);
        let lines = page.domains.iter().flat_map(|domain| &domain.lines).flat_map(|line| &line.cites);
        let facts = page.facts.iter().flatten().flat_map(|fact| &fact.cites);
        for cite in lines.chain(facts) {
            let entry = play.entries().iter().find(|entry| entry.no.to_string() == cite.entry).unwrap();
            assert_eq!(entry.at.ms(), cite.at);
        }
    }
}
