//! `never-fires`, `after-end`: injects that never happen. `patience-alone`: somebody gives up waiting for nothing.

use crate::lint::look::{Finding, Look};
use crate::lint::reach::{cure, spell};
use crate::scenario::condition::Condition;
use crate::scenario::inject::{Inject, Trigger};

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    let plot = look.plot;
    for inject in &plot.injects {
        let id = inject.id.as_str();
        patience(look, inject, out);
        if look.reach.fires(id) {
            continue;
        }
        let thing = ("inject", id.to_owned());
        let (condition, field) = match &inject.trigger {
            Trigger::At { at, .. } if *at > plot.ends_at => {
                let ends = plot.starts.clock.at(plot.ends_at);
                let what = format!("the inject `{id}` comes after the end of the shift ({ends})");
                look.warn(
                    out,
                    "after-end",
                    thing,
                    "at",
                    what,
                    "let it happen earlier, or let the shift end later",
                );
                continue;
            }
            Trigger::On { atom, .. } if !look.reach.atom(plot, look.policy, *atom) => {
                (Condition::Seen(*atom), "on")
            }
            Trigger::When(condition) if !look.reach.can(plot, look.policy, condition) => {
                (condition.clone(), "when")
            }
            _ => (inject.only_if.clone().unwrap_or(Condition::Always), "if"),
        };
        let (why, mend) = match look.reach.hopeless(plot, look.policy, &condition) {
            Some(pattern) => (format!("`{}` can never happen in this drill", spell(pattern)), cure(pattern)),
            None => (
                format!("its `{field}` can never come true in this drill"),
                "let something bring that about, or wait for something else".to_owned(),
            ),
        };
        let what = format!("the inject `{id}` never happens: {why}");
        look.warn(out, "never-fires", thing, field, what, mend);
    }
}

/// Patience ends when a contact is opened. Whoever is talked with waits for that; of anybody else the inbox should say that an
/// answer is wanted.
fn patience(look: &Look<'_>, inject: &Inject, out: &mut Vec<Finding>) {
    let id = inject.id.as_str();
    let Some(contact) = &inject.contact else { return };
    if contact.patience.is_none() || contact.wants_answer || look.plot.talk(id).is_some() {
        return;
    }
    let what = format!("the inject `{id}` has a `patience`, and no answer is wanted");
    let mend = "add `wants = \"answer\"`, or take `patience` out";
    look.warn(out, "patience-alone", ("inject", id.to_owned()), "patience", what, mend);
}
