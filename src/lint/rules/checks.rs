//! `dead-result`: what a check can never find.

use crate::lint::look::{Finding, Look};
use crate::lint::reach::spell;

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    for check in &look.plot.checks {
        for (number, result) in check.results.iter().enumerate() {
            let Some(condition) = &result.only_if else { continue };
            if look.reach.can(look.plot, look.policy, condition) {
                continue;
            }
            let id = check.id.as_str();
            let why = match look.reach.hopeless(look.plot, look.policy, condition) {
                Some(pattern) => format!("`{}` can never happen", spell(pattern)),
                None => "its `if` can never come true".to_owned(),
            };
            look.warn(
                out,
                "dead-result",
                ("check", id.to_owned()),
                "id",
                format!("the check `{id}` can never find its result {}: {why}", number + 1),
                "let something bring that about, or take the result out",
            );
        }
    }
}
