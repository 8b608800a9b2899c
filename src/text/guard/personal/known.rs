//! What is known of a drill, so that only what may identify somebody is found.

use super::{Found, Personal, place, reach};
use crate::text::lexicon::Lexicon;
use crate::text::reading::Reading;
use crate::text::token::{Kind, Tokens};

/// Somebody who must not be recognised, and what stands for them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Whom {
    /// The words of their name that tell who is meant, in small letters.
    pub words: Vec<String>,
    /// What stands for them: `Customer A`.
    pub stand_in: String,
}

impl Whom {
    /// Somebody of that name. What follows a comma says where they belong; titles and initials tell nothing.
    pub fn of(name: &str, stand_in: String, lexicon: &Lexicon) -> Whom {
        let name = name.split(',').next().unwrap_or_default();
        let reading = Reading::of(name, lexicon);
        let telling = |at: &usize| {
            reading.token(*at).kind == Kind::Word
                && reading.form(*at).chars().count() >= 2
                && reading.quote(reading.token(*at).span).starts_with(char::is_uppercase)
                && !reading.has("personal-title", *at, at + 1)
        };
        let words = (0..reading.tokens.len()).filter(telling).map(|at| reading.form(at).to_owned()).collect();
        Whom { words, stand_in }
    }
}

/// What is known of a drill.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known<'a> {
    /// Who must not be recognised: customers of the drill, and whom the caller hands in.
    pub people: Vec<Whom>,
    /// Names of those inside, of places, teams and services: nobody's secret.
    pub inside: Vec<&'a str>,
    /// Texts whose numbers and addresses are published: the policy, templates, the briefing.
    pub published: Vec<&'a str>,
}

impl Known<'_> {
    /// Adds somebody whom the caller wants hidden, be it one of those inside.
    pub fn hide(&mut self, name: &str, stand_in: String, lexicon: &Lexicon) {
        let whom = Whom::of(name, stand_in, lexicon);
        self.inside.retain(|inside| {
            let inside = Whom::of(inside, String::new(), lexicon).words;
            inside.is_empty() || !whom.words.iter().all(|word| inside.contains(word))
        });
        self.people.push(whom);
    }

    /// What stands for something that was found.
    pub fn stand_in(&self, found: &Found) -> &str {
        let whom = found.whom.and_then(|n| self.people.get(n));
        whom.map_or(found.kind.instead(), |whom| &whom.stand_in)
    }

    /// Whose name a word is, in small letters.
    pub(super) fn whom(&self, word: &str) -> Option<usize> {
        self.people.iter().position(|whom| whom.words.iter().any(|own| own == word))
    }

    /// Whether a word, in small letters, is one of a name inside.
    pub(super) fn is_inside(&self, word: &str) -> bool {
        let same = |other: &str| other.chars().count() > 2 && other.eq_ignore_ascii_case(word);
        self.inside.iter().any(|name| name.split(|c: char| !c.is_alphanumeric()).any(same))
    }

    /// All published numbers and addresses, as they are written.
    pub fn all_published(&self) -> Vec<&str> {
        let kinds = [Personal::Email, Personal::Phone, Personal::Postcode];
        kinds.iter().flat_map(|kind| self.published_places(*kind)).collect()
    }

    /// The published numbers and addresses of a kind, each as [`normal`] writes it.
    pub(super) fn published_of(&self, kind: Personal) -> Vec<String> {
        self.published_places(kind).map(normal).collect()
    }

    fn published_places(&self, kind: Personal) -> impl Iterator<Item = &str> {
        self.published.iter().flat_map(move |text| {
            let tokens = Tokens::of(text);
            let spans = match kind {
                Personal::Email => reach::emails(text, &tokens, |_, _| false),
                Personal::Phone => reach::phones(text, &tokens, |_| false),
                _ => place::postcodes(text),
            };
            spans.into_iter().filter_map(|span| text.get(span.start as usize..span.end as usize))
        })
    }
}

/// A number or an address in one spelling: small letters and digits, a British number from its 0.
pub(super) fn normal(text: &str) -> String {
    let plain: String =
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    let abroad = text.starts_with("00") || text.starts_with('+');
    match plain.trim_start_matches('0').strip_prefix("44") {
        Some(rest) if abroad => format!("0{}", rest.trim_start_matches('0')),
        _ => plain,
    }
}
