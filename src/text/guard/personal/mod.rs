//! What may identify somebody: found when asked for, never masked at the door.
//!
//! A name, a phone number, a postcode are needed for the work and belong into its record. They do not belong into what
//! many read, nor into a portfolio. So this only finds them, and what is known of the drill keeps it from crying wolf:
//! names of those inside, numbers and addresses that are published, desks' mailboxes are nobody's. (Domain reference
//! 7.5, 7.6.)
//!
//! ```
//! use muster::text::guard::{Known, Personal, personal};
//! use muster::text::{Lexicon, Reading};
//! # use muster::{diagnostic::Problems, tree::toml};
//! # let source = "language = 'en-GB'\n[personal]\npersonal-title = ['mrs']";
//! # let lexicon = Lexicon::of(&toml::parse(source).0, &mut Problems::new());
//! let text = "Mrs Tarrow is on 07700 900123, the office on 01632 960001.";
//! let known = Known { published: vec!["Ring the office on 01632 960 001."], ..Known::default() };
//! let found = personal(&Reading::of(text, &lexicon), &known);
//! let places: Vec<_> = found.iter().map(|f| (f.kind, f.quote(text))).collect();
//! assert_eq!(places, [(Personal::Name, "Mrs Tarrow"), (Personal::Phone, "07700 900123")]);
//! ```

mod birth;
mod health;
mod known;
mod name;
mod place;
mod reach;
mod stand_in;

pub use known::{Known, Whom};
pub use stand_in::{StandIns, stand_in};

use super::{Placed, merge};
use crate::diagnostic::Span;
use crate::text::reading::Reading;

/// What a stranger is called, with a letter.
pub const CUSTOMER: &str = "Customer";

/// The tables of the lexicon that this reads with.
pub const TABLES: &[&str] = &[
    "personal-title",
    "personal-no-name",
    "personal-place",
    "personal-birth",
    "personal-numbered",
    "personal-desk",
    "personal-health",
    "personal-one",
    "personal-any",
];

/// A kind of personal detail.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Personal {
    /// A name: behind a title, of a customer of the drill, or of somebody the caller named.
    Name,
    /// An e-mail address that is nobody's desk.
    Email,
    /// A phone number of somebody.
    Phone,
    /// A postcode.
    Postcode,
    /// A date of birth.
    BirthDate,
    /// Health, belief or offence, said of one person.
    Health,
}

impl Personal {
    /// What it is, for people.
    pub const fn what(self) -> &'static str {
        match self {
            Personal::Name => "A name",
            Personal::Email => "An e-mail address",
            Personal::Phone => "A phone number",
            Personal::Postcode => "A postcode",
            Personal::BirthDate => "A date of birth",
            Personal::Health => "Health or belief",
        }
    }

    /// Why it should not stand where many read.
    pub const fn why(self) -> &'static str {
        match self {
            Personal::Name => "readers will know who is meant",
            Personal::Email | Personal::Phone => "it leads to one person, and what many read is passed on",
            Personal::Postcode => "with a detail or two it is one house",
            Personal::BirthDate => "it helps a stranger to pass as them",
            Personal::Health => "it is private, and few readers need it to act",
        }
    }

    /// What stands for it where nobody is to be known.
    pub const fn instead(self) -> &'static str {
        match self {
            Personal::Name => "Customer A",
            Personal::Email => "[e-mail address]",
            Personal::Phone => "[phone number]",
            Personal::Postcode => "[postcode]",
            Personal::BirthDate => "[date of birth]",
            Personal::Health => "[support need recorded]",
        }
    }
}

/// A personal detail of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Found {
    /// Its kind.
    pub kind: Personal,
    /// Its bytes.
    pub span: Span,
    /// For a name: whose, by their place among [`Known::people`]; none for a stranger.
    pub whom: Option<usize>,
}

impl Placed for Found {
    fn span(&self) -> Span {
        self.span
    }
}

impl Found {
    /// What stands there.
    pub fn quote<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.span.start as usize..self.span.end as usize).unwrap_or("")
    }
}

/// The personal details of a text, first place first, no two overlapping.
pub fn personal(reading: &Reading<'_>, known: &Known<'_>) -> Vec<Found> {
    let names = name::find(reading, known);
    let health = health::find(reading, &names);
    let mut all = names;
    let text = reading.text;
    let desk = |first: usize, end: usize| {
        reading.has("personal-desk", first, first + 1)
            || (first..end).any(|at| known.is_inside(reading.form(at)))
    };
    let numbered = |at: usize| reading.has("personal-numbered", at.saturating_sub(4), at);
    for (kind, mut spans) in [
        (Personal::Email, reach::emails(text, &reading.tokens, desk)),
        (Personal::Phone, reach::phones(text, &reading.tokens, numbered)),
        (Personal::Postcode, place::postcodes(text)),
        (Personal::BirthDate, birth::find(reading)),
        (Personal::Health, health),
    ] {
        if !spans.is_empty() && kind < Personal::BirthDate {
            let published = known.published_of(kind);
            spans.retain(|span| !published.contains(&known::normal(reading.quote(*span))));
        }
        let found = spans.into_iter().map(|span| Found { kind, span, whom: None }).collect();
        merge(&mut all, found);
    }
    let mut end = 0;
    all.retain(|found| {
        let free = found.span.start >= end;
        if free {
            end = found.span.end;
        }
        free
    });
    all
}
