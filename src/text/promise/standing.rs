//! How firmly a promise stands: what makes it none of ours, and what makes it less than firm.

use super::Head;
use crate::lane::Lane;
use crate::text::finding::Verdict;
use crate::text::name::capital;
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::time_phrase::{TimePhrase, Written};
use crate::text::token::Kind;

/// Why it is no promise of ours at all.
pub(super) fn no_promise(
    reading: &Reading<'_>,
    lane: Lane,
    sentence: &Sentence,
    head: Head,
    begin: usize,
    time: Option<TimePhrase>,
) -> Option<&'static str> {
    let until = time.map_or(head.hit.end, |t| t.first.max(head.hit.end));
    if sentence.question && !tagged(reading, sentence, begin, time.map_or(until, |t| t.end.max(until))) {
        return Some("it is a question, not a promise");
    }
    if reading.hits("promise-none", begin, head.hit.end).iter().any(|n| n.end > head.hit.first) {
        return Some("it does not promise the reader a word");
    }
    if time.is_some_and(|t| pause(reading, head, &t)) {
        return Some("it asks for a moment, it promises no time");
    }
    // "10:08 told Mrs Dunmore we ring her 13:45" is a note of our promise to her.
    let note = |said: &Hit| noted(reading, sentence, said, begin);
    let record =
        matches!(lane, Lane::Log) || reading.hits("reported", sentence.first, begin).iter().any(note);
    if !record && to_another(reading, sentence, head) {
        return Some("somebody else is promised a word, not this reader");
    }
    let from = since_own(reading, sentence, head, begin);
    let said = reading.hits("reported", from, begin);
    let own = |hit: &Hit| {
        reading.hits("own-said", hit.first.saturating_sub(3), hit.first + 1).iter().any(|o| o.end > hit.first)
    };
    if said.iter().any(|hit| !own(hit) && !noted(reading, sentence, hit, begin)) {
        return Some("it reports what somebody said; it is not your promise");
    }
    // "I can see you'd been promised a call at nine": who was promised it speaks of an old one.
    let passive = reading.hits("reported", begin, head.hit.first);
    if passive.iter().any(|hit| matches!(reading.form(hit.first), "been" | "was" | "were") && !own(hit)) {
        return Some("it reports what somebody said; it is not your promise");
    }
    let (clause, _) = reading.clause(sentence, head.hit.first);
    // "I won't be giving you an update at 10:45": before a name of an update the verb may stand some words off.
    let room = if head.owner.is_some() {
        begin
    } else {
        begin.saturating_sub(3).min(clause.max(begin.saturating_sub(6)))
    };
    if negates(reading, room.max(sentence.first), until) {
        return Some(super::WITHDRAWN);
    }
    if reading.has("promise-past", clause, head.hit.first + 1) {
        return Some("it tells of a promise that was made before, it makes none");
    }
    if reading.has("no-promise", clause, head.hit.first + 1) {
        return Some("it says that no time can be promised");
    }
    let subject_from = clause.max(begin.saturating_sub(6));
    let from = if head.owner.is_some() { begin } else { subject_from };
    let others = reading.hits("third-party", from, until).iter().any(|p| p.end <= until);
    if others || (head.foreign && reading.has("third-party", subject_from, begin + 1)) {
        return Some("it is somebody else's promise, not yours");
    }
    if reading.has("asked-of-reader", clause, begin) {
        return Some("it asks for an update, it does not promise one");
    }
    let before = begin.checked_sub(1).map_or("", |i| reading.form(i));
    if begin > sentence.first
        && (matches!(before, "their" | "his" | "her" | "its")
            || (before.ends_with("'s") && !reading.has("plain-s", begin - 1, begin)))
    {
        return Some("it is somebody else's update, not yours");
    }
    None
}

