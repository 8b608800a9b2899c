//! Does it guess at a cause or a state? (Domain reference 5.7, A11.)
//!
//! A guess is a guessing word with a cause or a state behind it: `probably the trunk`, `should be fixed`. What may
//! happen to the reader (`you might be cut off`) is not a guess of ours. Inside the house a guess is welcome when it
//! is marked as one: `suspected`, `unconfirmed`, `working theory`.

use super::Detector;
use crate::diagnostic::Span;
use crate::lane::Lane;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::time_phrase::Lead;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "no-speculation",
    code: "A11",
    sense: Sense::MustNot,
    what: "a guess at the cause or the state, told as if it were news",
    why: "a guess that turns out wrong costs the trust that the next true message needs",
    example: "It is probably the trunk and should be fixed now.",
    instead: "We do not know the cause yet; the telephony team is looking.",
    tables: &[
        "guess",
        "guess-plain",
        "guess-marked",
        "guess-external",
        "guess-strong",
        "guess-not",
        "guess-untested",
        "cause-claim",
        "guess-plan",
        "guess-theirs",
        "guess-asks",
        "guess-owned",
        "guess-early",
        "guess-open",
        "guess-hint",
        "guess-kind",
        "fix-ahead",
        "fix-soon",
        "fix-span",
        "cause",
        "negation",
        "not-negating",
        "reported",
        "own-said",
        "clause-break",
    ],
    read,
};

/// How far behind the guessing word the kind of thing may stand at which it hints.
const KIND: usize = 5;
/// How far the cause or state may stand behind the guessing word.
const REACH: usize = 7;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let (mut guesses, mut unsure): (Vec<Span>, Vec<Span>) = Default::default();
    for (n, sentence) in reading.sentences.iter().enumerate() {
        let told = told(reading, sentence);
        let marked = !context.lane.is_outside() && is_marked(reading, n)
            || owned(reading, sentence)
            || early(reading, n, context.lane);
        let mut found = Vec::new();
        for hit in reading.hits("guess", sentence.first, sentence.end) {
            if let Some(cause) =
                cause_behind(reading, sentence, *hit).or_else(|| tail(reading, sentence, *hit))
            {
                found.push((*hit, cause));
            }
        }
        found.extend(reading.hits("guess-plain", sentence.first, sentence.end).iter().map(|h| (*h, *h)));
        if context.lane.is_outside() {
            for hit in reading.hits("guess-external", sentence.first, sentence.end) {
                let cause = cause_behind(reading, sentence, *hit).or_else(|| tail(reading, sentence, *hit));
                found.extend(cause.map(|cause| (*hit, cause)));
            }
        }
        for hit in reading.hits("guess-strong", sentence.first, sentence.end) {
            if !of_reader(reading, *hit) {
                found.push((*hit, *hit));
            }
        }
        if let Some(claim) = untested(reading, n) {
            found.push((claim, claim));
        }
        for (hit, cause) in found {
            if hit.first >= told || excused(reading, sentence, hit, cause) || hint(reading, n, hit) {
                continue;
            }
            let span = reading.tokens.span(hit.first, cause.end.max(hit.end));
            let from = hit.first.saturating_sub(3).max(reading.clause(sentence, hit.first).0);
            if reading.is_aside(hit.first) || marked || negates(reading, from, hit.first) {
                continue;
            }
            if theirs(reading, sentence, hit) {
                continue;
            }
            let reported = reading.hits("reported", sentence.first, hit.first).iter().any(|r| {
                !reading
                    .hits("own-said", r.first.saturating_sub(3), r.first + 1)
                    .iter()
                    .any(|o| o.end > r.first)
            });
            if reported { unsure.push(span) } else { guesses.push(span) }
        }
    }
    order::sort(&mut guesses);
    guesses.dedup();
    if let Some(first) = guesses.first() {
        let reason = match context.lane.is_outside() {
            true => format!("\u{201c}{}\u{201d} is a guess", reading.quote(*first)),
            false => {
                format!("\u{201c}{}\u{201d} is a guess that is not marked as one", reading.quote(*first))
            }
        };
        return Finding::new(Verdict::NotMet, guesses, reason);
    }
    if !unsure.is_empty() {
        return Finding::new(Verdict::Unsure, unsure, "it passes on somebody else's guess");
    }
    Finding::absent(Verdict::Met, "nothing is guessed")
}

