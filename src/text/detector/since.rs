//! Handover: does it say when it began? (Domain reference 4.4: start time.)

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::elsewhere::elsewhere;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::time_phrase::{Lead, TimePhrase, Written, bare_date};
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "since",
    code: "H2",
    sense: Sense::Must,
    what: "when it began",
    why: "the start time is what resolvers match against their own logs and changes",
    example: "Calls have been dropping for a while.",
    instead: "Calls have been dropping since 10:02.",
    tables: &[
        "began",
        "began-ours",
        "began-mark",
        "began-will",
        "began-hour",
        "began-sent",
        "scope-unit",
        "ago",
        "began-not",
        "began-vague",
        "began-broke",
        "began-asked",
        "lasting",
        "quantifier",
        "ask",
        "tried",
        "promise-noun",
        "elsewhere-then",
        "elsewhere-now",
        "elsewhere-untrue",
    ],
    read,
};

/// How far the time may stand behind a word of beginning.
const REACH: usize = 6;

/// How far the time may stand behind the failing that happened then.
const NEAR: usize = 8;

/// How many words may open a sentence before the time that it tells of.
const OPENING: usize = 3;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let mut spans = Vec::new();
    let asked = |at: usize| {
        reading.sentence_at(at).is_some_and(|s| {
            s.question || reading.has("began-not", s.first, s.end) || elsewhere(reading, s, at)
        })
    };
    let dates = dates(reading);
    for time in reading.times().iter().chain(&dates) {
        let from = time.first.saturating_sub(REACH);
        let began = reading.hits("began", from, time.end).iter().rfind(|b| b.end <= time.end).copied();
        let joined =
            began.is_some_and(|b| !(b.end..time.first).any(|i| matches!(reading.form(i), "." | ";" | "!")));
        let joined = joined && !(began.is_some_and(|b| coming(reading, b.first)) && ahead(time, context))
            || broke(reading, time)
            || marked(reading, time)
            || none_after(reading, time)
            || run(reading, time)
            || answers(reading, time.first)
            || opened(reading, time, !ahead(time, context))
            || since_change(reading, time)
            || misdirected(reading, time);
        // "By 05:20 they were stuck", "twenty past eleven was when it froze".
        let joined = joined || then(reading, time) && !ahead(time, context) || that_is_when(reading, time);
        let sentence = reading.sentence_at(time.first);
        let coming = sentence.is_some_and(|s| {
            let (clause, _) = reading.clause(s, time.first);
            // "From 20:00 the night desk will own it"; "since 20:00 it will not print" began.
            let (_, end) = reading.clause(s, time.end.min(s.end.saturating_sub(1)));
            let opens = (time.first.saturating_sub(1)..=time.first)
                .any(|at| matches!(reading.form(at), "from" | "starting" | "beginning" | "of"));
            reading.has("began-will", clause, time.first) || opens && reading.has("began-will", time.end, end)
        });
        let ours =
            coming || reading.hits("began-ours", from, time.first).iter().any(|o| o.end + 2 >= time.first);
        if (time.lead == Lead::Since || joined) && !ours && !asked(time.first) {
            let first = began.map_or(time.first, |b| b.first.min(time.first));
            spans.push(reading.tokens.span(first, time.end));
        }
    }
    // "Since this morning" is a part of a day and no time.
    let rough = |h: &Hit| reading.hits("began-vague", h.first, h.first + 1).iter().any(|v| v.end >= h.end);
    let ago = reading.hits("ago", 0, reading.tokens.len()).iter().filter(|h| !rough(h));
    spans.extend(ago.filter(|h| !reading.is_aside(h.first) && !asked(h.first)).map(|h| reading.span(*h)));
    for sentence in reading.sentences.iter().filter(|s| !asked(s.first)) {
        spans.extend(lasting(reading, sentence));
        spans.extend(hour(reading, sentence));
    }
    if spans.is_empty() {
        if let Some(vague) = reading.first("began-vague", 0, reading.tokens.len()) {
            return Finding::at(
                Verdict::Partly,
                reading.span(vague),
                "it says roughly when it began, not the time",
            );
        }
        return Finding::absent(Verdict::NotMet, "it does not say when it began");
    }
    order::sort(&mut spans);
    Finding::new(Verdict::Met, spans, "it says when it began")
}

/// The days that stand without a word that leads to them, or behind *since*: `complaint made 29 May`, `without heating since
/// 29 May`. Other detectors do not take such a day for a time, as it is as often what something is called by.
fn dates(reading: &Reading<'_>) -> Vec<TimePhrase> {
    let times = reading.times();
    let taken = |at: usize| times.iter().any(|t| t.first <= at && at < t.end);
    (0..reading.tokens.len())
        .filter(|at| reading.token(*at).kind != Kind::Mark && !reading.is_aside(*at) && !taken(*at))
        .filter_map(|at| bare_date(&reading.tokens, at))
        .collect()
}

