//! Digits as people type long numbers: in groups with something between them, or spelt out one by one; and what the
//! words around a number say that it is.

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

fn join(gap: &str) -> Join {
    if gap.len() > GAP {
        return Join::Apart;
    }
    if gap.chars().count() <= 4 && gap.chars().all(separates) {
        return Join::Firm;
    }
    let words = gap.trim_matches(|c| separates(c) || c == ',');
    if matches!(words, "" | "then" | "and" | "and then") { Join::Loose } else { Join::Apart }
}

/// Whether people put that character between the groups of one number.
pub(super) fn separates(c: char) -> bool {
    c.is_whitespace()
        || is_invisible(c)
        || matches!(fold(c), '-' | '.' | '_' | '/' | '|' | '*' | '\u{b7}' | '\u{2022}')
}

/// Digits that are spelt out from the token at `at`, and the token behind them: `four eight two one`, `double one`.
pub(super) fn spelt(tokens: &Tokens, mut at: usize) -> (Vec<u8>, usize) {
    let (mut digits, mut end, mut times) = (Vec::new(), at, 1);
    // Longer than any card number is no number of ours.
    while digits.len() < 24 {
        match (tokens.form(at), tokens.get(at).kind) {
            ("double", _) if times == 1 => times = 2,
            ("triple" | "treble", _) if times == 1 => times = 3,
            (word, Kind::Word) => {
                let Some(digit) = digit(word) else { break };
                digits.extend(std::iter::repeat_n(digit, times));
                (end, times) = (at + 1, 1);
            }
            (",", _) | (_, Kind::Hyphen) if end == at && end > 0 && !digits.is_empty() => {}
            _ => break,
        }
        at += 1;
    }
    (digits, end)
}

fn digit(word: &str) -> Option<u8> {
    Some(match word {
        "zero" | "oh" | "o" | "nought" | "naught" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        _ => return None,
    })
}

/// Whether a letter stands right before or after a piece of text.
pub(super) fn touches_letter(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: char| c.is_alphabetic();
    text.get(..start).and_then(|t| t.chars().next_back()).is_some_and(letter)
        || text.get(end..).and_then(|t| t.chars().next()).is_some_and(letter)
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
    let mut out = String::with_capacity(text.len() + 2);
    out.push(' ');
    for c in text.chars() {
        let c = if c.is_alphanumeric() || c == '/' { c.to_ascii_lowercase() } else { ' ' };
        if c != ' ' || !out.ends_with(' ') {
            out.push(c);
        }
    }
    if !out.ends_with(' ') {
        out.push(' ');
    }
    out
}

/// Whether one of the phrases stands in words as [`words_before`] gives them.
pub(super) fn says(words: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| {
        let mut from = 0;
        while let Some(at) = words.get(from..).and_then(|rest| rest.find(phrase)) {
            let (start, end) = (from + at, from + at + phrase.len());
            if words.as_bytes()[start - 1] == b' ' && words.as_bytes()[end] == b' ' {
                return true;
            }
            from = end;
        }
        false
    })
}

/// What else has long numbers: `order 4539148803436` is no card and `serial HX123456A` no person's number.
const NUMBERED: &[&str] = &[
    "order",
    "orders",
    "tracking",
    "parcel",
    "consignment",
    "delivery",
    "ref",
    "reference",
    "ticket",
    "tickets",
    "case",
    "invoice",
    "meter",
    "mpan",
    "mprn",
    "serial",
    "imei",
    "iccid",
    "sim",
    "barcode",
    "batch",
    "transaction",
    "txn",
    "session",
    "trace",
    "job",
    "asset",
    "part",
    "model",
    "build",
    "id",
    "token",
    "change",
    "request",
    "correlation",
];
/// What there is many of on a floor, each with its number.
const MANY: &[&str] =
    &["ext", "exts", "extension", "extensions", "desks", "queues", "rooms", "calls", "times", "slots"];

/// Whether the words right before a number say that it is the number of a thing.
pub(super) fn is_of_a_thing(text: &str, start: usize) -> bool {
    says(&words_before(text, start, 24), NUMBERED) || is_of_many(text, start)
}

/// Whether they say that several numbers follow.
pub(super) fn is_of_many(text: &str, start: usize) -> bool {
    says(&words_before(text, start, 24), MANY)
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
        assert_eq!(read("double one, oh triple seven"), (vec![1, 1, 0, 7, 7, 7], 6));
        assert_eq!(read("one to one"), (vec![1], 1));
        assert_eq!(read("double glazing"), (vec![], 0));
    }

    #[test]
    fn a_word_at_the_edge_is_whole_or_not_there() {
        let text = "Our next update is at 10:40. 4111";
        let words = words_before(text, text.len() - 4, 24);
        assert!(!says(&words, &["ext"]) && says(&words, &["update"]), "{words}");
    }

    #[test]
    fn words_around_a_number_are_whole_words() {
        let words = words_before("The A/C, or Discard:", 20, 40);
        assert!(says(&words, &["a/c"]) && !says(&words, &["card"]), "{words}");
    }
}
