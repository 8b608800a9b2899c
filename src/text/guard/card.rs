//! Payment card numbers: of a length and a beginning that an issuer uses, with a right check digit, in the groups in
//! which cards are printed or with words around them that speak of a card. And the three digits that people type after
//! one without a name.

use super::digits::{Group, Join, groups, is_of_a_thing, is_of_many, says, spelt, touches_letter};
use super::digits::{words_after, words_before};
use super::{Kind, Places, merge};
use crate::diagnostic::Span;
use crate::text::token::{Tokens, offset};

/// Card numbers of a text, and security codes right behind one.
pub(super) fn find(text: &str, tokens: &Tokens) -> Places {
    let groups = groups(text);
    let mut out = Places::new();
    let mut at = 0;
    while at < groups.len() {
        match window(text, &groups, at) {
            Some(last) => {
                put(&mut out, Kind::CardNumber, groups[at].start, groups[last].end);
                out.extend(code_behind(text, groups[last].end));
                at = last + 1;
            }
            None => at += 1,
        }
    }
    // What was masked before is a card all the same.
    let masked = Kind::CardNumber.mask();
    let behind = text.match_indices(masked).filter_map(|(at, _)| code_behind(text, at + masked.len()));
    merge(&mut out, behind.collect(), |(_, span)| *span);
    merge(&mut out, spelt_out(tokens), |(_, span)| *span);
    out
}

/// `four one one one ...`
fn spelt_out(tokens: &Tokens) -> Places {
    let (mut out, mut at) = (Places::new(), 0);
    while at < tokens.len() {
        let (digits, end) = spelt(tokens, at);
        if digits.len() >= 13 && issued(&digits) && luhn(&digits) {
            out.push((Kind::CardNumber, tokens.span(at, end)));
        }
        at = end.max(at + 1);
    }
    out
}

fn put(out: &mut Places, kind: Kind, start: usize, end: usize) {
    out.push((kind, Span::new(offset(start), offset(end))));
}

/// The last group of the longest card number that begins with the group `at`.
fn window(text: &str, groups: &[Group], at: usize) -> Option<usize> {
    let first = groups.get(at)?;
    if text.get(..first.start).is_some_and(|t| t.ends_with('+')) {
        return None;
    }
    let mut digits: Vec<u8> = Vec::with_capacity(19);
    let mut best = None;
    for (n, group) in groups.iter().enumerate().skip(at) {
        if (n > at && group.join == Join::Apart) || digits.len() + group.len() > 19 {
            break;
        }
        digits.extend(text.as_bytes()[group.start..group.end].iter().map(|b| b - b'0'));
        if issued(&digits) && luhn(&digits) && believed(text, &groups[at..=n]) {
            best = Some(n);
        }
    }
    best
}

/// Words that speak of a card.
const CARD: &[&str] = &[
    "card",
    "cards",
    "cardno",
    "visa",
    "mastercard",
    "amex",
    "maestro",
    "debit",
    "credit",
    "long number",
    "pan",
    "cc",
    "cvv",
    "cvc",
    "card number",
];
/// Words that stand behind a card number.
const BEHIND: &[&str] =
    &["exp", "expiry", "expires", "expiring", "valid", "cvv", "cvc", "security code", "card"];

/// Whether digits that could be a card are one: in ten long numbers one passes the check by chance.
fn believed(text: &str, number: &[Group]) -> bool {
    let (Some(first), Some(last)) = (number.first(), number.last()) else { return false };
    let (start, end) = (first.start, last.end);
    // Glued words too: `visa4111...exp1227`.
    let (before, after) = (words_before(text, start, 48), words_after(text, end, 24));
    let glued =
        after.trim_start().strip_prefix("exp").is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
    if says(&before, CARD)
        || says(&after, BEHIND)
        || glued
        || CARD.iter().any(|word| word.len() > 3 && before.trim_end().ends_with(word))
    {
        return true;
    }
    if touches_letter(text, start, end) || is_of_many(text, start) {
        return false;
    }
    let lengths: Vec<usize> = number.iter().map(|group| group.len()).collect();
    let printed = match lengths.as_slice() {
        [14..=16] => !is_of_a_thing(text, start),
        [4, 4, 4, 2..=4] | [4, 6, 4 | 5] | [8, 8] => true,
        ones => ones.iter().all(|len| *len == 1),
    };
    let firm = number.iter().skip(1).all(|group| group.firm());
    let lines = text.get(start..end).unwrap_or("").matches('\n').count();
    let clock = |g: &Group| {
        let value: u32 = text.get(g.start..g.end).and_then(|d| d.parse().ok()).unwrap_or(9_999);
        g.len() == 4 && value / 100 < 24 && value % 100 < 60
    };
    printed && firm && lines <= 1 && !number.iter().all(clock)
}

