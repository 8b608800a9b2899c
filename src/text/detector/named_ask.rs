//! Does every ask name who is to do it? (Domain reference 4.4, A24.)
//!
//! Inside only. `Can someone`, `needs doing` and a bare `please check` name nobody; `Telephony: please check` does. A
//! request to the whole floor (`please use wrap code 7`) names the floor.

use super::{Detector, joined};
use crate::diagnostic::Span;
use crate::lane::Lane;
use crate::order;
use crate::text::command::{self, commands, led, orders};
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::{capital, opens};
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "named-ask",
    code: "A24",
    sense: Sense::MustNot,
    what: "asks that name nobody",
    why: "what everybody could do, nobody does",
    example: "Can someone look at this?",
    instead: "Telephony: please look at the second trunk.",
    tables: &TABLES,
    read,
};

/// Its own tables and those that commands are read with.
const TABLES: [&str; 16 + command::TABLES.len()] = joined(
    &[
        "unnamed-anyone",
        "unnamed-passive",
        "unnamed-idle",
        "unnamed-ahead",
        "deed-adverb",
        "unnamed-please",
        "unnamed-imperative",
        "unnamed-spared",
        "unnamed-no-name",
        "unnamed-place",
        "unnamed-team",
        "unnamed-greeting",
        "unnamed-single",
        "unnamed-wished",
        "negation",
        "not-negating",
    ],
    command::TABLES,
);

/// How far before what is to be done *whether* may stand, in tokens.
const WHETHER: usize = 10;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let mut found: Vec<Span> = Vec::new();
    if !context.lane.is_outside() {
        let mut named_before = false;
        for sentence in &reading.sentences {
            let (from, to) = (sentence.first, sentence.end);
            let named = named(reading, sentence);
            if !reading.has("unnamed-spared", from, to) {
                // "What I'd like you to do:", "I would like you to test it": the reader is named as *you*.
                let wished = reading.hits("unnamed-wished", from, to);
                let of_reader = |h: &Hit| wished.iter().any(|w| w.first < h.end && h.first < w.end);
                let real = |h: &&Hit| {
                    !reading.is_aside(h.first)
                        && !negates(reading, h.first.saturating_sub(3).max(from), h.first)
                        && !of_reader(h)
                        && !wondered(reading, sentence, h)
                };
                // "Did someone fix the printer?" asks what happened.
                let asks = |h: &&Hit| {
                    let before =
                        h.first.checked_sub(1).filter(|b| *b >= from).map_or("", |b| reading.form(b));
                    !matches!(before, "did" | "had" | "was" | "were" | "that" | "until")
                };
                // "Marcus or Dee, whichever of you is in first": both are named.
                let of_them = |h: &&Hit| {
                    let one = matches!(reading.form(h.first), "whichever" | "whoever" | "one" | "either");
                    !(one && names(reading, from, h.first))
                };
                let anyone =
                    reading.hits("unnamed-anyone", from, to).iter().filter(real).filter(asks).filter(of_them);
                found.extend(anyone.map(|h| reading.span(*h)));
                if !named {
                    let passive = reading.hits("unnamed-passive", from, to).iter().filter(real);
                    found.extend(passive.map(|h| reading.span(*h)));
                    let wanted = |at: &usize| !wondered(reading, sentence, &Hit { first: *at, end: at + 1 });
                    let doing = (from..to).filter(wanted);
                    found.extend(doing.filter_map(|at| wants_doing(reading, sentence, at)));
                }
                // The floor as a whole is asked by asking it; elsewhere somebody must be addressed, here or before.
                let asks = !matches!(context.lane, Lane::Floor);
                // A text to one desk or person asks whoever reads it.
                let unsaid = !named && !named_before && !context.to_one;
                if !asks && unsaid {
                    let single = reading.hits("unnamed-single", from, to).iter().filter(real).filter(|h| {
                        reading.form(h.first).starts_with("pl") || commands(reading, sentence, h)
                    });
                    found.extend(single.map(|h| reading.span(*h)));
                }
                if asks && unsaid {
                    let please = reading.hits("unnamed-please", from, to).iter().filter(real);
                    found.extend(please.map(|h| reading.span(*h)));
                    let bare = reading.hits("unnamed-imperative", from, to).iter().filter(real);
                    found.extend(bare.filter(|h| commands(reading, sentence, h)).map(|h| reading.span(*h)));
                    let verbs = reading.hits("ask-verb", from, to).iter().filter(real);
                    found.extend(verbs.filter(|h| orders(reading, sentence, h)).map(|h| reading.span(*h)));
                }
            }
            named_before |= named;
        }
    }
    if found.is_empty() {
        return Finding::absent(Verdict::Met, "whoever is asked is named");
    }
    order::sort(&mut found);
    found.dedup();
    let quote = reading.quote(found[0]);
    Finding::new(Verdict::NotMet, found, format!("\u{201c}{quote}\u{201d} names nobody; say who is to do it"))
}

