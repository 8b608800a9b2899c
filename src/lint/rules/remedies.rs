//! `never-offered`, `never-approved`: fixes that cannot be put in.

use crate::lint::look::{Finding, Look};
use crate::lint::reach::spell;

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    for remedy in &look.plot.remedies {
        let id = remedy.id.as_str();
        let thing = || ("remedy", id.to_owned());
        if !look.reach.can(look.plot, look.policy, &remedy.offered) {
            let why = match look.reach.hopeless(look.plot, look.policy, &remedy.offered) {
                Some(pattern) => format!("`{}` can never happen", spell(pattern)),
                None => "its `offered` can never come true".to_owned(),
            };
            let what = format!("the remedy `{id}` can never be chosen: {why}");
            look.warn(
                out,
                "never-offered",
                thing(),
                "offered",
                what,
                "let it be offered on something that happens",
            );
        }
        if let Some(approval) = &remedy.needs
            && !look.reach.approved(look.plot, approval.as_str())
        {
            look.warn(
                out,
                "never-approved",
                thing(),
                "needs",
                format!("the remedy `{id}` needs the approval `{approval}`, and nobody can ever give it"),
                format!("add an inject with `effects = [\"approve {approval}\"]`, or `trainee_may = true`"),
            );
        }
    }
}
