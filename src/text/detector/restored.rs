//! A closing message: does it say that it is restored, as a fact, and when? (Domain reference 5.7, C1.)
//!
//! A fact has no *should*, *hope* or *if* near it, and nothing else in the message says that it is still broken. `Since`,
//! `as of` or `again` with a time state a fact without any word of repair: `the gas line is answering again (from 20:44)`.

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::denial::conditional;
use crate::text::elsewhere::elsewhere;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::time_phrase::Lead;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "restored",
    code: "C1",
    sense: Sense::Must,
    what: "that it is restored, as a fact, and since when",
    why: "people go back to normal only if they are told plainly that they can",
    example: "Phone lines should be working now.",
    instead: "Phone lines have been working normally since 10:52.",
    tables: &[
        "restored-word",
        "restored-plain",
        "restored-state",
        "restored-since",
        "restored-weak",
        "restored-still",
        "restored-fault",
        "restored-ended",
        "restored-relapse",
        "restored-other",
        "elsewhere-then",
        "elsewhere-now",
        "elsewhere-untrue",
        "restored-bad",
        "restored-when",
        "effect-if",
        "effect-group",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut met, mut partly): (Vec<Span>, Vec<Span>) = Default::default();
    // "If you still cannot hear us, tell us on chat" says nothing of how things are.
    let still = reading.sentences.iter().find_map(|sentence| {
        let mut hits = reading.hits("restored-still", sentence.first, sentence.end).iter();
        let none = |h: &Hit| {
            let (clause, _) = reading.clause(sentence, h.first);
            (clause.max(h.first.saturating_sub(4))..h.first)
                .any(|at| matches!(reading.form(at), "no" | "none" | "nobody" | "nothing"))
        };
        hits.find(|h| !reading.is_aside(h.first) && !conditional(reading, sentence, **h) && !none(h))
    });
    if let Some(still) = still {
        return Finding::at(Verdict::NotMet, reading.span(*still), "it says that it is not restored yet");
    }
    let mut waiting: Option<Span> = None;
    for sentence in &reading.sentences {
        let timed = has_time(reading, sentence);
        let fact = fact(reading, sentence);
        let since = fact.map_or(sentence.first, |hit| hit.end);
        // "It was restored at 09:30, fell over once more at 09:42": what failed again behind the news undoes it.
        let relapse =
            reading.hits("restored-relapse", since, sentence.end).iter().find(|h| !reading.is_aside(h.first));
        if let Some(relapse) = relapse.filter(|_| !met.is_empty() || !partly.is_empty() || fact.is_some()) {
            return Finding::at(Verdict::NotMet, reading.span(*relapse), "it says that it failed again");
        }
        let Some(span) = fact.map(|hit| reading.span(hit)) else {
            // "Wallboard OK. Started showing true figures 11:30": the time may stand in the next sentence.
            if let Some(span) = waiting.take()
                && let Some(time) = names_time(reading, sentence)
                && !is_weak(reading, sentence, time)
            {
                met.push(span);
            }
            continue;
        };
        waiting = None;
        // "Calls failed from 10:12 to 11:20. They are working again": when it ended stands in the sentence before.
        if timed || ended_before(reading, sentence) {
            met.push(span);
        } else {
            partly.push(span);
            waiting = Some(span);
        }
    }
    if !met.is_empty() {
        return Finding::new(Verdict::Met, met, "it says that it is restored, and when");
    }
    if !partly.is_empty() {
        return Finding::new(Verdict::Partly, partly, "it says that it is restored, but not since when");
    }
    Finding::absent(Verdict::NotMet, "it does not say as a fact that it is restored")
}

fn has_time(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    names_time(reading, sentence).is_some()
        || reading.has("restored-when", sentence.first, sentence.end)
        || logged(reading, sentence).is_some()
}

/// Where a sentence names a time of day.
fn names_time(reading: &Reading<'_>, sentence: &Sentence) -> Option<usize> {
    let time = reading.times_in(sentence.first, sentence.end).first().map(|t| t.first);
    time.or_else(|| (sentence.first..sentence.end).find(|i| reading.token(*i).kind == Kind::Clock))
}

/// Whether the sentence before names the end of what was: `from 10:12 to 11:20`, `until 11:20`.
fn ended_before(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let before = sentence.first.checked_sub(1).and_then(|at| reading.sentence_at(at)).filter(|s| !s.question);
    before.filter(|s| reading.has("restored-bad", s.first, s.end)).is_some_and(|s| {
        reading.times_in(s.first, s.end).iter().any(|time| {
            let range = (time.first + 1..time.end)
                .any(|at| matches!(reading.form(at), "to" | "until" | "till" | "and" | "-"));
            let until = (time.first..time.end).any(|at| matches!(reading.form(at), "until" | "till"));
            let span = matches!(time.lead, Lead::Range | Lead::Since) && range;
            (span || until) && !is_weak(reading, s, time.first)
        })
    })
}