/// Whether what is to be done is only asked about: `tell me whether anything more must be said`, `does it have to be
/// reported?` Whoever answers is asked for an answer.
fn wondered(reading: &Reading<'_>, sentence: &Sentence, ask: &Hit) -> bool {
    let from = ask.first.saturating_sub(WHETHER).max(sentence.first);
    let whether = (from..ask.first)
        .rev()
        .take_while(|at| !matches!(reading.form(*at), "," | ";" | ":"))
        .any(|at| reading.form(at) == "whether");
    let (clause, _) = reading.clause(sentence, ask.first);
    let asks = |at: usize| {
        at <= ask.first
            && matches!(
                reading.form(at),
                "does" | "do" | "must" | "is" | "are" | "has" | "have" | "what" | "which" | "when"
            )
    };
    whether || sentence.question && asks(clause) && !anybody(reading, ask)
}

/// Whether it asks for somebody, whoever that is: `is anyone free?`
fn anybody(reading: &Reading<'_>, ask: &Hit) -> bool {
    reading.hits("unnamed-anyone", ask.first, ask.first + 1).iter().any(|h| h.end >= ask.end)
}

/// Whether two words that may be names stand there, one beside the other: `Marcus or Dee`, `Ana, Bo`.
fn names(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    let name = |at: usize| capital(reading, at) && !reading.has("unnamed-no-name", at, at + 1);
    (from..to.saturating_sub(2))
        .any(|at| name(at) && matches!(reading.form(at + 1), "or" | "and" | "," | "/" | "&") && name(at + 2))
}

