//! Phrases that begin alike, by what comes next.
//!
//! Hundreds of phrases begin with `the` or with `we`, and at one place of a text nearly none of them stands. So they are
//! found by their second word too; where that is left open, by other words of which one must stand somewhere.

use super::piece::{Piece, Text, UNKNOWN};

/// The phrases that begin with one word.
#[derive(Clone, Debug, Default)]
pub(super) struct Begun {
    /// Second words with their phrases, in order.
    by_second: Vec<(u32, u32)>,
    /// The other phrases, each behind the words of which it cannot do without one, as often as there are such words;
    /// behind [`UNKNOWN`] where there are none.
    open: Vec<(u32, u32)>,
}

impl Begun {
    /// Adds the phrase of that number; `rest` is what comes behind its first piece.
    pub(super) fn add(&mut self, phrase: u32, rest: &[Piece]) {
        match rest.first().and_then(Piece::words) {
            Some(words) => {
                for word in words {
                    let place = self.by_second.partition_point(|other| *other < (word, phrase));
                    self.by_second.insert(place, (word, phrase));
                }
            }
            None => {
                let needed = rest.iter().filter_map(Piece::words).min_by_key(Vec::len);
                let needed = needed.unwrap_or_else(|| vec![UNKNOWN]);
                self.open.extend(needed.into_iter().map(|word| (word, phrase)));
            }
        }
    }

    /// Calls `found` with the phrases that may go on at `at`, a hyphen being looked through.
    pub(super) fn each(&self, text: &Text<'_>, at: usize, mut found: impl FnMut(u32)) {
        let word = text.next_word(at);
        let from = self.by_second.partition_point(|(second, _)| *second < word);
        for (_, phrase) in self.by_second[from..].iter().take_while(|(second, _)| *second == word) {
            found(*phrase);
        }
        let mut last = None;
        for (needed, phrase) in &self.open {
            if last != Some(*phrase) && (*needed == UNKNOWN || text.has(*needed)) {
                last = Some(*phrase);
                found(*phrase);
            }
        }
    }
}
