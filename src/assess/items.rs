//! One item, marked by its rule.

use super::card::{Line, Outcome, show};
use super::history::{Done, History};
use super::texts::{self, Texts};
use crate::act::{Entry, Event, is_reason};
use crate::engine::Drill;
use crate::ids::{AudienceId, DecisionId, EntryNo};
use crate::scenario::Plot;
use crate::scenario::need::Need;
use crate::scenario::rubric::{Item, Rule};
use crate::time::{SimSpan, SimTime};

/// What a rule found.
struct Found {
    earned: u32,
    pending: u32,
    outcome: Outcome,
    rule: String,
    entries: Vec<EntryNo>,
    absence: Option<String>,
    lost_at: Option<SimTime>,
}

impl Found {
    fn absent(outcome: Outcome, rule: String, absence: impl Into<String>, lost_at: Option<SimTime>) -> Found {
        let absence = Some(absence.into());
        Found { earned: 0, pending: 0, outcome, rule, entries: Vec::new(), absence, lost_at }
    }
}

/// Marks one item.
pub(super) fn mark(
    drill: &Drill,
    plot: &Plot,
    history: &History,
    entries: &[Entry],
    texts: &Texts<'_>,
    item: &Item,
) -> Line {
    let found = find(drill, plot, history, entries, texts, item);
    Line {
        item: item.id.clone(),
        domain: item.domain,
        what: item.what.clone(),
        points: item.points,
        earned: found.earned,
        pending: found.pending,
        outcome: found.outcome,
        rule: found.rule,
        entries: found.entries,
        absence: found.absence,
        lost_at: found.lost_at,
        clause: item.clause.clone(),
        good: item.good.clone(),
        seeds: item.seeds.clone(),
    }
}

fn find(
    drill: &Drill,
    plot: &Plot,
    history: &History,
    entries: &[Entry],
    texts: &Texts<'_>,
    item: &Item,
) -> Found {
    let clock = |at: SimTime| plot.starts.clock.at(at);
    if let Some(atom) = item.prevented_by
        && let Some(sighting) = history.seen.sighting(atom)
    {
        return Found {
            earned: item.points,
            pending: 0,
            outcome: Outcome::Prevented,
            rule: format!("made needless at {}: full points", clock(sighting.first_at)),
            entries: vec![sighting.first],
            absence: None,
            lost_at: None,
        };
    }
    let Some(in_play_at) = history.in_play_at(&item.in_play) else {
        return Found::absent(
            Outcome::NotReached,
            "the run ended before this came up".to_owned(),
            "it never came into play",
            None,
        );
    };
    match &item.rule {
        Rule::Obligation { since, due, late, .. } => {
            let need = item.need.as_ref().and_then(|id| plot.need(id.as_str()));
            let from = match (need, since) {
                (Some(need), _) => history.needs.met_at(history, need),
                (None, None) => Some(in_play_at),
                (None, Some(atom)) => history.seen.sighting(*atom).map(|seen| seen.first_at.max(in_play_at)),
            };
            let window = Window { from, due: *due, late: *late, called: need.is_none() && since.is_some() };
            let found = obligation(plot, history, item, window);
            let whom = need.map(|need| whom(drill, plot, need, from));
            Found { rule: whom.unwrap_or_default() + &found.rule, ..found }
        }
        Rule::Decision { decision } => decided(plot, history, entries, item, decision),
        Rule::Reason { decision } => reasoned(plot, history, entries, item, decision),
        Rule::Text { ask, of, which } => texts::mark(texts, history, item, (*ask, *of, *which)).into(),
        Rule::Cadence { audience, first, every, until } => {
            cadence(plot, history, entries, item, (audience, in_play_at, *first, *every, *until))
        }
    }
}

impl From<texts::Marked> for Found {
    fn from(marked: texts::Marked) -> Found {
        let texts::Marked { earned, pending, rule, entries, absence, lost_at, reached } = marked;
        let outcome = match (reached, pending > 0) {
            (false, _) => Outcome::NotReached,
            (true, true) => Outcome::Pending,
            (true, false) => Outcome::Marked,
        };
        Found { earned, pending, outcome, rule, entries, absence, lost_at }
    }
}

/// A time of day as a rule shows it: to the second where it is not on a whole minute, so that a window and what was
/// done in it can be compared by eye.
fn exact(plot: &Plot, at: SimTime) -> String {
    let clock = plot.starts.clock.at(at);
    match at.ms() / 1_000 % 60 {
        0 => clock,
        seconds => format!("{clock}:{seconds:02}"),
    }
}

