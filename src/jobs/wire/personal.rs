//! What of a text may identify somebody, ready to be shown.

use serde::{Deserialize, Serialize};

/// Words of a text that may identify somebody, or that are masked where it is kept. Written as its four texts: the page
/// reads a list of texts with what it has.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(from = "[String; 4]", into = "[String; 4]")]
pub struct PersonalLine {
    /// What it is: `A name`.
    pub what: String,
    /// What stands there.
    pub quote: String,
    /// Why it matters, and for a message what to write instead.
    pub told: String,
    /// What can stand for it.
    pub by: String,
}

impl From<[String; 4]> for PersonalLine {
    fn from([what, quote, told, by]: [String; 4]) -> PersonalLine {
        PersonalLine { what, quote, told, by }
    }
}

impl From<PersonalLine> for [String; 4] {
    fn from(PersonalLine { what, quote, told, by }: PersonalLine) -> [String; 4] {
        [what, quote, told, by]
    }
}
