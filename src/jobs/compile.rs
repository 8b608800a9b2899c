//! From an author's sources to what the page carries: canonical trees and the digests of the sources.

use crate::diagnostic::Severity;
use crate::session::Bundle;
use crate::tree;

/// A compiled drill as text: the trees of its sources with their digests. `app::Compiled` reads it.
///
/// # Errors
/// The first problem of a source that is no TOML; what else is wrong with one is for the reader to find.
pub fn compile(bundle: &Bundle) -> Result<String, String> {
    let mut trees = Vec::with_capacity(3);
    for source in [&bundle.scenario, &bundle.policy, &bundle.lexicon] {
        let (tree, problems) = tree::toml::parse(source);
        if let Some(problem) = problems.sorted().into_iter().find(|p| p.severity == Severity::Error) {
            return Err(problem.what);
        }
        trees.push(tree::json::write(&tree));
    }
    let digests = serde_json::to_string(&bundle.digests()).map_err(|e| e.to_string())?;
    let [scenario, policy, lexicon] = &trees[..] else { return Err("a source is missing".to_owned()) };
    Ok(format!(r#"{{"digests":{digests},"scenario":{scenario},"policy":{policy},"lexicon":{lexicon}}}"#))
}
