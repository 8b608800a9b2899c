//! `knows-not`: somebody tells what they do not know, or do not know yet. A fact without `known_by` may be told by anybody.

use crate::ids::{FactId, PersonId};
use crate::lint::look::{Finding, Look, Thing};
use crate::scenario::inject::Trigger;
use crate::scenario::plot::Plot;
use crate::time::SimTime;

/// Somebody who tells something.
struct Telling<'a> {
    who: &'a PersonId,
    fact: &'a FactId,
    /// At the earliest, where the drill sets a time.
    at: Option<SimTime>,
    thing: Thing,
}

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    let plot = look.plot;
    for Telling { who, fact, at, thing } in tellings(plot) {
        let Some(fact) = plot.facts.iter().find(|known| known.id == *fact) else { continue };
        if fact.known_by.is_empty() {
            continue;
        }
        let since = fact.known_by.iter().filter(|(person, _)| person == who).map(|(_, from)| *from).min();
        let what = match (since, at) {
            (None, _) => format!("`{who}` tells `{}`, and is not among those who know it", fact.id),
            (Some(since), Some(at)) if at < since => {
                format!(
                    "`{who}` tells `{}` at {}, and knows it from {} only",
                    fact.id,
                    clock(at),
                    clock(since)
                )
            }
            _ => continue,
        };
        let mend = format!("let somebody else tell it, or later; or put `{who}` into its `known_by`");
        look.warn(out, "knows-not", thing, "tells", what, mend);
    }
}

/// A time as a drill writes it.
fn clock(at: SimTime) -> String {
    at.since(SimTime::START).to_string()
}

fn tellings(plot: &Plot) -> Vec<Telling<'_>> {
    let mut out = Vec::new();
    for inject in &plot.injects {
        let Some(contact) = &inject.contact else { continue };
        let at = match &inject.trigger {
            Trigger::At { at, jitter } => Some(SimTime::from_ms(at.ms().saturating_sub(jitter.ms()))),
            Trigger::On { .. } | Trigger::When(_) => None,
        };
        let thing = || ("inject", inject.id.to_string());
        out.extend(contact.tells.iter().map(|fact| Telling { who: &contact.from, fact, at, thing: thing() }));
    }
    for talk in &plot.talks {
        let Some(who) = plot.sender(&talk.id) else { continue };
        out.extend(talk.tells().map(|fact| Telling {
            who,
            fact,
            at: None,
            thing: ("talk", talk.id.to_string()),
        }));
    }
    for task in &plot.tasks {
        let Some(who) = &task.who else { continue };
        let thing = || ("task", task.id.to_string());
        out.extend(task.tells.iter().map(|fact| Telling { who, fact, at: None, thing: thing() }));
    }
    out
}
