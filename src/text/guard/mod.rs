//! The guard at the door: restricted data is replaced before a text is kept, and only its kind stays known.
//!
//! Card numbers, security codes, passwords, PINs, national insurance numbers and bank details never reach a session
//! file, a log or a mark. A floor is full of numbers that are none of these (priorities, record and order references,
//! phone numbers, times, dates); they must pass untouched, or people learn to ignore the guard. (Domain reference 7.4,
//! 7.5, A15; the patterns there are illustrative, the rules here are built from labelled sentences.)
//!
//! ```
//! use muster::text::{Kind, mask};
//! let masked = mask("My card is 4111 1111 1111 1111, the PIN is 4821.");
//! assert_eq!(masked.text, "My card is [card number], the PIN is [PIN].");
//! assert_eq!(masked.found[0].0, Kind::CardNumber);
//! assert_eq!(mask("Never tell us your PIN. P1 to 2nd line by 4pm, INC-1042.").found, []);
//! ```

mod bank;
mod card;
mod national_insurance;
mod secret;

use crate::diagnostic::Span;
use crate::order;

use super::token::{Tokens, offset};

/// A kind of restricted data.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// The long number of a payment card.
    CardNumber,
    /// The three or four digits that prove the card is at hand.
    SecurityCode,
    /// A password.
    Password,
    /// A PIN or one-time code.
    Pin,
    /// A national insurance number.
    NationalInsurance,
    /// A sort code with its account number.
    BankDetails,
}

impl Kind {
    /// What stands in the text instead.
    pub const fn mask(self) -> &'static str {
        match self {
            Kind::CardNumber => "[card number]",
            Kind::SecurityCode => "[security code]",
            Kind::Password => "[password]",
            Kind::Pin => "[PIN]",
            Kind::NationalInsurance => "[national insurance number]",
            Kind::BankDetails => "[bank details]",
        }
    }
}

/// A text without restricted data.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Masked {
    /// The text that may be kept.
    pub text: String,
    /// What was taken out and where it stood in the original text, first place first.
    pub found: Vec<(Kind, Span)>,
}

/// Most rounds: a round is needed again only where taking something out brings two other things together.
const ROUNDS: usize = 12;

/// Takes restricted data out of a text. Masking what was masked changes nothing.
pub fn mask(text: &str) -> Masked {
    let mut out = Masked { text: text.to_owned(), found: Vec::new() };
    // Where the present text came from: pieces of the original with their place in the present.
    for _ in 0..ROUNDS {
        let found = find(&out.text);
        if found.is_empty() {
            break;
        }
        let mut next = String::with_capacity(out.text.len());
        let mut at = 0;
        let mut originals = Vec::new();
        for (kind, span) in found {
            let (start, end) = (span.start as usize, span.end as usize);
            next.push_str(out.text.get(at..start).unwrap_or(""));
            next.push_str(kind.mask());
            at = end;
            originals.push((kind, original(&out.found, span)));
        }
        next.push_str(out.text.get(at..).unwrap_or(""));
        out.text = next;
        out.found.extend(originals);
        order::by_key(&mut out.found, |(_, span)| *span);
    }
    // No sentence needs this many rounds. A text made so that each mask uncovers the next secret is not kept at all.
    if let Some((kind, _)) = find(&out.text).first() {
        let whole = Span::new(0, offset(text.len()));
        out = Masked { text: kind.mask().to_owned(), found: vec![(*kind, whole)] };
    }
    out
}

/// The place in the original of a place in a text from which `taken` has been taken out.
fn original(taken: &[(Kind, Span)], span: Span) -> Span {
    let mut grown: i64 = 0;
    for (kind, gone) in taken {
        let here = i64::from(gone.start) + grown;
        if here >= i64::from(span.start) {
            break;
        }
        grown += i64::from(offset(kind.mask().len())) - i64::from(gone.end - gone.start);
    }
    let back = |at: u32| u32::try_from((i64::from(at) - grown).max(0)).unwrap_or(0);
    Span::new(back(span.start), back(span.end))
}

/// Everything restricted in a text, first place first, no two overlapping.
fn find(text: &str) -> Vec<(Kind, Span)> {
    let tokens = Tokens::of(text);
    let mut all = card::find(text);
    all.extend(secret::find(text, &tokens));
    all.extend(national_insurance::find(text));
    all.extend(bank::find(text));
    order::by_key(&mut all, |(kind, span)| (span.start, std::cmp::Reverse(span.end), *kind));
    let mut end = 0;
    all.retain(|(_, span)| {
        let free = span.start >= end && span.end > span.start;
        if free {
            end = span.end;
        }
        free
    });
    all
}

/// Digits in a row with few characters between them, as groups: how people write long numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Group {
    /// First byte.
    start: usize,
    /// One past the last byte.
    end: usize,
    /// Whether only separators stand between the group before and this one.
    joined: bool,
}

impl Group {
    fn len(self) -> usize {
        self.end - self.start
    }
}

/// All groups of digits of a text that are not part of a word or a decimal.
fn groups(text: &str) -> Vec<Group> {
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
        let joined = out.last().is_some_and(|last| {
            let gap = text.get(last.end..start).unwrap_or("x");
            gap.len() <= 4
                && gap.chars().all(|c| c == ' ' || c == '-' || c == '\u{a0}' || c == '.' || c == '\u{2013}')
        });
        out.push(Group { start, end: at, joined });
    }
    out
}

/// Whether a letter stands right before or after a piece of text.
fn touches_letter(text: &str, start: usize, end: usize) -> bool {
    let letter = |c: char| c.is_alphabetic();
    text.get(..start).and_then(|t| t.chars().next_back()).is_some_and(letter)
        || text.get(end..).and_then(|t| t.chars().next()).is_some_and(letter)
}
