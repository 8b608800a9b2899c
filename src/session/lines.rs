//! The lines of a session file as they are written. These are wire types: a change here changes the format.

use serde::{Deserialize, Serialize};

use crate::act::Command;
use crate::ids::{ScenarioId, VariantId};
use crate::text::mask;
use crate::time::SimTime;

/// Line 1: what was played.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Header {
    /// [`super::FORMAT`].
    pub format: String,
    /// [`super::RULES`] of the engine that wrote it.
    pub rules: u32,
    /// Version of the program that wrote it; a note, not checked.
    pub engine: String,
    /// The scenario.
    pub scenario: ScenarioId,
    /// Its version.
    pub version: String,
    /// Digest of its source.
    pub scenario_digest: String,
    /// Digest of the policy's source.
    pub policy_digest: String,
    /// Digest of the lexicon's source.
    pub lexicon_digest: String,
    /// The variant that was dealt.
    pub variant: VariantId,
    /// The seed. Text, because numbers this large do not survive every JSON reader.
    pub seed: Seed,
    /// `practice` or `assessed`.
    pub mode: String,
    /// What the trainee calls themselves: self-declared, a pseudonym is welcome.
    pub label: String,
    /// Wall time of the beginning in milliseconds UTC: the device's word, evidence only.
    pub wall: Option<u64>,
}

impl Header {
    /// The label as it may be shown: what was written elsewhere may hold what is masked here.
    pub fn name(&self) -> String {
        mask(self.label.trim()).text
    }
}

/// A seed, written as decimal text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seed(pub u64);

impl Serialize for Seed {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Seed {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Seed, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
        text.parse().map(Seed).map_err(|_| serde::de::Error::custom("a seed is a whole number in quotes"))
    }
}

/// Line 2: the sources that decided the marks. It stands outside the chain: the header binds it by its digests, so a
/// page can write its journal without holding the sources.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BundleLine {
    /// The sources.
    pub bundle: super::Bundle,
}

/// An input: what the trainee did, and when.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Input {
    /// Its number, from 0.
    pub n: u32,
    /// Simulated time.
    pub at: SimTime,
    /// What.
    #[serde(rename = "do")]
    pub command: Command,
    /// Wall time in milliseconds UTC: evidence only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub wall: Option<u64>,
    /// Beginning of the hash before.
    pub p: String,
}

/// What a checkpoint says of the state.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// How many inputs there were.
    pub inputs: u32,
    /// How many entries there were.
    pub entries: u32,
    /// Digest of the state.
    pub state: String,
}

/// A checkpoint.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CheckLine {
    /// What it says.
    pub check: Check,
    /// Beginning of the hash before.
    pub p: String,
}

/// What the last line says. Every field is recomputed when the file is checked.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct End {
    /// How many inputs there were.
    pub inputs: u32,
    /// How many entries there were.
    pub entries: u32,
    /// How far time had come.
    pub at: SimTime,
    /// Marks earned, in basis points.
    pub earned: u32,
    /// Marks that wait for a coach, in basis points.
    pub pending: u32,
    /// How much of the rubric was reached, in basis points.
    pub reached: u32,
    /// Red flags raised.
    pub flags: Vec<String>,
    /// Digest of the final state.
    pub state: String,
    /// Digest over what was played and what came of it.
    pub outcome: String,
    /// The whole hash of everything before this line.
    pub head: String,
}

/// The last line.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EndLine {
    /// What it says.
    pub end: End,
    /// Beginning of the hash before.
    pub p: String,
}

/// A line as it is written: the only spelling there is.
pub fn encode(line: &impl Serialize) -> String {
    serde_json::to_string(line).expect("our lines are JSON")
}