/// Whether a sentence does not stand to what it says up to its time.
fn is_weak(reading: &Reading<'_>, sentence: &Sentence, time: usize) -> bool {
    sentence.question || reading.has("restored-weak", sentence.first, time)
}

/// A state with its time right behind it: `CRM up 09:32`.
fn stamped(reading: &Reading<'_>, sentence: &Sentence) -> Option<Hit> {
    let states = reading.hits("restored-state", sentence.first, sentence.end).iter();
    states.copied().find(|h| {
        let next = if matches!(reading.form(h.end), "at" | "since" | "from" | ":" | "," | "-") {
            h.end + 1
        } else {
            h.end
        };
        reading.token(next).kind == Kind::Clock && next < sentence.end && !reading.is_aside(h.first)
    })
}

/// A state in a line that opens with its time: `23:40 - check-in page up, confirmed with three agents`.
fn logged(reading: &Reading<'_>, sentence: &Sentence) -> Option<Hit> {
    let first = sentence.first;
    let digits = reading.token(first).kind == Kind::Number && reading.form(first).len() == 4;
    if !(reading.token(first).kind == Kind::Clock || digits) {
        return None;
    }
    let states = reading.hits("restored-state", first, (first + LINE).min(sentence.end)).iter();
    states.copied().find(|h| reading.token(h.end).kind == Kind::Mark && !reading.is_aside(h.first))
}

/// How far behind its time a line may tell the state.
const LINE: usize = 8;

/// A fault with the verb of its end: `the fault that stopped you ended at 16:30`.
fn ended(reading: &Reading<'_>, sentence: &Sentence) -> Option<Hit> {
    let fault = reading.first("restored-fault", sentence.first, sentence.end)?;
    let end = reading.first("restored-ended", fault.end, (fault.end + FAULT).min(sentence.end))?;
    let broken = (fault.end..end.first).any(|at| reading.token(at).kind == Kind::Mark);
    // "The fault that kept you waiting" is over; "the fault has not cleared" is not.
    let weak = reading.hits("restored-weak", end.first.saturating_sub(4).max(fault.end), end.first).iter();
    let open = weak.into_iter().any(|w| reading.form(w.first) != "waiting");
    (!broken && !open && !reading.is_aside(end.first)).then_some(Hit { first: fault.first, end: end.end })
}

/// How far behind a fault the verb of its end may stand.
const FAULT: usize = 10;

/// How far before a fact a word that weakens it may stand, beyond its clause.
const BEFORE: usize = 8;

/// Where a sentence states that it is restored.
fn fact(reading: &Reading<'_>, sentence: &Sentence) -> Option<Hit> {
    let (from, to) = (sentence.first, sentence.end);
    let real = |h: &&Hit| !reading.is_aside(h.first);
    if sentence.question || reading.has("restored-other", from, to) || elsewhere(reading, sentence, from) {
        return None;
    }
    let word = reading.hits("restored-word", from, to).iter().find(real);
    let plain = reading.hits("restored-plain", from, to).iter().find(real);
    let hit = match (word, plain) {
        _ if ended(reading, sentence).is_some() => ended(reading, sentence)?,
        (Some(word), _) => *word,
        (None, Some(plain)) if !reading.has("restored-bad", from, to) => *plain,
        _ if stamped(reading, sentence).is_some() && !reading.has("restored-bad", from, to) => {
            stamped(reading, sentence)?
        }
        _ if logged(reading, sentence).is_some() && !reading.has("restored-bad", from, to) => {
            logged(reading, sentence)?
        }
        _ => {
            let since = reading.hits("restored-since", from, to).iter().find(real)?;
            let timed = has_time(reading, sentence) && !reading.has("restored-bad", from, to);
            timed.then_some(*since)?
        }
    };
    // A condition behind the fact ("ring us if not") does not weaken it.
    let (clause, _) = reading.clause(sentence, hit.first);
    let reach = (hit.end + 4).min(to);
    // "Members could book again at 17:15": the fact's own words do not weaken it, nor does *once more*.
    // "Which did not load this morning" tells of the time before.
    let past = |w: &Hit| w.first > from && matches!(reading.form(w.first - 1), "did" | "could" | "had");
    let counts = |w: &&Hit| {
        let inside = w.first >= hit.first && w.end <= hit.end;
        let more = reading.form(w.first) == "once" && reading.form(w.end) == "more";
        !(inside || more || past(w) && w.end <= hit.first)
    };
    let begin = hit.first.saturating_sub(BEFORE).max(from).min(clause.max(from));
    let weak = reading.hits("restored-weak", begin, reach).iter().filter(counts);
    // "Gone at 15:18 once Leeds muted it": with its time said, a *once* tells what did it.
    let weak = weak.filter(|w| {
        let word = reading.form(w.first);
        let told = matches!(word, "once" | "when") && !reading.times_in(hit.end - 1, w.first).is_empty();
        w.first < hit.end || !matches!(word, "if" | "to") && !told
    });
    (weak.count() == 0).then_some(hit)
}