/// Where the part of a sentence ends that tells something. Of a question it is what stands before its last comma, unless
/// it asks from its first word: `it should be sorted by now, can you try again?`
fn told(reading: &Reading<'_>, sentence: &Sentence) -> usize {
    if !sentence.question {
        return sentence.end;
    }
    let comma = (sentence.first..sentence.end).rev().find(|at| matches!(reading.form(*at), "," | ";" | "-"));
    let asks = reading.has("guess-asks", sentence.first, sentence.first + 1);
    comma.filter(|_| !asks).unwrap_or(sentence.first)
}

/// Whether it is the guess of the reader or of whoever rang, told as theirs: `you mentioned it is probably the router`.
/// Behind a comma we speak again.
fn theirs(reading: &Reading<'_>, sentence: &Sentence, guess: Hit) -> bool {
    let from = guess.first.saturating_sub(REACH + 2).max(sentence.first);
    let teller = reading.hits("guess-theirs", from, guess.first).last().filter(|t| t.end <= guess.end);
    teller.is_some_and(|t| {
        !(t.end..guess.first).any(|at| matches!(reading.form(at), "," | ";" | ":" | "-" | "but" | "so"))
    })
}

/// Whether the guessing word is about the reader or our own doing (`you probably know`, `I'll probably ring`), not
/// about the trouble.
fn of_reader(reading: &Reading<'_>, guess: Hit) -> bool {
    let person = |at: usize| {
        let form = reading.form(at);
        matches!(form, "i" | "we" | "you" | "u" | "ya" | "will" | "i'll" | "we'll" | "you'll" | "i'd")
            || form.starts_with("you'")
    };
    (guess.first.saturating_sub(2)..guess.first).any(person) || person(guess.end)
}

/// What looks like a guess and is none: an asked one (`you asked if it is probably ...`), a polite form (`any
/// inconvenience this may have caused`), and a forecast of the repair, which is another check's matter.
fn excused(reading: &Reading<'_>, sentence: &Sentence, guess: Hit, cause: Hit) -> bool {
    let asked = (guess.first.saturating_sub(4).max(sentence.first)..guess.first)
        .any(|at| matches!(reading.form(at), "if" | "whether"));
    let polite = reading.hits("guess-not", guess.first.saturating_sub(4).max(sentence.first), guess.end);
    if asked || polite.iter().any(|p| p.end > guess.first) {
        return true;
    }
    let limit = (cause.end.max(guess.end) + REACH).min(sentence.end);
    let stop = |at: &usize| matches!(reading.form(*at), "," | ";" | ".");
    let end = (cause.end.max(guess.end)..limit).find(stop).unwrap_or(limit);
    let plans =
        reading.has("guess-plan", guess.first, guess.end) || reading.has("fix-ahead", sentence.first, end);
    let timed = reading.times_in(guess.end, end).iter().any(|t| t.lead != Lead::Since);
    plans && (timed || reading.has("fix-soon", guess.end, end) || reading.has("fix-span", guess.end, end))
}

/// Whether a suspicion says of itself that it is one and no more: `I suspect the line, and a suspicion is all it is`.
fn owned(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    reading.has("guess-owned", sentence.first, sentence.end)
}

/// Whether the sentence, or the one before it, says of a figure that it is early: `from memory, not counted yet: so probably
/// health data`. To those who work with it, a client's people too, that is a figure with its mark on it. Inside, the
/// sentence before may mark what follows as unconfirmed.
fn early(reading: &Reading<'_>, sentence: usize, lane: Lane) -> bool {
    let (from, to) = with_before(reading, sentence);
    !matches!(lane, Lane::Public | Lane::Customer) && reading.has("guess-early", from, to)
        || !lane.is_outside() && reading.has("guess-open", from, to)
}

