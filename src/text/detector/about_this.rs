//! Is it about this incident at all? A question of our own, against text that fits any incident and text that was written for
//! another one.
//!
//! The words that say what a message is about ([`stated::topics`]) are looked for in what the sender had read. A good message of
//! a few sentences shares a fifth of them or more; a form of words shares none. Short texts are left alone: they have
//! too few such words to tell.

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::reading::Reading;
use crate::text::stated;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "about-this",
    code: "",
    sense: Sense::Must,
    what: "what happened here, not what could be said of any incident",
    why: "a text that fits everything tells nobody anything, however kind it sounds",
    example: "Colleagues demonstrated exemplary resilience. Appropriate contingency measures were embedded, continuity was \
              maintained robustly, and valuable insights have been captured for strategic reflection, governance and \
              sustainable improvement.",
    instead: "Calls to the Hollin number are being cut off after a few seconds. Please use web chat.",
    tables: &["common-words"],
    read,
};

/// Fewer words of its own are too few to tell.
const ENOUGH: usize = 10;
/// A text of which no more than one word in so many is known speaks of something else.
const ONE_IN: usize = 14;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    if context.known.is_empty() {
        return Finding::absent(Verdict::Met, "nothing is known here that it could be compared with");
    }
    let mut words: Vec<(&str, Span)> = stated::topics(reading).collect();
    words.sort_unstable();
    words.dedup_by_key(|(word, _)| *word);
    let known: Vec<Span> =
        words.iter().filter(|(word, _)| context.known.has_word(word)).map(|(_, span)| *span).collect();
    let foreign = words.len() >= ENOUGH && known.len() * ONE_IN <= words.len();
    if foreign || known.is_empty() && is_mostly_aside(reading) {
        return Finding::new(
            Verdict::NotMet,
            known,
            "it says nothing of this incident: it could be sent about any other",
        );
    }
    Finding::new(Verdict::Met, known, "it speaks of this incident")
}

/// Whether most of a text is quoted, or taken back as it is said: what is left is all that its writer says.
fn is_mostly_aside(reading: &Reading<'_>) -> bool {
    let aside = (0..reading.tokens.len()).filter(|at| reading.is_aside(*at)).count();
    aside * 2 > reading.tokens.len()
}

/// Of how many words that say what it is about how many are known: `(known, all)`.
pub(super) fn share(reading: &Reading<'_>, context: &Context<'_>) -> (usize, usize) {
    let mut words: Vec<&str> = stated::topics(reading).map(|(word, _)| word).collect();
    words.sort_unstable();
    words.dedup();
    (words.iter().filter(|word| context.known.has_word(word)).count(), words.len())
}
