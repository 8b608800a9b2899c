//! `unused-counter`: numbers that nothing changes or nothing looks at.

use std::collections::BTreeSet;

use crate::diagnostic::Problem;
use crate::lint::look::{Finding, Look};
use crate::scenario::condition::Condition;
use crate::scenario::inject::{Effect, Trigger};
use crate::scenario::plot::Plot;
use crate::scenario::rubric::Rule;
use crate::scenario::talk::Cue;

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    let plot = look.plot;
    let changed: BTreeSet<&str> = plot
        .effects()
        .filter_map(|effect| match effect {
            Effect::Add(counter, _) | Effect::Put(counter, _) => Some(counter.as_str()),
            _ => None,
        })
        .collect();
    let mut read: BTreeSet<&str> = BTreeSet::new();
    for condition in conditions(plot) {
        walk(condition, &mut read);
    }
    for counter in plot.counters.keys() {
        let id = counter.as_str();
        let what = match (changed.contains(id), read.contains(id)) {
            (true, true) => continue,
            (true, false) => format!("the counter `{id}` is changed, and no condition ever looks at it"),
            (false, true) => format!("a condition looks at the counter `{id}`, and nothing ever changes it"),
            (false, false) => format!("the counter `{id}` is never used"),
        };
        let thing = ("counters", id.to_owned());
        let span = look.key_place(&thing);
        let mend = match changed.contains(id) {
            true => format!("look at it in a condition, `counter({id}) > 2`, or take it out"),
            false => format!("change it with an effect, `add {id} 1`, or take it out"),
        };
        out.push(Finding { thing, problem: Problem::warning("unused-counter", span, what, mend) });
    }
}

fn walk<'p>(condition: &'p Condition, read: &mut BTreeSet<&'p str>) {
    match condition {
        Condition::Counter(counter, ..) => {
            read.insert(counter.as_str());
        }
        Condition::All(list) | Condition::Any(list) => list.iter().for_each(|c| walk(c, read)),
        Condition::Not(inner) => walk(inner, read),
        _ => {}
    }
}

/// Every condition of a plot.
fn conditions(plot: &Plot) -> impl Iterator<Item = &Condition> {
    let injects = plot.injects.iter().flat_map(|inject| {
        let when = match &inject.trigger {
            Trigger::When(condition) => Some(condition),
            _ => None,
        };
        when.into_iter().chain(&inject.only_if)
    });
    let checks =
        plot.checks.iter().flat_map(|check| &check.results).filter_map(|result| result.only_if.as_ref());
    let decisions = plot.decisions.iter().flat_map(|d| std::iter::once(&d.opens).chain(&d.closes));
    let remedies = plot.remedies.iter().map(|remedy| &remedy.offered);
    let items = plot.items.iter().filter_map(|item| match &item.rule {
        Rule::Obligation { done, .. } => Some(done),
        _ => None,
    });
    let moves = plot.talks.iter().flat_map(|talk| &talk.moves).flat_map(|m| {
        std::iter::once(&m.offered).chain(m.replies.iter().filter_map(|reply| reply.only_if.as_ref()))
    });
    let beats = plot.talks.iter().flat_map(|talk| &talk.beats).flat_map(|beat| {
        let when = if let Cue::When(condition) = &beat.when { Some(condition) } else { None };
        when.into_iter().chain(&beat.only_if)
    });
    let takings = plot.takings.iter().filter_map(|taking| taking.only_if.as_ref());
    let needs = plot.needs.iter().filter_map(|need| need.since.as_ref());
    let flags = plot.flags.iter().map(|flag| &flag.when);
    let guards = plot.atoms.iter().filter_map(|atom| atom.guard.as_ref());
    injects
        .chain(moves)
        .chain(beats)
        .chain(checks)
        .chain(decisions)
        .chain(remedies)
        .chain(items)
        .chain(takings)
        .chain(needs)
        .chain(flags)
        .chain(guards)
}