/// Where the sentence before this one begins, and where this one ends.
fn with_before(reading: &Reading<'_>, sentence: usize) -> (usize, usize) {
    let from = reading.sentences.get(sentence.saturating_sub(1)).map_or(0, |s| s.first);
    (from, reading.sentences.get(sentence).map_or(from, |s| s.end))
}

/// Whether it is a hint and no guess of ours: at the word that the reader is asked for, in words that name what kind of
/// thing it is (`it looks like it was a pet`) or speak of a hint, and at no cause.
fn hint(reading: &Reading<'_>, n: usize, guess: Hit) -> bool {
    let Some(sentence) = reading.sentences.get(n) else { return false };
    let end = reading.clause(sentence, guess.end.min(sentence.end.saturating_sub(1))).1;
    let kind = reading.first("guess-kind", guess.end, (guess.end + KIND).min(end));
    let kinds = |at: usize| {
        reading.has("guess-kind", at, at + 1) || matches!(reading.form(at), "of" | "some" | "sort" | "kind")
    };
    let ends = |kind: Hit| (kind.end..end).all(kinds);
    let (from, to) = with_before(reading, n);
    let cause = reading.hits("cause", guess.end, sentence.end).iter();
    let causes = cause.filter(|c| !matches!(reading.form(c.first), "something" | "someone" | "somebody"));
    let looks = matches!(reading.form(guess.first), "looks" | "look" | "sounds" | "seems" | "it");
    (looks && kind.is_some_and(ends) || reading.has("guess-hint", from, to)) && causes.count() == 0
}

/// A cause told as a fact, and in the next sentence the admission that nobody looked: `that's why. Not tested yet`.
fn untested(reading: &Reading<'_>, sentence: usize) -> Option<Hit> {
    let here = reading.sentences.get(sentence)?;
    let next = reading.sentences.get(sentence + 1).map_or(here.end, |s| s.end);
    let claim = reading.first("cause-claim", here.first, here.end)?;
    reading.has("guess-untested", claim.first, next).then_some(claim)
}

/// A guess told at the end: `the fault has gone away, we think`.
fn tail(reading: &Reading<'_>, sentence: &Sentence, guess: Hit) -> Option<Hit> {
    let ends = guess.end >= sentence.end || matches!(reading.form(guess.end), "." | "!" | ";" | ")");
    let told = guess.first > sentence.first && ends;
    let from = guess.first.saturating_sub(REACH * 2).max(sentence.first);
    let cause = if told { reading.first("cause", from, guess.first) } else { None };
    cause.map(|_| guess)
}

/// A cause or a state in the same clause, close behind the guessing word.
fn cause_behind(reading: &Reading<'_>, sentence: &Sentence, guess: Hit) -> Option<Hit> {
    let stop = |i: &usize| {
        reading.token(*i).kind == Kind::Mark && matches!(reading.form(*i), "," | ";" | "." | ":" | "(")
    };
    let limit = (guess.end + REACH).min(sentence.end);
    let end = (guess.end..limit).find(stop).unwrap_or(limit);
    let you = (guess.first.saturating_sub(2)..guess.first).any(|i| reading.form(i) == "you");
    if you {
        return None;
    }
    reading.first("cause", guess.first, end)
}

/// Whether the sentence, or the one before it, says that what follows is not confirmed.
fn is_marked(reading: &Reading<'_>, sentence: usize) -> bool {
    let from = reading.sentences.get(sentence.saturating_sub(1)).map_or(0, |s| s.first);
    let own = reading.sentences.get(sentence).map_or((0, 0), |s| (s.first, s.end));
    let heading = reading.hits("guess-marked", from, own.0).iter().any(|h| reading.form(h.end) == ":");
    heading || reading.has("guess-marked", own.0, own.1)
}
