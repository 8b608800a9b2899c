//! Does it shout, swear at somebody or insult? (Domain reference 4.4, A19.)
//!
//! Capitals shout when whole clauses stand in them, or when everyday words do again and again; an abbreviation and a
//! heading do not. An insult is a name for a person, or a bad word said of one.

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::capitals;
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "no-shouting",
    code: "A19",
    sense: Sense::MustNot,
    what: "shouting in capitals, swearing at people, insults",
    why: "whoever is shouted at stops reading, and the message is what gets passed on",
    example: "STOP PUTTING CALLERS BACK IN THE QUEUE",
    instead: "Please do not put callers back in the queue.",
    tables: &[
        "insult",
        "insult-alone",
        "insult-not",
        "insult-told",
        "insult-said-of",
        "insult-target",
        "insult-you",
        "shout-word",
        "shout-label",
        "shout-order",
        "negation",
        "not-negating",
        "clause-break",
    ],
    read,
};

/// Words in capitals in a row that make a clause.
const CLAUSE: usize = 4;
/// How far before an insult a negation takes it back, within the clause: `no one here thinks you are silly`.
const NO_ONE: usize = 8;
/// How far before capitals the words may stand that say what they are read off.
const LABEL: usize = 3;
/// Everyday words in capitals, apart from each other, that make shouting.
const OFTEN: usize = 3;

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let mut found: Vec<Span> = Vec::new();
    let mut loud: Vec<Span> = Vec::new();
    let mut words: Vec<Span> = Vec::new();
    let mut alone = 0;
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        // READ. THE. SCRIPT.
        let one = to - from == 2 && capitals(reading, from) && reading.token(from).kind == Kind::Word;
        alone = if one { alone + 1 } else { 0 };
        if alone >= OFTEN {
            loud.push(reading.token(from).span);
        }
        let spared = reading.hits("insult-not", from, to);
        let real = |h: &&Hit| {
            !reading.is_aside(h.first)
                && !reading.has("insult-told", from, h.end)
                && !spared.iter().any(|s| s.first <= h.first && h.first < s.end)
                && (told_off(reading, h.first)
                    || !negates(
                        reading,
                        h.first.saturating_sub(NO_ONE).max(reading.clause(sentence, h.first).0),
                        h.first,
                    ))
        };
        found.extend(reading.hits("insult", from, to).iter().filter(real).map(|h| reading.span(*h)));
        // "Your mother!" insults where it is all that is said; "for your mother, in one piece" does not.
        let alone_here = |h: &&Hit| {
            let other = |at: usize| reading.token(at).kind != Kind::Mark && !(h.first..h.end).contains(&at);
            !reading.is_aside(h.first) && !sentence.question && !(from..to).any(other)
        };
        found.extend(
            reading.hits("insult-alone", from, to).iter().filter(alone_here).map(|h| reading.span(*h)),
        );
        // A bad word counts when it is said of somebody: `stupid woman`, `are you thick`.
        let said = |h: &&Hit| {
            reading.has("insult-target", h.end, (h.end + 3).min(to))
                || reading.has("insult-you", h.first.saturating_sub(4).max(from), h.first)
        };
        let bad = reading.hits("insult-said-of", from, to).iter().filter(real).filter(said);
        found.extend(bad.map(|h| reading.span(*h)));
        // Capitals.
        let mut at = from;
        while at < to {
            let mut end = at;
            while end < to && (capitals(reading, end) || end > at && between(reading, end)) {
                end += 1;
            }
            let run: Vec<usize> = (at..end).filter(|i| capitals(reading, *i)).collect();
            let plain = |i: &&usize| reading.has("shout-word", **i, **i + 1);
            let read_off = reading.has("shout-label", at.saturating_sub(LABEL).max(from), at);
            let label = read_off || reading.form(end) == ":" || reading.form(end.saturating_sub(1)) == ":";
            // READ THE EMAIL.
            let order = run.len() + 1 == CLAUSE
                && at == from
                && end + 1 == to
                && alone_in_text(reading, sentence)
                && reading.has("shout-order", at, at + 1);
            if run.len() >= CLAUSE && !read_off && run.iter().any(|i| plain(&i)) || order {
                loud.push(reading.tokens.span(at, end));
            } else if !label && !run.is_empty() {
                let ordinary = |i: &&usize| plain(i) || reading.form(**i).len() > 6 && run.len() == 1;
                words.extend(run.iter().filter(ordinary).map(|i| reading.token(*i).span));
                // Still OFF, though we TOLD YOU: two everyday words together in the middle of a sentence.
                let everyday =
                    run.iter().filter(plain).count() >= 2 || run.len() >= 2 && run.iter().any(|i| plain(&i));
                if everyday && at > from && run.iter().all(|i| plain(&i) || reading.form(*i).len() > 3) {
                    loud.push(reading.tokens.span(at, end));
                }
                // FIRE ALARM at the office!!!
                if run.len() >= 2
                    && run.iter().any(|i| reading.form(*i).len() > 3)
                    && calls_out(reading, sentence)
                {
                    loud.push(reading.tokens.span(at, end));
                }
                // HOW MANY TIMES!!!
                if run.iter().any(|i| plain(&i)) && reading.form(end) == "!" && reading.form(end + 1) == "!" {
                    loud.push(reading.tokens.span(at, end));
                }
            }
            at = end.max(at + 1);
        }
    }
    if words.len() >= OFTEN {
        loud.append(&mut words);
    }
    order::sort(&mut found);
    order::sort(&mut loud);
    if let Some(first) = found.first() {
        let reason = format!("\u{201c}{}\u{201d} insults or swears", reading.quote(*first));
        return Finding::new(Verdict::NotMet, found, reason);
    }
    if !loud.is_empty() {
        return Finding::new(Verdict::NotMet, loud, "words in capitals read as shouting");
    }
    Finding::absent(Verdict::Met, "it keeps its voice down")
}

/// Whether a sentence shouts alone: the text around it keeps its voice down, so that it is no heading.
fn alone_in_text(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    matches!(reading.form(sentence.end - 1), "." | "!") && reading.sentences.len() > 1
}

/// Whether it is an order, which a negation does not take back: `don't be an idiot`.
fn told_off(reading: &Reading<'_>, insult: usize) -> bool {
    (insult.saturating_sub(3)..insult).any(|at| reading.form(at) == "be")
}

/// Whether a sentence ends with more than one exclamation mark.
fn calls_out(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    (sentence.first..sentence.end).rev().take_while(|at| reading.form(*at) == "!").count() >= 2
}

/// What may stand between two shouted words: a single letter, a number, a comma.
fn between(reading: &Reading<'_>, at: usize) -> bool {
    let token = reading.token(at);
    let letter = token.kind == Kind::Word && matches!(reading.quote(token.span), "A" | "I" | "U");
    letter || token.kind == Kind::Number || matches!(reading.form(at), "," | "'" | "/")
}
