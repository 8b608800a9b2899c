//! `unused-person`: somebody who never appears.

use std::collections::BTreeSet;

use crate::act::Command;
use crate::lint::look::{Finding, Look};
use crate::scenario::inject::Effect;

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    let plot = look.plot;
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for inject in &plot.injects {
        used.extend(inject.contact.iter().map(|contact| contact.from.as_str()));
        used.extend(inject.effects.iter().filter_map(|effect| match effect {
            Effect::Take(person) => Some(person.as_str()),
            _ => None,
        }));
    }
    used.extend(plot.colleagues.iter().map(|colleague| colleague.id.as_str()));
    used.extend(plot.tasks.iter().filter_map(|task| task.who.as_ref()).map(|who| who.as_str()));
    used.extend(plot.facts.iter().flat_map(|fact| &fact.known_by).map(|(person, _)| person.as_str()));
    used.extend(plot.approvals.iter().flat_map(|approval| &approval.by).map(|person| person.as_str()));
    used.extend(plot.takings.iter().map(|taking| taking.to.as_str()));
    let wants = plot.atoms.iter().flat_map(|atom| &atom.pattern.wants);
    used.extend(
        wants.filter(|(key, _)| matches!(*key, "person" | "to" | "of" | "from")).map(|(_, value)| &**value),
    );
    used.extend(plot.scripts.iter().flat_map(|script| &script.steps).filter_map(
        |step| match &step.command {
            Command::Call { person, .. }
            | Command::Delegate { person, .. }
            | Command::Assign { person, .. }
            | Command::AssignRole { person, .. } => Some(person.as_str()),
            Command::Escalate { to: person, .. } | Command::Ask { of: person, .. } => Some(person.as_str()),
            _ => None,
        },
    ));
    for person in &plot.people {
        let id = person.id.as_str();
        if !used.contains(id) {
            look.warn(
                out,
                "unused-person",
                ("person", id.to_owned()),
                "id",
                format!(
                    "{} (`{id}`) never appears: nothing comes from them and nobody turns to them",
                    person.name
                ),
                "let something come from them, or take them out",
            );
        }
    }
}
