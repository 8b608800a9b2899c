//! A drill as the page carries it: trees that were compiled when the page was built, and their sources.
//!
//! The trees are what is played. The sources, which travel into every session file so that whoever checks one later
//! compiles them again, are a file of their own: the page needs their digests to play, and the rest only at the end.

use std::sync::Arc;

use serde::Deserialize;

use crate::diagnostic::Problems;
use crate::engine::Drill;
use crate::scenario::load::of_trees;
use crate::session::Digests;
use crate::text::Lexicon;
use crate::tree;

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    scenario: serde_json::Value,
    policy: serde_json::Value,
    lexicon: serde_json::Value,
    digests: Digests,
}

/// A compiled drill, ready to be played.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// What is played.
    pub drill: Arc<Drill>,
    /// The digests of its sources.
    pub digests: Digests,
    /// The file, to be kept beside the sessions that were played on it.
    pub text: Arc<str>,
}

impl Compiled {
    /// Reads a compiled drill.
    ///
    /// # Errors
    /// What does not belong in one.
    pub fn read(text: &str) -> Result<Compiled, String> {
        let file: File = serde_json::from_str(text).map_err(|e| format!("this is no compiled drill: {e}"))?;
        let node = |value: &serde_json::Value| tree::json::from_json(value, 0);
        let loaded = of_trees(&node(&file.scenario)?, Problems::new(), &node(&file.policy)?, Problems::new());
        let mut problems = Problems::new();
        let lexicon = Lexicon::read(&node(&file.lexicon)?, &mut problems);
        let whole = !problems.has_errors();
        let Some((scenario, policy)) = loaded.ready.filter(|_| whole) else {
            // A compiled drill was read before it was compiled, so this is a damaged file or one of another version.
            let first = [loaded.policy, loaded.drill, problems].into_iter().flat_map(Problems::sorted).next();
            return Err(first.map_or_else(|| "nothing could be read".to_owned(), |problem| problem.what));
        };
        Ok(Compiled {
            drill: Arc::new(Drill::new(scenario, policy, lexicon)),
            digests: file.digests,
            text: text.into(),
        })
    }
}

/// One line of the list of drills.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Listed {
    /// Its name, which is also the name of its file.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// `junior`, `mid`, `senior`, or two of them.
    pub level: String,
    /// How long a play takes, in minutes of real time, roughly.
    pub minutes: u32,
    /// What kind of drill it is.
    pub kind: String,
    /// The address of its compiled file, from the page.
    pub file: String,
    /// The address of its sources, from the page.
    pub sources: String,
}

/// Reads the list of drills.
///
/// # Errors
/// What is wrong with it.
pub fn read_list(text: &str) -> Result<Vec<Listed>, String> {
    let list: Vec<Listed> =
        serde_json::from_str(text).map_err(|e| format!("the list of drills cannot be read: {e}"))?;
    match list.iter().find(|drill| !crate::ids::is_slug(&drill.id)) {
        Some(drill) => Err(format!("`{}` is no name of a drill", drill.id)),
        None => Ok(list),
    }
}
