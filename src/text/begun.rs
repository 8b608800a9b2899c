//! Phrases that begin alike, by what comes next.
//!
//! Hundreds of phrases begin with `the` or with `we`, and at one place of a text nearly none of them stands. So they are
//! found by their second word too; where that is left open, by another word without which they stand nowhere.

use super::piece::{Piece, Text, UNKNOWN};

/// The phrases that begin with one word.
#[derive(Clone, Debug, Default)]
pub(super) struct Begun {
    /// Second words with their phrases, in order.
    by_second: Vec<(u32, u32)>,
    /// The other phrases, each behind a word that it cannot do without: [`UNKNOWN`] where there is none.
    open: Vec<(u32, u32)>,
}

impl Begun {
    /// Adds the phrase of that number; `rest` is what comes behind its first piece.
    pub(super) fn add(&mut self, phrase: u32, rest: &[Piece]) {
        let second = match rest.first() {
            Some(Piece::Either(list)) => list.as_slice(),
            second => second.map_or(&[][..], std::slice::from_ref),
        };
        let exact = |piece: &Piece| match piece {
            Piece::Exact(word) => Some(*word),
            _ => None,
        };
        match second.iter().map(exact).collect::<Option<Vec<u32>>>() {
            Some(words) if !words.is_empty() => {
                for word in words {
                    let place = self.by_second.partition_point(|other| *other < (word, phrase));
                    self.by_second.insert(place, (word, phrase));
                }
            }
            _ => self.open.push((rest.iter().rev().find_map(exact).unwrap_or(UNKNOWN), phrase)),
        }
    }

    /// Calls `found` with the phrases that may go on at `at`, a hyphen being looked through.
    pub(super) fn each(&self, text: &Text<'_>, at: usize, mut found: impl FnMut(u32)) {
        let word = text.next_word(at);
        let from = self.by_second.partition_point(|(second, _)| *second < word);
        for (_, phrase) in self.by_second[from..].iter().take_while(|(second, _)| *second == word) {
            found(*phrase);
        }
        for (_, phrase) in self.open.iter().filter(|(needed, _)| *needed == UNKNOWN || text.has(*needed)) {
            found(*phrase);
        }
    }
}
