//! What is said of a repair that is over: `restored at 10:01`, `mended at half ten`. Its time is no forecast.

use super::phrases::Hit;
use super::reading::Reading;
use super::sentence::Sentence;
use super::time_phrase::{Lead, TimePhrase, Written};

/// Whether a word of repair tells what was.
pub(super) fn past(reading: &Reading<'_>, sentence: &Sentence, fix: Hit) -> bool {
    // "restored at 10:01" is past; "will be restored at 11:00" is not.
    let ahead = fix.first > sentence.first && matches!(reading.form(fix.first - 1), "be" | "get" | "will");
    let end = if ahead { fix.first } else { fix.first + 1 };
    // "By then this will have been put right" is still to come.
    let told = |h: &&Hit| {
        h.first == 0 || !matches!(reading.form(h.first - 1), "will" | "it'll" | "that'll" | "they'll")
    };
    let near = reading.hits("fix-past", fix.first.saturating_sub(4).max(sentence.first), end);
    near.iter().any(|h| told(&h)) || !ahead && noted(reading, sentence, fix)
}

/// News as it is noted down: `restored 14:02`, `mended at half ten`.
fn noted(reading: &Reading<'_>, sentence: &Sentence, fix: Hit) -> bool {
    let done = fix.end == fix.first + 1 && reading.has("fix-done", fix.first, fix.end);
    let begun = (fix.first.saturating_sub(2).max(sentence.first)..fix.first)
        .any(|at| matches!(reading.form(at), "be" | "get" | "have" | "to" | "will" | "as" | "expected"));
    let time = reading.times_in(fix.end, fix.end + 1).first();
    let clock = |t: &TimePhrase| {
        matches!(t.lead, Lead::At | Lead::None) && matches!(t.written, Written::Clock { .. })
    };
    done && !begun && time.is_some_and(clock)
}
