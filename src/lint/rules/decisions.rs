//! `never-put`, `no-best-option`, `same-option`, `telling-length`: decisions that do not test anything.

use crate::lint::look::{Finding, Look};
use crate::lint::reach::spell;
use crate::scenario::choice::{Choice, Decision};

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    for decision in &look.plot.decisions {
        let id = decision.id.as_str();
        let thing = || ("decision", id.to_owned());
        if !look.reach.can(look.plot, look.policy, &decision.opens) {
            let why = match look.reach.hopeless(look.plot, look.policy, &decision.opens) {
                Some(pattern) => format!("`{}` can never happen", spell(pattern)),
                None => "its `opens` can never come true".to_owned(),
            };
            let what = format!("the decision `{id}` is never put: {why}");
            look.warn(out, "never-put", thing(), "opens", what, "let it open on something that happens");
        }
        if !decision.options.is_empty() && decision.options.iter().all(|option| option.credit < 100) {
            let what = format!("no option of the decision `{id}` has a credit of 100");
            look.warn(out, "no-best-option", thing(), "id", what, "give the best one 100, or add a best one");
        }
        for (number, option) in decision.options.iter().enumerate() {
            if decision.options[..number].iter().any(|other| other.text.trim() == option.text.trim()) {
                let what = format!("two options of the decision `{id}` say the same: `{}`", option.id);
                look.warn(out, "same-option", thing(), "id", what, "change one of them, or take it out");
            }
        }
    }
    lengths(look, out);
}

/// A trainee who always takes the longest option should not do well.
fn lengths(look: &Look<'_>, out: &mut Vec<Finding>) {
    let decisions = || look.plot.decisions.iter().filter(|decision| decision.options.len() > 1);
    let mend = "make another option as long, or say the best one in fewer words";
    for decision in decisions().filter(|decision| lead(decision).is_some_and(|percent| percent >= 150)) {
        let id = decision.id.as_str();
        let what =
            format!("the best option of the decision `{id}` is by far the longest, so it can be guessed");
        look.warn(out, "telling-length", ("decision", id.to_owned()), "id", what, mend);
    }
    let count = decisions().count();
    if count >= 3 && decisions().all(|decision| lead(decision).is_some_and(|percent| percent > 100)) {
        let what = format!("in all {count} decisions the best option is the longest, so it can be guessed");
        let first = decisions().next().map_or(String::new(), |decision| decision.id.to_string());
        look.warn(out, "telling-length", ("decision", first), "id", what, mend);
    }
}

/// How long the best option is, in percent of the longest other one.
fn lead(decision: &Decision) -> Option<usize> {
    let length = |option: &Choice| option.text.chars().count();
    let best = decision.options.iter().filter(|option| option.credit == 100).map(length).min()?;
    let other = decision.options.iter().filter(|option| option.credit < 100).map(length).max()?;
    Some(best * 100 / other.max(1))
}
