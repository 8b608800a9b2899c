//! After the shift.

use super::console::LogLine;
use crate::app::debrief::Debrief;
use crate::app::debrief::Part;
use crate::assess::card::show;
use crate::assess::{Outcome, Scorecard};
use crate::debrief::{KeyMoment, key_moments, star_facts};
use crate::export::{headline, scorecard};
use crate::ids::EntryNo;
use crate::projection::timeline;

/// One line of the marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MarkLine {
    /// The item.
    pub id: String,
    /// What was asked.
    pub what: String,
    /// `1.25 of 2`.
    pub points: String,
    /// Anything but plainly marked.
    pub note: String,
    /// The rule as it was applied.
    pub rule: String,
    /// The entries it rests on, or what was not there.
    pub evidence: String,
    /// What good looked like.
    pub good: String,
    /// The clause.
    pub clause: String,
    /// Whether all of it was earned.
    pub full: bool,
}

/// The marks of one domain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DomainView {
    /// Its name.
    pub name: &'static str,
    /// `12 of 15`.
    pub points: String,
    /// Its lines.
    pub lines: Vec<MarkLine>,
}

/// A moment at which marks were lost.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MomentView {
    /// The time, what was lost and what was asked.
    pub heading: String,
    /// What was known by then.
    pub known: Vec<String>,
    /// What followed.
    pub followed: Vec<String>,
    /// What good looked like.
    pub good: Vec<String>,
}

/// A part of the account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PartView {
    /// Which.
    pub part: Part,
    /// The machine's facts: neutral lines with their entries.
    pub facts: Vec<String>,
    /// The trainee's words as they read now.
    pub own: String,
}

/// After the shift.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DebriefView {
    /// The drill's title.
    pub title: String,
    /// Which variant was dealt.
    pub variant: String,
    /// `68 of 100`, with what is pending and what was reached.
    pub marks: String,
    /// The band with who agreed the key, or why none is given.
    pub band: String,
    /// Red flags: they stand first.
    pub flags: Vec<(String, String)>,
    /// The domains.
    pub domains: Vec<DomainView>,
    /// What was taken off: name, what, points, what good looked like.
    pub penalties: Vec<MarkLine>,
    /// The largest drops of what could still be had.
    pub moments: Vec<MomentView>,
    /// The account.
    pub account: Vec<PartView>,
    /// Everything that happened, also out of sight.
    pub log: Vec<LogLine>,
    /// What was said last to those who listen.
    pub said: String,
}

/// The debrief as it stands.
pub fn view(debrief: &Debrief) -> DebriefView {
    let card = debrief.card();
    let play = debrief.session().play();
    let scenario = &play.drill().scenario;
    let variant = scenario.variant(play.variant().as_str());
    let log = timeline(play.drill(), play.plot(), play.entries());
    DebriefView {
        title: scenario.title.to_string(),
        variant: variant.map(|v| v.title.to_string()).unwrap_or_default(),
        marks: headline(card),
        band: scorecard::band(card),
        flags: card.flags.iter().map(flag).collect(),
        domains: domains(card),
        penalties: card.penalties.iter().map(penalty).collect(),
        moments: key_moments(play, card).into_iter().map(moment).collect(),
        account: account(debrief),
        log: log.into_iter().map(LogLine::of).collect(),
        said: debrief.said.clone(),
    }
}

fn moment(moment: KeyMoment) -> MomentView {
    let cite =
        |list: Vec<(String, EntryNo)>| list.into_iter().map(|(text, no)| format!("{text} ({no})")).collect();
    MomentView {
        heading: format!("{}, {} marks: {}", moment.clock, show(moment.lost), moment.asked.join("; ")),
        known: cite(moment.known),
        followed: cite(moment.followed),
        good: moment.good,
    }
}

fn account(debrief: &Debrief) -> Vec<PartView> {
    let facts = star_facts(debrief.session().play(), debrief.card());
    let [situation, task, action, result] = [facts.situation, facts.task, facts.action, facts.result];
    let lists = [situation, task, action, result, Vec::new()];
    let line = |fact: crate::debrief::Evidence| match cited(&fact.entries) {
        entries if entries.is_empty() => fact.text,
        entries => format!("{} ({entries})", fact.text),
    };
    Part::ALL
        .iter()
        .zip(lists)
        .map(|(part, facts)| PartView {
            part: *part,
            facts: facts.into_iter().map(line).collect(),
            own: debrief.own(*part).to_owned(),
        })
        .collect()
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

fn domains(card: &Scorecard) -> Vec<DomainView> {
    let view = |domain: &crate::assess::DomainMarks| DomainView {
        name: domain.domain.label(),
        points: format!("{} of {}", show(domain.earned), show(domain.points)),
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
