//! Does it say what it means for the reader, and for how many? (Domain reference 5.7, A3: [`effect`] and [`scope`].)

use super::{Detector, effect, plain_words, scope};
use crate::diagnostic::Span;
use crate::lane::Lane;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "impact",
    code: "A3",
    sense: Sense::Must,
    what: "what does not work for the reader, and how much of it or for whom",
    why: "readers can tell whether it is about them, and helpers how big it is",
    example: "There is an issue with our systems.",
    instead: "About one call in five to the energy line is cut off.",
    tables: &[
        "impact-who",
        "impact-noun",
        "impact-people",
        "impact-plainly",
        "impact-suffering",
        "impact-numbered",
        "impact-bound",
        "quantifier",
        "scope-about",
        "scope-unit",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let mut effect = effect::read(reading, context);
    if effect.verdict != Verdict::Met {
        return effect;
    }
    // What is said in terms the reader cannot know is not said to them.
    let dark = if context.lane.is_outside() { plain_words::read(reading, context).spans } else { Vec::new() };
    let unclear = |span: &Span| reading.sentence_of(*span).is_some_and(|s| dark.iter().any(|d| holds(s, *d)));
    effect.spans.retain(|span| !unclear(span));
    if effect.spans.is_empty() {
        let reason = "it says what does not work only in terms this reader cannot know";
        return Finding::new(Verdict::NotMet, dark, reason);
    }
    let mut spans = effect.spans.clone();
    let scope = scope::read(reading, context);
    let told = |sentence: &Sentence| effect.spans.iter().any(|span| holds(sentence, *span));
    for (n, sentence) in reading.sentences.iter().enumerate() {
        // How much is said beside what it is said of: in the same sentence or not far from it.
        let beside = reading.sentences.get(n.saturating_sub(2)..(n + 3).min(reading.sentences.len()));
        if sentence.question || !beside.unwrap_or(&[]).iter().any(told) {
            continue;
        }
        if scope.verdict == Verdict::Met {
            spans.extend(scope.spans.iter().filter(|span| holds(sentence, **span)));
        }
        spans.extend(counted(reading, sentence));
        spans.extend(about(reading, sentence));
        if !told(sentence) {
            continue;
        }
        // A pronoun tells how much only of what its own sentence says.
        let who = reading.hits("impact-who", sentence.first, sentence.end);
        // "It is not letting people in" tells nobody apart.
        let let_in = |h: &Hit| h.first > 0 && matches!(reading.form(h.first - 1), "let" | "lets" | "letting");
        let who = who.iter().filter(|h| !reading.is_aside(h.first) && !let_in(h));
        spans.extend(who.map(|h| reading.span(*h)));
        spans.extend(certain_people(reading, sentence));
        spans.extend(numbered(reading, sentence));
        if context.lane == Lane::Customer {
            spans.extend(this_customer(reading, sentence));
        }
    }
    if spans.len() > effect.spans.len() {
        order::sort(&mut spans);
        spans.dedup();
        return Finding::new(Verdict::Met, spans, "it says what does not work, and for whom or how much");
    }
    let reason = "it says what does not work, but not for whom or how much";
    Finding::new(Verdict::Partly, spans, reason)
}

/// How far the thing counted may stand behind its number.
const REACH: usize = 4;
/// A sentence this long says of a customer's trouble how much it is; "your delivery is late" does not.
const TELLING: usize = 9;

/// Things counted that tell the size: `28 flats`, `none of our nine branches`.
fn counted(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    reading.hits("impact-noun", sentence.first, sentence.end).iter().find_map(|noun| {
        let from = noun.first.saturating_sub(REACH).max(sentence.first);
        let number = (from..noun.first).find(|at| reading.token(*at).kind == Kind::Number);
        let first = number.or_else(|| reading.first("quantifier", from, noun.first).map(|q| q.first))?;
        (!reading.is_aside(first)).then(|| reading.tokens.span(first, noun.end))
    })
}

