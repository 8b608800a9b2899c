//! Phrases as data, found in a text by their first word.
//!
//! A phrase is written as an author would say it: `next update`, `cut off`. Four signs stand for more:
//! `affect*` is any word that begins so, `read|listen*` is one word or the other, `_` is any one word, `...` is
//! nothing up to three words. Case, curly quotes and hyphens make no difference (`follow up` finds `Follow-up`).
//!
//! ```
//! use muster::text::phrases::Phrases;
//! use muster::text::token::Tokens;
//! let terms = Phrases::of(["cut off", "crackl*"]);
//! let hits = terms.hits(&Tokens::of("Calls crackle, then they are cut off."));
//! assert_eq!(hits.iter().map(|h| (h.first, h.end)).collect::<Vec<_>>(), [(1, 2), (6, 8)]);
//! ```

use super::begun::Begun;
use super::index::Index;
use super::piece::{Piece, Text, UNKNOWN, match_rest};
use super::token::{Kind, Tokens, offset};

/// Where a phrase stands in a text, in tokens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Hit {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
}

/// Those of some places, first place first, that begin within the tokens `from..to`.
pub fn within(hits: &[Hit], from: usize, to: usize) -> &[Hit] {
    let first = hits.partition_point(|h| h.first < from);
    let end = hits.partition_point(|h| h.first < to);
    hits.get(first..end).unwrap_or(&[])
}

/// Most pieces of one phrase; what is longer is cut.
const PIECES: usize = 12;

/// A set of phrases, ready to be looked for; each belongs to a table (number 0 for a set made with [`Phrases::of`]).
#[derive(Clone, Debug)]
pub struct Phrases {
    /// Table and pieces.
    list: Vec<(u32, Vec<Piece>)>,
    /// All words that stand in phrases as they are, and the phrases that begin with each.
    words: Index,
    begin_with: Vec<Begun>,
    /// All beginnings that phrases begin with (`affect*`), and those phrases.
    starts: Index,
    begin_so: Vec<Begun>,
    /// The lengths of those beginnings by their first byte, a bit each; the last bit stands for all that are longer.
    lengths: Vec<u32>,
    longest: usize,
}

/// No phrases at all: what a context holds until a scenario fills it.
pub static NONE: Phrases = Phrases {
    list: Vec::new(),
    words: Index::EMPTY,
    begin_with: Vec::new(),
    starts: Index::EMPTY,
    begin_so: Vec::new(),
    lengths: Vec::new(),
    longest: 0,
};

impl Default for Phrases {
    fn default() -> Phrases {
        NONE.clone()
    }
}

