//! What the words around a number say that it is. Lists of words are single texts here: the page carries the guard, and
//! a text of forty words is a third of a table of forty.

use crate::text::token::{Kind, Tokens};

/// Whether a word is one of a list, parted by spaces.
#[inline(never)]
pub(super) fn among(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

/// Phrases in one text, parted by `|`.
pub(super) struct Listed {
    phrases: &'static str,
    /// The looks of all their first words, a bit each. Nearly every word of a message is told by that to begin none.
    looks: u128,
}

/// The bit of a word with these bytes at its ends and that length. Of the words of messages one in fifteen shares a bit
/// with what a secret is called.
const fn look(first: u8, last: u8, len: usize) -> u128 {
    let (first, last) = ((first & 31) as usize, (last & 31) as usize);
    1 << ((first * 21 + last * 4 + len * 57) % 128)
}

impl Listed {
    /// The phrases of a text.
    pub(super) const fn of(phrases: &'static str) -> Listed {
        let bytes = phrases.as_bytes();
        let (mut looks, mut at, mut first) = (0, 0, 0);
        let mut opens = true;
        while at <= bytes.len() {
            let ends = at == bytes.len() || bytes[at] == b'|';
            if opens && (ends || bytes[at] == b' ') {
                looks |= look(bytes[first], bytes[at - 1], at - first);
                opens = false;
            }
            if ends {
                (first, opens) = (at + 1, true);
            }
            at += 1;
        }
        Listed { phrases, looks }
    }

    /// Whether a phrase may begin with that word: quick, and at times wrong.
    pub(super) fn may_begin(&self, word: &str) -> bool {
        let word = word.as_bytes();
        let ends = word.first().zip(word.last());
        ends.is_some_and(|(first, last)| look(*first, *last, word.len()) & self.looks != 0)
    }

    /// The token behind the longest of the phrases that begins at the token `at`; a hyphen joins.
    pub(super) fn end(&self, tokens: &Tokens, at: usize) -> Option<usize> {
        let word = tokens.form(at + usize::from(tokens.get(at).kind == Kind::Hyphen));
        if self.may_begin(word) { longest(tokens, at, word, self.phrases) } else { None }
    }
}

#[inline(never)]
fn longest(tokens: &Tokens, at: usize, first: &str, phrases: &str) -> Option<usize> {
    let ends = phrases.split('|').filter(|phrase| phrase.starts_with(first)).filter_map(|phrase| {
        let mut at = at;
        for word in phrase.split(' ') {
            at += usize::from(tokens.get(at).kind == Kind::Hyphen);
            if tokens.form(at) != word {
                return None;
            }
            at += 1;
        }
        Some(at)
    });
    ends.max()
}

/// The words that end at `at`, at most `len` bytes of them: small letters, a space before, between and behind them. What
/// is no letter and no digit is a space, but for the stroke of `a/c`.
pub(super) fn words_before(text: &str, at: usize, len: usize) -> String {
    let mut from = at.saturating_sub(len);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    // A word that is cut is another word: the end of `next` is no extension.
    let cut = text.get(..from).is_some_and(|t| t.ends_with(char::is_alphanumeric));
    let window = text.get(from..at).unwrap_or("");
    spaced(if cut { window.trim_start_matches(char::is_alphanumeric) } else { window })
}

/// The words that begin at `at`, as [`words_before`] gives them.
pub(super) fn words_after(text: &str, at: usize, len: usize) -> String {
    let mut to = (at + len).min(text.len());
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    let cut = text.get(to..).is_some_and(|t| t.starts_with(char::is_alphanumeric));
    let window = text.get(at..to).unwrap_or("");
    spaced(if cut { window.trim_end_matches(char::is_alphanumeric) } else { window })
}

fn spaced(text: &str) -> String {
    let mut out = " ".to_owned();
    for c in text.chars().chain([' ']) {
        let c = if c.is_alphanumeric() || c == '/' { c.to_ascii_lowercase() } else { ' ' };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    out
}

/// Whether one of some phrases, parted by `|` and each between spaces, stands in words as [`words_before`] gives them.
#[inline(never)]
pub(super) fn says(words: &str, phrases: &str) -> bool {
    phrases.split('|').any(|phrase| words.contains(phrase))
}

/// What else has long numbers: `order 4539148803436` is no card and `serial HX123456A` no person's number.
const NUMBERED: &str = " order | orders | tracking | parcel | consignment | delivery | ref | reference | ticket | tickets \
    | case | invoice | meter | mpan | mprn | serial | imei | iccid | sim | barcode | batch | transaction | txn | session \
    | trace | job | asset | part | model | build | id | token | change | request | correlation ";
/// What there is many of on a floor, each with its number.
const MANY: &str = " ext | exts | extension | extensions | desks | queues | rooms | calls | times | slots ";

/// Whether the words right before a number say that it is the number of a thing.
pub(super) fn is_of_a_thing(text: &str, start: usize) -> bool {
    says(&words_before(text, start, 24), NUMBERED)
}

/// Whether they say that several numbers follow.
pub(super) fn is_of_many(text: &str, start: usize) -> bool {
    says(&words_before(text, start, 24), MANY)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_number_are_whole_words() {
        let words = words_before("The A/C, or Discard:", 20, 40);
        assert!(says(&words, " a/c ") && !says(&words, " card | the card "), "{words}");
        assert_eq!(words_after("4111 é, exp 12", 5, 8), " é exp ");
    }

    #[test]
    fn the_longest_phrase_counts_and_hyphens_join() {
        let tokens = Tokens::of("one-time code is");
        assert_eq!(Listed::of("one time|one time code|two").end(&tokens, 0), Some(4));
        assert_eq!(Listed::of("two|time").end(&tokens, 0), None);
        assert_eq!(Listed::of("two|time").end(&tokens, 1), Some(3));
        assert!(among("is was", "is") && !among("is was", "i") && !among("is was", ""));
    }
}
