//! Is the fault laid on somebody? Outside, on any colleague, team or supplier; inside, on a person by name.
//! (Domain reference 4.4, A12.)
//!
//! Words that lay blame by themselves (`let us down`, `dropped the ball`) count anywhere outside. A failing (`forgot`,
//! `did not tell`) needs somebody else who did it, in the same sentence. Who is working on it is never blame.

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::{capital, opens};
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "no-blame",
    code: "A12",
    sense: Sense::MustNot,
    what: "blame of a colleague, a team or a supplier",
    why: "readers hear an excuse, and colleagues who were blamed stop reporting what went wrong",
    example: "Our supplier has let us down again.",
    instead: "There is a fault on the telephone network and its engineers are working on it.",
    tables: &[
        "blame-plain",
        "blame-person",
        "blame-failing",
        "blame-others",
        "blame-self",
        "blame-own",
        "blame-nobody",
        "blame-report",
        "blame-no-person",
        "blame-bad",
        "blame-harm",
        "blame-cause",
        "blame-neutral",
        "blame-said",
        "blame-between",
        "blame-should",
        "blame-should-not",
        "blame-mess",
        "blame-amends",
        "deed-adverb",
        "deed-past",
        "negation",
        "not-negating",
        "clause-break",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let mut found: Vec<Span> = Vec::new();
    let outside = context.lane.is_outside();
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        if reading.has("blame-report", from, to) {
            continue;
        }
        let real = |h: &&Hit| {
            !reading.is_aside(h.first)
                && !denied(reading, sentence, h)
                && !said(reading, sentence, h.first)
                && !amends(reading, sentence, h)
                && !state(reading, sentence, h)
        };
        let hits = |table| reading.hits(table, from, to).iter().filter(real);
        // Words that blame a person are blame in any lane, if a person stands there.
        let personal = hits("blame-person");
        if outside {
            let plain = personal.chain(hits("blame-plain")).filter(|h| !ours(reading, sentence, h));
            found.extend(plain.map(|h| reading.span(*h)));
            if !sentence.question {
                let failing = hits("blame-failing").chain(hits("blame-harm")).chain(hits("blame-bad"));
                let other = |h: &&Hit| others(reading, sentence, h) && !ours(reading, sentence, h);
                found.extend(failing.filter(other).map(|h| reading.span(*h)));
            }
        } else {
            found.extend(personal.map(|h| reading.span(*h)));
            let failing = hits("blame-plain").chain(hits("blame-failing"));
            found.extend(failing.filter(|h| somebody(reading, sentence, h, CLOSE)).map(|h| reading.span(*h)));
            let bad = hits("blame-harm").chain(hits("blame-bad"));
            found.extend(bad.filter(|h| somebody(reading, sentence, h, FAR)).map(|h| reading.span(*h)));
        }
        found.extend(hits("blame-cause").filter_map(|h| made_cause(reading, sentence, h, outside)));
        found.extend((from..to).filter_map(|at| whose(reading, sentence, at, outside)));
        found.extend(had_they(reading, sentence, outside));
        found.extend(hits("blame-should").filter_map(|h| owed(reading, sentence, h, outside)));
    }
    if found.is_empty() {
        return Finding::absent(Verdict::Met, "it blames nobody");
    }
    order::sort(&mut found);
    found.dedup();
    let quote = reading.quote(found[0]);
    Finding::new(Verdict::NotMet, found, format!("\u{201c}{quote}\u{201d} lays the fault on somebody"))
}

/// Whether what was got rid of is what nobody was to keep: `he has deleted the e-mail and kept nothing`, `she rang us
/// herself and deleted it`.
fn amends(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    matches!(reading.form(hit.first), "deleted" | "erased" | "wiped" | "overwrote")
        && reading.has("blame-amends", sentence.first, sentence.end)
}

/// Whether it tells a state and no doing: `Hollin is not answering`. Of a supplier it is their doing.
fn state(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let is = hit.first > sentence.first && matches!(reading.form(hit.first - 1), "is" | "are");
    let (clause, _) = reading.clause(sentence, hit.first);
    is && reading.form(hit.first) == "not"
        && reading.form(hit.end - 1) == "answering"
        && !reading.has("blame-others", clause, hit.first)
}

/// How far before the manner the verb may begin of what happened to a thing, in tokens.
const UNDERGONE: usize = 6;
/// How far before a failing a person may stand, in tokens.
const CLOSE: usize = 4;
/// How far before a word of contempt.
const FAR: usize = 9;

