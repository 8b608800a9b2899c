//! Bank details: a sort code with an account number near it, or a British IBAN. A sort code looks like a date
//! (`12-05-26`) and an account number like an order, so the two must stand together and say what they are.

use super::{Group, Kind, groups, touches_letter};
use crate::diagnostic::Span;
use crate::text::token::offset;

/// Farthest an account number may stand from its sort code, in groups of digits and in bytes.
const NEAR_GROUPS: usize = 4;
const NEAR_BYTES: usize = 60;

/// Bank details of a text.
pub(super) fn find(text: &str) -> Vec<(Kind, Span)> {
    let groups = groups(text);
    let mut out = ibans(text);
    for at in 0..groups.len() {
        let Some(last) = sort_code(text, &groups, at) else { continue };
        let (start, end) = (groups[at].start, groups[last].end);
        let account = accounts(text, &groups, at, last).into_iter().find(|(from, to)| {
            says_so(text, start.min(*from)) || says_so(text, start) || says_so(text, *from) || {
                let gap = text.get(end.min(*to)..start.max(*from)).unwrap_or("x");
                let (day, month) =
                    (number(text, groups[at]), groups.get(at + 1).map_or(0, |g| number(text, *g)));
                let date = last > at && (1..=31).contains(&day) && (1..=12).contains(&month);
                !date && gap.len() <= 4 && !gap.chars().any(char::is_alphanumeric)
            }
        });
        if let Some((from, to)) = account {
            out.push((Kind::BankDetails, Span::new(offset(start), offset(end))));
            out.push((Kind::BankDetails, Span::new(offset(from), offset(to))));
        }
    }
    out
}

fn number(text: &str, group: Group) -> u32 {
    text.get(group.start..group.end).and_then(|d| d.parse().ok()).unwrap_or(u32::MAX)
}

/// The last group of a sort code that begins with group `at`: `12-34-56`, `12 34 56`, or `123456` after its name.
fn sort_code(text: &str, groups: &[Group], at: usize) -> Option<usize> {
    let group = groups.get(at)?;
    if group.len() == 6 {
        let named = before(text, group.start, 24).contains("sort");
        return (named && !touches_letter(text, group.start, group.end)).then_some(at);
    }
    let (b, c) = (groups.get(at + 1)?, groups.get(at + 2)?);
    let pairs = group.len() == 2 && b.len() == 2 && c.len() == 2;
    let tight = b.joined && c.joined && b.start - group.end <= 3 && c.start - b.end <= 3;
    let points = text.get(group.end..b.start).is_some_and(|s| s.contains('.'));
    (pairs && tight && !points && !touches_letter(text, group.start, c.end)).then_some(at + 2)
}

/// Eight digits near a sort code, as one group or as two of four.
fn accounts(text: &str, groups: &[Group], first: usize, last: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let from = first.saturating_sub(NEAR_GROUPS);
    for at in (from..(last + 1 + NEAR_GROUPS).min(groups.len())).filter(|n| *n < first || *n > last) {
        let group = groups[at];
        let two = groups
            .get(at + 1)
            .filter(|g| g.joined && g.len() == 4 && group.len() == 4 && (at + 1 < first || at > last));
        let end = match (group.len(), two) {
            (8, _) => group.end,
            (4, Some(next)) => next.end,
            _ => continue,
        };
        let distance =
            if at < first { groups[first].start.saturating_sub(end) } else { group.start - groups[last].end };
        if distance <= NEAR_BYTES && !touches_letter(text, group.start, end) {
            out.push((group.start, end));
        }
    }
    out
}

/// Whether the words shortly before a number speak of a bank account.
fn says_so(text: &str, at: usize) -> bool {
    let words = before(text, at, 40);
    ["sort", "account", "acct", "acc ", "a/c", "bank"].iter().any(|word| words.contains(word))
}

/// Up to `len` bytes before `at`, in small letters.
fn before(text: &str, at: usize, len: usize) -> String {
    let mut from = at.saturating_sub(len);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..at).unwrap_or("").to_lowercase()
}

/// `GB29 NWBK 6016 1331 9268 19`
fn ibans(text: &str) -> Vec<(Kind, Span)> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at + 22 <= bytes.len() {
        let starts = bytes[at..].starts_with(b"GB")
            && bytes[at + 2].is_ascii_digit()
            && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric());
        let end = if starts { iban(bytes, at) } else { None };
        match end {
            Some(end) => {
                out.push((Kind::BankDetails, Span::new(offset(at), offset(end))));
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

fn iban(bytes: &[u8], at: usize) -> Option<usize> {
    let mut i = at + 2;
    for n in 0..20 {
        if bytes.get(i) == Some(&b' ') && n > 0 {
            i += 1;
        }
        let b = bytes.get(i)?;
        let fits = if (2..6).contains(&n) { b.is_ascii_uppercase() } else { b.is_ascii_digit() };
        if !fits {
            return None;
        }
        i += 1;
    }
    Some(i)
}
