//! What a phrase is made of, and whether it stands in a text.

use super::token::{Kind, Tokens};

/// A part of a phrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Piece {
    /// A word, by its number.
    Exact(u32),
    /// Any word that begins so.
    Prefix(Box<str>),
    /// One of several.
    Either(Vec<Piece>),
    /// Any one word.
    Any,
    /// Nothing up to three words.
    Gap,
}

/// Most words a `...` may skip.
const GAP: usize = 3;

/// The number of a word that stands in no phrase.
pub(super) const UNKNOWN: u32 = u32::MAX;

impl Piece {
    /// The words of which it is one; none where they cannot be listed.
    pub(super) fn words(&self) -> Option<Vec<u32>> {
        match self {
            Piece::Exact(word) => Some(vec![*word]),
            Piece::Either(list) => {
                let words = list.iter().map(Piece::words).collect::<Option<Vec<_>>>();
                words.map(|words| words.concat())
            }
            Piece::Prefix(_) | Piece::Any | Piece::Gap => None,
        }
    }

    /// Whether the word at a place of a text is this.
    fn fits(&self, text: &Text<'_>, at: usize) -> bool {
        match self {
            Piece::Exact(word) => text.words.get(at) == Some(word),
            Piece::Prefix(start) => at < text.words.len() && text.tokens.form(at).starts_with(&**start),
            Piece::Either(list) => list.iter().any(|piece| piece.fits(text, at)),
            Piece::Any => at < text.words.len() && text.tokens.get(at).kind != Kind::Mark,
            Piece::Gap => false,
        }
    }
}

/// A text with the number of each of its words.
pub(super) struct Text<'a> {
    tokens: &'a Tokens,
    words: Vec<u32>,
    /// Which words stand anywhere in it: a phrase is mostly ruled out by one that does not.
    present: Vec<bool>,
}

impl<'a> Text<'a> {
    /// A text whose words are numbered from 0 to `count`, or [`UNKNOWN`].
    pub(super) fn of(tokens: &'a Tokens, words: Vec<u32>, count: usize) -> Text<'a> {
        let mut present = vec![false; count];
        for word in &words {
            if let Some(present) = present.get_mut(*word as usize) {
                *present = true;
            }
        }
        Text { tokens, words, present }
    }

    /// The number of the word at a place.
    pub(super) fn word(&self, at: usize) -> u32 {
        self.words.get(at).copied().unwrap_or(UNKNOWN)
    }

    /// The number of the word at a place, a hyphen being looked through.
    pub(super) fn next_word(&self, at: usize) -> u32 {
        self.word(self.behind_hyphen(at))
    }

    /// Whether a word stands anywhere in it.
    pub(super) fn has(&self, word: u32) -> bool {
        self.present.get(word as usize).is_some_and(|present| *present)
    }

    fn behind_hyphen(&self, at: usize) -> usize {
        at + usize::from(self.tokens.get(at).kind == Kind::Hyphen)
    }
}

/// One past the last token if `pieces` stand at `at`, a hyphen being looked through.
pub(super) fn match_rest(pieces: &[Piece], text: &Text<'_>, at: usize) -> Option<usize> {
    let Some((piece, rest)) = pieces.split_first() else { return Some(at) };
    let at = text.behind_hyphen(at);
    if let Piece::Gap = piece {
        for skip in 0..=GAP {
            if let Some(end) = match_rest(rest, text, at + skip) {
                return Some(end);
            }
            if text.tokens.get(at + skip).kind == Kind::Mark {
                return None;
            }
        }
        return None;
    }
    if piece.fits(text, at) { match_rest(rest, text, at + 1) } else { None }
}
