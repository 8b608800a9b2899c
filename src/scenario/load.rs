//! From text to a scenario, in one call.

use crate::act::Command;
use crate::diagnostic::{Problems, suggest};
use crate::policy::{self, Policy};
use crate::scenario::plot::Scenario;
use crate::scenario::read::read_scenario;
use crate::scenario::syntax;
use crate::scenario::words::COMMANDS;
use crate::tree::{self, Node};

/// What came of reading two files.
#[derive(Debug)]
pub struct Loaded {
    /// The scenario and its policy, if nothing is wrong in either.
    pub ready: Option<(Scenario, Policy)>,
    /// What is wrong with the drill.
    pub drill: Problems,
    /// What is wrong with the policy.
    pub policy: Problems,
}

/// Reads a drill and its policy from TOML.
///
/// With a policy that cannot be read, the drill is looked at for its form only: mend the policy first.
pub fn load(drill: &str, policy: &str) -> Loaded {
    let (drill_tree, drill_problems) = parse(drill);
    let (policy_tree, policy_problems) = parse(policy);
    of_trees(&drill_tree, drill_problems, &policy_tree, policy_problems)
}

/// A tree of TOML, with what is wrong with its form said plainly.
pub fn parse(source: &str) -> (Node, Problems) {
    let (tree, problems) = tree::toml::parse(source);
    (tree, syntax::plain(problems, source))
}

/// Reads a drill and its policy from their compiled trees (JSON), as a page carries them.
///
/// # Errors
/// What does not belong in a compiled tree, or the first problem: a compiled drill was read before it was compiled.
pub fn from_compiled(drill: &str, policy: &str) -> Result<(Scenario, Policy), String> {
    let (drill, policy) = (tree::json::read(drill)?, tree::json::read(policy)?);
    let loaded = of_trees(&drill, Problems::new(), &policy, Problems::new());
    if let Some(ready) = loaded.ready {
        return Ok(ready);
    }
    let first = loaded.policy.sorted().into_iter().chain(loaded.drill.sorted()).next();
    Err(first.map_or_else(|| "nothing could be read".to_owned(), |problem| problem.what))
}

/// Reads a drill and its policy from trees; the problems found while making the trees go on being counted.
pub fn of_trees(
    drill: &Node,
    mut drill_problems: Problems,
    policy: &Node,
    mut policy_problems: Problems,
) -> Loaded {
    let mut found = Problems::new();
    let read = policy::read::read(policy, &mut found);
    check_costs(policy, &mut found);
    syntax::add(&mut policy_problems, found);
    let mut found = Problems::new();
    let scenario = read.as_ref().and_then(|policy| read_scenario(drill, policy, &mut found));
    syntax::add(&mut drill_problems, found);
    let whole = !drill_problems.has_errors() && !policy_problems.has_errors();
    let ready = scenario.zip(read).filter(|_| whole);
    Loaded { ready, drill: drill_problems, policy: policy_problems }
}

/// The costs of a policy name commands, which the policy's own reader does not know.
fn check_costs(policy: &Node, problems: &mut Problems) {
    let Some(costs) = policy.get("costs") else { return };
    let words = || COMMANDS.iter().map(|(word, _)| *word);
    let mut check = |word: &str, span| {
        if !words().any(|known| known == word) {
            let mend = suggest(word, words().collect::<Vec<_>>());
            problems.error("unknown-command", span, format!("`{word}` is not a command"), mend);
        }
    };
    for (word, (span, _)) in costs.get("acts").and_then(Node::table).into_iter().flatten() {
        check(word, *span);
    }
    if let Some(tree::Value::List(list)) = costs.get("breakable").map(|node| &node.value) {
        for node in list {
            if let tree::Value::Text(word) = &node.value {
                check(word, node.span);
            }
        }
    }
    debug_assert!(words().any(|word| word == Command::End.word()));
}
