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
//!
//! What may identify somebody and is needed for the work all the same (a name, a number to ring back) is not masked:
//! [`personal()`] finds it when asked, and [`StandIns`] take its place in what is handed on.

mod bank;
mod card;
mod digits;
mod iban;
mod national_insurance;
mod password;
mod personal;
mod secret;
mod words;

pub use personal::{CUSTOMER, Found, Known, Personal, StandIns, TABLES, Whom, personal, stand_in};

use crate::diagnostic::Span;

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
    const ALL: [Kind; 6] = [
        Kind::CardNumber,
        Kind::SecurityCode,
        Kind::Password,
        Kind::Pin,
        Kind::NationalInsurance,
        Kind::BankDetails,
    ];

    /// Whether a text begins with a mask.
    fn masks(text: &str) -> bool {
        Kind::ALL.iter().any(|kind| text.starts_with(kind.mask()))
    }

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

/// What was found, and where.
type Places = Vec<(Kind, Span)>;

/// Most rounds: a round is needed again only where taking something out brings two other things together.
const ROUNDS: usize = 12;

/// Takes restricted data out of a text. Masking what was masked changes nothing.
pub fn mask(text: &str) -> Masked {
    let mut out = Masked { text: text.to_owned(), found: Vec::new() };
    for _ in 0..ROUNDS {
        let found = find(&out.text);
        if found.is_empty() {
            return out;
        }
        let mut next = String::with_capacity(out.text.len());
        let mut at = 0;
        for (kind, span) in &found {
            next.push_str(out.text.get(at..span.start as usize).unwrap_or(""));
            next.push_str(kind.mask());
            at = span.end as usize;
        }
        next.push_str(out.text.get(at..).unwrap_or(""));
        out.text = next;
        let originals = originals(&out.found, found);
        merge(&mut out.found, originals);
    }
    // No sentence needs this many rounds. A text made so that each mask uncovers the next secret is not kept at all.
    if let Some((kind, _)) = find(&out.text).first() {
        let whole = Span::new(0, offset(text.len()));
        out = Masked { text: kind.mask().to_owned(), found: vec![(*kind, whole)] };
    }
    out
}

/// The places in the original of places in a text from which `taken` has been taken out; both in order.
fn originals(taken: &Places, found: Places) -> Places {
    let mut taken = taken.iter().peekable();
    let mut grown: i64 = 0;
    let place = |(kind, span): (Kind, Span)| {
        while let Some((masked, gone)) =
            taken.next_if(|(_, gone)| i64::from(gone.start) + grown < i64::from(span.start))
        {
            grown += i64::from(offset(masked.mask().len())) - i64::from(gone.end - gone.start);
        }
        let back = |at: u32| u32::try_from((i64::from(at) - grown).max(0)).unwrap_or(0);
        (kind, Span::new(back(span.start), back(span.end)))
    };
    found.into_iter().map(place).collect()
}

/// Everything restricted in a text, first place first, no two overlapping.
fn find(text: &str) -> Places {
    let (tokens, groups) = (Tokens::of(text), digits::groups(text));
    let mut all = Places::new();
    let found = [
        card::find(text, &tokens, &groups),
        secret::find(text, &tokens),
        national_insurance::find(text),
        bank::find(text, &groups),
    ];
    for mut some in found {
        // Each comes nearly in order.
        crate::order::by_key(&mut some, |(_, span)| (span.start, std::cmp::Reverse(span.end)));
        merge(&mut all, some);
    }
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

fn place(kind: Kind, start: usize, end: usize) -> (Kind, Span) {
    (kind, Span::new(offset(start), offset(end)))
}

/// Something that stands somewhere in a text.
trait Placed {
    fn span(&self) -> Span;
}

impl Placed for (Kind, Span) {
    fn span(&self) -> Span {
        self.1
    }
}

/// Puts things in order of their places among others that are in order; of two at one place the longer comes first.
fn merge<T: Placed>(all: &mut Vec<T>, some: Vec<T>) {
    if some.is_empty() {
        return;
    }
    let key = |thing: &T| (thing.span().start, std::cmp::Reverse(thing.span().end));
    let mut some = some.into_iter().peekable();
    let mut out = Vec::with_capacity(all.len() + some.len());
    for thing in all.drain(..) {
        while let Some(other) = some.next_if(|other| key(other) < key(&thing)) {
            out.push(other);
        }
        out.push(thing);
    }
    out.extend(some);
    *all = out;
}
