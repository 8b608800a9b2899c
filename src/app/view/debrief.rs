//! After the shift.

use super::console::LogLine;
use crate::app::debrief::Debrief;
use crate::assess::card::show;
use crate::assess::{Outcome, Scorecard};
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
        marks: marks(card),
        band: band(card),
        flags: card.flags.iter().map(flag).collect(),
        domains: domains(card),
        penalties: card.penalties.iter().map(penalty).collect(),
        log: log.into_iter().map(LogLine::of).collect(),
        said: debrief.said.clone(),
    }
}

/// The marks in one sentence, never without what is pending and what was reached.
fn marks(card: &Scorecard) -> String {
    let mut text = format!("{} of {}", show(card.earned), show(card.points));
    if card.pending > 0 {
        let most = show(card.earned + card.pending);
        text.push_str(&format!("; up to {most} when a coach has looked at what is pending"));
    }
    text + &format!("; {} reached", show(card.reached))
}

fn band(card: &Scorecard) -> String {
    let key = format!("provisional: the key is by {}", card.key);
    let note = card.band_note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
    match &card.band {
        Some(band) => format!("{band} ({key}){note}"),
        None => format!("No band{note}"),
    }
}

fn flag(flag: &crate::assess::RaisedFlag) -> (String, String) {
    let coach = if flag.needs_coach { " A coach must confirm it." } else { "" };
    (flag.flag.to_string(), format!("{}. {}{coach}", flag.what, cited(&flag.entries)))
}

/// Entries as a reader cites them.
fn cited(entries: &[EntryNo]) -> String {
    let list: Vec<String> = entries.iter().map(ToString::to_string).collect();
    if list.is_empty() { String::new() } else { format!("Entries {}", list.join(", ")) }
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
