//! National insurance numbers: two letters, six digits, a letter from A to D. The prefixes that are never given out are
//! left alone (so `QQ 12 34 56 C` is a safe example), unless the words before say what it is meant to be.

use super::digits::separates;
use super::words::{among, is_of_a_thing, is_of_many, says, words_before};
use super::{Kind, Places, place};

/// What it is called.
const NAMES: &str = " ni | nino | nin | n i | nat ins | national insurance ";

/// National insurance numbers of a text.
pub(super) fn find(text: &str) -> Places {
    let bytes = text.as_bytes();
    let mut out = Places::new();
    let mut at = 0;
    while at + 8 <= bytes.len() {
        let starts = bytes[at].is_ascii_alphabetic()
            && bytes[at + 1].is_ascii_alphabetic()
            && !text.get(..at).and_then(|t| t.chars().next_back()).is_some_and(char::is_alphanumeric);
        match starts.then(|| number(text, at)).flatten() {
            Some(end) => {
                out.push(place(Kind::NationalInsurance, at, end));
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// The end of the number that begins at `at`.
fn number(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    // One separator between the pieces, as typed; a line may end there.
    let gap = |i: usize| match text.get(i..).and_then(|t| t.chars().next()) {
        Some(c) if separates(c) => i + c.len_utf8(),
        _ => i,
    };
    let mut i = gap(at + 2);
    if !digit(i) {
        return None;
    }
    for pair in 0..3 {
        i = if pair > 0 { gap(i) } else { i };
        if !digit(i) || !digit(i + 1) {
            return None;
        }
        i += 2;
    }
    let ends = |i: usize| !text.get(i..).and_then(|t| t.chars().next()).is_some_and(char::is_alphanumeric);
    let suffix = gap(i);
    let lettered =
        matches!(bytes.get(suffix).map(u8::to_ascii_uppercase), Some(b'A'..=b'D')) && ends(suffix + 1);
    let called = says(&words_before(text, at, 40), NAMES);
    if called {
        return if lettered { Some(suffix + 1) } else { ends(i).then_some(i) };
    }
    let prefix = text.get(at..at + 2)?.to_ascii_uppercase();
    let never = prefix.contains(|c| "DFIQUV".contains(c))
        || prefix.ends_with('O')
        || among("BG GB KN NK NT TN ZZ", &prefix);
    // `at 12 34 56 a`: in small letters the digits must follow at once.
    let capitals = bytes[at].is_ascii_uppercase() && bytes[at + 1].is_ascii_uppercase();
    let tight = digit(at + 2);
    let thing = is_of_a_thing(text, at) || is_of_many(text, at);
    (lettered && !never && (capitals || tight) && !thing).then_some(suffix + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_prefixes_that_are_given_out_count_unless_it_is_called_one() {
        for (text, count) in [
            ("AB123456C", 1),
            ("AB 12 34 56 C", 1),
            ("AB 12 34\n56 C", 1),
            ("ab123456c", 1),
            ("QQ 12 34 56 C", 0),
            ("nino qq 12 34 56 c", 1),
            ("NI number is AB123456", 1),
            ("GB123456A", 0),
            ("AB123456E", 0),
            ("XAB123456C", 0),
            ("by 10 30 45 a", 0),
            ("serial HX123456A", 0),
        ] {
            assert_eq!(find(text).len(), count, "{text}");
        }
    }
}
