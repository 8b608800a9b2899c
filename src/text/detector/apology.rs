//! Is there an apology, early, and not over and over? (Domain reference 5.7, A6.)
//!
//! Early is the first half of the sentences, a signature not counted. `Sorry?`, `sorry to say` and `sorry you feel that way`
//! apologise for nothing; `we regret any inconvenience` is a form of words and counts half.

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "apology",
    code: "A6",
    sense: Sense::Must,
    what: "one apology, in the first half",
    why: "said early and once it is heard; said late it is a formula, said four times it is noise",
    example: "I am sorry you feel that way.",
    instead: "I am sorry that nobody rang you back. I have your file open now.",
    tables: &[
        "apology-words",
        "apology-not",
        "apology-before",
        "apology-formula",
        "apology-for",
        "apology-if",
    ],
    read,
};

/// More than so many are too many.
const MOST: usize = 2;
/// Most tokens of a greeting that stands by itself.
const GREETING: usize = 6;
/// A last line so short without a full stop is a signature.
const SIGNATURE: usize = 9;

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut found, mut formula): (Vec<(usize, Span)>, Vec<Span>) = Default::default();
    for (n, sentence) in reading.sentences.iter().enumerate() {
        let (from, to) = (sentence.first, sentence.end);
        formula.extend(
            reading
                .hits("apology-formula", from, to)
                .iter()
                .filter(|h| !reading.is_aside(h.first))
                .map(|h| reading.span(*h)),
        );
        let mut last = 0;
        for hit in reading.hits("apology-words", from, to) {
            // "Sorry, sorry" and "I am sorry" beside "so sorry" are one.
            if is_apology(reading, sentence, *hit) && (last == 0 || hit.first > last + 1) {
                found.push((n, reading.span(*hit)));
            }
            last = last.max(hit.end);
        }
    }
    if formula.is_empty() && found.is_empty() {
        return Finding::absent(Verdict::NotMet, "there is no apology");
    }
    let spans: Vec<Span> = found.iter().map(|f| f.1).collect();
    let Some((first, _)) = found.first() else {
        return Finding::new(Verdict::Partly, formula, "it is a formula, not an apology for what happened");
    };
    if found.len() > MOST {
        return Finding::new(Verdict::Partly, spans, "it apologises over and over; once is heard better");
    }
    if !formula.is_empty() && found.len() <= formula.len() {
        return Finding::new(Verdict::Partly, spans, "it is a formula, not an apology for what happened");
    }
    let greeted = greeting(reading);
    if first.saturating_sub(greeted) * 2 >= length(reading).saturating_sub(greeted).max(1) {
        return Finding::new(Verdict::Partly, spans, "the apology comes late; say it in the first half");
    }
    Finding::new(Verdict::Met, spans, "it apologises, early")
}

/// How many sentences of a few words greet before the text begins: `Dear Mr Vale,`.
fn greeting(reading: &Reading<'_>) -> usize {
    let greets = |s: &&Sentence| {
        let last = reading.form(s.end - 1);
        let opens = matches!(
            reading.form(s.first),
            "dear"
                | "hi"
                | "hello"
                | "hiya"
                | "hey"
                | "good"
                | "morning"
                | "afternoon"
                | "evening"
                | "mr"
                | "mrs"
                | "ms"
                | "miss"
                | "dr"
        );
        let few = s.end - s.first <= GREETING;
        few && !s.question && (last == "," || opens)
    };
    reading.sentences.iter().take(2).take_while(greets).count()
}

/// How many sentences there are, without a signature.
fn length(reading: &Reading<'_>) -> usize {
    let count = reading.sentences.len();
    let signed = reading
        .sentences
        .last()
        .is_some_and(|s| s.end - s.first <= SIGNATURE && !matches!(reading.form(s.end - 1), "." | "!" | "?"));
    if signed && count > 2 { count - 1 } else { count }
}

/// Whether the words apologise, for something of ours.
pub(super) fn is_apology(reading: &Reading<'_>, sentence: &Sentence, hit: Hit) -> bool {
    if reading.is_aside(hit.first) {
        return false;
    }
    let near = hit.first.saturating_sub(5).max(sentence.first);
    let not = reading.hits("apology-not", near, hit.end).iter().any(|n| n.end > hit.first);
    let before = reading.hits("apology-before", near, hit.first).iter().any(|b| b.end == hit.first);
    let conditional =
        reading.hits("apology-if", sentence.first, hit.first).iter().any(|i| i.first < hit.first);
    let listed = hit.end - hit.first == 1
        && hit.first > sentence.first
        && reading.form(hit.first - 1) == ","
        && reading.form(hit.end) == ","
        // "Morning, apologies, we missed your call" is no list.
        && !reading.has("apology-for", hit.end + 1, hit.end + 2);
    // In a question only "sorry for ..." apologises: "Sorry, what is your postcode?" does not.
    let asked = sentence.question && !reading.has("apology-for", hit.end, hit.end + 1);
    !(not || before || conditional || listed || asked)
}
