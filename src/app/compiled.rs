//! A drill as the page carries it: trees that were compiled when the page was built, and their sources.
//!
//! The trees are what is played: the story without its marks, which the worker reads from the sources. The sources, which travel into every session file so that whoever checks one later
//! compiles them again, are a file of their own: the page needs their digests to play, and the rest only at the end.

use std::sync::Arc;

use serde::Deserialize;

use crate::diagnostic::Problems;
use crate::engine::Drill;
use crate::policy;
use crate::policy::work::Domain;
use crate::scenario::Played;
use crate::session::Digests;
use crate::text::Lexicon;
use crate::tree::Node;

/// The file as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    scenario: Node,
    watched: Vec<Vec<Arc<str>>>,
    domains: Vec<Vec<Domain>>,
    policy: Node,
    lexicon: Node,
    digests: Digests,
    #[serde(default)]
    guard: String,
}

/// A compiled drill, ready to be played.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// What is played; it has no marks.
    pub drill: Arc<Drill>,
    /// The digests of its sources.
    pub digests: Digests,
    /// What is known of who is in it, for the worker to read; empty in files of older pages.
    pub guard: String,
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
        let mut problems = Problems::new();
        let policy = policy::read::read(&file.policy, &mut problems);
        let played = Played { tree: file.scenario, watched: file.watched, domains: file.domains };
        let scenario = policy.as_ref().and_then(|policy| played.read(policy, &mut problems));
        let lexicon = Lexicon::of(&file.lexicon, &mut problems);
        match scenario.zip(policy).filter(|_| !problems.has_errors()) {
            Some((scenario, policy)) => Ok(Compiled {
                drill: Arc::new(Drill::new(scenario, policy, lexicon)),
                digests: file.digests,
                guard: file.guard,
                text: text.into(),
            }),
            // A compiled drill was read before it was compiled, so this is a damaged file or one of another version.
            // What is wrong stands there without its words (`diagnostic::Words`).
            None => Err(match problems.sorted().first() {
                Some(problem) => format!("this drill is damaged, or of another version: {}", problem.code),
                None => "this drill is damaged, or of another version".to_owned(),
            }),
        }
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
