//! What the sender of a message could know: what they had read, heard and seen by then, as one heap of words, times,
//! numbers and ways to be reached.
//!
//! Whoever asks puts it together ([`assess`](crate::assess) from the entries of a play, a file of texts from its
//! context); the detectors `true`, `about-this` and `own-words` compare a message with it. Nothing in here is a verdict.
//!
//! ```
//! use muster::text::{Known, Lexicon};
//! let lexicon = Lexicon::default();
//! let mut known = Known::default();
//! known.learn("Calls to Hollin cut off since 10:02. Ring 01632 960115.", &lexicon);
//! assert!(known.has_clock(10 * 60 + 2) && known.starts().any(|minute| minute == 602));
//! assert!(known.has_contact("01632960115"));
//! ```

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::Lexicon;
use super::near_copy::runs;
use super::reading::Reading;
use super::stated;

/// What is known.
#[derive(Clone, Debug, Default)]
pub struct Known {
    words: BTreeSet<String>,
    clocks: BTreeSet<u32>,
    starts: BTreeSet<u32>,
    most: BTreeMap<String, u32>,
    contacts: BTreeSet<String>,
    read: Vec<BTreeSet<[String; 3]>>,
    /// Whether it is known that what broke has not been mended: then nobody may say that it has.
    pub unmended: bool,
}

/// Known to nobody: what a context holds until somebody says what was known.
pub static NOTHING: Known = Known {
    words: BTreeSet::new(),
    clocks: BTreeSet::new(),
    starts: BTreeSet::new(),
    most: BTreeMap::new(),
    contacts: BTreeSet::new(),
    read: Vec::new(),
    unmended: false,
};

impl Known {
    /// Takes in a text that the sender had before them.
    pub fn learn(&mut self, text: &str, lexicon: &Lexicon) {
        let reading = Reading::of(text, lexicon);
        self.words.extend(stated::topics(&reading).map(|(word, _)| word.to_owned()));
        self.clocks.extend(stated::clocks(&reading).map(|(minute, _)| minute));
        self.starts.extend(stated::starts(&reading).into_iter().map(|(minute, _)| minute));
        for (thing, count, _) in stated::counts(&reading) {
            let most = self.most.entry(thing).or_default();
            *most = count.max(*most);
        }
        self.contacts.extend(stated::contacts(&reading).into_iter().map(|(digits, _)| digits));
        self.read.push(runs(text));
    }

    /// Takes in a time of day at which the sender did or saw something, in minutes since midnight.
    pub fn saw(&mut self, minute: u32) {
        self.clocks.insert(minute);
    }

    /// Whether nothing is known, so that nothing can be compared.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether a word that says something was among what was read; cut as [`stated::topics`] cuts them.
    pub fn has_word(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    /// Whether a time of day was known: minutes since midnight. One written without am or pm may be either.
    pub fn has_clock(&self, minute: u32) -> bool {
        [minute, (minute + 720) % 1_440].iter().any(|minute| self.clocks.contains(minute))
    }

    /// The times since which something is so, in minutes since midnight.
    pub fn starts(&self) -> impl Iterator<Item = u32> {
        self.starts.iter().copied()
    }

    /// The largest number of such things that was heard of.
    pub fn most(&self, thing: &str) -> Option<u32> {
        self.most.get(thing).copied()
    }

    /// Whether these digits are a telephone number that was known.
    pub fn has_contact(&self, digits: &str) -> bool {
        self.contacts.contains(digits)
    }

    /// How much of a text stands, three words at a time, in one of the texts that were read: basis points of it.
    pub fn copied(&self, text: &str) -> u32 {
        let own = runs(text);
        let shared = |other: &BTreeSet<[String; 3]>| own.intersection(other).count() as u64;
        let most = self.read.iter().map(shared).max().unwrap_or(0);
        u32::try_from(most * 10_000 / (own.len() as u64).max(1)).unwrap_or(10_000)
    }
}