/// Whether the question is a tag behind what is promised: `I'll email you by ten with what I have, ok?` A sentence that
/// asks from its first word (`shall I ring you at six, ok?`) or offers a choice promises nothing.
fn tagged(reading: &Reading<'_>, sentence: &Sentence, begin: usize, end: usize) -> bool {
    let parted = |at: usize| matches!(reading.form(at), "," | ";" | "-" | "\u{2013}" | "\u{2014}" | "(");
    let tag = reading
        .hits("question-tag", end, sentence.end)
        .iter()
        .find(|tag| reading.form(tag.first) == "if" || parted(tag.first - 1));
    let Some(tag) = tag else { return false };
    let (clause, _) = reading.clause(sentence, begin);
    let asks = [sentence.first, clause].iter().any(|at| reading.has("question-opens", *at, *at + 1));
    let choice = (end..tag.first).any(|at| reading.form(at) == "or");
    !asks && !choice && !reading.has("own-future", tag.first, sentence.end)
}

/// Where the clause of the promise begins, if it has a subject of ours and only a joining word ties it to what was reported
/// before: `I have noted what you told me, and I will write by ten`. Behind a bare `and` it may still be what was said.
fn since_own(reading: &Reading<'_>, sentence: &Sentence, head: Head, begin: usize) -> usize {
    let first = head.owner.map_or(begin, |owner| owner.first);
    let form = |back: usize| {
        first.checked_sub(back).filter(|at| *at >= sentence.first).map_or("", |at| reading.form(at))
    };
    let ours = matches!(
        reading.form(first),
        "i" | "we" | "i'll" | "we'll" | "i'm" | "we're" | "you'll" | "and" | "my" | "our"
    );
    let joined = match form(1) {
        "so" | "but" | ";" => true,
        "and" => matches!(form(2), "," | ";" | "-"),
        _ => reading.form(first) == "and" && matches!(form(1), "," | ";" | "-"),
    };
    if ours && joined { first } else { sentence.first }
}

/// Longest wait, in minutes, that is only a pause in a talk.
const PAUSE: u32 = 3;

/// Whether a time is a moment the reader is asked to wait while one looks: `give me a minute and I'll tell you`. Who goes
/// away and comes back (`give me two minutes and I'll ring you`) has promised it.
fn pause(reading: &Reading<'_>, head: Head, time: &TimePhrase) -> bool {
    let Written::Length(minutes @ ..=PAUSE) = time.written else { return false };
    let asked = (time.first.saturating_sub(3)..time.end)
        .any(|at| matches!(reading.form(at), "give" | "allow" | "grant" | "bear"));
    let stays = reading.has("promise-talk", head.hit.first, head.hit.first + 1);
    asked && (minutes == 1 || stays)
}

/// Whether the one who is rung or written to is somebody else: `I'll ring him at six`, `we will call Mr Vale by ten`.
pub(super) fn to_another(reading: &Reading<'_>, sentence: &Sentence, head: Head) -> bool {
    let last = head.hit.end - 1;
    // "I ring him myself": the verb has its subject with it.
    let own = head.owner.is_none() && matches!(reading.form(head.hit.first), "i" | "we");
    let at = head.hit.first + usize::from(own);
    let verb = reading.has("promise-reach", at, at + 1);
    let voice = reading.has("by-phone", at, at + 1);
    let whom = [last, head.hit.end].into_iter().any(|to| {
        to > at
            && to < sentence.end
            && (matches!(reading.form(to), "him" | "her" | "them")
                || matches!(reading.form(to), "mr" | "mrs" | "ms" | "miss" | "dr") && capital(reading, to)
                || voice && is_somebody(reading, to))
    });
    (own || head.owner.is_some()) && verb && whom
}

/// Whether a word behind a verb of calling is a name: `I'll ring Marta at four`. A day is none, nor is `Back`.
fn is_somebody(reading: &Reading<'_>, at: usize) -> bool {
    let day = |form: &str| {
        form.ends_with("day") || matches!(form, "tomorrow" | "tonight" | "you" | "back" | "again")
    };
    let dated = reading.times_in(at.saturating_sub(3), at + 1).iter().any(|time| time.end > at);
    capital(reading, at) && reading.form(at).len() > 1 && !day(reading.form(at)) && !dated
}

