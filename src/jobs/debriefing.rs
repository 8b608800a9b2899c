//! From a play and its marks to what the debrief shows.

use super::wire::{Debriefing, DomainMarks, KeyMoment, LogLine, MarkLine};
use crate::assess::card::show;
use crate::assess::{Outcome, Scorecard};
use crate::debrief::star::Evidence;
use crate::debrief::{key_moments, star_facts};
use crate::engine::Play;
use crate::export::{headline, scorecard};
use crate::ids::EntryNo;
use crate::projection::timeline;

/// The debrief of a play that has ended.
pub(super) fn debriefing(play: &Play, card: &Scorecard) -> Debriefing {
    let scenario = &play.drill().scenario;
    let variant = scenario.variant(play.variant().as_str());
    let log = timeline(play.drill(), play.plot(), play.entries());
    Debriefing {
        title: scenario.title.to_string(),
        variant: variant.map(|v| v.title.to_string()).unwrap_or_default(),
        basis_points: (card.earned, card.pending, card.reached),
        marks: headline(card),
        band: scorecard::band(card),
        flags: card.flags.iter().map(flag).collect(),
        domains: domains(card),
        penalties: card.penalties.iter().map(penalty).collect(),
        moments: key_moments(play, card).into_iter().map(moment).collect(),
        facts: facts(play, card),
        log: log.into_iter().map(LogLine::of).collect(),
    }
}

fn moment(moment: crate::debrief::KeyMoment) -> KeyMoment {
    let cite =
        |list: Vec<(String, EntryNo)>| list.into_iter().map(|(text, no)| format!("{text} ({no})")).collect();
    KeyMoment {
        heading: format!("{}, {} marks: {}", moment.clock, show(moment.lost), moment.asked.join("; ")),
        known: cite(moment.known),
        followed: cite(moment.followed),
        good: moment.good,
    }
}

fn facts(play: &Play, card: &Scorecard) -> [Vec<String>; 5] {
    let facts = star_facts(play, card);
    let line = |fact: Evidence| match cited(&fact.entries) {
        entries if entries.is_empty() => fact.text,
        entries => format!("{} ({entries})", fact.text),
    };
    [facts.situation, facts.task, facts.action, facts.result, Vec::new()]
        .map(|list| list.into_iter().map(line).collect())
}

fn flag(flag: &crate::assess::RaisedFlag) -> (String, String) {
    let coach = if flag.needs_coach { " A coach must confirm it." } else { "" };
    (flag.flag.to_string(), format!("{} ({}).{coach}", flag.what, cited(&flag.entries)))
}

/// Entries as a reader cites them.
fn cited(entries: &[EntryNo]) -> String {
    let list: Vec<String> = entries.iter().map(ToString::to_string).collect();
    list.join(", ")
}

fn domains(card: &Scorecard) -> Vec<DomainMarks> {
    let view = |domain: &crate::assess::DomainMarks| DomainMarks {
        id: domain.domain.word().to_owned(),
        name: domain.domain.label().to_owned(),
        earned: domain.earned,
        points: domain.points,
        told: format!("{} of {}", show(domain.earned), show(domain.points)),
        lines: card.lines.iter().filter(|line| line.domain == domain.domain).map(line).collect(),
    };
    card.domains.iter().map(view).collect()
}

fn line(line: &crate::assess::Line) -> MarkLine {
    let evidence = match &line.absence {
        Some(absence) => absence.clone(),
        None => cited(&line.entries),
    };
    let mut note = match line.outcome {
        Outcome::Marked => String::new(),
        outcome => outcome.word().to_owned(),
    };
    if line.pending > 0 {
        note = format!("{} pending", show(line.pending));
    }
    MarkLine {
        id: line.item.to_string(),
        what: line.what.to_string(),
        points: format!("{} of {}", show(line.earned), show(line.points)),
        note,
        rule: line.rule.clone(),
        evidence,
        good: line.good.to_string(),
        clause: line.clause.as_str().to_uppercase(),
        full: line.earned == line.points,
    }
}

fn penalty(line: &crate::assess::PenaltyLine) -> MarkLine {
    MarkLine {
        id: line.penalty.to_string(),
        what: line.what.to_string(),
        points: format!("-{}", show(line.taken)),
        note: String::new(),
        rule: line.domain.label().to_owned(),
        evidence: cited(&line.entries),
        good: line.good.to_string(),
        clause: line.clause.as_str().to_uppercase(),
        full: false,
    }
}