/// Whether an issuer uses numbers with this beginning and of this length.
fn issued(digits: &[u8]) -> bool {
    let head = |n: usize| digits.iter().take(n).fold(0u32, |sum, d| sum * 10 + u32::from(*d));
    let len = digits.len();
    match head(1) {
        4 => matches!(len, 13 | 16 | 19),
        3 => match head(2) {
            34 | 37 => len == 15,
            30 | 36 | 38 | 39 => len == 14 || len == 16,
            _ => head(4) >= 3528 && head(4) <= 3589 && len == 16,
        },
        2 => (2221..=2720).contains(&head(4)) && len == 16,
        5 => match head(2) {
            51..=55 => len == 16,
            50 | 56..=58 => (13..=19).contains(&len),
            _ => false,
        },
        6 => (13..=19).contains(&len),
        _ => false,
    }
}

/// The check every card number passes: from the right, every second digit doubled, the sum ends in 0.
fn luhn(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(n, d)| {
            let d = u32::from(*d) * if n % 2 == 1 { 2 } else { 1 };
            if d > 9 { d - 9 } else { d }
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|d| *d != 0)
}

/// Three or four digits behind a card number, with or without its expiry between them, and nothing after them that they
/// could count: `4111... 12/27 123`.
fn code_behind(text: &str, end: usize) -> Option<(Kind, Span)> {
    const REACH: usize = 40;
    let rest = text.get(end..)?;
    let mut at = 0;
    let mut expiry = 0;
    while at < REACH.min(rest.len()) {
        let c = rest.get(at..)?.chars().next()?;
        let word = rest.get(at..)?.bytes().take_while(u8::is_ascii_alphabetic).count();
        let digits = rest.get(at..)?.bytes().take_while(u8::is_ascii_digit).count();
        match (word, digits) {
            (0, 0) if separates_or_marks(c) => at += c.len_utf8(),
            (0, 2) if expiry < 2 => (at, expiry) = (at + 2, expiry + 1),
            (0, 4) if expiry == 1 => (at, expiry) = (at + 4, 2),
            (0, 3 | 4) if expiry != 1 => {
                let (start, stop) = (end + at, end + at + digits);
                let line = text.get(stop..)?.split('\n').next()?;
                let next = line.trim_start_matches([' ', '"']).chars().next();
                let alone = next.is_none_or(|c| matches!(c, '.' | ',' | ';' | ')' | '!' | '?'));
                let decimal = line.get(1..2).is_some_and(|c| c.bytes().all(|b| b.is_ascii_digit()));
                let fits = (digits == 3 || expiry == 2) && alone && (!decimal || line.starts_with(' '));
                return fits.then(|| (Kind::SecurityCode, Span::new(offset(start), offset(stop))));
            }
            (1.., _) if matches!(rest.get(at..at + word)?, "exp" | "expiry" | "expires" | "EXP" | "Exp") => {
                at += word
            }
            _ => return None,
        }
    }
    None
}

fn separates_or_marks(c: char) -> bool {
    super::digits::separates(c) || matches!(c, ',' | ';' | ':')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(text: &str) -> usize {
        find(text, &Tokens::of(text)).len()
    }

    #[test]
    fn the_check_digit_decides() {
        assert_eq!(count("4111 1111 1111 1111"), 1);
        assert_eq!(count("4111 1111 1111 1112"), 0);
        assert_eq!(count("+44 7700 900123, 07700 900 123, 01632 960 001"), 0);
    }

    #[test]
    fn what_only_happens_to_pass_needs_words_or_the_groups_of_a_card() {
        for (text, found) in [
            ("order 4111111111111111", 0),
            ("order 4111111111111111, paid by card", 1),
            ("breaks at 2230 2249 2300 2301", 0),
            ("extensions 4111 1111 1111 1111", 0),
            ("41 11 11 11 11 11 11 11", 0),
            ("her card: 41 11 11 11 11 11 11 11", 1),
            ("4111, 1111, 1111, 1111", 0),
            ("debit 4111, 1111, 1111, 1111", 1),
        ] {
            assert_eq!(count(text), found, "{text}");
        }
    }

    #[test]
    fn three_digits_behind_a_card_are_its_code() {
        for (text, found) in [
            ("4111 1111 1111 1111 12/27 123", 2),
            ("4111111111111111, exp 12/2027, 123.", 2),
            ("4111111111111111 123", 2),
            ("4111111111111111 123 calls", 1),
            ("4111111111111111 exp 12/27", 1),
            ("[card number] 12/27 123", 1),
        ] {
            assert_eq!(count(text), found, "{text}");
        }
    }
}
