//! Writing a session file, line by line, as it is played.

use super::bundle::{Bundle, Digests};
use super::chain::Chain;
use super::lines::{BundleLine, Check, CheckLine, End, EndLine, Header, Input, Seed, encode};
use super::{FORMAT, RULES, digest};
use crate::act::Command;
use crate::engine::Play;
use crate::text::mask;
use crate::time::SimTime;

/// Writes a session's lines. Each call gives the line that was added, without its line end, so that a page can store it
/// before it says *saved*. What it writes is a journal: the session without its bundle, which [`with_bundle`] adds.
#[derive(Clone, Debug)]
pub struct Recorder {
    chain: Chain,
    text: String,
}

/// What is known of a session before it begins and does not follow from the play.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct About {
    /// `practice` or `assessed`.
    pub mode: String,
    /// What the trainee calls themselves.
    pub label: String,
    /// Wall time of the beginning, if anybody knows it.
    pub wall: Option<u64>,
}

impl Recorder {
    /// Begins the journal of a play whose sources have these digests. The label is masked here, as texts are when they
    /// are submitted.
    pub fn begin(play: &Play, digests: &Digests, about: &About) -> Recorder {
        let Digests { scenario, policy, lexicon } = digests.clone();
        let header = encode(&Header {
            format: FORMAT.to_owned(),
            rules: RULES,
            engine: env!("CARGO_PKG_VERSION").to_owned(),
            scenario: play.drill().scenario.id.clone(),
            version: play.drill().scenario.version.to_string(),
            scenario_digest: scenario,
            policy_digest: policy,
            lexicon_digest: lexicon,
            variant: play.variant().clone(),
            seed: Seed(play.seed()),
            mode: about.mode.clone(),
            label: mask(&about.label).text,
            wall: about.wall,
        });
        let chain = Chain::begin(&header);
        Recorder { chain, text: format!("{header}\n") }
    }

    fn add(&mut self, line: String) -> String {
        self.chain = self.chain.then(&line);
        self.text.push_str(&line);
        self.text.push('\n');
        line
    }

    /// Adds an input that the engine accepted.
    pub fn input(&mut self, n: u32, at: SimTime, command: &Command, wall: Option<u64>) -> String {
        let p = self.chain.short();
        self.add(encode(&Input { n, at, command: command.clone(), wall, p }))
    }

    /// Adds a checkpoint of the play as it stands.
    pub fn checkpoint(&mut self, play: &Play) -> String {
        let check = Check {
            inputs: play.inputs(),
            entries: play.state().entries,
            state: digest::of_json(play.state()),
        };
        let p = self.chain.short();
        self.add(encode(&CheckLine { check, p }))
    }

    /// Adds the end. `head` is filled in here.
    pub fn end(&mut self, mut end: End) -> String {
        end.head = self.chain.full();
        let p = self.chain.short();
        self.add(encode(&EndLine { end, p }))
    }

    /// The journal so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The whole hash so far.
    pub fn head(&self) -> String {
        self.chain.full()
    }
}

/// The session file of a journal: the bundle stands after the header.
pub fn with_bundle(journal: &str, bundle: &Bundle) -> String {
    let (header, rest) = journal.split_once('\n').unwrap_or((journal, ""));
    let bundle = encode(&BundleLine { bundle: bundle.clone() });
    format!("{header}\n{bundle}\n{rest}")
}