/// What the writer of a record told somebody, written without the *I*: `13:08 told Mrs Akande we call her 13:45`, `Promised
/// them another report 10:40`.
fn noted(reading: &Reading<'_>, sentence: &Sentence, said: &Hit, begin: usize) -> bool {
    let opens = (sentence.first..said.first).all(|i| reading.token(i).kind != Kind::Word);
    let ours = (said.end..=begin).any(|i| matches!(reading.form(i), "i" | "we" | "i'll" | "we'll"));
    let gives = matches!(reading.form(said.first), "promised" | "assured")
        && (matches!(
            reading.form(said.end),
            "him" | "her" | "them" | "you" | "all" | "both" | "everyone" | "the"
        ) || capital(reading, said.end));
    opens && (ours || gives)
}

/// Whether a negation stands in `from..to`; `no later than` is none.
pub(in crate::text) fn negates(reading: &Reading<'_>, from: usize, to: usize) -> bool {
    reading.hits("negation", from, to).iter().any(|hit| {
        let near = reading.hits("not-negating", hit.first.saturating_sub(3), hit.first + 1);
        !near.iter().any(|n| n.end > hit.first)
    })
}

/// Why a promise is not firm.
pub(super) fn soft(
    reading: &Reading<'_>,
    sentence: &Sentence,
    head: Head,
    begin: usize,
    time: Option<TimePhrase>,
) -> Option<(Verdict, &'static str)> {
    const DEPENDS: (Verdict, &str) =
        (Verdict::Partly, "it depends on a condition, so the reader cannot count on it");
    let (until, end) = time.map_or((head.hit.end, head.hit.end), |t| (t.first.max(head.hit.end), t.end));
    let near = begin.saturating_sub(3).max(sentence.first);
    if head.foreign {
        return Some((Verdict::Unsure, "it does not say that the promise is yours"));
    }
    let early = time.is_some_and(|t| t.first < begin);
    let hedge_from =
        if early { time.map_or(near, |t| t.first.saturating_sub(3).max(sentence.first)) } else { near };
    let hedged = reading.has("hedge", hedge_from, sentence.end.min(end.max(head.hit.end) + 4))
        || reading.has("hedge-modal", begin, until);
    if head.soft || hedged {
        return Some((Verdict::Unsure, "it is hedged: a hope, not a promise"));
    }
    // Behind a semicolon something else is said.
    let from = end.min(sentence.end);
    let until_mark = (from..sentence.end).find(|i| reading.form(*i) == ";").unwrap_or(sentence.end);
    let conditions = reading.hits("soft-condition", from, until_mark);
    let sooner = reading.first("or-sooner", from, sentence.end);
    // "..., and if it can, you will get a text by then too" opens the other case; it takes nothing from this one.
    let opens_case = |c: &Hit| matches!(reading.form(c.first - 1), "and" | "but");
    if conditions.iter().any(|c| !opens_case(c) && sooner.is_none_or(|s| s.first > c.first)) {
        return Some(DEPENDS);
    }
    let ifs = reading.hits("condition", sentence.first, begin.max(head.hit.first));
    let even = |hit: &Hit| {
        reading.hits("even-if", hit.first.saturating_sub(2), hit.end).iter().any(|e| e.end > hit.first)
            || reading.has("even-if", hit.end, begin)
    };
    // "If she finds it I'll text by two; if she doesn't, I'll text at two anyway": the last condition decides.
    let anyway = reading.has("either-way", end.min(sentence.end), sentence.end.min(end + 4));
    let other_case = ifs.len() > 1 && ifs.last().is_some_and(|hit| negates(reading, hit.first, begin));
    // "If I've not cracked it you'll still get a call at three."
    let still = (near..head.hit.end).any(|i| reading.form(i) == "still");
    if anyway || other_case || still {
        return None;
    }
    // "Should the engineers find it, we ..." asks nothing: it is a condition.
    let inverted = reading.form(sentence.first) == "should" && begin > sentence.first;
    if inverted || ifs.iter().any(|hit| !even(hit)) {
        return Some(DEPENDS);
    }
    None
}
