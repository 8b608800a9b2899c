//! The words of the marks: the one place where a line, a flag or the sum is put into words. The scorecard, the record,
//! the tables of `muster marks` and the page all take them from here, so they agree byte for byte.

use super::Run;
use super::plain::count;
use crate::act::{Entry, Event};
use crate::assess::card::{Scorecard, show};
use crate::assess::{DomainMarks, Line, Outcome, PenaltyLine, RaisedFlag};
use crate::debrief::Evidence;
use crate::ids::EntryNo;
use crate::projection::sentence::Speaker;
use crate::session::dispute::PENALTY;
use crate::text::mask;

/// The sum in its parts; shown together, always.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SumWords {
    /// `68`.
    pub earned: String,
    /// `of 100`.
    pub of: String,
    /// `up to 72 when a coach has read two messages`.
    pub pending: Option<String>,
    /// `94 came up in this run`.
    pub reached: String,
}

impl SumWords {
    /// The sum of a scorecard.
    pub fn of(card: &Scorecard) -> SumWords {
        let waiting = card.lines.iter().filter(|l| l.pending > 0).count();
        let pending = (card.pending > 0).then(|| {
            let texts = if waiting == 1 { "message" } else { "messages" };
            let upto = Scorecard::whole(card.earned + card.pending);
            format!("up to {upto} when a coach has read {} {texts}", count(waiting))
        });
        SumWords {
            earned: Scorecard::whole(card.earned).to_string(),
            of: format!("of {}", Scorecard::whole(card.points)),
            pending,
            reached: format!("{} in this run", came_up(card.reached)),
        }
    }

    /// `68 of 100; up to 72 when a coach has read two messages; 94 came up in this run`.
    pub fn headline(&self) -> String {
        let pending = self.pending.as_ref().map_or_else(String::new, |p| format!("; {p}"));
        format!("{} {}{pending}; {}", self.earned, self.of, self.reached)
    }
}

/// The words of one line, or of what was taken off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LineWords {
    /// What was earned: `1.25`, or `-1` for what was taken off.
    pub earned: String,
    /// What there was to earn: `2`; nothing for what was taken off.
    pub points: Option<String>,
    /// What was asked.
    pub what: String,
    /// Anything but plainly marked, in brackets with a space before them.
    pub note: String,
    /// The rule as it was applied.
    pub rule: Option<String>,
    /// The entries, or what was not there.
    pub entries: String,
    /// The clause with its title.
    pub clause: String,
    /// What good looked like.
    pub good: String,
    /// Why the trainee sees it differently, in their words; for the coach.
    pub disputed: Option<String>,
}

/// The words of a line.
pub fn of_line(run: &Run<'_>, line: &Line) -> LineWords {
    let note = match line.outcome {
        Outcome::Marked => String::new(),
        Outcome::Pending => format!(" ({} pending, for a coach)", show(line.pending)),
        other => format!(" ({})", other.word()),
    };
    LineWords {
        earned: show(line.earned),
        points: Some(show(line.points)),
        what: line.what.to_string(),
        note,
        rule: Some(line.rule.clone()),
        entries: cited(&line.entries, line.absence.as_deref()),
        clause: clause(run, line.clause.as_str()),
        good: line.good.to_string(),
        disputed: disputed(run, line.item.as_str()),
    }
}

/// The words of what was taken off.
pub fn of_penalty(run: &Run<'_>, penalty: &PenaltyLine) -> LineWords {
    let note = if penalty.taken < penalty.called_for {
        format!(" (it would have cost {}; no more is taken than was earned here)", show(penalty.called_for))
    } else {
        String::new()
    };
    LineWords {
        earned: format!("-{}", show(penalty.taken)),
        points: None,
        what: penalty.what.to_string(),
        note,
        rule: None,
        entries: cited(&penalty.entries, None),
        clause: clause(run, penalty.clause.as_str()),
        good: penalty.good.to_string(),
        disputed: disputed(run, &format!("{PENALTY}{}", penalty.penalty)),
    }
}

/// Why the trainee sees a line differently, masked.
fn disputed(run: &Run<'_>, line: &str) -> Option<String> {
    let dispute = run.disputes.iter().find(|dispute| dispute.line == line)?;
    Some(run.say(&mask(&dispute.why).text).into_owned())
}

/// How many lines of the marks are disputed, and what that means; nothing where none is.
pub fn of_disputes(run: &Run<'_>) -> Option<String> {
    let lines = run.card.lines.iter().map(|line| of_line(run, line));
    let taken = run.card.penalties.iter().map(|penalty| of_penalty(run, penalty));
    let lines = match lines.chain(taken).filter(|words| words.disputed.is_some()).count() {
        0 => return None,
        1 => "One line of the marks is".to_owned(),
        n => format!("{n} lines of the marks are"),
    };
    Some(format!("{lines} disputed by the trainee, for the coach. A dispute changes no mark."))
}

/// The promises that the trainee corrected, for the coach: each as a sentence, with its entry and that of the promise.
pub fn of_corrections(run: &Run<'_>) -> Vec<Evidence> {
    let speaker = Speaker { names: run.names(), kinds: &[] };
    let told = |entry: &Entry| match &entry.event {
        Event::PromiseCorrected { entry: promise, .. } => Some(Evidence {
            text: format!("{}.", speaker.sentence(&entry.event)),
            entries: vec![*promise, entry.no],
        }),
        _ => None,
    };
    run.play.entries().iter().filter_map(told).collect()
}

/// A flag: what happened and what it does.
pub fn of_flag(flag: &RaisedFlag) -> String {
    let waits =
        if flag.needs_coach { "; waits for a coach before it caps anything" } else { "; caps the band" };
    format!("{}: {}{waits}", flag.flag, flag.what)
}

/// How much of the whole came up at all, whatever was earned of it: `94 came up`.
pub fn came_up(reached: u32) -> String {
    match reached {
        10_000.. => "all came up".to_owned(),
        _ => format!("{} came up", Scorecard::whole(reached)),
    }
}

/// A domain: `12 of 15, 2 pending`; where less than all came up, `9 of 12 that came up, of 15, 2 pending`.
pub fn of_domain(domain: &DomainMarks) -> String {
    let pending =
        if domain.pending > 0 { format!(", {} pending", show(domain.pending)) } else { String::new() };
    let (earned, reached, points) = (show(domain.earned), show(domain.reached), show(domain.points));
    if domain.reached < domain.points {
        format!("{earned} of {reached} that came up, of {points}{pending}")
    } else {
        format!("{earned} of {points}{pending}")
    }
}

/// Entries as they are cited: `e3, e12`, or what was not there.
pub fn cited(entries: &[EntryNo], absence: Option<&str>) -> String {
    let numbers: Vec<String> = entries.iter().map(ToString::to_string).collect();
    match (numbers.is_empty(), absence) {
        (false, None) => numbers.join(", "),
        (false, Some(absence)) => format!("{}; {absence}", numbers.join(", ")),
        (true, Some(absence)) => format!("none: {absence}"),
        (true, None) => "none: it rests on something that did not happen".to_owned(),
    }
}

/// A clause with its title: `IM-04 Impact and urgency give the priority`.
fn clause(run: &Run<'_>, id: &str) -> String {
    let code = run.names().clause(id);
    match run.play.drill().policy.clause(id) {
        Some(clause) => format!("{code} {}", clause.title),
        None => code,
    }
}
