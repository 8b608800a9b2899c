//! Bank details: a sort code with an account number near it, or an IBAN. A sort code looks like a date (`12-05-26`) and
//! an account number like an order, so the two must stand together and say what they are.

use super::digits::{Group, touches_letter};
use super::words::{says, words_after, words_before};
use super::{Kind, Places, iban, merge, place};

/// Farthest an account number may stand from its sort code, in groups of digits and in bytes.
const NEAR_GROUPS: usize = 4;
const NEAR_BYTES: usize = 60;

/// What speaks of a sort code, what of an account, and what of paying to one.
const SORT: &str = " sort | sortcode | s/c | sc | bank | bacs ";
const ACCOUNT: &str = " account | acct | acc | ac | a/c ";
const TO_PAY: &str = " account | acct | acc | ac | a/c | bank | payee | refund | sort ";

/// Bank details of a text.
pub(super) fn find(text: &str, groups: &[Group]) -> Places {
    let mut out = Places::new();
    // In a list each sort code has its own account: one that is taken is not taken again.
    let mut taken = 0;
    for at in 0..groups.len() {
        let Some((last, code)) = sort_code(text, groups, at) else { continue };
        let (start, end) = (groups[at].start, groups[last].end);
        let (mut near, mut some): (Option<(usize, usize, usize)>, bool) = (None, false);
        for n in at.saturating_sub(NEAR_GROUPS)..(last + 1 + NEAR_GROUPS).min(groups.len()) {
            let Some((from, to)) = account(text, groups, n).filter(|(from, to)| *to <= start || *from >= end)
            else {
                continue;
            };
            let far = if from < start { start - to } else { from - end };
            let gap = text.get(end.min(to)..start.max(from)).unwrap_or("x");
            let beside = far <= 4 && !gap.contains(char::is_alphanumeric);
            let told = || {
                says(&words_before(text, from.min(start), 40), TO_PAY)
                    || says(&words_before(text, from, 40), TO_PAY)
            };
            let goes = code == Code::Named || code != Code::Date && beside || code == Code::Written && told();
            if far > NEAR_BYTES || !goes {
                continue;
            }
            // What is called an account is one, whichever sort code it goes with.
            if says(&words_before(text, from, 16), ACCOUNT) {
                out.push(place(Kind::BankDetails, from, to));
                some = true;
            } else if from >= taken && near.is_none_or(|(nearest, ..)| far < nearest) {
                near = Some((far, from, to));
            }
        }
        if let Some((_, from, to)) = near {
            out.push(place(Kind::BankDetails, from, to));
            taken = to;
        }
        if some || near.is_some() {
            out.push(place(Kind::BankDetails, start, end));
        }
    }
    // Nearly in order: none stands far from where it was found.
    crate::order::by_key(&mut out, |(_, span)| *span);
    merge(&mut out, iban::find(text));
    out
}

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
    let pair = |n: usize| groups.get(at + n).is_some_and(|g| g.len() == 2 && (n == 0 || g.firm()));
    let last = match group.len() {
        6 => at,
        2 if pair(1) && pair(2) => at + 2,
        _ => return None,
    };
    let (start, end) = (group.start, groups[last].end);
    if end - start > 12 || touches_letter(text, start, end) {
        return None;
    }
    let between = text.get(group.end..group.end + 1).unwrap_or("");
    let named =
        says(&words_before(text, start, 24), SORT) || says(&words_after(text, end, 20), " sort | sortcode ");
    let code = match (group.value(text), groups.get(at + 1).map_or(0, |g| g.value(text))) {
        _ if named => Code::Named,
        // 10.30.45 is a time or a version.
        _ if last == at || between == "." => return None,
        (1..=31, 1..=12) => Code::Date,
        _ if between == " " => Code::Pairs,
        _ => Code::Written,
    };
    Some((last, code))
}

/// Eight digits as one group or as two of four: where they begin and end.
fn account(text: &str, groups: &[Group], at: usize) -> Option<(usize, usize)> {
    let group = groups.get(at)?;
    let end = match (group.len(), groups.get(at + 1)) {
        (8, _) => group.end,
        (4, Some(next)) if next.firm() && next.len() == 4 => next.end,
        _ => return None,
    };
    (!touches_letter(text, group.start, end)).then_some((group.start, end))
}