/// The time an obligation has.
#[derive(Clone, Copy)]
struct Window {
    /// Since when; none if what calls for it has not happened.
    from: Option<SimTime>,
    due: SimSpan,
    late: SimSpan,
    /// Whether the item itself names what calls for it; a need says so in its own words.
    called: bool,
}

/// What had to be passed on, since when and to whom, as the beginning of a rule.
fn whom(drill: &Drill, plot: &Plot, need: &Need, met_at: Option<SimTime>) -> String {
    let to: Vec<&str> = need.to.iter().map(|who| drill.person_name(plot, who.as_str())).collect();
    let when = match met_at {
        Some(at) => format!("was met at {}", exact(plot, at)),
        None => "was not met".to_owned(),
    };
    format!("{} ({}) {when}; it goes to {}: ", need.trigger, need.when(&drill.policy), to.join(" or "))
}

/// Full by due, then down in a straight line to nothing at `late`, rounded down. Both are counted from coming into
/// play, or from a happening that the drill names: so one late step is not marked again in all that follows from it.
fn obligation(
    plot: &Plot,
    history: &History,
    item: &Item,
    Window { from, due, late, called }: Window,
) -> Found {
    let clock = |at: SimTime| exact(plot, at);
    let done = history.done(plot, item);
    let Some(from) = from else { return before_its_time(plot, history, item, done, (due, late)) };
    let (due_at, late_at) = (from + due, from + late);
    let window = format!("full by {}, then down to nothing at {}", clock(due_at), clock(late_at));
    let window = match called {
        false => window,
        true => format!("{window}, counted from {}, when it was first called for", clock(from)),
    };
    let Some(done) = done else {
        let outcome = if history.now < due_at { Outcome::NotReached } else { Outcome::Marked };
        let lost_at = (outcome == Outcome::Marked).then_some(due_at);
        return Found::absent(outcome, window, "it was not done", lost_at);
    };
    let earned = if done.at <= due_at {
        item.points
    } else if done.at >= late_at {
        0
    } else {
        let (left, whole) = (late_at.since(done.at).ms(), late_at.since(due_at).ms());
        (u64::from(item.points) * left / whole) as u32
    };
    Found {
        earned,
        pending: 0,
        outcome: Outcome::Marked,
        rule: format!("{window}; done at {}", clock(done.at)),
        absence: done.entries.is_empty().then(|| "it rests on something that did not happen".to_owned()),
        entries: done.entries.clone(),
        lost_at: (earned < item.points).then_some(due_at),
    }
}

/// What calls for an obligation never happened. Who did it all the same was early; who did not had until the end
/// of the shift to bring it about, so the silence is marked then.
fn before_its_time(
    plot: &Plot,
    history: &History,
    item: &Item,
    done: Option<&Done>,
    (due, late): (SimSpan, SimSpan),
) -> Found {
    let window = format!("full for {due} after it is first called for, then down to nothing at {late}");
    let Some(done) = done else {
        let reached = history.now >= plot.ends_at;
        let outcome = if reached { Outcome::Marked } else { Outcome::NotReached };
        return Found::absent(outcome, window, "what calls for it never happened", None);
    };
    Found {
        earned: item.points,
        pending: 0,
        outcome: Outcome::Marked,
        rule: format!("{window}; done at {}", exact(plot, done.at)),
        entries: done.entries.clone(),
        absence: done.entries.is_empty().then(|| "it rests on something that did not happen".to_owned()),
        lost_at: None,
    }
}

fn decision_entry<'e>(entries: &'e [Entry], decision: &DecisionId) -> Option<&'e Entry> {
    entries.iter().find(|e| matches!(&e.event, Event::Decided { decision: d, .. } if d == decision))
}

fn not_decided(history: &History, entries: &[Entry], decision: &DecisionId, rule: String) -> Found {
    let lapsed =
        entries.iter().find(|e| matches!(&e.event, Event::DecisionLapsed { decision: d } if d == decision));
    let put = entries.iter().any(|e| matches!(&e.event, Event::DecisionPut { decision: d } if d == decision));
    let absence = if put { "the question was not answered" } else { "the question never came up" };
    let outcome =
        if put || lapsed.is_some() || !history.ended { Outcome::Marked } else { Outcome::NotReached };
    Found::absent(outcome, rule, absence, lapsed.map(|e| e.at))
}