/// How far behind *since* the time of the change may stand: `since the move to HOL-1 at 10:34`.
const CHANGE: usize = 9;

/// Whether the time is that of a change since which it is so.
fn since_change(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    let clock = matches!(time.lead, Lead::At | Lead::None) && matches!(time.written, Written::Clock { .. });
    let stop = |at: &usize| matches!(reading.form(*at), "," | "." | ";" | ":" | "!" | "?" | "and" | "but");
    let from = time.first.saturating_sub(CHANGE);
    let since = (from..time.first).rev().take_while(|at| !stop(at)).find(|at| reading.form(*at) == "since");
    since.is_some_and(|at| clock && matches!(reading.form(at + 1), "the" | "our" | "their" | "a" | "this"))
}

/// Whether the time is that at which something went where it should not have: `the file was sent to somebody else on 17
/// April at ten to two`.
fn misdirected(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    let Some(sentence) = reading.sentence_at(time.first) else { return false };
    !matches!(time.lead, Lead::By | Lead::In)
        && !matches!(time.written, Written::Length(_))
        && reading.has("began-sent", sentence.first, sentence.end)
}

/// Whether a time at the head of its sentence is followed by what failed then: `15:05 chat stopped`, `overnight at 02:17 the
/// feed went quiet`. What was tried or is asked at a time did not begin then.
///
/// A time that could be still to come (`on Friday at nine`) has gone by where the failing is told in the past.
fn opened(reading: &Reading<'_>, time: &TimePhrase, gone: bool) -> bool {
    if matches!(time.lead, Lead::By | Lead::Since) || matches!(time.written, Written::Length(_)) {
        return false;
    }
    let Some(sentence) = reading.sentence_at(time.first) else { return false };
    let to = (time.end + NEAR).min(sentence.end);
    let mut broke = reading.hits("began-broke", time.end, to).iter();
    let Some(broke) = broke.find(|b| gone || past(reading.form(b.first))) else { return false };
    let other =
        ["ask", "promise-noun", "began-will"].iter().any(|t| reading.has(t, sentence.first, time.end + NEAR))
            || reading.has("tried", sentence.first, broke.first + 1);
    time.first <= sentence.first + OPENING && !other
}

/// Whether a word of failing can only tell of the past.
fn past(form: &str) -> bool {
    form.len() > 4 && form.ends_with("ed")
        || matches!(form, "went" | "froze" | "broke" | "died" | "hung" | "fell" | "gave" | "shut")
}

/// Whether nothing came after that time: `no guest has had a letter after the 23:00 batch`.
fn none_after(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    let Some(sentence) = reading.sentence_at(time.first) else { return false };
    let from = time.first.saturating_sub(3).max(sentence.first);
    let after = (from..=time.first).any(|at| reading.form(at) == "after");
    let none = matches!(reading.form(sentence.first), "no" | "none" | "nobody" | "nothing" | "noone");
    let come = (sentence.first..from).any(|at| matches!(reading.form(at), "has" | "have" | "had" | "came"));
    after && none && come
}

/// Whether a time names the change that broke it: `it was the 09:40 patch that did it`, `dead after the 09:40 patch`.
fn run(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    let Some(before) = time.first.checked_sub(2) else { return false };
    let Some(sentence) = reading.sentence_at(time.first).filter(|s| s.first <= before) else { return false };
    if !matches!(reading.form(before + 1), "the" | "our" | "their") {
        return false;
    }
    let behind =
        (time.end..sentence.end.min(time.end + 3)).any(|at| matches!(reading.form(at), "that" | "which"));
    match reading.form(before) {
        "was" | "is" => behind,
        "after" | "with" => reading.has("began-broke", sentence.first, before) && !behind,
        _ => false,
    }
}

/// Whether a time answers a question of when it began, in the sentence before it: `When did it start? Eleven on the dot`.
fn answers(reading: &Reading<'_>, at: usize) -> bool {
    let Some(sentence) = reading.sentence_at(at) else { return false };
    let Some(before) = sentence.first.checked_sub(1).and_then(|last| reading.sentence_at(last)) else {
        return false;
    };
    at <= sentence.first + 2 && before.question && reading.has("began-asked", before.first, before.end)
}

/// Whether a time stands behind a word that names it as the first or the last good one: `earliest complaint is timed
/// 16:21`, `last good payment 11:33`, `T0 = 12:18`.
fn marked(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    let from = time.first.saturating_sub(NEAR);
    let mark = reading.hits("began-mark", from, time.first).last();
    mark.is_some_and(|m| !(m.end..time.first).any(|i| matches!(reading.form(i), "." | ";" | "!" | "?")))
}

