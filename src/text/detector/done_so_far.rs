//! Handover: does it say what was done so far, and what came of it? (Domain reference 4.4.)
//!
//! What was done is told by its words (`tested`, `test call`) or is a deed that is done ([`deed`]). What came of it is told
//! by its words (`no change`), or opens the clause behind the deed (`rang them: they know of no works`).

use super::{Detector, joined};
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::deed::{self, Deed, When};
use crate::text::elsewhere::elsewhere;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "done-so-far",
    code: "H4",
    sense: Sense::Must,
    what: "what was tried or checked, and the result",
    why: "otherwise the next person does it all again",
    example: "Passing this to you.",
    instead: "Tried a test call from two desks: both failed. Headsets ruled out.",
    tables: TABLES,
    read,
};

const OWN: [&str; 16] = [
    "tried",
    "result",
    "result-opens",
    "result-not",
    "result-verb",
    "result-count",
    "result-since",
    "result-did",
    "result-state",
    "done-verb",
    "nothing-tried",
    "done-not",
    "action-vague-verb",
    "elsewhere-then",
    "elsewhere-now",
    "elsewhere-untrue",
];
const TABLES: &[&str] = &joined::<{ OWN.len() + deed::TABLES.len() }>(&OWN, deed::TABLES);

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut tried, mut results): (Vec<Span>, Vec<Span>) = Default::default();
    let mut before = false;
    for sentence in reading.sentences.iter().filter(|s| !s.question) {
        let (from, to) = (sentence.first, sentence.end);
        if reading.has("done-not", from, to) || elsewhere(reading, sentence, to - 1) {
            continue;
        }
        let untrue = reading.hits("nothing-tried", from, to);
        let real = |h: &&crate::text::phrases::Hit| {
            !reading.is_aside(h.first) && !untrue.iter().any(|u| u.first <= h.first && h.first < u.end)
        };
        // "Not restarted, not tested": what a negation stands before was not done.
        let done = |h: &&crate::text::phrases::Hit| {
            // "We did not promise", "it would be looked at".
            let undone = reading.form(h.first) == "did" && reading.form(h.end) == "not"
                || h.first > from && reading.form(h.first - 1) == "be";
            real(h)
                && !undone
                && !(reading.has("done-verb", h.first, h.first + 1)
                    && negates(reading, h.first.saturating_sub(1).max(from), h.first))
        };
        tried.extend(reading.hits("tried", from, to).iter().filter(done).map(|h| reading.span(*h)));
        results.extend(reading.hits("result", from, to).iter().filter(real).map(|h| reading.span(*h)));
        let deeds = deed::deeds(reading, sentence);
        let finished = |d: &&Deed| {
            let been = d.when == When::Now && d.verb > 0 && reading.form(d.verb - 1) == "been";
            (d.when == When::Done || been)
                && !d.conditional
                && !untrue.iter().any(|u| u.first <= d.verb && d.verb < u.end)
                && !reading.has("action-vague-verb", d.verb, d.verb + 1)
        };
        let did: Vec<Deed> = deeds.iter().filter(finished).copied().collect();
        tried.extend(did.iter().map(|d| d.span));
        // What came of it stands behind it: in the same sentence, or at the beginning of the next.
        let last = reading
            .hits("tried", from, to)
            .iter()
            .filter(done)
            .map(|h| h.end)
            .chain(did.iter().map(|d| d.verb + 1))
            .min();
        results.extend(last.and_then(|at| outcome(reading, at, to)));
        if let Some((deed, came)) = cured(reading, sentence) {
            tried.push(deed);
            results.push(came);
        }
        if before && last.is_none() {
            results.extend(opens(reading, from, to).or_else(|| follows(reading, from, to)));
        }
        before = last.is_some();
    }
    match (tried.is_empty(), results.is_empty()) {
        (false, false) => {
            tried.extend(results);
            order::sort(&mut tried);
            tried.dedup();
            Finding::new(Verdict::Met, tried, "it says what was done and what came of it")
        }
        (false, true) => {
            Finding::new(Verdict::Partly, tried, "it says what was done but not what came of it")
        }
        _ => Finding::absent(Verdict::NotMet, "it does not say what was done so far"),
    }
}

/// A deed that is the subject of its own result: `Turning the music off has ended the complaints`.
fn cured(reading: &Reading<'_>, sentence: &Sentence) -> Option<(Span, Span)> {
    let (from, to) = (sentence.first, sentence.end.min(sentence.first + CURED));
    let deed = reading.form(from).ends_with("ing") && reading.has("deed-strong", from, from + 1);
    let came = reading.hits("result-did", from, to).iter().find(|h| h.first > from + 1)?;
    let whole = (from..came.first).all(|i| !matches!(reading.form(i), "," | ";" | ":" | "."));
    (deed && whole && !reading.is_aside(from))
        .then(|| (reading.tokens.span(from, came.first), reading.tokens.span(came.first, came.end)))
}

