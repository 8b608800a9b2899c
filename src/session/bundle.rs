//! What decided the marks, carried inside every session file: the sources of scenario, policy and lexicon.

use serde::{Deserialize, Serialize};

use super::digest;

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
#[derive(Clone, PartialEq, Eq, Debug)]
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
}