/// Whether what follows a time says that it was so then.
fn then(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    let was = |at: usize| matches!(reading.form(at), "was" | "were" | "had");
    let state = time.lead == Lead::By;
    let end = reading.sentence_at(time.first).map_or(time.end, |s| s.end.min(time.end + 5));
    let when = was(time.end) && matches!(reading.form(time.end + 1), "when" | "the" | "where");
    when || state && reading.has("began-broke", time.end, end)
}

/// Whether what follows a time names it as the beginning: `17:50: that is when the first tenant complained`.
fn that_is_when(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    let end = reading.sentence_at(time.first).map_or(time.end, |s| s.end.min(time.end + NEAR + 2));
    let is = (time.end..end.min(time.end + 4)).find(|at| reading.form(*at) == "is");
    is.is_some_and(|is| {
        let broke = reading.hits("began-broke", is, end).iter();
        reading.form(is + 1) == "when" && broke.into_iter().any(|b| past(reading.form(b.end - 1)))
    })
}

/// An hour without a mark behind it, led by *since* or by a word of beginning: `started just after nine this morning`,
/// `since 9 yesterday`, `since half eight cards are refused`.
fn hour(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    (sentence.first..sentence.end).find_map(|at| {
        let named = reading.has("began-hour", at, at + 1)
            || reading.token(at).kind == Kind::Number
                && matches!(reading.token(at).value, 1..=24 | 100..=2359);
        if !named || reading.is_aside(at) {
            return None;
        }
        if answers(reading, at) {
            return Some(reading.tokens.span(at, at + 1));
        }
        let lead = (sentence.first.max(at.saturating_sub(3))..at).rev().find(|i| {
            !matches!(
                reading.form(*i),
                "half" | "past" | "about" | "abt" | "around" | "just" | "quarter" | "roughly"
            )
        })?;
        let next = reading.form(at + 1);
        let counts = next == "of"
            || next == "%"
            || reading.has("scope-unit", at + 1, at + 2) && !matches!(next, "this" | "was" | "has")
            || next.len() > 4 && next.ends_with('s');
        let half = (lead + 1..at).any(|i| reading.form(i) == "half");
        let since = reading.form(lead) == "since";
        let began = || {
            matches!(reading.form(lead), "after" | "from" | "before" | "at" | "towards" | "gone")
                && reading
                    .hits("began", at.saturating_sub(REACH).max(sentence.first), lead)
                    .iter()
                    .any(|b| !coming(reading, b.first))
        };
        let ours = reading
            .hits("began-ours", at.saturating_sub(REACH).max(sentence.first), at)
            .iter()
            .any(|o| o.end + 3 >= at);
        // "Twenty past eleven was when the kiosks froze."
        let when = next == "was" && reading.form(at + 2) == "when";
        let told = (half || !counts) && !ours && (since || when || began());
        told.then(|| reading.tokens.span(lead, at + 1))
    })
}

/// How long it has lasted: `the queue has been stuck for fifty-five minutes`. How long a call is held is no beginning.
fn lasting(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    let state = reading.first("lasting", sentence.first, sentence.end)?;
    let to = (state.end + NEAR).min(sentence.end);
    let length = (state.end..to).find(|at| {
        matches!(
            reading.form(*at),
            "minutes"
                | "mins"
                | "min"
                | "minute"
                | "hour"
                | "hours"
                | "hrs"
                | "hr"
                | "days"
                | "day"
                | "weeks"
                | "week"
        )
    })?;
    let counted = reading.token(length - 1).kind == Kind::Number
        || reading.has("quantifier", length - 1, length)
        || matches!(reading.form(length - 1), "an" | "a" | "five");
    counted.then(|| reading.tokens.span(state.first, length + 1))
}

/// Whether a beginning is told in the present tense: `the break starts at 15:15`.
fn coming(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.form(at), "start" | "starts" | "begin" | "begins")
}

/// Whether a time is still to come.
fn ahead(time: &TimePhrase, context: &Context<'_>) -> bool {
    time.due(context).is_some()
}

/// Whether what broke is told with the time it did: `the pump tripped at 4am`. What was tried or asked at a time did not
/// begin then.
fn broke(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    if !matches!(time.lead, Lead::At | Lead::None) || matches!(time.written, Written::Length(_)) {
        return false;
    }
    let Some(sentence) = reading.sentence_at(time.first) else { return false };
    let other = ["ask", "tried", "promise-noun"].iter().any(|t| reading.has(t, sentence.first, sentence.end));
    let from = time.first.saturating_sub(NEAR).max(sentence.first);
    // "07:05, first two calls at once": a log line opens with its time.
    let opens = time.first == sentence.first && matches!(reading.form(time.end), "," | ":" | "-");
    !other && (opens || reading.has("began-broke", from, time.end))
}
