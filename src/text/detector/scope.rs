//! Does it say who, or how much, is hit? (Domain reference 5.7, A3: a scope word.)
//!
//! A number or a word of quantity counts with what is counted behind it: a thing the lexicon knows, or any word in the
//! plural that is no measure (`14 rooms`, not `14 minutes`). *Every* and *each* need no plural; *only* counts with a name.

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::denial::conditional;
use crate::text::elsewhere::elsewhere;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::capital;
use crate::text::phrases::{Hit, within};
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
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
    tables: &[
        "quantifier",
        "scope-many",
        "tried",
        "scope-noun",
        "scope-unit",
        "scope-whole",
        "unknown-scope",
        "scope-not",
        "scope-done",
        "scope-vague",
        "scope-about",
        "scope-people",
        "scope-said-of",
        "scope-loose",
        "scope-behind",
        "scope-told",
        "effect-if",
        "effect-group",
        "elsewhere-then",
        "elsewhere-now",
        "elsewhere-untrue",
    ],
    read,
};

/// How many tokens may stand before the one it is about: `INC-1042, Mr Vale`.
const OPENING: usize = 4;
/// How far the thing counted may stand behind its quantifier.
const REACH: usize = 5;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let terms = context.scope_terms.hits(&reading.tokens);
    let mut met: Vec<Span> = Vec::new();
    let (mut unknown, mut bare): (Vec<Span>, Vec<Span>) = Default::default();
    let mut who = false;
    for sentence in reading.sentences.iter().filter(|s| !s.question) {
        let (from, to) = (sentence.first, sentence.end);
        // What was tried, told or supposed has numbers of its own.
        if reading.has("scope-not", from, to) || elsewhere(reading, sentence, from) {
            continue;
        }
        if let Some(vague) = reading.first("scope-vague", from, to) {
            unknown.push(reading.span(vague));
            continue;
        }
        let real = |at: usize| !reading.is_aside(at);
        let asked = reading.hits("unknown-scope", from, to);
        // "How many: 214" tells it.
        let told = |h: &Hit| {
            matches!(reading.form(h.end), ":" | "=" | "-")
                && (h.end + 1..h.end + 4).any(|at| at < to && reading.token(at).kind == Kind::Number)
        };
        for hit in asked {
            if told(hit) { met.push(reading.span(*hit)) } else { unknown.push(reading.span(*hit)) }
        }
        let covered = |at: usize| asked.iter().any(|h| h.first <= at && at < h.end);
        met.extend(within(&terms, from, to).iter().filter(|t| real(t.first)).map(|t| reading.span(*t)));
        met.extend(
            reading
                .hits("scope-whole", from, to)
                .iter()
                .filter(|h| real(h.first) && !reading.has("scope-behind", h.end, h.end + 1))
                .map(|h| reading.span(*h)),
        );
        for quantifier in
            reading.hits("quantifier", from, to).iter().filter(|h| real(h.first) && !covered(h.first))
        {
            // "Tell me if it is more than ten customers" supposes it.
            let Some(found) =
                counted(reading, *quantifier, to).filter(|h| !conditional(reading, sentence, *h))
            else {
                continue;
            };
            let list = if leaves_open(reading, found) { &mut unknown } else { &mut met };
            list.push(reading.span(found));
        }
        for number in (from..to).filter(|i| reading.token(*i).kind == Kind::Number && real(*i)) {
            let found = counted(reading, Hit { first: number, end: number + 1 }, to);
            met.extend(found.filter(|h| !conditional(reading, sentence, *h)).map(|h| reading.span(h)));
        }
        for at in (from..to).filter(|at| real(*at) && !covered(*at)) {
            met.extend(single(reading, at));
            if !context.lane.is_outside() {
                met.extend(one_person(reading, sentence, at));
            }
        }
        for people in reading.hits("scope-people", from, to).iter().filter(|h| real(h.first)) {
            who |= true;
            // "New members only".
            met.extend(
                // "Holders with two cards only".
                (people.end..to.min(people.end + REACH))
                    .find(|at| reading.form(*at) == "only")
                    .map(|only| reading.tokens.span(people.first, only + 1)),
            );
        }
        bare.extend(reading.hits("scope-about", from, to).iter().filter_map(|h| alone(reading, h.end)));
        bare.extend(
            (from..to)
                .filter(|at| reading.has("scope-said-of", at + 1, at + 2))
                .filter_map(|at| alone(reading, at)),
        );
    }
    // A number by itself tells how many only where it is said of whom: "Patients of the Close, upwards of 200 a day".
    if who {
        met.extend(bare.iter().copied());
    } else {
        unknown.extend(bare);
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

/// A number that counts nothing named and measures nothing: `around 900`.
fn alone(reading: &Reading<'_>, at: usize) -> Option<Span> {
    let number = reading.token(at).kind == Kind::Number && !reading.is_aside(at);
    let money = at > 0 && matches!(reading.form(at - 1), "£" | "$" | "€");
    (number && !money && !reading.has("scope-unit", at + 1, at + 2)).then(|| reading.tokens.span(at, at + 1))
}

/// The one it is about, by title and name: `Mrs Joan Ellery`. Whom something is told or asked is somebody else.
fn one_person(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> Option<Span> {
    let title =
        matches!(reading.form(at), "mr" | "mrs" | "ms" | "miss" | "mx" | "dr") && capital(reading, at + 1);
    let led = at > sentence.first && reading.has("scope-told", at - 1, at);
    let end = if capital(reading, at + 2) { at + 3 } else { at + 2 };
    // A record opens with whom it is about; a name further on is one of those who rang.
    (title && !led && at <= sentence.first + OPENING).then(|| reading.tokens.span(at, end))
}

/// `Every surgery`; `only Castle Street`.
fn single(reading: &Reading<'_>, at: usize) -> Option<Span> {
    let next = reading.token(at + 1).kind == Kind::Word && !reading.has("scope-unit", at + 1, at + 2);
    let told = match reading.form(at) {
        "every" | "each" => next && !reading.has("scope-unit", at + 2, at + 3),
        // "Only Castle Street", "just gate 4".
        "only" | "just" => {
            let numbered = reading.token(at + 2).kind == Kind::Number && reading.form(at + 1).len() >= 4;
            let time = matches!(
                reading.form(at + 1),
                "after"
                    | "before"
                    | "past"
                    | "gone"
                    | "over"
                    | "about"
                    | "under"
                    | "around"
                    | "shy"
                    | "another"
            );
            next && (capital(reading, at + 1) || numbered && !time)
        }
        _ => false,
    };
    // "Hull only".
    if !told
        && reading.form(at) == "only"
        && at > 1
        && capital(reading, at - 1)
        && reading.token(at - 2).kind == Kind::Word
    {
        return Some(reading.tokens.span(at - 1, at + 1));
    }
    // "Desk 17 only", where the place opens the clause: not "until 17 only".
    let numbered = at > 1
        && reading.form(at) == "only"
        && reading.token(at - 1).kind == Kind::Number
        && reading.has("scope-noun", at - 2, at - 1);
    if numbered {
        return Some(reading.tokens.span(at - 2, at + 1));
    }
    told.then(|| reading.tokens.span(at, at + 2))
}

/// Whether a word counts things: in the plural, and no measure of time or money.
fn things(reading: &Reading<'_>, at: usize) -> bool {
    let form = reading.form(at);
    let plural = form.len() > 3 && form.ends_with('s') && !form.ends_with("ss") && !form.contains('\'');
    reading.token(at).kind == Kind::Word && plural && !reading.has("scope-unit", at, at + 1)
}

/// Whether a quantity with its noun says neither who nor how many: `some customers`, `several of our agents`, where
/// nothing tells which.
fn leaves_open(reading: &Reading<'_>, found: Hit) -> bool {
    let Some(last) = found.end.checked_sub(1) else { return false };
    let loose = reading.hits("scope-loose", found.first, found.first + 1).iter().any(|l| l.end <= last);
    // "Some calls" tells which part of the work; "some customers" does not tell who.
    let thing = matches!(
        reading.form(last),
        "calls"
            | "orders"
            | "payments"
            | "accounts"
            | "sites"
            | "branches"
            | "lines"
            | "queues"
            | "shops"
            | "stores"
            | "depots"
    );
    let anybody = reading.has("scope-people", last, found.end) && !thing;
    // "Several Leeds agents", "some 40 callers".
    let told =
        (found.first + 1..last).any(|at| capital(reading, at) || reading.token(at).kind == Kind::Number);
    let which = matches!(
        reading.form(found.end),
        "with"
            | "in"
            | "on"
            | "at"
            | "from"
            | "using"
            | "who"
            | "whose"
            | "of"
            | "only"
            | "paying"
            | "booked"
    );
    loose && anybody && !told && !which
}

/// The quantity with what it counts, if that follows closely.
fn counted(reading: &Reading<'_>, quantity: Hit, end: usize) -> Option<Hit> {
    let limit = (quantity.end + REACH).min(end);
    // "Swapped four headsets", "reached one person", "I leave you 46 agents": that many were tried, told or rostered.
    let verb = quantity.first.saturating_sub(1);
    // "We counted 12 passengers whose passes scan red" is how many it hits.
    let done = reading.form(verb).ends_with("ed") && reading.form(verb) != "counted"
        || matches!(reading.form(verb), "ran" | "rang" | "told");
    let dealt = reading.hits("scope-done", quantity.first.saturating_sub(2), quantity.first);
    if done && reading.has("tried", verb, verb + 1) || dealt.iter().any(|h| h.end == quantity.first) {
        return None;
    }
    // "07700 900604 till ten" is a telephone number.
    let digits = |at: usize| reading.token(at).kind == Kind::Number;
    let phone = |at: usize| digits(at) && reading.form(at).starts_with('0') && reading.form(at).len() > 2;
    if phone(quantity.first) || digits(quantity.first) && quantity.first > 0 && phone(quantity.first - 1) {
        return None;
    }
    let many = reading.token(quantity.first).kind == Kind::Number
        || reading.has("scope-many", quantity.first, quantity.first + 1);
    let plural = || (quantity.end..limit).find(|at| things(reading, *at)).filter(|_| many);
    let measured = reading.has("scope-unit", quantity.end, quantity.end + 1);
    let noun = reading
        .first("scope-noun", quantity.end, limit)
        .or_else(|| plural().map(|at| Hit { first: at, end: at + 1 }))
        .filter(|_| !measured)?;
    let broken = (quantity.end..noun.first)
        .any(|i| reading.token(i).kind == Kind::Mark && !matches!(reading.form(i), "%" | "/" | "'"));
    // "All agents please read", "26 on shift": they are spoken to or rostered, not hit.
    let helped = matches!(reading.form(noun.end), "are" | "is" | "were" | "was");
    let behind = if helped { noun.end + 1 } else { noun.end };
    let other = reading.has("scope-behind", behind, behind + 1);
    (!broken && !other).then_some(Hit { first: quantity.first, end: noun.end })
}
