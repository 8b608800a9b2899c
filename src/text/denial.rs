//! What takes a failing back: a negation, a subject that is nobody, an *if* around it, or that somebody did it on purpose.

use super::phrases::Hit;
use super::promise::negates;
use super::reading::Reading;
use super::sentence::Sentence;

/// How far before its failing a subject that is nobody may stand.
const NONE: usize = 9;

/// Whether a negation close before takes the harm back: `not affected`, `no longer dropping`.
pub(super) fn denies(reading: &Reading<'_>, clause: usize, harm: Hit) -> bool {
    let from = harm.first.saturating_sub(4).max(clause);
    let Some(negation) =
        reading.hits("negation", from, harm.first).iter().rfind(|n| n.end <= harm.first).copied()
    else {
        return false;
    };
    negates(reading, negation.first, negation.first + 1)
        && !reading.has("negation-stop", negation.end, harm.first)
}

/// Whether a failing is said of nobody: `none of your guests has been charged twice`.
pub(super) fn of_none(reading: &Reading<'_>, clause: usize, hit: Hit) -> bool {
    let begin = hit.first.saturating_sub(NONE).max(clause);
    let helps = |at: &usize| reading.has("effect-helper", *at, at + 1) || reading.form(*at).ends_with("ed");
    let verb = (begin..hit.first).rev().find(|at| !helps(at));
    let helped = verb.is_some_and(|at| at + 1 < hit.first);
    let none = |at: usize| {
        matches!(reading.form(at), "no" | "none" | "nobody" | "noone" | "neither")
            || reading.form(at) == "not" && reading.form(at + 1) == "one"
    };
    helped && (begin..hit.first).any(none)
}

/// Whether it is something done: `dropped the spare laptop at your desk`.
pub(super) fn deed(reading: &Reading<'_>, sentence: &Sentence, hit: Hit) -> bool {
    // "I'm cutting the call here."
    let doing = reading.form(hit.first).ends_with("ing");
    let ours = hit.first > sentence.first && matches!(reading.form(hit.first - 1), "i'm" | "we're");
    let past =
        reading.form(hit.first).ends_with("ed") || matches!(reading.form(hit.first), "lost" | "shut" | "cut");
    let object = matches!(
        reading.form(hit.first + 1),
        "the" | "a" | "an" | "my" | "your" | "it" | "them" | "off" | "him" | "her"
    );
    object && (past && hit.first == sentence.first || doing && ours)
}

/// Whether the failing stands behind an *if* or a *whether*.
pub(super) fn conditional(reading: &Reading<'_>, sentence: &Sentence, term: Hit) -> bool {
    let (clause, end) = reading.clause(sentence, term.first);
    // "If your water turns brown, run the cold tap": a condition that opens the sentence holds for all of it.
    let opens = reading.form(sentence.first) == "if";
    let first = if opens { sentence.first } else { clause };
    // "If your flight is the 07:10, it is cancelled" says whom it hits; "if your card was declined, tell us" says whether.
    let inside = |h: &Hit| h.first == clause && reading.form(end) == ",";
    let condition = |h: &Hit| inside(h) || !reading.has("effect-group", h.end, h.end + 1);
    reading.hits("effect-if", first, term.first).iter().any(condition)
}
