//! International account numbers (IBAN): a country, two check digits, and as many letters and digits as that country
//! uses, with a right remainder; in one piece or in fours.

use super::{Kind, Places, place};

/// Countries, and how long their numbers are.
const LENGTHS: &str = "GB22 IE22 DE22 FR27 ES24 IT27 NL18 BE16 PL28 PT25 RO24 LT20";

/// The account numbers of a text.
pub(super) fn find(text: &str) -> Places {
    let bytes = text.as_bytes();
    let mut out = Places::new();
    let mut at = 0;
    while at + 16 <= bytes.len() {
        let starts = bytes[at].is_ascii_alphabetic()
            && bytes[at + 2].is_ascii_digit()
            && !text.get(..at).and_then(|t| t.chars().next_back()).is_some_and(char::is_alphanumeric);
        match starts.then(|| end(bytes, at)).flatten() {
            Some(end) => {
                out.push(place(Kind::BankDetails, at, end));
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// The end of the number that begins at `at`.
fn end(bytes: &[u8], at: usize) -> Option<usize> {
    let is_same = |entry: &&str| bytes[at..at + 2].eq_ignore_ascii_case(&entry.as_bytes()[..2]);
    let length: usize = LENGTHS.split(' ').find(is_same)?.get(2..)?.parse().ok()?;
    let (mut digits, mut i) = (Vec::new(), at);
    while digits.len() < length {
        let byte = *bytes.get(i)?;
        match byte {
            b' ' | b'-' if !digits.is_empty() => {}
            _ if byte.is_ascii_alphanumeric() => digits.push(byte.to_ascii_uppercase()),
            _ => return None,
        }
        i += 1;
    }
    // The first four go to the end, letters count from 10, and the whole leaves 1 when divided by 97.
    let rest = digits[4..].iter().chain(&digits[..4]).fold(0u32, |rest, byte| match byte {
        b'0'..=b'9' => (rest * 10 + u32::from(byte - b'0')) % 97,
        _ => (rest * 100 + u32::from(byte - b'A') + 10) % 97,
    });
    let over = bytes.get(i).is_some_and(u8::is_ascii_alphanumeric);
    (rest == 1 && !over).then_some(i)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_remainder_decides() {
        for (text, count) in [
            ("GB29 NWBK 6016 1331 9268 19", 1),
            ("gb29nwbk60161331926819", 1),
            ("GB28 NWBK 6016 1331 9268 19", 0),
            ("DE89 3704 0044 0532 0130 00", 1),
            ("XGB29NWBK60161331926819", 0),
        ] {
            assert_eq!(find(text).len(), count, "{text}");
        }
    }
}
