//! Handover: by when is the ask wanted? (Domain reference 4.4: ask + by when.)

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::capital;
use crate::text::phrases::Hit;
use crate::text::promise::promises;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::time_phrase::{Lead, Meant, TimePhrase, Written};
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "by-when",
    code: "H6",
    sense: Sense::Must,
    what: "a time by which you want the answer",
    why: "without a time nobody can tell when to chase",
    example: "Please check the trunk asap.",
    instead: "Please check the trunk and tell me by 10:20.",
    tables: &[
        "ask",
        "ask-verb",
        "vague-time",
        "urgent-now",
        "due-other",
        "due-before",
        "due-behind",
        "due-event",
        "due-that",
        "due-must",
        "due-asked",
        "due-hold",
        "ask-who",
        "ask-plain",
        "due-part",
        "due-soft",
        "deed-past",
    ],
    read,
};

/// Whether a question asks how things are, and the reader for nothing.
fn asks_about(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let first = (sentence.first..sentence.end).find(|i| reading.token(*i).kind == Kind::Word);
    let about = first.is_some_and(|first| {
        matches!(
            reading.form(first),
            "did" | "was" | "were" | "had" | "has" | "is" | "when" | "why" | "which" | "who" | "does"
        )
    });
    about && !reading.has("ask", sentence.first, sentence.end)
}

