//! Is the customer spared reproach and dismissal? (Domain reference 5.7, A10.)
//!
//! Whole turns of phrase are looked for, each wrong by itself. `You should have` reproaches unless it goes on with what
//! the customer was owed (`you should have had a text`), and so does `if you had` with a deed the customer left undone
//! (`if you had checked in online`). What is told *about* such words (`never tell a caller to calm
//! down`) and what is quoted is clean.

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "no-reproach",
    code: "A10",
    sense: Sense::MustNot,
    what: "reproach or dismissal of the customer",
    why: "who is told off stops listening, and the next sentence is a complaint",
    example: "You should have read the message we sent.",
    instead: "I'm sorry our message was not clear. Your new time is 14:00.",
    tables: &[
        "reproach",
        "reproach-mock",
        "reproach-outside",
        "reproach-denied",
        "reproach-spared",
        "reproach-behind",
        "reproach-owed",
        "reproach-if",
        "deed-past",
        "deed-adverb",
        "reproach-told",
        "reproach-helped",
        "reproach-policy",
        "reproach-open",
        "reproach-looked",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let outside = context.lane.is_outside();
    let (mut found, mut unsure): (Vec<Span>, Vec<Span>) = Default::default();
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let real = |h: &&Hit| {
            !reading.is_aside(h.first)
                && !reading.has("reproach-told", from, h.first + 1)
                && !taken_back(reading, h)
                && !looked_up(reading, sentence, h)
        };
        for table in ["reproach", "reproach-mock"] {
            found.extend(reading.hits(table, from, to).iter().filter(real).map(|h| reading.span(*h)));
        }
        let behind = reading.hits("reproach-behind", from, to).iter().filter(real);
        found.extend(
            behind.filter(|h| !reading.has("reproach-owed", h.end, h.end + 1)).map(|h| reading.span(*h)),
        );
        let undone = reading.hits("reproach-if", from, to).iter().filter(real);
        // "Had you opened it?" asks; "had you opened it, you would know" reproaches.
        let undone = undone.filter(|h| !(sentence.question && h.first == from));
        found.extend(undone.filter_map(|h| left_undone(reading, sentence, *h)));
        found.extend(mock(reading, sentence));
        if outside {
            let helped = helps(reading, sentence);
            let hits = reading.hits("reproach-outside", from, to).iter().filter(real);
            found.extend(hits.filter(|_| !helped).map(|h| reading.span(*h)));
            // Who wants to complain or to speak to a manager is talked out of it, whatever is offered instead.
            let denied = reading.hits("reproach-denied", from, to).iter().filter(real);
            let spared = |h: &Hit| {
                reading.hits("reproach-spared", h.first, (h.end + 1).min(to)).iter().any(|s| s.end > h.end)
            };
            found.extend(denied.filter(|h| !spared(h)).map(|h| reading.span(*h)));
            let policy = reading.hits("reproach-policy", from, to).iter().filter(real);
            found.extend(policy.filter(|_| !helped).map(|h| reading.span(*h)));
            unsure.extend(
                reading.hits("reproach-open", from, to).iter().filter(real).map(|h| reading.span(*h)),
            );
        }
    }
    if let Some(first) = found.first() {
        let reason = format!("\u{201c}{}\u{201d} reproaches or dismisses the reader", reading.quote(*first));
        return Finding::new(Verdict::NotMet, found, reason);
    }
    if !unsure.is_empty() && reading.sentences.len() == 1 {
        return Finding::new(Verdict::Unsure, unsure, "it may be heard as a reproach; a person must say");
    }
    Finding::absent(Verdict::Met, "nobody is reproached")
}

/// Whether it is said that the reader does no such thing: `you are not making a fuss`. `Not making it any easier` does.
fn taken_back(reading: &Reading<'_>, hit: &Hit) -> bool {
    let back = |n: usize| hit.first.checked_sub(n).map_or("", |at| reading.form(at));
    let denied = match back(1) {
        "not" | "never" => matches!(back(2), "are" | "you're" | "were" | "is" | "was"),
        before => matches!(before, "aren't" | "weren't" | "isn't" | "wasn't"),
    };
    denied
        && reading.form(hit.first).ends_with("ing")
        && !matches!(reading.form(hit.end), "any" | "easier" | "easy")
}

/// Whether it is a fact that was looked up, with its time: `nobody else has had it this month`. That nobody else complained
/// dismisses all the same.
fn looked_up(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let nobody =
        reading.form(hit.end - 1) == "has" && (hit.first..hit.end).any(|at| reading.form(at) == "else");
    let complains =
        (hit.end..sentence.end.min(hit.end + 3)).any(|at| reading.form(at).starts_with("complain"));
    nobody && !complains && reading.has("reproach-looked", hit.end, sentence.end)
}

/// What the customer is told they left undone: behind `if you had`, a verb in its past form that is not what they were
/// owed (`if you had been told`).
fn left_undone(reading: &Reading<'_>, sentence: &Sentence, had: Hit) -> Option<Span> {
    let verb =
        (had.end..sentence.end.min(had.end + 3)).find(|at| !reading.has("deed-adverb", *at, at + 1))?;
    let form = reading.form(verb);
    let past = form.len() > 3 && form.ends_with("ed") || reading.has("deed-past", verb, verb + 1);
    let owed = reading.has("reproach-owed", verb, verb + 1);
    (past && !owed).then(|| reading.tokens.span(had.first, verb + 1))
}

/// "I'm SO sorry": one word shouted among quiet ones before an apology mocks.
fn mock(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    let raw = |at: usize| reading.quote(reading.token(at).span);
    let at = (sentence.first..sentence.end).find(|at| {
        matches!(raw(*at), "SO" | "VERY" | "TERRIBLY" | "SOOO")
            && matches!(raw(at + 1), "sorry" | "grateful" | "kind" | "sad")
    })?;
    (!reading.is_aside(at)).then(|| reading.tokens.span(at, at + 2))
}

/// Whether this sentence or the next says what can be done: then a limit is no dismissal.
fn helps(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let next = reading.sentences.partition_point(|s| s.first <= sentence.first);
    let end = reading.sentences.get(next).map_or(sentence.end, |s| s.end);
    reading.has("reproach-helped", sentence.first, end)
}
