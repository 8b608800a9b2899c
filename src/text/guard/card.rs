//! Payment card numbers: of a length and a beginning that an issuer uses, with a right check digit, in the groups in
//! which cards are printed or with words around them that speak of a card. And the three digits that people type after
//! one without a name.

use super::digits::{Group, Join, join, spelt, touches_letter};
use super::words::{is_of_a_thing, is_of_many, says, words_after, words_before};
use super::{Kind, Places, merge, place};
use crate::text::token::Tokens;

/// Card numbers of a text, and security codes right behind one.
pub(super) fn find(text: &str, tokens: &Tokens, groups: &[Group]) -> Places {
    let mut out = Places::new();
    let mut at = 0;
    while at < groups.len() {
        match window(text, groups, at) {
            Some(last) => {
                out.push(place(Kind::CardNumber, groups[at].start, groups[last].end));
                out.extend(code_behind(text, groups, last + 1, groups[last].end));
                at = last + 1;
            }
            None => at += 1,
        }
    }
    // What was masked before is a card all the same.
    let masked = Kind::CardNumber.mask();
    let behind = text.match_indices(masked).filter_map(|(at, _)| {
        let end = at + masked.len();
        code_behind(text, groups, groups.partition_point(|group| group.start < end), end)
    });
    merge(&mut out, behind.collect());
    merge(&mut out, spelt_out(tokens));
    out
}

/// `four one one one ...`
fn spelt_out(tokens: &Tokens) -> Places {
    let (mut out, mut at) = (Places::new(), 0);
    while at < tokens.len() {
        let (digits, end) = spelt(tokens, at);
        if digits.len() >= 13 && is_card(&digits) {
            out.push((Kind::CardNumber, tokens.span(at, end)));
        }
        at = end.max(at + 1);
    }
    out
}

/// The last group of the longest card number that begins with the group `at`.
fn window(text: &str, groups: &[Group], at: usize) -> Option<usize> {
    let first = groups.get(at)?;
    if text.get(..first.start).is_some_and(|t| t.ends_with('+')) {
        return None;
    }
    let mut digits: Vec<u8> = Vec::new();
    let mut best = None;
    for (n, group) in groups.iter().enumerate().skip(at) {
        if (n > at && group.join == Join::Apart) || digits.len() + group.len() > 19 {
            break;
        }
        digits.extend(text.as_bytes()[group.start..group.end].iter().map(|b| b - b'0'));
        if is_card(&digits) && believed(text, &groups[at..=n]) {
            best = Some(n);
        }
    }
    best
}

/// Words that speak of a card.
const CARD: &str = " card | cards | cardno | visa | mastercard | amex | maestro | debit | credit | long number | pan | cc | \
    cvv | cvc ";
/// The same glued to the digits: `visa4111...`.
const GLUED: &str = "card |visa |amex |no ";
/// What stands behind a card number.
const BEHIND: &str = " exp| valid | cvv | cvc | security code | card ";

/// Whether digits that could be a card are one: in ten long numbers one passes the check by chance.
fn believed(text: &str, number: &[Group]) -> bool {
    let (Some(first), Some(last)) = (number.first(), number.last()) else { return false };
    let (start, end) = (first.start, last.end);
    let before = words_before(text, start, 48);
    if says(&before, CARD)
        || says(&words_after(text, end, 24), BEHIND)
        || GLUED.split('|').any(|word| before.ends_with(word) && touches_letter(text, start, start))
    {
        return true;
    }
    if touches_letter(text, start, end) || is_of_many(text, start) {
        return false;
    }
    // One letter for each group: `dddd` is four of four.
    let mut lengths = String::new();
    lengths.extend(number.iter().map(|group| char::from(b'`' + group.len() as u8)));
    let ones = lengths.trim_start_matches('a').is_empty();
    let printed = ones || " dddd dddc dddb dfe dfd hh n o p ".contains(&format!(" {lengths} "));
    let thing = number.len() == 1 && is_of_a_thing(text, start);
    let firm = number.iter().skip(1).all(|group| group.firm());
    let lines = text.get(start..end).unwrap_or("").matches('\n').count();
    let clock = |group: &Group| {
        let value = group.value(text);
        group.len() == 4 && value < 2400 && value % 100 < 60
    };
    printed && firm && !thing && lines <= 1 && !number.iter().all(clock)
}

/// Whether an issuer uses numbers with this beginning and of this length, and the check that every card number passes:
/// from the right, every second digit doubled, the sum ends in 0.
fn is_card(digits: &[u8]) -> bool {
    let (len, head) = (digits.len(), digits.iter().take(4).fold(0u32, |sum, d| sum * 10 + u32::from(*d)));
    let issued = match head {
        4000..=4999 => matches!(len, 13 | 16 | 19),
        3400..=3499 | 3700..=3799 => len == 15,
        3000..=3099 | 3600..=3699 | 3800..=3999 => len == 14 || len == 16,
        3528..=3589 | 2221..=2720 | 5100..=5599 => len == 16,
        5000..=5099 | 5600..=5899 | 6000..=6999 => (13..=19).contains(&len),
        _ => false,
    };
    let doubled = |(n, d): (usize, &u8)| match (n % 2, d * 2) {
        (0, _) => u32::from(*d),
        (_, twice) => u32::from(twice / 10 + twice % 10),
    };
    issued && digits.iter().rev().enumerate().map(doubled).sum::<u32>().is_multiple_of(10)
}

/// Three or four digits behind a card number that ends at `end`, with or without its expiry between them, and nothing
/// after them that they could count: `4111... 12/27 123`. The groups behind the card begin with number `next`.
fn code_behind(
    text: &str,
    groups: &[Group],
    mut next: usize,
    mut end: usize,
) -> Option<(Kind, crate::diagnostic::Span)> {
    let mut hangs = |len: std::ops::RangeInclusive<usize>| {
        let group = groups.get(next).filter(|group| len.contains(&group.len()))?;
        let joined = join(text.get(end..group.start)?) != Join::Apart;
        (next, end) = (next + 1, group.end);
        joined.then_some(*group)
    };
    let month = hangs(2..=2);
    let expiry = month.is_some() && hangs(2..=4).is_some();
    let code = hangs(if expiry { 3..=4 } else { 3..=3 }).filter(|_| expiry || month.is_none())?;
    let mut rest = text.get(code.end..)?.chars();
    let (first, second) = (rest.next().unwrap_or('\n'), rest.next().unwrap_or('\n'));
    let alone = match first {
        ' ' => !second.is_alphanumeric(),
        _ => "\n.,;)!?".contains(first) && !second.is_ascii_digit(),
    };
    alone.then(|| place(Kind::SecurityCode, code.start, code.end))
}

#[cfg(test)]
mod tests {
    use super::super::digits::groups;
    use super::*;

    fn count(text: &str) -> usize {
        find(text, &Tokens::of(text), &groups(text)).len()
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
            ("volvo4111111111111111", 0),
            ("visa4111111111111111", 1),
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
            ("4111111111111111 12 123 calls", 1),
            ("4111111111111111 exp 12/27", 1),
            ("[card number] 12/27 123", 1),
        ] {
            assert_eq!(count(text), found, "{text}");
        }
    }
}
