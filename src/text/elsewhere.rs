//! Sentences that tell of another time, of what might have been, or of what is not so.
//!
//! *In last August's outage everybody lost their water*, *do not tell people that flights are cancelled*, *had the spare
//! server not started, all doors would have stayed shut*: each names a failing and how big it was, and none is news of
//! this one. Detectors that look for what is wrong now pass such sentences over.

use super::phrases::Hit;
use super::reading::Reading;
use super::sentence::Sentence;

/// Whether what stands at `at` is told of another time, or as something that is not so.
///
/// A word of another time counts where it leads to the place or shares its clause, and no word of the present follows
/// it: *worse than last month, calls drop now* is news.
pub(super) fn elsewhere(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> bool {
    let (from, to) = (sentence.first, sentence.end);
    if reading.hits("elsewhere-untrue", from, to).iter().any(|h| !reading.is_aside(h.first)) {
        return true;
    }
    let (_, end) = reading.clause(sentence, at);
    let then = |h: &Hit| !reading.has("elsewhere-now", h.end, at.max(h.end)) && !reading.is_aside(h.first);
    reading.hits("elsewhere-then", from, end.max(at)).iter().any(then)
}