impl Phrases {
    /// The phrases of a list; what has no word in it is passed over.
    pub fn of<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Phrases {
        let mut out = Phrases::default();
        for phrase in phrases {
            out.add(0, phrase);
        }
        out
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// Adds a phrase to a table; `false` if it does not begin with a word.
    pub fn add(&mut self, table: u32, phrase: &str) -> bool {
        let mut pieces = Vec::new();
        for part in phrase.split_whitespace() {
            match part {
                "..." | "…" => pieces.push(Piece::Gap),
                "_" => pieces.push(Piece::Any),
                _ if part.contains('|') => {
                    let mut list = Vec::new();
                    for word in part.split('|') {
                        let mut words = self.pieces(word);
                        match words.pop() {
                            Some(piece) if words.is_empty() => list.push(piece),
                            _ => return false,
                        }
                    }
                    pieces.push(Piece::Either(list));
                }
                _ => pieces.extend(self.pieces(part)),
            }
        }
        pieces.truncate(PIECES);
        while pieces.last() == Some(&Piece::Gap) {
            pieces.pop();
        }
        let number = offset(self.list.len());
        let first = match pieces.first() {
            Some(Piece::Either(list)) => list.as_slice(),
            first => first.map_or(&[][..], std::slice::from_ref),
        };
        if first.is_empty() || !first.iter().all(|piece| matches!(piece, Piece::Exact(_) | Piece::Prefix(_)))
        {
            return false;
        }
        for piece in first {
            self.begin(piece, number, &pieces[1..]);
        }
        self.list.push((table, pieces));
        true
    }

    /// The words of a part of a phrase, a hyphen left out.
    fn pieces(&mut self, part: &str) -> Vec<Piece> {
        let (word, open) = part.strip_suffix('*').map_or((part, false), |word| (word, true));
        let tokens = Tokens::of(word);
        let words: Vec<usize> = (0..tokens.len()).filter(|i| tokens.get(*i).kind != Kind::Hyphen).collect();
        let last = words.last().copied();
        let piece = |at: usize| {
            let form = tokens.form(at);
            if open && Some(at) == last {
                Piece::Prefix(form.into())
            } else {
                Piece::Exact(offset(self.words.add(form)))
            }
        };
        words.into_iter().map(piece).collect()
    }

    /// Has a phrase found by the piece it begins with.
    fn begin(&mut self, piece: &Piece, phrase: u32, rest: &[Piece]) {
        match piece {
            Piece::Exact(word) => {
                self.begin_with.resize_with(self.words.len(), Begun::default);
                self.begin_with[*word as usize].add(phrase, rest);
            }
            Piece::Prefix(start) => {
                self.lengths.resize(256, 0);
                self.longest = self.longest.max(start.len());
                self.lengths[usize::from(start.as_bytes().first().copied().unwrap_or(0))] |= bit(start.len());
                let start = self.starts.add(start);
                self.begin_so.resize_with(self.starts.len(), Begun::default);
                self.begin_so[start].add(phrase, rest);
            }
            Piece::Either(_) | Piece::Any | Piece::Gap => {}
        }
    }

    /// The phrases of a table, in the order they were added; tables were added one after the other.
    pub(super) fn of_table(&self, table: u32) -> &[(u32, Vec<Piece>)] {
        let first = self.list.partition_point(|(of, _)| *of < table);
        let end = self.list.partition_point(|(of, _)| *of <= table);
        self.list.get(first..end).unwrap_or(&[])
    }

    /// A phrase as somebody would type it: of several words the first, nothing for what may stand for anything.
    pub(super) fn spelled(&self, pieces: &[Piece]) -> String {
        let word = |piece: &Piece| match piece {
            Piece::Exact(word) => self.words.word(*word as usize).to_owned(),
            Piece::Prefix(start) => start.to_string(),
            Piece::Either(list) => self.spelled(list.get(..1).unwrap_or(&[])),
            Piece::Any | Piece::Gap => String::new(),
        };
        let words: Vec<String> = pieces.iter().map(word).filter(|word| !word.is_empty()).collect();
        words.join(" ")
    }

    /// Where the phrases stand in a text, first place first; of several at one place the longest.
    pub fn hits(&self, tokens: &Tokens) -> Vec<Hit> {
        let mut out: Vec<Hit> = Vec::new();
        self.each(tokens, |_, hit| match out.last_mut() {
            Some(last) if last.first == hit.first => last.end = last.end.max(hit.end),
            _ => out.push(hit),
        });
        out
    }

    /// Calls `found` with the table and place of every phrase in the text, first place first.
    pub fn each(&self, tokens: &Tokens, mut found: impl FnMut(u32, Hit)) {
        if self.list.is_empty() {
            return;
        }
        let number = |at: usize| self.words.get(tokens.form(at)).map_or(UNKNOWN, offset);
        let text = Text::of(tokens, (0..tokens.len()).map(number).collect(), self.words.len());
        for at in 0..tokens.len() {
            if let Some(begun) = self.begin_with.get(text.word(at) as usize) {
                self.try_all(begun, &text, at, &mut found);
            }
            let form = tokens.form(at);
            let first = form.as_bytes().first().copied().unwrap_or(0);
            let mut lengths = self.lengths.get(usize::from(first)).copied().unwrap_or(0);
            while lengths != 0 {
                let len = lengths.trailing_zeros();
                lengths &= lengths - 1;
                let most = if len == LONG { self.longest.min(form.len()) } else { len as usize };
                for end in len as usize..=most {
                    let start = form.get(..end).and_then(|start| self.starts.get(start));
                    if let Some(begun) = start.and_then(|start| self.begin_so.get(start)) {
                        self.try_all(begun, &text, at, &mut found);
                    }
                }
            }
        }
    }

    fn try_all(&self, begun: &Begun, text: &Text<'_>, at: usize, found: &mut impl FnMut(u32, Hit)) {
        begun.each(text, at + 1, |phrase| {
            if let Some((table, pieces)) = self.list.get(phrase as usize)
                && let Some(end) = match_rest(&pieces[1..], text, at + 1)
            {
                found(*table, Hit { first: at, end });
            }
        });
    }
}

/// The place of the bit for all beginnings of so many bytes and more.
const LONG: u32 = 31;

/// The bit of a length.
fn bit(len: usize) -> u32 {
    1 << u32::try_from(len).unwrap_or(LONG).min(LONG)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &str, text: &str) -> bool {
        !Phrases::of([phrase]).hits(&Tokens::of(text)).is_empty()
    }

    #[test]
    fn phrases_match_in_the_ways_their_signs_say() {
        for (phrase, text, expected) in [
            ("follow up", "A Follow-up is due", true),
            ("don't ring", "please DON’T ring", true),
            ("affect*", "many are affected", true),
            ("affect*", "an effect", false),
            ("update _ at", "update you at", true),
            ("update _ at", "update at", false),
            ("ring ... back", "ring you right back", true),
            ("ring ... back", "ring you, back", false),
            ("hh:mm", "next update HH:MM", true),
            ("read|listen* again", "please listened again", true),
            ("read|listen* again", "please look again", false),
            ("he should|could", "he could", true),
            ("he should|could", "he would", false),
        ] {
            assert_eq!(found(phrase, text), expected, "{phrase} in {text}");
        }
    }

    #[test]
    fn a_phrase_without_a_word_is_refused() {
        let mut set = Phrases::default();
        for bad in ["", "...", "_ x", "*", "|", "a|", "a|b-c d", "a b|"] {
            assert!(!set.add(0, bad), "{bad}");
        }
        assert!(set.hits(&Tokens::of("a b c")).is_empty());
    }

    #[test]
    fn of_several_phrases_at_one_place_the_longest_counts() {
        let hits = Phrases::of(["cut", "cut off"]).hits(&Tokens::of("cut off"));
        assert_eq!(hits, [Hit { first: 0, end: 2 }]);
    }
}
