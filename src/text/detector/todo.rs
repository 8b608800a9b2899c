//! Does it tell the reader what to do, or what not to do, now? (Domain reference 5.2: what to do meanwhile.)

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "todo",
    code: "A4",
    sense: Sense::Must,
    what: "what the reader should do, or need not do, for now",
    why: "people who know what to do stop trying the thing that is broken",
    example: "Please bear with us.",
    instead: "Please use web chat for now. You do not need to ring again.",
    tables: &[
        "instruction",
        "imperative",
        "imperative-after",
        "no-need",
        "empty-request",
        "negation",
        "clause-break",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let terms = context.todo_terms.hits(&reading.tokens);
    let (mut met, mut partly, mut empty): (Vec<Span>, Vec<Span>, Vec<Span>) = Default::default();
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let polite = sentence.question && (from..to).any(|i| matches!(reading.form(i), "please" | "pls"));
        if sentence.question && !polite {
            continue;
        }
        let real = |hit: &&Hit| !reading.is_aside(hit.first);
        met.extend(reading.hits("no-need", from, to).iter().filter(real).map(|h| reading.span(*h)));
        let hollow = reading.hits("empty-request", from, to);
        let bare =
            reading.hits("imperative", from, to).iter().filter(|h| is_imperative(reading, sentence, h));
        let instruction = reading
            .hits("instruction", from, to)
            .iter()
            .chain(bare)
            .filter(real)
            .filter(|h| !hollow.iter().any(|e| is_hollow(reading, h, e)))
            .min()
            .copied();
        let at = terms.partition_point(|t| t.first < from);
        let term = terms.get(at..).unwrap_or(&[]).iter().take_while(|t| t.first < to).find(real).copied();
        match (instruction, term) {
            (Some(verb), Some(term)) => {
                met.push(reading.tokens.span(verb.first.min(term.first), verb.end.max(term.end)))
            }
            (Some(verb), None) if context.todo_terms.is_empty() => met.push(reading.span(verb)),
            (Some(verb), None) => partly.push(reading.span(verb)),
            (None, Some(term)) => partly.push(reading.span(term)),
            (None, None) => empty.extend(hollow.iter().map(|h| reading.span(*h))),
        }
    }
    if !met.is_empty() {
        order::sort(&mut met);
        return Finding::new(Verdict::Met, met, "it says what to do for now");
    }
    if !partly.is_empty() {
        return Finding::new(Verdict::Partly, partly, "it asks for something, but not for what helps here");
    }
    if !empty.is_empty() {
        return Finding::new(Verdict::NotMet, empty, "asking for patience is not something to do");
    }
    Finding::absent(Verdict::NotMet, "it does not say what the reader should do for now")
}

/// Whether an instruction is part of an empty request, or only its *please*.
fn is_hollow(reading: &Reading<'_>, instruction: &Hit, empty: &Hit) -> bool {
    let polite = matches!(reading.form(instruction.first), "please" | "pls" | "plz" | "kindly");
    let room = usize::from(polite) * 2;
    empty.first <= instruction.first + room && instruction.first < empty.end + room
}

/// Whether a bare verb instructs: nobody is said to do it.
fn is_imperative(reading: &Reading<'_>, sentence: &Sentence, verb: &Hit) -> bool {
    verb.first == sentence.first
        || reading.clause(sentence, verb.first).0 == verb.first
        || reading.has("imperative-after", verb.first - 1, verb.first)
}