/// Whether somebody else is reported to say or feel it: `you feel our engineer was careless`.
fn said(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> bool {
    let from = at.saturating_sub(FAR).max(sentence.first);
    let Some(report) = reading.hits("blame-said", from, at).last().filter(|r| r.end <= at) else {
        return false;
    };
    !(report.end..at).any(|i| matches!(reading.form(i), "," | ";" | ":" | "-" | "(" | "but"))
}

/// Somebody behind words that make them the cause, and what they did: `down to Kieran pulling the cable`, `thanks to the
/// courier not ringing`. Where it ends with them, that is enough outside: `this is down to our supplier`.
fn made_cause(reading: &Reading<'_>, sentence: &Sentence, cause: &Hit, outside: bool) -> Option<Span> {
    let to = sentence.end;
    let who = (cause.end..(cause.end + 4).min(to)).find(|at| is_other(reading, *at, outside))?;
    let after = (who + 1..(who + 3).min(to))
        .find(|at| !capital(reading, *at) && !reading.has("blame-others", *at, at + 1))
        .unwrap_or(who + 1);
    let form = reading.form(after);
    let gerund = form.len() > 5 && form.ends_with("ing") && !reading.has("blame-neutral", after, after + 1);
    if reading.form(cause.first) == "because" && cause.end == cause.first + 1 {
        // "This mess because Ines ran it on live": only a mess makes what somebody did a fault.
        let mess = reading.has("blame-mess", sentence.first, cause.first) && is_past(reading, after);
        return mess.then(|| reading.tokens.span(cause.first, after + 1));
    }
    if reading.form(cause.first) == "thank" {
        // "You can thank Derek for the outage": not for his help.
        let mess = form == "for" && reading.has("blame-mess", after, (after + 5).min(to));
        return mess.then(|| reading.tokens.span(cause.first, after + 1));
    }
    let did = gerund || matches!(form, "not" | "who" | "never") || reading.has("blame-own", after, after + 1);
    let thanks = reading.form(cause.first) == "thanks";
    let ends = outside && !thanks && (after >= to || matches!(form, "." | "!" | "," | ";" | "and" | "again"));
    (did || ends).then(|| reading.tokens.span(cause.first, after.min(to)))
}

/// Whether a word is a verb in its past form.
fn is_past(reading: &Reading<'_>, at: usize) -> bool {
    let form = reading.form(at);
    form.len() > 3 && form.ends_with("ed") || reading.has("deed-past", at, at + 1)
}

/// What others ought to have done: `Sales should never have promised it`. What `should have arrived by now` is waited for.
fn owed(reading: &Reading<'_>, sentence: &Sentence, should: &Hit, outside: bool) -> Option<Span> {
    let near = should.end..(should.end + 3).min(sentence.end);
    let verb = near.clone().find(|at| !reading.has("deed-adverb", *at, at + 1))?;
    let by_now = (verb..(verb + 7).min(sentence.end)).any(|at| reading.form(at) == "now");
    let waited = by_now || reading.has("blame-should-not", verb, verb + 1);
    let who = match outside {
        true => others(reading, sentence, should) && !ours(reading, sentence, should),
        false => somebody(reading, sentence, should, CLOSE),
    };
    (is_past(reading, verb) && !waited && who).then(|| reading.tokens.span(should.first, verb + 1))
}

/// What would not have been, had others done their part: `if billing had read it`, `had the carrier kept its word`.
fn had_they(reading: &Reading<'_>, sentence: &Sentence, outside: bool) -> Option<Span> {
    let (from, to) = (sentence.first, sentence.end);
    let would = |at: usize| {
        matches!(reading.form(at), "would" | "wouldn't" | "wouldnt" | "could" | "might" | "we'd" | "you'd")
    };
    let opens = (from..to).find(|at| matches!(reading.form(*at), "if" | "had"))?;
    let had = |at: usize| matches!(reading.form(at), "had" | "hadn't" | "hadnt" | "only");
    if sentence.question || said(reading, sentence, opens) || !(from..to).any(would) {
        return None;
    }
    let near = (opens + 1)..(opens + 7).min(to);
    let who = near.clone().find(|at| is_other(reading, *at, outside))?;
    let ours = (opens + 1..who).any(|at| reading.has("blame-self", at, at + 1));
    let done = reading.form(opens) == "had" || (who + 1..(who + 5).min(to)).any(had);
    (done && !ours).then(|| reading.tokens.span(opens, who + 1))
}

/// Whether a token names somebody else: outside anybody, inside a person by name.
fn is_other(reading: &Reading<'_>, at: usize, outside: bool) -> bool {
    let named = capital(reading, at) && !reading.has("blame-no-person", at, at + 1);
    named || outside && reading.has("blame-others", at, at + 1)
}

/// The driver's mistake; inside, only a person's by name.
fn whose(reading: &Reading<'_>, sentence: &Sentence, at: usize, outside: bool) -> Option<Span> {
    let hit = Hit { first: at, end: at + 2 };
    let owner = reading.form(at).ends_with("'s") && !reading.has("blame-nobody", at, at + 1);
    let blamed = || reading.has("blame-own", at + 1, at + 3) || reading.has("blame-bad", at + 1, at + 3);
    if !owner
        || reading.is_aside(at)
        || !blamed()
        || denied(reading, sentence, &hit)
        || said(reading, sentence, at)
    {
        return None;
    }
    (outside || capital(reading, at)).then(|| reading.span(hit))
}

/// Whether the blame is taken back: `it wasn't the driver's fault`.
fn denied(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let (clause, _) = reading.clause(sentence, hit.first);
    negates(reading, hit.first.saturating_sub(4).max(clause), hit.first)
}

/// Whether it is our own doing that is named: `I made the mistake`, `we forgot`. Between us and the doing nothing stands but
/// small words: in `the firm we use is hopeless` the firm is.
fn ours(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let (clause, _) = reading.clause(sentence, hit.first);
    // "The fault lies with us": we stand behind it.
    let led = matches!(reading.form(hit.end - 1), "with" | "at" | "on" | "by" | "of" | "to");
    if led && matches!(reading.form(hit.end), "us" | "me" | "ourselves" | "myself" | "mine" | "ours") {
        return true;
    }
    let from = hit.first.saturating_sub(5).max(clause);
    // What is said of the manner has its doer further off: "we took it twice from some of you by mistake".
    if matches!(reading.form(hit.first), "by" | "in" | "without") {
        return (clause..hit.first).any(|at| matches!(reading.form(at), "we" | "i" | "i've" | "we've"));
    }
    let us = (from..hit.first).rev().find(|at| reading.has("blame-self", *at, at + 1));
    us.is_some_and(|us| (us + 1..hit.first).all(|at| reading.has("blame-between", at, at + 1)))
}

/// Whether somebody else is named who failed: close before it, or behind it (`an error by the contractor`).
fn others(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let from = hit.first.saturating_sub(8).max(sentence.first);
    let end = (hit.end + 6).min(sentence.end);
    if undergone(reading, sentence, hit) {
        return done_by(reading, sentence, hit);
    }
    let by = (hit.end..end).find(|at| matches!(reading.form(*at), "by" | "of" | "from" | "at"));
    // IT, the department; in small letters the word says nothing.
    let desk = (from..hit.first).any(|at| reading.quote(reading.token(at).span) == "IT");
    desk || reading.has("blame-others", from, hit.end)
        || by.is_some_and(|by| reading.has("blame-others", by, end))
        || somebody(reading, sentence, hit, FAR)
}

/// Whether it happened to a thing, and only the manner is named: `your letter was sent by mistake to another customer`. Who
/// is named before it suffered it.
fn undergone(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let led = |at: usize| matches!(reading.form(at), "by" | "in");
    let manner = led(hit.first) || hit.first > sentence.first && led(hit.first - 1);
    let near = hit.first.saturating_sub(UNDERGONE).max(sentence.first);
    manner
        && (near..hit.first).any(|at| {
            matches!(reading.form(at), "was" | "were" | "been" | "being" | "is" | "are" | "got")
                && (at + 1..hit.first).any(|verb| is_past(reading, verb))
        })
}

/// Whether who did what a thing underwent is named by the word *by* (and not by the manner's own).
fn done_by(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit) -> bool {
    let from = hit.first.saturating_sub(UNDERGONE).max(sentence.first);
    let by = |at: &usize| {
        reading.form(*at) == "by"
            && !(hit.first..hit.end).contains(&(at + 1))
            && *at != hit.first
            && !matches!(reading.form(at + 1), "mistake" | "accident" | "error")
    };
    (from..sentence.end).filter(by).any(|at| {
        let end = (at + 5).min(sentence.end);
        reading.has("blame-others", at, end)
            || (at + 1..end).any(|i| capital(reading, i) && !reading.has("blame-no-person", i, i + 1))
    })
}

/// Whether a person stands close before the failing: a name with a capital, or `he`, `she`.
fn somebody(reading: &Reading<'_>, sentence: &Sentence, hit: &Hit, reach: usize) -> bool {
    if undergone(reading, sentence, hit) {
        return done_by(reading, sentence, hit);
    }
    let from = hit.first.saturating_sub(reach).max(sentence.first);
    (from..hit.first).rev().any(|at| {
        let person = capital(reading, at) && !reading.has("blame-no-person", at, at + 1);
        // The first word of a sentence has a capital anyhow: there it must stand right before its verb.
        let did = is_past(reading, at + 1);
        let certain = !opens(reading, sentence.first, at) || at + 2 >= hit.first || did;
        person && certain || matches!(reading.form(at), "he" | "she" | "he's" | "she's" | "he'd" | "she'd")
    })
}
