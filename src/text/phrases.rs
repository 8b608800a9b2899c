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

use std::collections::BTreeMap;

use super::token::{Kind, Tokens};

/// Where a phrase stands in a text, in tokens.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Hit {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
enum Piece {
    Exact(Box<str>),
    Prefix(Box<str>),
    Either(Vec<Piece>),
    Any,
    Gap,
}

impl Piece {
    /// The words of a part of a phrase, a hyphen left out.
    fn words(part: &str) -> Vec<Piece> {
        let (word, open) = part.strip_suffix('*').map_or((part, false), |word| (word, true));
        let tokens = Tokens::of(word);
        let words: Vec<usize> = (0..tokens.len()).filter(|i| tokens.get(*i).kind != Kind::Hyphen).collect();
        let last = words.last().copied();
        let piece = |at: usize| {
            let form: Box<str> = tokens.form(at).into();
            if open && Some(at) == last { Piece::Prefix(form) } else { Piece::Exact(form) }
        };
        words.into_iter().map(piece).collect()
    }

    fn fits(&self, form: &str, kind: Kind) -> bool {
        match self {
            Piece::Exact(word) => form == &**word,
            Piece::Prefix(start) => form.starts_with(&**start),
            Piece::Either(list) => list.iter().any(|piece| piece.fits(form, kind)),
            Piece::Any => kind != Kind::Mark,
            Piece::Gap => false,
        }
    }
}

/// Most words a `...` may skip.
const GAP: usize = 3;
/// Most pieces of one phrase; what is longer is cut.
const PIECES: usize = 12;

/// A set of phrases, ready to be looked for; each belongs to a table (number 0 for a set made with [`Phrases::of`]).
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    list: Vec<(u32, Vec<Piece>)>,
    exact: BTreeMap<Box<str>, Vec<u32>>,
    prefix: BTreeMap<Box<str>, Vec<u32>>,
    longest_prefix: usize,
}

/// No phrases at all: what a context holds until a scenario fills it.
pub static NONE: Phrases =
    Phrases { list: Vec::new(), exact: BTreeMap::new(), prefix: BTreeMap::new(), longest_prefix: 0 };

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
                        let mut words = Piece::words(word);
                        match words.pop() {
                            Some(piece) if words.is_empty() => list.push(piece),
                            _ => return false,
                        }
                    }
                    pieces.push(Piece::Either(list));
                }
                _ => pieces.extend(Piece::words(part)),
            }
        }
        pieces.truncate(PIECES);
        while pieces.last() == Some(&Piece::Gap) {
            pieces.pop();
        }
        let number = u32::try_from(self.list.len()).unwrap_or(u32::MAX);
        let first = match pieces.first() {
            Some(Piece::Either(list)) => list.as_slice(),
            first => first.map_or(&[][..], std::slice::from_ref),
        };
        for piece in first {
            match piece {
                Piece::Exact(form) => self.exact.entry(form.clone()).or_default().push(number),
                Piece::Prefix(form) => {
                    self.longest_prefix = self.longest_prefix.max(form.len());
                    self.prefix.entry(form.clone()).or_default().push(number);
                }
                Piece::Either(_) | Piece::Any | Piece::Gap => return false,
            }
        }
        if first.is_empty() {
            return false;
        }
        self.list.push((table, pieces));
        true
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
        for at in 0..tokens.len() {
            let form = tokens.form(at);
            if let Some(numbers) = self.exact.get(form) {
                self.try_all(numbers, tokens, at, &mut found);
            }
            let longest = if self.prefix.is_empty() { 0 } else { self.longest_prefix.min(form.len()) };
            for len in 1..=longest {
                if let Some(numbers) = form.get(..len).and_then(|start| self.prefix.get(start)) {
                    self.try_all(numbers, tokens, at, &mut found);
                }
            }
        }
    }

    fn try_all(&self, numbers: &[u32], tokens: &Tokens, at: usize, found: &mut impl FnMut(u32, Hit)) {
        for number in numbers {
            if let Some((table, pieces)) = self.list.get(*number as usize)
                && let Some(end) = match_rest(&pieces[1..], tokens, at + 1)
            {
                found(*table, Hit { first: at, end });
            }
        }
    }
}

/// One past the last token if `pieces` stand at `at`, a hyphen being looked through.
fn match_rest(pieces: &[Piece], tokens: &Tokens, at: usize) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else { return Some(at) };
    let at = if tokens.get(at).kind == Kind::Hyphen { at + 1 } else { at };
    if let Piece::Gap = piece {
        for skip in 0..=GAP {
            if let Some(end) = match_rest(rest, tokens, at + skip) {
                return Some(end);
            }
            if tokens.get(at + skip).kind == Kind::Mark {
                return None;
            }
        }
        return None;
    }
    if at >= tokens.len() {
        return None;
    }
    if piece.fits(tokens.form(at), tokens.get(at).kind) { match_rest(rest, tokens, at + 1) } else { None }
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
