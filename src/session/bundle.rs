//! What decided the marks, carried inside every session file: the sources of scenario, policy and lexicon.

use serde::{Deserialize, Serialize};

use super::digest;
use crate::diagnostic::{Problem, Problems, Severity};
use crate::engine::Drill;
use crate::scenario::load::load;
use crate::text::Lexicon;
use crate::tree;

/// The sources, as their authors wrote them.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// The scenario (TOML).
    pub scenario: String,
    /// The policy (TOML).
    pub policy: String,
    /// The lexicon (TOML).
    pub lexicon: String,
}

/// The digests of a bundle's sources.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Digests {
    /// Of the scenario.
    pub scenario: String,
    /// Of the policy.
    pub policy: String,
    /// Of the lexicon.
    pub lexicon: String,
}

impl Bundle {
    /// The digests of the sources.
    pub fn digests(&self) -> Digests {
        Digests {
            scenario: digest::of(self.scenario.as_bytes()),
            policy: digest::of(self.policy.as_bytes()),
            lexicon: digest::of(self.lexicon.as_bytes()),
        }
    }

    /// Makes the drill of the sources.
    ///
    /// # Errors
    /// Every problem that stops play, by file.
    pub fn drill(&self) -> Result<Drill, Vec<(Source, Problem)>> {
        let loaded = load(&self.scenario, &self.policy);
        let (tree, mut lexicon_problems) = tree::toml::parse(&self.lexicon);
        let lexicon = Lexicon::read(&tree, &mut lexicon_problems);
        let whole = !lexicon_problems.has_errors();
        if let Some((scenario, policy)) = loaded.ready.filter(|_| whole) {
            return Ok(Drill::new(scenario, policy, lexicon));
        }
        let errors = |source: Source, problems: Problems| {
            let all = problems.sorted().into_iter().filter(|p| p.severity == Severity::Error);
            all.map(move |problem| (source, problem)).collect::<Vec<_>>()
        };
        let mut all = errors(Source::Policy, loaded.policy);
        all.extend(errors(Source::Scenario, loaded.drill));
        all.extend(errors(Source::Lexicon, lexicon_problems));
        Err(all)
    }

    /// As [`Bundle::drill`], with the first problem as a sentence.
    ///
    /// # Errors
    /// The first problem and its place.
    pub fn drill_or_say(&self) -> Result<Drill, String> {
        self.drill().map_err(|problems| match problems.first() {
            Some((source, problem)) => {
                let (line, column) = problem.position(self.source(*source));
                format!(
                    "its {} cannot be played: line {line}, column {column}: {}",
                    source.word(),
                    problem.what
                )
            }
            None => "it cannot be played".to_owned(),
        })
    }

    /// The text of one source.
    pub fn source(&self, source: Source) -> &str {
        match source {
            Source::Scenario => &self.scenario,
            Source::Policy => &self.policy,
            Source::Lexicon => &self.lexicon,
        }
    }
}

/// One of the three sources.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Source {
    /// The scenario.
    Scenario,
    /// The policy.
    Policy,
    /// The lexicon.
    Lexicon,
}

impl Source {
    /// What it is called.
    pub const fn word(self) -> &'static str {
        match self {
            Source::Scenario => "scenario",
            Source::Policy => "policy",
            Source::Lexicon => "lexicon",
        }
    }
}
