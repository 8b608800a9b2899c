//! Reads and validates a policy file: the organisation's rules as an author writes them.
//!
//! Everything wrong is reported at once; a [`Policy`] comes out only when nothing is. The format is shown, field by
//! field, in `scenarios/AUTHORING.md`, section 7.
//!
//! ```
//! use muster::diagnostic::Problems;
//! use muster::{policy, tree};
//! let (node, mut problems) = tree::toml::parse("format = 1\nid = 'brightwater'\n");
//! assert!(policy::read::read(&node, &mut problems).is_none());
//! assert!(problems.sorted().iter().any(|problem| problem.what == "the policy lacks `version`"));
//! ```

mod escalation;
mod hours;
pub(super) mod legal;
mod lists;
mod tables;

use std::sync::Arc;

use crate::diagnostic::{Problems, Span, suggest};
use crate::ids::PersonId;
use crate::policy::Policy;
use crate::tree::{Fields, Node};

/// The only format there is.
pub const FORMAT: i64 = 1;

/// Reads a policy. Nothing comes out when there is an error in it.
pub fn read(node: &Node, problems: &mut Problems) -> Option<Policy> {
    let mut own = Problems::new();
    let policy = whole(node, &mut own);
    let broken = own.has_errors();
    problems.extend(own);
    if broken { None } else { policy }
}

fn whole(node: &Node, problems: &mut Problems) -> Option<Policy> {
    let mut top = Fields::of(node, "the policy", problems)?;
    match top.opt_int("format", FORMAT..=FORMAT, problems) {
        None if !top.has("format") => {
            problems.error(
                "missing",
                start(top.span),
                "the policy lacks `format`",
                "add a line `format = 1`",
            );
        }
        _ => {}
    }
    let id = top.slug("id", problems);
    let version = top.text("version", problems);
    let title = top.text("title", problems);
    let calendar = hours::calendar(&mut top, problems);
    let clauses = lists::clauses(&mut top, problems);
    let services = lists::services(&mut top, problems);
    let categories = lists::categories(&mut top, problems);
    let teams = lists::teams(&mut top, problems);
    let audiences = lists::audiences(&mut top, problems);
    let channels = lists::channels(&mut top, &audiences, problems);
    let triggers = lists::triggers(&mut top, &teams, &clauses, problems);
    let overreach = escalation::overreach(&mut top, &teams, &clauses, problems);
    let publishing = escalation::publishing(&mut top, &clauses, problems);
    let roles = lists::roles(&mut top, problems);
    let gate = lists::gate(&mut top, problems);
    let matrix = tables::matrix(&mut top, problems);
    let targets = tables::targets(&mut top, problems);
    let costs = tables::costs(&mut top, problems);
    let weights = tables::weights(&mut top, problems);
    let bands = tables::bands(&mut top, problems);
    let numbering = tables::numbering(&mut top, problems);
    let desks: Vec<PersonId> = teams.iter().map(|team| team.id.clone()).collect();
    let rules = legal::rules(&mut top, &desks, problems);
    top.finish(problems);
    Some(Policy {
        id: id?.0,
        version: version?.0,
        title: title?.0,
        calendar: calendar?,
        clauses,
        services,
        categories,
        teams,
        matrix: matrix?,
        targets: targets?,
        costs: costs?,
        audiences,
        channels,
        triggers,
        overreach,
        publishing,
        roles,
        gate,
        weights: weights?,
        bands,
        numbering,
        rules,
    })
}

/// The first byte of a table: where a missing field is reported.
fn start(span: Span) -> Span {
    Span::new(span.start, span.start.saturating_add(1).min(span.end))
}

/// Remembers names that were given and reports those given twice.
#[derive(Default)]
struct Once(Vec<Arc<str>>);

impl Once {
    fn see(&mut self, what: &str, name: &Arc<str>, span: Span, problems: &mut Problems) {
        if self.0.contains(name) {
            problems.error(
                "twice",
                span,
                format_args!("there are two of the {what} `{name}`"),
                "give one of them another name, or take it out",
            );
        } else {
            self.0.push(name.clone());
        }
    }
}

/// Reports a name that refers to nothing.
fn known<'a>(
    what: &str,
    name: &str,
    span: Span,
    all: impl Iterator<Item = &'a str> + Clone,
    problems: &mut Problems,
) -> bool {
    if all.clone().any(|x| x == name) {
        return true;
    }
    let mend = suggest(name, all);
    problems.error("unknown-name", span, format_args!("the policy has no {what} `{name}`"), mend);
    false
}

/// The value of that word in a closed list of words.
fn word<T: Copy>(
    text: &str,
    span: Span,
    what: &str,
    all: &[(&'static str, T)],
    problems: &mut Problems,
) -> Option<T> {
    let found = all.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
    if found.is_none() {
        let mend = suggest(text, all.iter().map(|(word, _)| *word));
        problems.error("unknown-word", span, format_args!("`{text}` is not {what}"), mend);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::work::{Level, Priority};
    use crate::tree::toml;

    const SMALL: &str = include_str!("../../../tests/policies/small.toml");

    fn problems_of(source: &str) -> Vec<String> {
        let (node, mut problems) = toml::parse(source);
        let policy = read(&node, &mut problems);
        let has_errors = problems.has_errors();
        assert_eq!(policy.is_none(), has_errors);
        problems.sorted().into_iter().map(|p| p.what).collect()
    }

    #[test]
    fn a_whole_policy_reads_without_a_word() {
        let (node, mut problems) = toml::parse(SMALL);
        let policy = read(&node, &mut problems);
        assert_eq!(problems.sorted(), []);
        let policy = policy.unwrap();
        assert_eq!(policy.matrix.priority(Level::High, Level::Medium), Priority::P2);
        assert_eq!(policy.target(Priority::P1).acknowledge.to_string(), "5m");
        assert_eq!(policy.bands[0].from, 90);
        assert_eq!(policy.team("mim").unwrap().rota.len(), 1);
    }

    #[test]
    fn what_is_wrong_is_said_in_plain_words() {
        let table = [
            ("lane = \"floor\"", "lane = \"inside\"", "`inside` is not a lane"),
            ("closure = 10", "closure = 11", "the weights of the seven domains add up to 101"),
            ("low = [\"P3\", \"P4\", \"P5\"]", "low = [\"P3\"]", "the row `low` has 1 priorities, not three"),
            ("to = [\"telephony\"]", "to = [\"telefony\"]", "the policy has no team `telefony`"),
            ("check = \"told\"", "check = \"said\"", "`said` is not a check of the gate"),
            ("id = \"floor\"", "id = \"customers\"", "there are two of the audience `customers`"),
            ("priority = \"P5\"", "priority = \"P4\"", "there is no target for P5"),
            ("sat 09:00-17:00", "sat 9-5", "`sat 9-5` is not a line of hours"),
            ("log = \"1m\"", "log = 1", "the cost of `log` is not a length of time"),
            ("does = \"Keeps", "dose = \"Keeps", "the role `scribe` lacks `does`"),
        ];
        for (old, new, want) in table {
            assert!(SMALL.contains(old), "{old}");
            let got = problems_of(&SMALL.replacen(old, new, 1));
            assert!(got.iter().any(|what| what == want), "{new}: {got:?}");
        }
    }
}
