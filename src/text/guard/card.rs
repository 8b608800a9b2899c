//! Payment card numbers: 13 to 19 digits with spaces or hyphens, of a length its issuer uses, with a right check
//! digit, and not a phone number.

use super::{Group, Kind, groups, touches_letter};
use crate::diagnostic::Span;
use crate::text::token::offset;

/// Card numbers of a text.
pub(super) fn find(text: &str) -> Vec<(Kind, Span)> {
    let groups = groups(text);
    let mut out = Vec::new();
    let mut at = 0;
    while at < groups.len() {
        match window(text, &groups, at) {
            Some(last) => {
                let span = Span::new(offset(groups[at].start), offset(groups[last].end));
                out.push((Kind::CardNumber, span));
                at = last + 1;
            }
            None => at += 1,
        }
    }
    out
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
        if (n > at && !group.joined) || digits.len() + group.len() > 19 {
            break;
        }
        digits.extend(text.as_bytes()[group.start..group.end].iter().map(|b| b - b'0'));
        if issued(&digits) && luhn(&digits) && !touches_letter(text, first.start, group.end) {
            best = Some(n);
        }
    }
    best
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_decides() {
        assert_eq!(find("4111 1111 1111 1111").len(), 1);
        assert_eq!(find("4111 1111 1111 1112").len(), 0);
        assert_eq!(find("+44 7700 900123, 07700 900 123, 01632 960 001").len(), 0);
    }
}
