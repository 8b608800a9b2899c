//! Are at least two things offered that the reader may choose between? (Domain reference 5.7, A9.)
//!
//! A choice is put in words (`which suits you`, `up to you`), or two things are joined by an *or* behind words that offer
//! (`you can`, `shall I`), or a second sentence adds to an offer (`You could also wait`), or some like this and others that.
//! An *or* alone is none: `an hour or so`, `either the bank or our system`.

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "options",
    code: "A9",
    sense: Sense::Must,
    what: "two things or more that the reader may choose between",
    why: "who may choose has some of the control back that the trouble took away",
    example: "If you like, I can ring you.",
    instead: "I can ring you tonight, or you can pick a new day online. Which suits you better?",
    tables: &[
        "options-choice",
        "options-frame",
        "options-second",
        "options-next",
        "options-some",
        "options-others",
        "options-rather",
        "options-offer",
        "options-not",
        "options-denied",
        "options-verb",
        "options-thing",
        "options-asks",
        "options-none",
        "options-if",
        "negation",
        "not-negating",
    ],
    read,
};

/// How far from an *or* its two things are looked for.
const NEAR: usize = 4;

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut met, mut offer): (Vec<Span>, Vec<Span>) = Default::default();
    let mut offered = false;
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        // "We could fly you from Leeds. Or from Manchester." "You may appeal on paper. You could also wait."
        let next = reading.first("options-next", from, (from + 4).min(to)).filter(|n| n.first == from);
        let second = next.is_some_and(|n| {
            offered && !reading.is_aside(from) && !reading.has("options-none", n.end, n.end + 1)
        });
        offered = reading.has("options-frame", from, to) || reading.has("options-offer", from, to);
        met.extend(second.then(|| reading.tokens.span(from, (from + 2).min(to))));
        if reading.has("options-denied", from, to) {
            continue;
        }
        let real = |h: &&Hit| !reading.is_aside(h.first);
        for table in ["options-choice", "options-rather"] {
            met.extend(reading.hits(table, from, to).iter().filter(real).map(|h| reading.span(*h)));
        }
        met.extend((from..to).find_map(|or| joined(reading, sentence, or)));
        met.extend((from..to).find_map(|or| asked(reading, sentence, or)));
        met.extend(shared_out(reading, sentence));
        met.extend(by_wish(reading, sentence));
        offer.extend(reading.hits("options-offer", from, to).iter().filter(real).map(|h| reading.span(*h)));
    }
    if !met.is_empty() {
        return Finding::new(Verdict::Met, met, "it offers a choice");
    }
    if !offer.is_empty() {
        return Finding::new(
            Verdict::Partly,
            offer,
            "it offers one thing; offer two, so that there is a choice",
        );
    }
    Finding::absent(Verdict::NotMet, "it offers nothing to choose between")
}

/// An *or* that joins two offers.
fn joined(reading: &Reading<'_>, sentence: &Sentence, or: usize) -> Option<Span> {
    if reading.form(or) != "or" || reading.is_aside(or) || or == sentence.first {
        return None;
    }
    let covered = reading.hits("options-not", or.saturating_sub(3).max(sentence.first), or + 1);
    if covered.iter().any(|n| n.end > or) {
        return None;
    }
    let frame = reading.hits("options-frame", sentence.first, or).iter().find(|h| {
        !reading.is_aside(h.first)
            && !reading.has("options-none", h.end, h.end + 1)
            && !crate::text::promise::negates(reading, h.first.saturating_sub(2).max(sentence.first), h.end)
    });
    let second = reading.first("options-second", or + 1, or + 2);
    let verb = reading.first("options-verb", or + 1, or + 2).or_else(|| {
        let filler = matches!(reading.form(or + 1), "just" | "simply" | "else" | "to" | "even");
        reading.first("options-verb", or + 2, or + 3).filter(|_| filler)
    });
    let before = reading.first("options-verb", sentence.first, or);
    let first = frame.copied().or(second.and(before)).or(verb.and(before)).or(second)?;
    Some(reading.tokens.span(first.first.min(or), or + 2))
}

/// What some like and others like better: `some do it in the app, others on paper`.
fn shared_out(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    let some = reading.first("options-some", sentence.first, sentence.end)?;
    let others = reading.first("options-others", some.end, sentence.end)?;
    (!reading.is_aside(some.first)).then(|| reading.tokens.span(some.first, others.end))
}

/// Two ways, each for one wish: `if you want it tonight it will be the emergency man, if you can wait ...`
fn by_wish(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    let [first, second, ..] = reading.hits("options-if", sentence.first, sentence.end) else { return None };
    (!sentence.question && !reading.is_aside(first.first))
        .then(|| reading.tokens.span(first.first, second.end))
}

/// An *or* between two things in a question that has no verb about what happened: `Morning or afternoon?`
fn asked(reading: &Reading<'_>, sentence: &Sentence, or: usize) -> Option<Span> {
    let about = |from, to| reading.has("options-thing", from, to);
    let thing = reading.form(or) == "or"
        && !reading.is_aside(or)
        && sentence.question
        && about(or.saturating_sub(NEAR).max(sentence.first), or)
        && about(or + 1, (or + NEAR).min(sentence.end));
    (thing && !reading.has("options-asks", sentence.first, sentence.end))
        .then(|| reading.tokens.span(or - 1, or + 2))
}