/// A number that is called rough, with or without what it counts: `around 900`.
fn about(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    reading.hits("scope-about", sentence.first, sentence.end).iter().find_map(|h| {
        let number = reading.token(h.end).kind == Kind::Number && !reading.is_aside(h.end);
        let measure = reading.has("scope-unit", h.end + 1, h.end + 2);
        (number && !measure).then(|| reading.tokens.span(h.first, h.end + 1))
    })
}

/// People told apart from others: `prepay customers`, `donors giving more than`, `anyone ringing`, `London guests`. Plain
/// *customers* leaves open which.
fn certain_people(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    reading.hits("impact-people", sentence.first, sentence.end).iter().find_map(|people| {
        if reading.is_aside(people.first) {
            return None;
        }
        let next = reading.form(people.end);
        let doing = next.len() > 4
            && next.ends_with("ing")
            && !reading.has("impact-suffering", people.end, people.end + 1);
        let behind = doing || matches!(next, "only" | "who" | "whose");
        let before = people.first.checked_sub(1).filter(|at| *at >= sentence.first);
        let apart = before.is_some_and(|at| {
            reading.token(at).kind == Kind::Word
                && reading.form(at).len() > 3
                && !reading.has("impact-plainly", at, at + 1)
        });
        (behind || apart).then(|| reading.span(*people))
    })
}

/// Which it is, by a time, an amount or a number: `the 07:12 to Kelby`, `refunds over £50`, `route 17B`.
fn numbered(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    let timed = (sentence.first..sentence.end).find(|at| is_timed(reading, *at));
    if let Some(at) = timed {
        return Some(reading.tokens.span(at, at + 1));
    }
    reading
        .hits("impact-bound", sentence.first, sentence.end)
        .iter()
        .find_map(|h| {
            // "Refunds over £50".
            let money = usize::from(matches!(reading.form(h.end), "£" | "$" | "€"));
            let number = reading.token(h.end + money).kind == Kind::Number;
            let of_what = h.first > sentence.first
                && reading.form(h.first - 1).ends_with('s')
                && reading.has("effect-thing", h.first - 1, h.first);
            let measure = reading.has("scope-unit", h.end + money + 1, h.end + money + 2);
            (number && of_what && !measure && !reading.is_aside(h.first))
                .then(|| reading.tokens.span(h.first, h.end + money + 1))
        })
        .or_else(|| by_number(reading, sentence))
}

/// Whether a thing is told apart by its time of day: `the 06:42, 07:12 and 07:42 to Kelby`.
fn is_timed(reading: &Reading<'_>, at: usize) -> bool {
    let the = at > 0 && matches!(reading.form(at - 1), "the" | "tonight's" | "today's");
    let of = matches!(reading.form(at + 1), "to" | "from" | "," | "and" | "is" | "has" | "was" | "will");
    reading.token(at).kind == Kind::Clock && the && of && !reading.is_aside(at)
}

/// `Flights FX210`.
fn by_number(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    reading.hits("impact-numbered", sentence.first, sentence.end).iter().find_map(|h| {
        let digits = reading.form(h.end).bytes().any(|b| b.is_ascii_digit());
        let number = matches!(reading.token(h.end).kind, Kind::Word | Kind::Number) && digits;
        (number && h.end < sentence.end && !reading.is_aside(h.first))
            .then(|| reading.tokens.span(h.first, h.end + 1))
    })
}

/// One to one, *who* is the reader: told at some length that it happened to them, they know how much.
fn this_customer(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    if sentence.end - sentence.first < TELLING {
        return None;
    }
    let you = |at: &usize| matches!(reading.form(*at), "you" | "your" | "you've" | "you're" | "u" | "ur");
    (sentence.first..sentence.end).find(you).map(|at| reading.tokens.span(at, at + 1))
}

fn holds(sentence: &Sentence, span: Span) -> bool {
    sentence.span.start <= span.start && span.end <= sentence.span.end
}