/// What is to be done, said of the thing and of nobody: `the contractor needs chasing`, `could the hotels be told`, `this
/// has to go to the landlord`.
fn wants_doing(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> Option<Span> {
    if reading.is_aside(at) || negates(reading, at.saturating_sub(3).max(sentence.first), at) {
        return None;
    }
    let next = |from: usize| {
        (from..sentence.end).find(|i| !reading.has("deed-adverb", *i, i + 1)).unwrap_or(sentence.end)
    };
    let done = |at: usize| {
        let form = reading.form(at);
        (form.len() > 3 && form.ends_with("ed") || reading.has("deed-past", at, at + 1))
            && !reading.has("unnamed-idle", at, at + 1)
    };
    let pronoun = |at: usize| matches!(reading.form(at), "i" | "we" | "you" | "they" | "he" | "she");
    let (second, span) = (next(at + 1), |end: usize| Some(reading.tokens.span(at, end + 1)));
    match reading.form(at) {
        // "Somebody turn the heating down", but not "somebody turned".
        "somebody" | "someone" if opens(reading, sentence.first, at) => {
            let told = reading.token(second).kind == Kind::Word && !done(second) && !happens(reading, second);
            told.then(|| span(second)).flatten()
        }
        "want" if at > sentence.first && pronoun(at - 1) => None,
        // "Need it back by nine": nobody needs it, and nobody is asked.
        "needs" | "need" | "wants" | "want" | "requires" | "require"
            if led(reading, sentence, at)
                && reading.form(second + 1) != "know"
                && reading.form(second) != "you"
                && !sentence.question
                && reading.token(second).kind != Kind::Mark =>
        {
            span(second)
        }
        "needs" | "need" | "wants" | "want" | "requires" => {
            let doing = reading.form(second).len() > 5
                && reading.form(second).ends_with("ing")
                && !reading.has("unnamed-idle", second, second + 1);
            doing.then(|| span(second)).flatten()
        }
        "could" | "can" | "should" | "must"
            if sentence.question || reading.form(at) == "must" || please(reading, sentence) =>
        {
            let be = (at + 1..sentence.end.min(at + 6)).find(|i| reading.form(*i) == "be")?;
            let verb = next(be + 1);
            done(verb).then(|| span(verb)).flatten()
        }
        "has" | "have"
            if reading.form(second) == "to"
                || reading.form(second) == "got" && reading.form(second + 1) == "to" =>
        {
            let verb = next(second + if reading.form(second) == "to" { 1 } else { 2 });
            let goes = matches!(reading.form(verb), "go" | "happen")
                || reading.form(verb) == "be" && done(next(verb + 1));
            let whose = at > sentence.first && pronoun(at - 1);
            (goes && !whose).then(|| span(verb)).flatten()
        }
        // "Letters to be reprinted": nothing helps before the *to*.
        "to" if reading.form(at + 1) == "be" && at > sentence.first => {
            let thing = reading.form(at - 1);
            let dash = reading.token(at - 1).kind == Kind::Mark;
            let helps = reading.has("unnamed-ahead", at - 1, at) || thing.len() < 3 && !dash;
            let verb = next(at + 2);
            (!helps && done(verb)).then(|| span(verb)).flatten()
        }
        "still" | "yet" if reading.form(second) == "to" && reading.form(second + 1) == "be" => {
            let verb = next(second + 2);
            done(verb).then(|| span(verb)).flatten()
        }
        _ => None,
    }
}

/// Whether a verb tells how things are: `somebody is`, `someone has`, `somebody keeps`.
fn happens(reading: &Reading<'_>, at: usize) -> bool {
    let form = reading.form(at);
    form.ends_with('s')
        || form.contains('\'')
        || reading.has("unnamed-ahead", at, at + 1)
        || matches!(
            form,
            "in" | "on" | "at" | "from" | "who" | "else" | "will" | "would" | "may" | "might" | "did"
        )
}

fn please(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    (sentence.first..sentence.end).any(|at| matches!(reading.form(at), "please" | "pls"))
}

/// Whether a sentence names somebody: a team, a person, an address with @.
fn named(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let (from, to) = (sentence.first, sentence.end);
    if reading.has("unnamed-team", from, to) || reading.has("unnamed-greeting", from, to) {
        return true;
    }
    (from..to).any(|at| {
        if reading.form(at) == "@" {
            return true;
        }
        let no_name = reading.has("unnamed-no-name", at, at + 1);
        if reading.is_aside(at) || !capital(reading, at) || no_name {
            return false;
        }
        // "Elm Court" is where.
        if capital(reading, at + 1)
            && reading.has("unnamed-no-name", at + 1, at + 2)
            && !matches!(reading.form(at + 1), "please" | "pls" | "can" | "could")
        {
            return false;
        }
        // "The Kettleby van", "at Larch Close": a place or a thing, and nobody who is asked.
        // The *The* that opens a sentence has a capital too and is no part of the name.
        let part = |i: &usize| capital(reading, *i) && !reading.has("unnamed-no-name", *i, *i + 1);
        let first_of_name = (from..at).rev().take_while(part).last().unwrap_or(at);
        let titled = at > from && matches!(reading.form(at - 1), "mr" | "mrs" | "ms" | "miss" | "dr");
        // "14 Mill Row" is an address.
        let numbered = first_of_name > from && reading.token(first_of_name - 1).kind == Kind::Number;
        let placed = titled
            || numbered
            || first_of_name > from && reading.has("unnamed-place", first_of_name - 1, first_of_name);
        let asked = matches!(
            reading.form(at + 1),
            "please" | "pls" | "to" | "team" | "desk" | "lads" | "crew" | "can" | "could"
        );
        if placed && !asked {
            return false;
        }
        // A first word has a capital anyhow: it is a name if it is addressed or asked, not if something is to be done to it.
        if reading.form(at + 1) == "to" && reading.form(at + 2) == "be" && opens(reading, from, at) {
            return false;
        }
        !opens(reading, from, at)
            || matches!(
                reading.form(at + 1),
                "," | ":" | "-" | "please" | "pls" | "can" | "could" | "will" | "to" | "team" | "desk"
            )
    })
}
