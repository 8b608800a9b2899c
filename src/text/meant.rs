//! Whether words of an author's stand in a text as something its writer means: not quoted, and not taken back.
//!
//! `It's not your fault` blames nobody; `he said "delete it"` deletes nothing.

use super::denial::denies;
use super::phrases::{Hit, Phrases};
use super::reading::Reading;

/// The first place, in tokens, where one of the phrases stands and is meant.
///
/// ```
/// use muster::text::{Lexicon, Phrases, Reading, first_meant};
/// let lexicon = Lexicon::default();
/// let blame = Phrases::of(["your fault"]);
/// assert_eq!(first_meant(&blame, &Reading::of("Dana, this is your fault.", &lexicon)), Some(4));
/// assert_eq!(first_meant(&blame, &Reading::of("\"Your fault\", he said.", &lexicon)), None);
/// ```
pub fn first_meant(phrases: &Phrases, reading: &Reading<'_>) -> Option<usize> {
    let meant = |hit: &Hit| {
        let clause = reading.sentence_at(hit.first).map_or(hit.first, |s| reading.clause(s, hit.first).0);
        !reading.is_aside(hit.first) && !denies(reading, clause, *hit)
    };
    phrases.hits(&reading.tokens).into_iter().find(meant).map(|hit| hit.first)
}
