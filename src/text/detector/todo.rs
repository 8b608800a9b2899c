//! Does it tell the reader what to do, or what not to do, now? (Domain reference 5.2: what to do meanwhile.)

use super::Detector;
use crate::diagnostic::Span;
use crate::lane::Lane;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::{Hit, within};
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::token::Kind;

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
        "todo-vague",
        "todo-works",
        "todo-undone",
        "todo-people",
        "todo-may",
        "todo-stative",
        "todo-thing",
        "todo-fact",
        "todo-suggest",
        "todo-meantime",
        "not-negating",
    ],
    read,
};

/// How many words back who may do it, or what is open, is looked for.
const WHO: usize = 8;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let terms = context.todo_terms.hits(&reading.tokens);
    let (mut met, mut partly, mut empty): (Vec<Span>, Vec<Span>, Vec<Span>) = Default::default();
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let meantime = reading.has("todo-meantime", from, to);
        // "Could your shop hand out the paper slip in the meantime?"
        let polite = sentence.question
            && (meantime || (from..to).any(|i| matches!(reading.form(i), "please" | "pls")));
        if sentence.question && !polite && !reading.has("todo-suggest", from, to) {
            continue;
        }
        // Inside, a `please` or a bare verb asks for work; it is no way round for those who wait.
        // Unless it is for the meantime: `until it is mended, send the files to ...`.
        let inside = matches!(context.lane, Lane::Resolvers | Lane::Executives | Lane::Log);
        let asks = inside && !meantime;
        let real = |hit: &&Hit| !reading.is_aside(hit.first);
        met.extend(reading.hits("no-need", from, to).iter().filter(real).map(|h| reading.span(*h)));
        let hollow = reading.hits("empty-request", from, to);
        let bare =
            reading.hits("imperative", from, to).iter().filter(|h| is_imperative(reading, sentence, h));
        let undone = reading.has("todo-undone", from, to);
        let instruction = reading
            .hits("instruction", from, to)
            .iter()
            .filter(|h| !(is_please(reading, h) && (asks || is_trailing(reading, sentence, h))))
            .chain(bare.filter(|_| !asks))
            .chain(reading.hits("todo-may", from, to).iter().filter(|h| is_allowed(reading, sentence, h)))
            .filter(real)
            .filter(|h| !(undone && reading.has("todo-undone", from, h.end)))
            .filter(|h| !hollow.iter().any(|e| is_hollow(reading, h, e)))
            .min()
            .copied();
        let works = reading.hits("todo-works", from, to).iter().find(|h| real(h) && !undone);
        let works =
            works.copied().or_else(|| way_open(reading, sentence).filter(|h| real(&h) && !undone && !asks));
        let term = within(&terms, from, to).iter().find(real).copied();
        if let Some(vague) = reading.hits("todo-vague", from, to).iter().find(real)
            && context.todo_terms.is_empty()
        {
            if !undone {
                partly.push(reading.span(*vague));
            }
            continue;
        }
        if context.todo_terms.is_empty() {
            met.extend(works.map(|h| reading.span(h)));
        }
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

fn is_please(reading: &Reading<'_>, instruction: &Hit) -> bool {
    matches!(reading.form(instruction.first), "please" | "pls" | "plz" | "kindly")
}

/// Whether a *please* stands at the end of what it asks (`stay on until eight please`): the verb before it says what.
fn is_trailing(reading: &Reading<'_>, sentence: &Sentence, please: &Hit) -> bool {
    please.end == please.first + 1
        && please.first > sentence.first
        && (please.end >= sentence.end || reading.token(please.end).kind == Kind::Mark)
}

/// Whether an instruction is part of an empty request, or only its *please*.
fn is_hollow(reading: &Reading<'_>, instruction: &Hit, empty: &Hit) -> bool {
    let room = usize::from(is_please(reading, instruction)) * 2;
    empty.first <= instruction.first + room && instruction.first < empty.end + room
}

/// Whether a verb of what may be done is said of those who wait: `your receptionists may check`, `parents should ring`. What
/// may befall them (`callers may wait`) is nothing to do.
fn is_allowed(reading: &Reading<'_>, sentence: &Sentence, may: &Hit) -> bool {
    let verb = (may.end..sentence.end)
        .find(|at| {
            !matches!(reading.form(*at), "still" | "also" | "instead" | "now" | "always" | "simply" | "just")
        })
        .unwrap_or(sentence.end);
    let acts = reading.has("imperative", verb, verb + 1) && !reading.has("todo-stative", verb, verb + 1);
    let from = may.first.saturating_sub(WHO).max(sentence.first);
    let ours = |at: usize| matches!(reading.form(at), "we" | "i" | "it" | "they" | "he" | "she" | "that");
    acts && may.first > from
        && !ours(may.first - 1)
        && reading.has("todo-people", from, may.first)
        && !reading.has("empty-request", verb, verb + 1)
}

/// Another way that is open, said as a fact: `paper forms are in every library`, `the kiosk takes cards`.
fn way_open(reading: &Reading<'_>, sentence: &Sentence) -> Option<Hit> {
    let fact = |h: &&Hit| {
        let (clause, end) = reading.clause(sentence, h.first);
        let from = h.first.saturating_sub(WHO).max(clause);
        reading.has("todo-thing", from, h.first) && !negates(reading, from, h.end.max(h.first + 1).min(end))
    };
    reading.hits("todo-fact", sentence.first, sentence.end).iter().find(fact).copied()
}

/// Whether a bare verb instructs: it begins a sentence or follows a comma with something to do behind it, or is joined
/// to such a clause, and nobody else is said to do it (`we will find it and call you`).
fn is_imperative(reading: &Reading<'_>, sentence: &Sentence, verb: &Hit) -> bool {
    // "Knock, and reception lets you in": what follows says that the verb was an order.
    let so = || reading.form(verb.end) == "," && reading.form(verb.end + 1) == "and";
    let goes_on = verb.end < sentence.end && (reading.token(verb.end).kind != Kind::Mark || so());
    if !goes_on {
        return false;
    }
    if verb.first == sentence.first || reading.token(verb.first - 1).kind == Kind::Mark {
        return true;
    }
    let joined = reading.clause(sentence, verb.first).0 == verb.first
        || reading.has("imperative-after", verb.first - 1, verb.first);
    let somebody = (sentence.first..verb.first).rev().find_map(|at| match reading.form(at) {
        "you" | "please" | "pls" | "plz" | "kindly" | "u" | "," | ";" | ":" => Some(false),
        "i" | "we" | "i'll" | "we'll" | "i've" | "we've" | "i'm" | "we're" | "he" | "she" | "they"
        | "team" | "will" | "engineers" | "i'd" | "we'd" | "they'll" | "it" => Some(true),
        _ => None,
    });
    joined && somebody != Some(true)
}