/// Whether a command may open here: `please test it at nine`, not `no refund at nine`.
fn opens(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> bool {
    at == sentence.first
        || reading.clause(sentence, at).0 == at
        || matches!(reading.form(at - 1), "please" | "pls" | "plz" | "kindly" | "to" | "you" | "u")
        || capital(reading, at - 1)
        || reading.has("ask-who", at - 1, at)
}

/// Whether something happened at that time: `the ones sent at 06:40`.
fn happened(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    let Some(before) = time.first.checked_sub(1) else { return false };
    let form = reading.form(before);
    let past = form.len() > 3 && form.ends_with("ed") || reading.has("deed-past", before, before + 1);
    matches!(reading.form(time.first), "at" | "@")
        && time.lead == Lead::At
        && past
        && !matches!(
            form,
            "needed" | "wanted" | "required" | "expected" | "started" | "done" | "read" | "put" | "set"
        )
}

/// The first of the times that name one moment together: `tomorrow, Wednesday, 07:00`.
fn listed(reading: &Reading<'_>, time: &TimePhrase, from: usize) -> usize {
    let mut first = time.first;
    for before in reading.times_in(from, time.first).iter().rev() {
        let comma = before.end == first || before.end + 1 == first && reading.form(before.end) == ",";
        if !comma {
            break;
        }
        first = before.first;
    }
    let day = |at: usize| {
        reading.hits("due-part", at, at + 1).iter().any(|h| h.end == at + 1)
            || reading.form(at).ends_with("day")
    };
    for _ in 0..2 {
        if first >= from + 2 && reading.form(first - 1) == "," && day(first - 2) {
            first -= 2;
        }
    }
    first
}

/// Whether a time answers a question of by when, in the sentence before it: `When by? 15:00`.
fn answers(reading: &Reading<'_>, sentence: &Sentence, time: &TimePhrase) -> bool {
    let before = sentence.first.checked_sub(1).and_then(|last| reading.sentence_at(last));
    let asked = before.is_some_and(|b| b.question && reading.has("due-asked", b.first, b.end));
    asked && time.first <= sentence.first + 2
}

/// Whether *due* stands by itself before a time: `free the disk, due 16:30`. Who is due at a time sets none.
fn payable(reading: &Reading<'_>, sentence: &Sentence, time: &TimePhrase) -> bool {
    let Some(due) = time.first.checked_sub(1).filter(|due| *due >= sentence.first) else { return false };
    matches!(reading.form(due), "due" | "target" | "needed" | "wanted")
        && (due == sentence.first || reading.token(due - 1).kind == Kind::Mark)
}

/// Whether a time is led by a word up to which something may be held off.
fn holds(reading: &Reading<'_>, time: &TimePhrase) -> bool {
    matches!(reading.form(time.first), "before" | "until" | "till" | "til" | "b4")
}

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let own = promises(reading, context);
    let (mut met, mut gone, mut unclear): (Vec<Span>, Vec<Span>, Vec<Span>) = Default::default();
    let mut part: Vec<Span> = Vec::new();
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let wished = ["ask", "ask-verb", "due-soft"].iter().any(|t| reading.has(t, from, to));
        if wished {
            part.extend(reading.first("due-part", from, to).map(|h| reading.span(h)));
        }
    }
    for time in reading.times().iter().filter(|t| t.lead != Lead::Since) {
        let Some(sentence) = reading.sentence_at(time.first) else { continue };
        // "Did Owen say by four?" asks about a deadline and sets none.
        if sentence.question && asks_about(reading, sentence) {
            continue;
        }
        // What others do at a time is no deadline, unless the answer is wanted before it.
        let other = reading.first("due-other", sentence.first, sentence.end);
        if other.is_some_and(|o| !reading.has("due-before", sentence.first, o.first)) {
            continue;
        }
        // `before their 20:00 meeting`: the word that makes it a deadline stands a little off.
        let head = listed(reading, time, sentence.first);
        let near = head.saturating_sub(6).max(sentence.first);
        let behind = reading.has("due-behind", time.end, sentence.end.min(time.end + 3));
        // "They open at seven, so it has to be fitted ahead of that": the deadline is named first and asked for behind.
        let that = reading.has("due-that", time.end, sentence.end)
            && (reading.has("due-must", time.end, sentence.end)
                || reading
                    .hits("ask-verb", time.end, sentence.end)
                    .iter()
                    .any(|v| opens(reading, sentence, v.first)));
        // "Started within an hour of the update": counted from there, not from now.
        let from_there = matches!(time.written, Written::Length(_)) && reading.form(time.end) == "of";
        // "Please do not touch it before 13:00" holds the reader off till then.
        let hold = reading.hits("due-hold", reading.clause(sentence, time.first).0, time.first + 1);
        if from_there
            || hold.iter().any(|h| h.end > time.first || h.end + 5 >= time.first) && holds(reading, time)
        {
            continue;
        }
        let due = time.lead == Lead::By
            || behind
            || that
            || answers(reading, sentence, time)
            || payable(reading, sentence, time)
            || reading.has("due-before", near, time.end);
        // "Test it every 15 minutes" says how often, and `she comes on at 22:00` what happens then.
        let often = matches!(reading.form(time.first), "every" | "each" | "hourly");
        let event = reading.hits("due-event", time.first.saturating_sub(3), time.first + 1);
        let happens = event.iter().any(|e| {
            e.end >= time.first
                && !reading.has("due-before", near, e.first)
                && !reading.has("due-that", time.end, sentence.end)
        });
        if often || happens {
            continue;
        }
        let asks = matches!(time.lead, Lead::In | Lead::At)
            && !happened(reading, time)
            && (reading.has("ask", sentence.first, sentence.end)
                || reading.has("ask-plain", sentence.first, sentence.end)
                || reading
                    .hits("ask-verb", sentence.first, time.first)
                    .iter()
                    .any(|v| opens(reading, sentence, v.first)));
        // "Within an hour of the 06:00 update": the update has that name.
        let named = time.first > sentence.first
            && matches!(reading.form(time.first - 1), "the" | "this" | "that" | "last")
            && reading.token(time.end).kind == Kind::Word;
        let led = reading.hits("due-before", near, time.first).iter().any(|b| b.end + 1 >= time.first);
        if named && !led {
            continue;
        }
        let promised = own.iter().any(|p| p.time.as_ref() == Some(time) && p.verdict == Verdict::Met);
        if promised || !(asks || due) {
            continue;
        }
        let span = reading.tokens.span(time.first, time.end);
        match time.meant(context) {
            Meant::Gone => gone.push(span),
            Meant::Part => part.push(span),
            Meant::At(_) => met.push(span),
            Meant::Unclear(_) => unclear.push(span),
        }
    }
    let now = reading.hits("urgent-now", 0, reading.tokens.len());
    let ours = |h: &&Hit| {
        let other = reading.sentence_at(h.first).and_then(|s| reading.first("due-other", s.first, h.first));
        !reading.is_aside(h.first) && other.is_none()
    };
    met.extend(now.iter().filter(ours).map(|h| reading.span(*h)));
    if !met.is_empty() {
        order::sort(&mut met);
        return Finding::new(Verdict::Met, met, "it says by when");
    }
    if !unclear.is_empty() {
        return Finding::new(Verdict::Unsure, unclear, "it is not clear which day that time is on");
    }
    if !gone.is_empty() {
        return Finding::new(Verdict::NotMet, gone, "the time it names has already gone");
    }
    if !part.is_empty() {
        return Finding::new(Verdict::Partly, part, "it says the day but not by what time");
    }
    if let Some(vague) = reading.first("vague-time", 0, reading.tokens.len()) {
        let span = reading.span(vague);
        let reason = format!("\u{201c}{}\u{201d} is not a time", reading.quote(span));
        return Finding::at(Verdict::NotMet, span, reason);
    }
    Finding::absent(Verdict::NotMet, "it does not say by when")
}
