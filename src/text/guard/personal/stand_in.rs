//! What stands for people and their details, the same for the same person throughout.

use super::{CUSTOMER, Found, Known, Personal, Whom, personal};
use crate::text::lexicon::Lexicon;
use crate::text::reading::Reading;

/// What stands for the somebody of that number, from 0: `Customer A`, and after the alphabet `Customer 27`.
pub fn stand_in(what: &str, number: usize) -> String {
    match u8::try_from(number) {
        Ok(n) if n < 26 => format!("{what} {}", char::from(b'A' + n)),
        _ => format!("{what} {}", number + 1),
    }
}

/// Stand-ins for everybody in some texts.
///
/// Whoever the drill knows has theirs from the start; a stranger gets the next that is free when they are met, and is
/// then known by name too: `Mrs Tarrow` first, `Tarrow` later.
#[derive(Clone, Debug)]
pub struct StandIns<'a> {
    known: Known<'a>,
    lexicon: &'a Lexicon,
}

impl<'a> StandIns<'a> {
    /// For these texts, in their order.
    pub fn of<'t>(
        known: Known<'a>,
        lexicon: &'a Lexicon,
        texts: impl Iterator<Item = &'t str> + Clone,
    ) -> StandIns<'a> {
        let mut all = StandIns { known, lexicon };
        for text in texts.clone() {
            for found in all.find(text) {
                if found.kind != Personal::Name || all.find_one(found.quote(text)).is_some() {
                    continue;
                }
                let taken = |name: &String| {
                    all.known.people.iter().any(|whom| whom.stand_in == *name)
                        || texts.clone().any(|text| text.contains(name.as_str()))
                };
                let free = (0..).map(|n| stand_in(CUSTOMER, n)).find(|name| !taken(name)).unwrap_or_default();
                let whom = Whom::of(found.quote(text), free, lexicon);
                all.known.people.push(whom);
            }
        }
        all
    }

    /// The personal details of a text.
    pub fn find(&self, text: &str) -> Vec<Found> {
        personal(&Reading::of(text, self.lexicon), &self.known)
    }

    /// Who is meant by a name.
    fn find_one(&self, name: &str) -> Option<usize> {
        self.find(name).first().and_then(|found| found.whom)
    }

    /// What stands for something that was found.
    pub fn for_one(&self, found: &Found) -> &str {
        self.known.stand_in(found)
    }

    /// A text with what was found in it replaced: all of it, or only what reads like `only`.
    pub fn replace(&self, text: &str, only: Option<&str>) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for found in self.find(text) {
            if only.is_some_and(|only| only != found.quote(text)) {
                continue;
            }
            out.push_str(text.get(at..found.span.start as usize).unwrap_or(""));
            out.push_str(self.for_one(&found));
            at = found.span.end as usize;
        }
        out.push_str(text.get(at..).unwrap_or(""));
        out
    }
}
