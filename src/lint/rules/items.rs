//! `unearnable`, `zero-weight`, `after-end`, `no-time`, `no-items`: items that do not mark what a trainee can do.

use crate::lint::look::{Finding, Look, Thing};
use crate::lint::reach::spell;
use crate::scenario::condition::Condition;
use crate::scenario::inject::Trigger;
use crate::scenario::rubric::{InPlay, Item, Rule};
use crate::time::SimTime;

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    if look.plot.items.is_empty() {
        let mend = "add an `[[item]]` for each thing you want to see done";
        look.warn(out, "no-items", ("item", String::new()), "id", "the drill marks nothing".to_owned(), mend);
    }
    for item in &look.plot.items {
        earnable(look, item, out);
        weight(look, item, out);
        times(look, item, out);
    }
}

fn thing(item: &Item) -> Thing {
    ("item", item.id.to_string())
}

fn earnable(look: &Look<'_>, item: &Item, out: &mut Vec<Finding>) {
    let (plot, policy) = (look.plot, look.policy);
    let hopeless = |condition: &Condition| match look.reach.hopeless(plot, policy, condition) {
        Some(pattern) => format!("`{}` can never happen in this drill", spell(pattern)),
        None => "its condition can never come true".to_owned(),
    };
    let need = item.need.as_ref().and_then(|need| plot.need(need.as_str()));
    let since = need.and_then(|need| need.since.as_ref());
    let (field, why) = match &item.rule {
        Rule::Obligation { done, .. } if need.is_some() && !look.reach.can(plot, policy, done) => {
            ("need", hopeless(done))
        }
        Rule::Obligation { .. } if since.is_some_and(|since| !look.reach.can(plot, policy, since)) => {
            ("need", since.map(hopeless).unwrap_or_default())
        }
        Rule::Obligation { done, .. } if !look.reach.can(plot, policy, done) => ("done", hopeless(done)),
        Rule::Obligation { since: Some(since), .. } if !look.reach.atom(plot, policy, *since) => {
            ("since", hopeless(&Condition::Seen(*since)))
        }
        Rule::Text { of, .. } if !look.reach.atom(plot, policy, *of) => {
            ("of", hopeless(&Condition::Seen(*of)))
        }
        Rule::Decision { decision } | Rule::Reason { decision } => {
            let field = if matches!(item.rule, Rule::Reason { .. }) { "reason" } else { "decision" };
            match plot.decision(decision.as_str()) {
                Some(found) if !look.reach.can(plot, policy, &found.opens) => {
                    (field, format!("the decision `{decision}` is never put"))
                }
                Some(found) if field == "reason" && found.clauses.is_empty() => {
                    (field, format!("the decision `{decision}` names no clauses, so no reason can fit"))
                }
                _ => return,
            }
        }
        _ => return,
    };
    let what = format!("nobody can earn the item `{}`: {why}", item.id);
    look.warn(out, "unearnable", thing(item), field, what, "mark something a trainee can do");
}

fn weight(look: &Look<'_>, item: &Item, out: &mut Vec<Finding>) {
    if item.points == 0 {
        let what = format!("the item `{}` is worth nothing", item.id);
        let weight =
            look.policy.weights.iter().find(|(domain, _)| *domain == item.domain).map_or(0, |(_, w)| *w);
        let mend = if weight == 0 {
            format!(
                "the policy gives the domain `{}` no weight; use another domain, or take the item out",
                item.domain
            )
        } else {
            "give it a `weight` of 1 or more, or take it out".to_owned()
        };
        look.warn(out, "zero-weight", thing(item), "weight", what, mend);
    }
}

/// Whether its time is counted from something that happens, not from coming into play.
fn called_later(look: &Look<'_>, item: &Item) -> bool {
    let need = item.need.as_ref().and_then(|need| look.plot.need(need.as_str()));
    need.is_some_and(|need| need.since.is_some())
}

fn times(look: &Look<'_>, item: &Item, out: &mut Vec<Finding>) {
    let plot = look.plot;
    let from = match &item.in_play {
        InPlay::At(at) => *at,
        InPlay::Inject(id) => match plot.inject(id.as_str()).map(|(_, inject)| &inject.trigger) {
            Some(Trigger::At { at, .. }) => *at,
            _ => SimTime::START,
        },
    };
    let ends = plot.starts.clock.at(plot.ends_at);
    let id = &item.id;
    let mut late = |field: &str, what: String, mend: &str| {
        look.warn(out, "after-end", thing(item), field, what, mend);
    };
    if from >= plot.ends_at {
        let what = format!("the item `{id}` comes into play when the shift is over ({ends})");
        late("in_play", what, "let it come into play earlier, or let the shift end later");
        return;
    }
    match &item.rule {
        Rule::Obligation { since: None, due, .. }
            if !called_later(look, item) && from + *due > plot.ends_at =>
        {
            let what = format!(
                "the item `{id}` is due at {}, after the end of the shift ({ends})",
                plot.starts.clock.at(from + *due)
            );
            late("due", what, "make it due earlier, or let the shift end later");
        }
        Rule::Cadence { until, .. } if *until > plot.ends_at => {
            let what = format!("the item `{id}` is marked until after the end of the shift ({ends})");
            late("until", what, "let it end earlier, or take `until` out");
        }
        Rule::Cadence { until, .. } if *until <= from => {
            let what = format!("the item `{id}` ends before it comes into play");
            look.warn(
                out,
                "no-time",
                thing(item),
                "until",
                what,
                "let it end later, or come into play earlier",
            );
        }
        _ => {}
    }
}
