//! From an author's sources to what the page carries: what a play needs of them, as canonical trees, and the digests of
//! the sources.

use super::personal::guard;
use crate::diagnostic::{Problem, Problems, Severity};
use crate::policy;
use crate::scenario::Played;
use crate::session::Bundle;
use crate::text::Lexicon;
use crate::tree::{self, Node};

/// A compiled drill as text: its story without the marks, the policy, the words that may move the world, the digests
/// of its sources, and what the worker wants to know when it looks for what may identify somebody. `app::Compiled` reads
/// it.
///
/// # Errors
/// The first problem of a source.
pub fn compile(bundle: &Bundle) -> Result<String, String> {
    let (scenario, policy, lexicon) =
        (parsed(&bundle.scenario)?, parsed(&bundle.policy)?, parsed(&bundle.lexicon)?);
    let mut problems = Problems::new();
    let Some(rules) = policy::read::read(&policy, &mut problems) else { return Err(first(problems)) };
    let Played { tree: story, watched, domains } = Played::of(&scenario, &rules)?;
    let as_json = |e: serde_json::Error| e.to_string();
    Ok(format!(
        r#"{{"digests":{},"scenario":{},"watched":{},"domains":{},"policy":{},"lexicon":{},"guard":{}}}"#,
        serde_json::to_string(&bundle.digests()).map_err(as_json)?,
        tree::json::write(&story),
        serde_json::to_string(&watched).map_err(as_json)?,
        serde_json::to_string(&domains).map_err(as_json)?,
        tree::json::write(&policy),
        tree::json::write(&Lexicon::for_desk(&lexicon)),
        serde_json::to_string(&guard(&bundle.drill_or_say()?, &lexicon)?).map_err(as_json)?,
    ))
}

fn parsed(source: &str) -> Result<Node, String> {
    let (tree, problems) = tree::toml::parse(source);
    if problems.has_errors() { Err(first(problems)) } else { Ok(tree) }
}

fn first(problems: Problems) -> String {
    let error = problems.sorted().into_iter().find(|p: &Problem| p.severity == Severity::Error);
    error.map_or_else(|| "a source cannot be read".to_owned(), |problem| problem.what)
}
