//! Everything that is wrong with a drill, and everything that is probably not meant.
//!
//! Reading finds errors: the drill cannot be played until they are mended. The rules here find warnings, from the whole
//! story at once: an inject that nothing can set off, a fact nobody tells, an item nobody can earn. Each rule has a
//! stable code ([`CODES`]) and a file of its own in `rules/`.
//!
//! ```
//! let report = muster::lint::lint("format = 1\nid = 'Dead Air'\n", "format = 1\n");
//! assert!(!report.is_playable());
//! assert!(report.render("drill.toml", "policy.toml").contains("policy.toml:1:1: error[missing]"));
//! ```

mod look;
mod reach;
mod report;
mod rules;
mod written;

pub use report::Report;
pub use rules::CODES;

use std::collections::BTreeSet;

use crate::diagnostic::{Problem, Problems, Severity};
use crate::policy;
use crate::scenario::load::{of_trees, parse};
use crate::scenario::read::drafts;
use crate::tree::Node;
use look::{Finding, Look};

/// Looks at a drill and its policy.
pub fn lint(drill: &str, policy: &str) -> Report {
    let (drill_tree, drill_problems) = parse(drill);
    let (policy_tree, policy_problems) = parse(policy);
    let loaded = of_trees(&drill_tree, drill_problems, &policy_tree, policy_problems);
    let (mut drill_found, policy_found) = (loaded.drill, loaded.policy);
    if !policy_found.has_errors()
        && let Some(policy) = policy::read::read(&policy_tree, &mut Problems::new())
    {
        let errors: Vec<Problem> = drill_found.clone().sorted();
        for problem in warnings(&drill_tree, &policy, &errors) {
            drill_found.push(problem);
        }
    }
    Report::new(drill, policy, drill_found, policy_found, loaded.ready)
}

/// The warnings that hold in every variant which has the thing they are about.
fn warnings(tree: &Node, policy: &policy::Policy, errors: &[Problem]) -> Vec<Problem> {
    let drafts = drafts(tree, policy);
    let mut all: Vec<(Look<'_>, Vec<Finding>)> = Vec::new();
    for (layer, plot) in &drafts {
        let Some(plot) = plot else { continue };
        let look = Look::new(&layer.tree, plot, policy);
        let mut found = Vec::new();
        rules::run(&look, &mut found);
        all.push((look, found));
    }
    let meant = meant(errors);
    let mut out: Vec<Problem> = Vec::new();
    for (look, found) in &all {
        for finding in found {
            let everywhere = all
                .iter()
                .filter(|(other, _)| other.has(&finding.thing))
                .all(|(_, found)| found.contains(finding));
            let doubtful = look.touches(&finding.thing, errors) || meant.contains(&finding.thing.1);
            if everywhere && !doubtful && !out.contains(&finding.problem) {
                out.push(finding.problem.clone());
            }
        }
    }
    out
}

/// Names that a misspelt name was probably meant for: they are used, once the error is mended.
fn meant(errors: &[Problem]) -> BTreeSet<String> {
    let errors = errors.iter().filter(|problem| problem.severity == Severity::Error);
    let mended = errors.filter_map(|problem| problem.mend.strip_prefix("did you mean `"));
    mended.filter_map(|rest| rest.split('`').next()).map(str::to_owned).collect()
}
