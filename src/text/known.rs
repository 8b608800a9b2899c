//! What the sender of a message could know: what they had read, heard and seen by then.
//!
//! [`Learned`] is one text as it can be compared with; [`Known`] is a list of such texts and what was seen beside them.
//! Whoever asks puts it together (the marks from the entries of a play, `muster read` from the context it is given); the
//! detectors `facts`, `about-this` and `own-words` compare a message with it. Nothing in here is a verdict.
//!
//! ```
//! use muster::text::known::{Known, Learned};
//! use muster::text::Lexicon;
//! let letter = Learned::of("Calls to Hollin cut off since 10:02. Ring 01632 960115.", &Lexicon::default());
//! let known = Known { read: vec![&letter], ..Known::default() };
//! assert!(known.has_clock(10 * 60 + 2) && known.starts().any(|minute| minute == 602));
//! assert!(known.has_contact("01632960115"));
//! ```

use std::collections::BTreeSet;

use super::lexicon::Lexicon;
use super::near_copy::{runs, shared};
use super::reading::Reading;
use super::stated;

/// What one text tells, ready to be compared with.
#[derive(Clone, Debug, Default)]
pub struct Learned {
    words: Vec<Box<str>>,
    clocks: Vec<u32>,
    starts: Vec<u32>,
    counts: Vec<(Box<str>, u32)>,
    contacts: Vec<Box<str>>,
    runs: Vec<u64>,
}

impl Learned {
    /// Reads a text.
    pub fn of(text: &str, lexicon: &Lexicon) -> Learned {
        let reading = Reading::of(text, lexicon);
        let mut words: Vec<Box<str>> = stated::topics(&reading).map(|(word, _)| word.into()).collect();
        words.sort_unstable();
        words.dedup();
        Learned {
            words,
            clocks: stated::clocks(&reading).map(|(minute, _)| minute).collect(),
            starts: stated::starts(&reading).into_iter().map(|(minute, _)| minute).collect(),
            counts: stated::counts(&reading)
                .into_iter()
                .map(|(thing, count, _)| (thing.into(), count))
                .collect(),
            contacts: stated::contacts(&reading).into_iter().map(|(digits, _)| digits.into()).collect(),
            runs: runs(text),
        }
    }
}

/// What is known.
#[derive(Clone, Debug, Default)]
pub struct Known<'a> {
    /// The texts that the sender had before them.
    pub read: Vec<&'a Learned>,
    /// The times of day at which they did or saw something, in minutes since midnight.
    pub saw: BTreeSet<u32>,
    /// The largest figure on any board they could look at.
    pub board: u32,
    /// Whether it is known that what broke has not been mended: then nobody may say that it has.
    pub unmended: bool,
}

/// Known to nobody: what a context holds until somebody says what was known.
pub static NOTHING: Known<'static> =
    Known { read: Vec::new(), saw: BTreeSet::new(), board: 0, unmended: false };

impl Known<'_> {
    /// Whether nothing was read, so that nothing can be compared.
    pub fn is_empty(&self) -> bool {
        self.read.iter().all(|text| text.words.is_empty())
    }

    /// Whether a word that says something was among what was read; cut as the words of a message are cut.
    pub fn has_word(&self, word: &str) -> bool {
        self.read.iter().any(|text| text.words.binary_search_by(|own| (**own).cmp(word)).is_ok())
    }

    /// Whether a time of day was known, in minutes since midnight: read, or seen on the clock. One written without am or
    /// pm may be either.
    pub fn has_clock(&self, minute: u32) -> bool {
        let either = [minute, (minute + 720) % 1_440];
        let read = self.read.iter().flat_map(|text| &text.clocks).any(|known| either.contains(known));
        read || either.iter().any(|minute| self.saw.contains(minute))
    }

    /// The times since which something is so, in minutes since midnight.
    pub fn starts(&self) -> impl Iterator<Item = u32> {
        self.read.iter().flat_map(|text| text.starts.iter().copied())
    }

    /// The largest number of such things that was heard of, on a board or in a text; none if no text counts such things.
    pub fn most(&self, thing: &str) -> Option<u32> {
        let counts =
            self.read.iter().flat_map(|text| &text.counts).filter(|(counted, _)| **counted == *thing);
        counts.map(|(_, count)| (*count).max(self.board)).max()
    }

    /// Whether a text counts such things as so many.
    pub fn has_count(&self, thing: &str, count: u32) -> bool {
        self.read.iter().any(|text| text.counts.iter().any(|(other, n)| **other == *thing && *n == count))
    }

    /// Whether these digits are a telephone number that was known.
    pub fn has_contact(&self, digits: &str) -> bool {
        self.read.iter().any(|text| text.contacts.iter().any(|known| **known == *digits))
    }

    /// How much of a text stands, three words at a time, in one of the texts that were read: basis points of it.
    pub fn copied(&self, text: &str) -> u32 {
        if self.read.is_empty() {
            return 0;
        }
        let own = runs(text);
        let most = self.read.iter().map(|read| shared(&own, &read.runs)).max().unwrap_or(0);
        u32::try_from(most * 10_000 / (own.len() as u64).max(1)).unwrap_or(10_000)
    }
}
