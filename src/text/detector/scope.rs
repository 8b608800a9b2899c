//! Does it say who, or how much, is hit? (Domain reference 5.7, A3: a scope word.)

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "scope",
    code: "H3",
    sense: Sense::Must,
    what: "who or how much is affected: all, some, how many, which site",
    why: "those who are not affected can carry on, and helpers know how big it is",
    example: "Calls are dropping.",
    instead: "About one call in five to the energy line is dropping; other lines are fine.",
    tables: &["quantifier", "scope-noun", "scope-whole", "unknown-scope", "scope-not", "scope-vague"],
    read,
};

/// How far the thing counted may stand behind its quantifier.
const REACH: usize = 4;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let terms = context.scope_terms.hits(&reading.tokens);
    let mut met: Vec<Span> = Vec::new();
    let mut unknown: Vec<Span> = Vec::new();
    for sentence in reading.sentences.iter().filter(|s| !s.question) {
        let (from, to) = (sentence.first, sentence.end);
        // What was tried, told or supposed has numbers of its own.
        if reading.has("scope-not", from, to) {
            continue;
        }
        if let Some(vague) = reading.first("scope-vague", from, to) {
            unknown.push(reading.span(vague));
            continue;
        }
        let real = |at: usize| !reading.is_aside(at);
        let asked = reading.hits("unknown-scope", from, to);
        unknown.extend(asked.iter().map(|h| reading.span(*h)));
        let covered = |at: usize| asked.iter().any(|h| h.first <= at && at < h.end);
        let at = terms.partition_point(|t| t.first < from);
        let term = terms.get(at..).unwrap_or(&[]).iter().take_while(|t| t.first < to);
        met.extend(term.filter(|t| real(t.first)).map(|t| reading.span(*t)));
        met.extend(
            reading.hits("scope-whole", from, to).iter().filter(|h| real(h.first)).map(|h| reading.span(*h)),
        );
        for quantifier in
            reading.hits("quantifier", from, to).iter().filter(|h| real(h.first) && !covered(h.first))
        {
            met.extend(counted(reading, *quantifier, to));
        }
        for number in (from..to).filter(|i| reading.token(*i).kind == Kind::Number && real(*i)) {
            met.extend(counted(reading, Hit { first: number, end: number + 1 }, to));
        }
    }
    if !met.is_empty() {
        order::sort(&mut met);
        met.dedup();
        return Finding::new(Verdict::Met, met, "it says who or how much is affected");
    }
    if !unknown.is_empty() {
        return Finding::new(Verdict::Partly, unknown, "it leaves open how many are affected");
    }
    Finding::absent(Verdict::NotMet, "it does not say who or how much is affected")
}

/// The quantity with what it counts, if a scope noun follows closely.
fn counted(reading: &Reading<'_>, quantity: Hit, end: usize) -> Option<Span> {
    let limit = (quantity.end + REACH).min(end);
    let noun = reading.first("scope-noun", quantity.end, limit)?;
    let broken = (quantity.end..noun.first)
        .any(|i| reading.token(i).kind == Kind::Mark && !matches!(reading.form(i), "%" | "/" | "'"));
    (!broken).then(|| reading.tokens.span(quantity.first, noun.end))
}
