//! National insurance numbers: two letters, six digits, a letter from A to D, with the prefixes that are never given
//! out left alone (so `QQ 12 34 56 C` is a safe example).

use super::Kind;
use crate::diagnostic::Span;
use crate::text::token::offset;

/// National insurance numbers of a text.
pub(super) fn find(text: &str) -> Vec<(Kind, Span)> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at + 9 <= bytes.len() {
        let starts = bytes[at].is_ascii_alphabetic()
            && bytes[at + 1].is_ascii_alphabetic()
            && !text.get(..at).and_then(|t| t.chars().next_back()).is_some_and(char::is_alphanumeric);
        match starts.then(|| number(text, at)).flatten() {
            Some(end) => {
                out.push((Kind::NationalInsurance, Span::new(offset(at), offset(end))));
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

fn number(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let (a, b) = (bytes[at].to_ascii_uppercase(), bytes[at + 1].to_ascii_uppercase());
    let never = matches!(a, b'D' | b'F' | b'I' | b'Q' | b'U' | b'V')
        || matches!(b, b'D' | b'F' | b'I' | b'O' | b'Q' | b'U' | b'V')
        || matches!(&[a, b], b"BG" | b"GB" | b"KN" | b"NK" | b"NT" | b"TN" | b"ZZ");
    if never {
        return None;
    }
    let gap = |i: usize| if matches!(bytes.get(i), Some(b' ' | b'-' | b'.')) { i + 1 } else { i };
    let mut i = at + 2;
    // "at 12 34 56 a": in small letters the digits must follow at once.
    let capitals = bytes[at].is_ascii_uppercase() && bytes[at + 1].is_ascii_uppercase();
    if capitals {
        i = gap(i);
    }
    for pair in 0..3 {
        if pair > 0 {
            i = gap(i);
        }
        if !bytes.get(i).is_some_and(u8::is_ascii_digit) || !bytes.get(i + 1).is_some_and(u8::is_ascii_digit)
        {
            return None;
        }
        i += 2;
    }
    i = gap(i);
    let suffix = bytes.get(i)?.to_ascii_uppercase();
    let over = text.get(i + 1..).and_then(|t| t.chars().next()).is_some_and(char::is_alphanumeric);
    (matches!(suffix, b'A'..=b'D') && !over).then_some(i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_prefixes_that_are_given_out_count() {
        for (text, count) in [
            ("AB123456C", 1),
            ("AB 12 34 56 C", 1),
            ("ab123456c", 1),
            ("QQ 12 34 56 C", 0),
            ("GB123456A", 0),
            ("AB123456E", 0),
            ("XAB123456C", 0),
            ("by 10 30 45 a", 0),
        ] {
            assert_eq!(find(text).len(), count, "{text}");
        }
    }
}
