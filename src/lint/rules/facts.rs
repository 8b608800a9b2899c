//! `untold-fact`: a fact that no trainee can come to know.

use crate::lint::look::{Finding, Look};

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    for fact in &look.plot.facts {
        let id = fact.id.as_str();
        if !look.reach.told(look.plot, look.policy, id) {
            look.warn(
                out,
                "untold-fact",
                ("fact", id.to_owned()),
                "id",
                format!("nobody and nothing ever tells the fact `{id}`, so no trainee can know it"),
                format!(
                    "add `tells = [\"{id}\"]` to an inject or to the result of a check, or take the fact out"
                ),
            );
        }
    }
}