/// The clause behind a deed that tells what came of it.
fn outcome(reading: &Reading<'_>, from: usize, to: usize) -> Option<Span> {
    let breaks = |at: &usize| {
        matches!(reading.form(*at), "," | ":" | ";" | "-" | "(" | "\u{2013}" | "and" | "but" | "so")
    };
    (from..to).filter(breaks).find_map(|at| opens(reading, at + 1, to).or_else(|| tells(reading, at + 1, to)))
}

/// How far the verb may stand behind a deed that is its subject.
const CURED: usize = 12;
/// Most words before the verb of a clause that tells what came of it.
const SUBJECT: usize = 7;

/// A clause with a subject of its own, not the writer's, and a verb: `calls have halved`, `nine answered`, `the hum stays`.
fn tells(reading: &Reading<'_>, at: usize, to: usize) -> Option<Span> {
    let word = |i: usize| reading.token(i).kind == Kind::Word;
    let past = |i: usize| {
        let form = reading.form(i);
        // "Cache cleared, ticket raised" are deeds too, and nothing came of them yet.
        let bent = form.len() > 4 && form.ends_with("ed") || reading.has("deed-past", i, i + 1);
        word(i) && bent && !reading.has("deed-put", i, i + 1)
    };
    let is = |i: usize| {
        let form = reading.form(i);
        let bent =
            form.ends_with("'re") || form.ends_with("n't") || form.ends_with("'s") || form.ends_with("'ve");
        let helps = matches!(
            form,
            "is" | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "did"
                | "does"
                | "do"
                | "can"
                | "can't"
                | "could"
        );
        bent || helps || reading.has("result-verb", i, i + 1)
    };
    let end = (at..to)
        .find(|i| matches!(reading.form(*i), "," | ";" | ":" | "." | "!" | "?"))
        .unwrap_or(to)
        .min(at + SUBJECT + 1);
    let plan =
        reading.hits("result-not", at, end).iter().any(|h| !matches!(reading.form(h.first), "to" | "over"));
    // "About half are answered": what opens the clause is a count.
    let count = matches!(reading.form(at), "about" | "around" | "over" | "nearly" | "almost" | "roughly")
        && (reading.token(at + 1).kind == Kind::Number || reading.has("result-count", at + 1, at + 2));
    let subject = (word(at) || reading.token(at).kind == Kind::Number)
        && (count || !opens_no_subject(reading.form(at)))
        && !past(at)
        && !reading.form(at).ends_with("ing");
    // "The supplier has been called" is one more deed.
    let deed = (at + 1..end)
        .any(|i| matches!(reading.form(i), "been" | "being") && reading.has("deed-strong", i + 1, i + 2));
    // "Pressure back up to 3 bar", "upstairs hot": how it is now, without a verb.
    let state = (at + 1..end).any(|i| reading.has("result-state", i, i + 1));
    let own = (at + 1..end).any(|i| matches!(reading.form(i), "i" | "we" | "i've" | "we've" | "you"));
    let verb = reading.form(at).contains('\'') && is(at) || state || (at + 1..end).any(|i| past(i) || is(i));
    (at + 1 < to && subject && verb && !deed && !plan && !own && !reading.is_aside(at))
        .then(|| reading.tokens.span(at, end))
}

/// A sentence behind a deed that tells what came of it: `Nine answered, three didn't`, `The queue is still stuck`.
fn follows(reading: &Reading<'_>, from: usize, to: usize) -> Option<Span> {
    let counts = reading.token(from).kind == Kind::Number || reading.has("result-count", from, from + 1);
    let since = reading.has("result-since", from, to);
    (counts || since).then(|| tells(reading, from, to)).flatten()
}

/// A result that opens at `at`: neither a plan nor an ask.
fn opens(reading: &Reading<'_>, at: usize, to: usize) -> Option<Span> {
    let plan = reading.has("result-not", at, to);
    (at + 1 < to && !plan && !reading.is_aside(at) && reading.has("result-opens", at, at + 1))
        .then(|| reading.tokens.span(at, to))
}

/// Words with which no clause about what came of it begins: the writer's own doing, conditions, places and times.
fn opens_no_subject(form: &str) -> bool {
    matches!(
        form,
        "i" | "we"
            | "you"
            | "i'm"
            | "we're"
            | "i've"
            | "we've"
            | "i'll"
            | "we'll"
            | "you'll"
            | "please"
            | "pls"
            | "because"
            | "since"
            | "as"
            | "if"
            | "when"
            | "whenever"
            | "to"
            | "for"
            | "at"
            | "by"
            | "in"
            | "on"
            | "before"
            | "after"
            | "until"
            | "till"
            | "who"
            | "where"
            | "while"
            | "with"
            | "from"
            | "of"
            | "into"
            | "onto"
            | "or"
            | "via"
            | "now"
            | "also"
            | "already"
            | "then"
            | "can"
            | "could"
            | "will"
            | "would"
            | "should"
            | "must"
            | "let"
            | "let's"
            | "next"
            | "per"
            | "about"
            | "between"
            | "plan"
            | "over"
            | "off"
    )
}
