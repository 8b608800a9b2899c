//! Digits as people type long numbers: in groups with something between them, or spelt out one by one.

use super::words::{Listed, among};
use crate::text::token::{Kind, Tokens, fold, is_invisible};

/// How a group of digits hangs on the one before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Join {
    /// Not at all.
    Apart,
    /// By a comma or a word such as `then`: one number only if the words around it say so.
    Loose,
    /// By spaces, hyphens, dots and the like.
    Firm,
}

/// Digits in a row: how people write long numbers, a few at a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Group {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    /// How it hangs on the group before.
    pub join: Join,
}

impl Group {
    /// How many digits.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether it hangs firmly on the group before.
    pub fn firm(self) -> bool {
        self.join == Join::Firm
    }

    /// Its digits as a number; very large where there are too many.
    pub fn value(self, text: &str) -> u32 {
        text.get(self.start..self.end).and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX)
    }
}

/// All groups of digits of a text.
pub(super) fn groups(text: &str) -> Vec<Group> {
    let bytes = text.as_bytes();
    let mut out: Vec<Group> = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && bytes[at].is_ascii_digit() {
            at += 1;
        }
        let join = out.last().map_or(Join::Apart, |last| join(text.get(last.end..start).unwrap_or("x")));
        out.push(Group { start, end: at, join });
    }
    out
}

/// Most bytes between two groups of one number.
const GAP: usize = 16;

/// How digits with that between them hang together.
pub(super) fn join(gap: &str) -> Join {
    if gap.len() > GAP {
        return Join::Apart;
    }
    if gap.chars().count() <= 4 && gap.chars().all(separates) {
        return Join::Firm;
    }
    let words = gap.trim_matches(|c| separates(c) || c == ',' || c == ':');
    if words.is_empty() || among("then and exp expiry expires", words) || words == "and then" {
        Join::Loose
    } else {
        Join::Apart
    }
}

/// Whether people put that character between the groups of one number.
pub(super) fn separates(c: char) -> bool {
    c.is_whitespace() || is_invisible(c) || "-._/|*\u{b7}\u{2022}".contains(fold(c))
}

/// Digits that are spelt out from the token at `at`, and the token behind them: `four eight two one`, `double one`.
pub(super) fn spelt(tokens: &Tokens, mut at: usize) -> (Vec<u8>, usize) {
    let (mut digits, mut end, mut times) = (Vec::new(), at, 1);
    // Longer than any card number is no number of ours.
    while digits.len() < 24 {
        let word = tokens.form(at);
        let known = SPELT.may_begin(word);
        let one = || (0u8..).zip(DIGITS.split(' ')).find(|(_, one)| *one == word);
        let by = || (2..).zip("double triple treble".split(' ')).find(|(_, one)| *one == word);
        let (digit, more) = if known { (one(), by()) } else { (None, None) };
        match (digit, more) {
            (Some((digit, _)), _) => {
                digits.resize(digits.len() + times, digit % 10);
                (end, times) = (at + 1, 1);
            }
            (_, Some((by, _))) if times == 1 => times = std::cmp::min(by, 3),
            _ if end == at && !digits.is_empty() && (word == "," || tokens.get(at).kind == Kind::Hyphen) => {}
            _ => break,
        }
        at += 1;
    }
    (digits, end)
}

const DIGITS: &str = "zero one two three four five six seven eight nine oh";
/// The same and what multiplies them: nearly no word of a message is one.
static SPELT: Listed =
    Listed::of("zero|one|two|three|four|five|six|seven|eight|nine|oh|double|triple|treble");

/// Whether a letter stands right before or after a piece of text.
pub(super) fn touches_letter(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: char| c.is_alphabetic();
    text.get(..start).and_then(|t| t.chars().next_back()).is_some_and(letter)
        || text.get(end..).and_then(|t| t.chars().next()).is_some_and(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_hang_together_as_they_are_typed() {
        let joins = |text: &str| groups(text).iter().map(|g| g.join).collect::<Vec<_>>();
        use Join::{Apart, Firm, Loose};
        assert_eq!(joins("4111 1111\n1111\u{2013}1111"), [Apart, Firm, Firm, Firm]);
        assert_eq!(joins("4111, 1111 and then 1111 or 1111"), [Apart, Loose, Loose, Apart]);
    }

    #[test]
    fn digits_may_be_spelt_out() {
        let read = |text: &str| spelt(&Tokens::of(text), 0);
        assert_eq!(read("four eight two one please"), (vec![4, 8, 2, 1], 4));
        assert_eq!(read("double one, oh triple seven treble nine"), (vec![1, 1, 0, 7, 7, 7, 9, 9, 9], 8));
        assert_eq!(read("one to one"), (vec![1], 1));
        assert_eq!(read("double double one"), (vec![], 0));
    }
}
