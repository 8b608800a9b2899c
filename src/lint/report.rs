//! What looking at a drill came to.

use crate::diagnostic::{Problem, Problems, Severity};
use crate::policy::Policy;
use crate::scenario::plot::Scenario;

/// All problems of a drill and its policy, and the drill itself if it can be played.
#[derive(Debug)]
pub struct Report {
    /// What is wrong with the drill, first place first.
    pub drill: Vec<Problem>,
    /// What is wrong with the policy, first place first.
    pub policy: Vec<Problem>,
    /// How many problems were not kept because there were too many.
    pub dropped: usize,
    /// The drill and its policy, if there is no error.
    pub ready: Option<(Scenario, Policy)>,
    drill_source: String,
    policy_source: String,
}

impl Report {
    pub(super) fn new(
        drill_source: &str,
        policy_source: &str,
        drill: Problems,
        policy: Problems,
        ready: Option<(Scenario, Policy)>,
    ) -> Report {
        let dropped = drill.dropped() + policy.dropped();
        let (drill_source, policy_source) = (drill_source.to_owned(), policy_source.to_owned());
        Report { drill: drill.sorted(), policy: policy.sorted(), dropped, ready, drill_source, policy_source }
    }

    /// Whether the drill can be played.
    pub fn is_playable(&self) -> bool {
        self.ready.is_some()
    }

    /// Whether there is nothing at all to say.
    pub fn is_clean(&self) -> bool {
        self.drill.is_empty() && self.policy.is_empty() && self.dropped == 0
    }

    /// How many errors and how many warnings there are.
    pub fn counts(&self) -> (usize, usize) {
        let all = || self.policy.iter().chain(&self.drill);
        let errors = all().filter(|problem| problem.severity == Severity::Error).count();
        (errors, all().count() - errors)
    }

    /// The report as a terminal shows it: the policy's problems first, then the drill's, then a line that counts them.
    pub fn render(&self, drill_file: &str, policy_file: &str) -> String {
        let mut out = String::new();
        for problem in &self.policy {
            out.push_str(&problem.render(policy_file, &self.policy_source));
            out.push('\n');
        }
        for problem in &self.drill {
            out.push_str(&problem.render(drill_file, &self.drill_source));
            out.push('\n');
        }
        out.push_str(&self.last_line());
        out.push('\n');
        out
    }

    fn last_line(&self) -> String {
        let (errors, warnings) = self.counts();
        let some = |n: usize, what: &str| match n {
            0 => format!("no {what}s"),
            1 => format!("1 {what}"),
            _ => format!("{n} {what}s"),
        };
        let counted = format!("{}, {}", some(errors, "error"), some(warnings, "warning"));
        if self.dropped > 0 {
            format!("{counted}, and {} more that are not shown", self.dropped)
        } else if errors == 0 && warnings == 0 {
            "nothing to mend".to_owned()
        } else if errors == 0 {
            format!("{counted}: it can be played")
        } else {
            format!("{counted}: it cannot be played yet")
        }
    }
}