/// The credit of the option chosen: 100, 67, 33 or 0 percent.
fn decided(plot: &Plot, history: &History, entries: &[Entry], item: &Item, id: &DecisionId) -> Found {
    let rule = "the credit of the answer, as the key gives it".to_owned();
    let Some(entry) = decision_entry(entries, id) else { return not_decided(history, entries, id, rule) };
    let Event::Decided { option, .. } = &entry.event else { return not_decided(history, entries, id, rule) };
    let choice = plot.decision(id.as_str()).and_then(|d| d.options.iter().find(|o| o.id == *option));
    let (credit, text, why) = choice.map_or((0, "", ""), |c| (c.credit, &c.text, &c.why));
    let earned = item.points * credit / 100;
    Found {
        earned,
        pending: 0,
        outcome: Outcome::Marked,
        rule: format!("\u{201c}{text}\u{201d} has {credit} % of the credit: {why}"),
        entries: vec![entry.no],
        absence: None,
        lost_at: (earned < item.points).then_some(entry.at),
    }
}

/// A reason is there (half) and cites a clause that fits (half). What it is worth beyond that is for the coach.
fn reasoned(plot: &Plot, history: &History, entries: &[Entry], item: &Item, id: &DecisionId) -> Found {
    let rule = "half for a reason in your own words, half for a clause that fits".to_owned();
    let Some(entry) = decision_entry(entries, id) else { return not_decided(history, entries, id, rule) };
    let Event::Decided { because, clause, .. } = &entry.event else {
        return not_decided(history, entries, id, rule);
    };
    let has_reason = is_reason(because);
    let fits =
        plot.decision(id.as_str()).is_some_and(|d| clause.as_ref().is_some_and(|c| d.clauses.contains(c)));
    let halves = u32::from(has_reason) + u32::from(fits && has_reason);
    let earned = item.points * halves / 2;
    let words = match (has_reason, fits) {
        (false, _) => "no reason was given",
        (true, false) => "a reason, but no clause that fits",
        (true, true) => "a reason and a clause that fits",
    };
    Found {
        earned,
        pending: 0,
        outcome: Outcome::Marked,
        rule: format!("{rule}: {words}"),
        entries: vec![entry.no],
        absence: None,
        lost_at: (earned < item.points).then_some(entry.at),
    }
}

/// The share of the time from coming into play to `until` in which the audience was not left waiting: `first` until
/// the first update, `every` after each. A near-copy of the update before says nothing new and does not count.
fn cadence(
    plot: &Plot,
    history: &History,
    entries: &[Entry],
    item: &Item,
    (audience, from, first, every, until): (&AudienceId, SimTime, SimSpan, SimSpan, SimTime),
) -> Found {
    let clock = |at: SimTime| plot.starts.clock.at(at);
    let rule = format!(
        "an update within {first}, then every {every}, from {} to {}: the share of that time nobody was left waiting",
        clock(from),
        clock(until)
    );
    let end = until.min(history.now);
    let updates = texts::fresh_messages(entries, audience, from, end);
    if updates.is_empty() {
        // As for any obligation: until the first update is due, the run has not come to it.
        let reached = history.now >= from + first;
        let outcome = if reached { Outcome::Marked } else { Outcome::NotReached };
        let absence = format!("no update went to {audience}");
        return Found::absent(outcome, rule, absence, reached.then_some(from + first));
    }
    let (mut cursor, mut allowed, mut covered, mut gap_at) = (from, first, 0u64, None);
    for at in updates.iter().map(|e| e.at).chain([end]) {
        let gap = at.since(cursor);
        covered += gap.ms().min(allowed.ms());
        if gap > allowed && gap_at.is_none() {
            gap_at = Some(cursor + allowed);
        }
        (cursor, allowed) = (at, every);
    }
    let whole = until.since(from).ms().max(1);
    let earned = (u64::from(item.points) * covered / whole) as u32;
    // Who leaves early leaves the rest of the time uncovered.
    let lost_at = gap_at.or((history.ended && end < until).then_some(end));
    Found {
        earned,
        pending: 0,
        outcome: Outcome::Marked,
        rule: format!("{rule}: {} of {} points", show(earned), show(item.points)),
        entries: updates.iter().map(|e| e.no).collect(),
        absence: None,
        lost_at,
    }
}
