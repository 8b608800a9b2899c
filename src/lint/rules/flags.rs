//! `never-raised`: flags and penalties that nothing can bring about.

use crate::lint::look::{Finding, Look};
use crate::lint::reach::spell;
use crate::scenario::condition::Condition;

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    let plot = look.plot;
    let why = |condition: &Condition| match look.reach.hopeless(plot, look.policy, condition) {
        Some(pattern) => format!("`{}` can never happen in this drill", spell(pattern)),
        None => "its condition can never come true".to_owned(),
    };
    let mend = "name something that can happen, or take it out";
    for flag in plot.flags.iter().filter(|flag| !look.reach.can(plot, look.policy, &flag.when)) {
        let what = format!("the flag `{}` can never be raised: {}", flag.id, why(&flag.when));
        look.warn(out, "never-raised", ("flag", flag.id.to_string()), "when", what, mend);
    }
    for penalty in plot.penalties.iter().filter(|p| !look.reach.atom(plot, look.policy, p.on)) {
        let what = format!(
            "the penalty `{}` is never called for: {}",
            penalty.id,
            why(&Condition::Seen(penalty.on))
        );
        look.warn(out, "never-raised", ("penalty", penalty.id.to_string()), "on", what, mend);
    }
}
