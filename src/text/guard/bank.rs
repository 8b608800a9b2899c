//! Bank details: a sort code with an account number near it, or an IBAN. A sort code looks like a date (`12-05-26`) and
//! an account number like an order, so the two must stand together and say what they are.

use super::digits::{Group, groups, says, touches_letter, words_after, words_before};
use super::{Kind, Places, iban};
use crate::diagnostic::Span;
use crate::text::token::offset;

/// Farthest an account number may stand from its sort code, in groups of digits and in bytes.
const NEAR_GROUPS: usize = 4;
const NEAR_BYTES: usize = 60;

/// Bank details of a text.
pub(super) fn find(text: &str) -> Places {
    let groups = groups(text);
    let mut out = Places::new();
    // In a list each sort code has its own account: one that is taken is not taken again.
    let mut taken: Vec<(usize, usize)> = Vec::new();
    for at in 0..groups.len() {
        let Some((last, code)) = sort_code(text, &groups, at) else { continue };
        let (start, end) = (groups[at].start, groups[last].end);
        let far = |(from, to): &(usize, usize)| if *from < start { start - *to } else { *from - end };
        let mut all = accounts(text, &groups, at, last);
        all.retain(|account| {
            let (from, to) = *account;
            let gap = text.get(end.min(to)..start.max(from)).unwrap_or("x");
            let beside = far(account) <= 4 && !gap.chars().any(char::is_alphanumeric);
            let told = says(&words_before(text, start.min(from), 40), ACCOUNT)
                || says(&words_before(text, from, 40), ACCOUNT);
            code == Code::Named || (code == Code::Written && told) || (code != Code::Date && beside)
        });
        if all.is_empty() {
            continue;
        }
        let near =
            all.iter().filter(|account| !taken.contains(account)).min_by_key(|account| far(account)).copied();
        // What is called an account is one, whichever sort code it goes with.
        all.retain(|account| {
            Some(*account) == near || says(&words_before(text, account.0, 16), &ACCOUNT[..5])
        });
        taken.extend(&all);
        taken.drain(..taken.len().saturating_sub(2 * NEAR_GROUPS));
        all.push((start, end));
        out.extend(
            all.into_iter().map(|(from, to)| (Kind::BankDetails, Span::new(offset(from), offset(to)))),
        );
    }
    crate::order::by_key(&mut out, |(_, span)| *span);
    iban::find(text, &mut out);
    out
}

/// What speaks of a sort code, and what of an account.
const SORT: &[&str] = &["sort", "sortcode", "s/c", "sc", "bank", "bacs"];
const ACCOUNT: &[&str] = &["account", "acct", "acc", "ac", "a/c", "bank", "payee", "refund", "sort"];

/// How sure it is that six digits are a sort code.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Code {
    /// The words around say so.
    Named,
    /// Written with hyphens, and no day.
    Written,
    /// Three pairs, and no day: `12 34 56`.
    Pairs,
    /// It could as well be a day: `12-05-26`.
    Date,
}

/// The last group of a sort code that begins with group `at`, and how sure it is: `12-34-56`, `12 34 56`, or `123456`
/// after its name.
fn sort_code(text: &str, groups: &[Group], at: usize) -> Option<(usize, Code)> {
    let group = groups.get(at)?;
    let named = |end: usize| {
        says(&words_before(text, group.start, 24), SORT) || says(&words_after(text, end, 20), &SORT[..3])
    };
    if group.len() == 6 {
        return (named(group.end) && !touches_letter(text, group.start, group.end))
            .then_some((at, Code::Named));
    }
    let (b, c) = (groups.get(at + 1)?, groups.get(at + 2)?);
    let pairs = group.len() == 2 && b.len() == 2 && c.len() == 2 && b.firm() && c.firm();
    if !pairs || b.start - group.end > 3 || c.start - b.end > 3 || touches_letter(text, group.start, c.end) {
        return None;
    }
    let between = text.get(group.end..b.start)?;
    let number = |g: &Group| text.get(g.start..g.end).and_then(|d| d.parse().ok()).unwrap_or(u32::MAX);
    let code = match (number(group), number(b)) {
        _ if named(c.end) => Code::Named,
        (1..=31, 1..=12) => Code::Date,
        // 10.30.45 is a time or a version.
        _ if between.contains('.') => return None,
        _ if between.trim().is_empty() => Code::Pairs,
        _ => Code::Written,
    };
    Some((at + 2, code))
}

/// Eight digits near a sort code, as one group or as two of four.
fn accounts(text: &str, groups: &[Group], first: usize, last: usize) -> Vec<(usize, usize)> {
    let mut out = Vec::new();
    let from = first.saturating_sub(NEAR_GROUPS);
    for at in (from..(last + 1 + NEAR_GROUPS).min(groups.len())).filter(|n| *n < first || *n > last) {
        let group = groups[at];
        let two = groups
            .get(at + 1)
            .filter(|g| g.firm() && g.len() == 4 && group.len() == 4 && (at + 1 < first || at > last));
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
