//! A closing message: does it say what may be left, what the reader must still do, or that nothing is? (Domain
//! reference 5.7, C2.)
//!
//! An instruction counts when it is about what is left, not about getting in touch: that is `come-back`.

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::elsewhere::elsewhere;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "remains",
    code: "C2",
    sense: Sense::Must,
    what: "what may be left, what the reader must still do, or that nothing is",
    why: "what is left over and not named comes back as a new call",
    example: "Phone lines are working again.",
    instead: "Phone lines are working again. If you left a voicemail this morning, please ring again.",
    tables: &[
        "remains-none",
        "remains-left",
        "remains-do",
        "remains-do-plain",
        "remains-before",
        "remains-idle",
        "remains-vague",
        "remains-comeback",
        "remains-idle-sentence",
        "remains-open",
        "remains-turn",
        "remains-polite",
        "remains-not",
        "effect-helper",
        "elsewhere-then",
        "elsewhere-now",
        "elsewhere-untrue",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut met, mut partly): (Vec<Span>, Vec<Span>) = Default::default();
    for (n, sentence) in reading.sentences.iter().enumerate() {
        let (from, to) = (sentence.first, sentence.end);
        let real = |h: &&Hit| !reading.is_aside(h.first);
        // "Last time you needed to enter it again" is about another fault.
        if reading.has("remains-not", from, to) || elsewhere(reading, sentence, from) {
            continue;
        }
        let vague = reading.has("remains-vague", from, to);
        // "Is anything left to do?" says nothing; "could you set the clock again?" says what is.
        let polite = sentence.question && reading.has("remains-polite", from, to);
        for table in ["remains-none", "remains-left"] {
            if sentence.question || vague && table == "remains-left" {
                continue;
            }
            met.extend(reading.hits(table, from, to).iter().filter(real).map(|h| reading.span(*h)));
        }
        if (polite || !sentence.question) && !reading.has("remains-comeback", from, to) {
            let plain = reading.hits("remains-do-plain", from, to).iter();
            let verbs =
                reading.hits("remains-do", from, to).iter().filter(|h| is_told(reading, sentence, **h));
            let told = plain.chain(verbs).filter(real);
            met.extend(told.filter(|h| !is_idle(reading, **h)).map(|h| reading.span(*h)));
        }
        // A closing message opens with its news; what is left may follow in the same sentence.
        let told = if n > 0 { Some(from) } else { turn(reading, sentence) };
        if let Some(told) = told.filter(|_| !sentence.question && !vague) {
            met.extend(left(reading, told, to));
        }
        partly.extend(reading.hits("remains-vague", from, to).iter().filter(real).map(|h| reading.span(*h)));
    }
    if !met.is_empty() {
        return Finding::new(Verdict::Met, met, "it says what is left, or that nothing is");
    }
    if !partly.is_empty() {
        return Finding::new(Verdict::Partly, partly, "it says that something may be left, but not what");
    }
    Finding::absent(Verdict::NotMet, "it does not say what may be left, or that nothing is")
}

/// Where a sentence turns from its news to what stands against it: `trains run again, although a few will be short`.
fn turn(reading: &Reading<'_>, sentence: &Sentence) -> Option<usize> {
    let mark = |at: &usize| reading.form(*at) == ";" || reading.has("remains-turn", *at, *at + 1);
    (sentence.first + 2..sentence.end).find(mark).map(|at| at + 1)
}

/// What stands behind the news and says what still holds, for whom or how long, and is none of thanks, apology, what was
/// done or how to reach us: `Tickets for this morning can be used until Sunday`.
fn left(reading: &Reading<'_>, from: usize, to: usize) -> Option<Span> {
    let long = to >= from + 5 && !reading.is_aside(from);
    let open = reading.has("remains-open", from, to);
    let idle = reading.has("remains-idle-sentence", from, to) || reading.has("remains-comeback", from, to);
    (long && open && !idle).then(|| reading.tokens.span(from, to))
}

/// Whether the verb tells the reader to do it: it opens a clause, or stands behind `please`, `must`, `have to`.
fn is_told(reading: &Reading<'_>, sentence: &Sentence, verb: Hit) -> bool {
    // "Check-in" is no verb.
    if reading.token(verb.end).kind == Kind::Hyphen {
        return false;
    }
    // Nor is "order" in "Order is restored".
    if reading.has("effect-helper", verb.end, verb.end + 1) {
        return false;
    }
    let (clause, _) = reading.clause(sentence, verb.first);
    let opens = verb.first == sentence.first || clause == verb.first;
    opens
        || reading
            .hits("remains-before", verb.first.saturating_sub(3).max(sentence.first), verb.first)
            .iter()
            .any(|b| b.end == verb.first)
}

fn is_idle(reading: &Reading<'_>, verb: Hit) -> bool {
    reading.hits("remains-idle", verb.first.saturating_sub(2), verb.end).iter().any(|i| i.end >= verb.first)
}
