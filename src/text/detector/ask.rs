//! Handover: does it ask the reader for something? (Domain reference 4.4; 4.3 and A24 for *can someone*.)

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::{capital, opens};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "ask",
    code: "H5",
    sense: Sense::Must,
    what: "one clear thing that the reader is asked to do",
    why: "an escalation without an ask is only news, and \"can someone\" is heard by nobody",
    example: "Can someone look at this?",
    instead: "Please check the SIP trunk and tell me by 10:20 whether it is up.",
    tables: &[
        "ask",
        "ask-verb",
        "ask-anyone",
        "ask-vague",
        "ask-told",
        "ask-plain",
        "ask-noun",
        "ask-object",
        "ask-who",
        "empty-request",
    ],
    read,
};

/// How far the verb may stand behind the asking words.
const REACH: usize = 5;

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut met, mut partly, mut nobody): (Vec<Span>, Vec<Span>, Vec<Span>) = Default::default();
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        if reading.has("ask-told", from, to) {
            continue;
        }
        let real = |h: &&Hit| !reading.is_aside(h.first);
        let anyone = reading.hits("ask-anyone", from, to);
        let hollow = reading.hits("empty-request", from, to);
        let vague = reading.hits("ask-vague", from, to);
        nobody.extend(anyone.iter().filter(real).map(|h| reading.span(*h)));
        let inside = |h: &Hit, of: &[Hit]| of.iter().any(|o| o.first <= h.end + 1 && h.first < o.end);
        // `can somebody please check`: the please and its verb stand behind.
        let to_anyone = |h: &Hit| anyone.iter().any(|a| a.first <= h.end + 1 && h.first <= a.end + 1);
        partly.extend(vague.iter().filter(real).map(|h| reading.span(*h)));
        for ask in reading.hits("ask", from, to).iter().filter(real) {
            let empty = |h: &&Hit| h.first <= ask.first || calms(reading.form(h.first));
            if to_anyone(ask) || hollow.iter().filter(empty).any(|h| inside(ask, &[*h])) || inside(ask, vague)
            {
                continue;
            }
            match asked(reading, ask, to).or_else(|| kindly(reading, ask, from)) {
                Some(span) => met.push(span),
                None => partly.push(reading.span(*ask)),
            }
        }
        // A command: the verb opens the sentence or follows whom it commands.
        // "He promised he'd ring me" tells of somebody's asking or doing.
        let whose = |v: &&Hit| v.first == from || !reading.form(v.first - 1).ends_with("'d");
        let bare = reading.hits("ask-verb", from, to).iter().filter(real).filter(whose);
        // `Have a look`, `get the list` are hollow only to those who wait; to colleagues they are work.
        let commands = bare.filter(|v| !to_anyone(v) && !inside(v, vague));
        met.extend(commands.filter(|v| commanded(reading, sentence, v)).map(|v| reading.span(*v)));
        let plain = reading.hits("ask-plain", from, to).iter().filter(real).filter(whose);
        met.extend(
            plain
                .filter(|h| !vague.iter().any(|v| v.first <= h.first && h.end <= v.end))
                .map(|h| reading.span(*h)),
        );
    }
    order::sort(&mut met);
    met.dedup();
    if !met.is_empty() {
        return Finding::new(Verdict::Met, met, "it asks the reader to do something");
    }
    if !nobody.is_empty() {
        return Finding::new(
            Verdict::NotMet,
            nobody,
            "it asks \u{201c}someone\u{201d}, so nobody is asked; name who",
        );
    }
    if !partly.is_empty() {
        order::sort(&mut partly);
        return Finding::new(Verdict::Partly, partly, "it asks, but not for anything in particular");
    }
    Finding::absent(Verdict::NotMet, "it does not ask for anything")
}

/// Whether a hollow request that begins so is hollow among colleagues too: `please do not worry`. `Please look at the
/// logs` keeps customers busy and is work for those who have the logs.
fn calms(word: &str) -> bool {
    matches!(
        word,
        "do" | "don't"
            | "dont"
            | "never"
            | "bear"
            | "be"
            | "stay"
            | "stand"
            | "hang"
            | "hold"
            | "keep"
            | "thank"
    )
}

/// The asking words with the verb behind them: `please check`, `need you to restart`.
fn asked(reading: &Reading<'_>, ask: &Hit, end: usize) -> Option<Span> {
    let verb =
        reading.first("ask-verb", ask.first, (ask.end + REACH).min(end)).filter(|v| v.end > ask.first)?;
    let broken = (ask.end..verb.first).any(|i| matches!(reading.form(i), "." | "?" | "!" | ";"));
    (!broken).then(|| reading.tokens.span(ask.first, verb.end.max(ask.end)))
}

/// A verb before its *please*: `kill it please`, `roll it back please`.
fn kindly(reading: &Reading<'_>, ask: &Hit, first: usize) -> Option<Span> {
    if !matches!(reading.form(ask.first), "please" | "pls" | "plz") {
        return None;
    }
    if let Some(verb) = reading.hits("ask-verb", first, ask.first).first() {
        return Some(reading.tokens.span(verb.first, ask.end));
    }
    // "New reader to gate 4 pls": a thing and where it is wanted.
    let thing = (first..ask.first).rev().take_while(|at| reading.token(*at).kind != Kind::Mark).count();
    let begin = ask.first - thing;
    let placed = (begin + 1..ask.first.saturating_sub(1)).any(|at| {
        matches!(reading.form(at), "to" | "on" | "at" | "in" | "for" | "from" | "off" | "into" | "up")
    });
    let wish = !matches!(reading.form(begin), "for" | "on" | "thanks" | "thank" | "help" | "support");
    (thing >= 4 && placed && wish).then(|| reading.tokens.span(begin, ask.end))
}

/// Whether a verb commands: it opens the sentence, follows whom it is said to, or is what a name is to do.
fn commanded(reading: &Reading<'_>, sentence: &Sentence, verb: &Hit) -> bool {
    if opens(reading, sentence.first, verb.first) {
        // `Test call failed`, `Report: ...` name a thing; a command goes on with what is to be done.
        let noun = reading.has("ask-noun", verb.first, verb.first + 1);
        return !noun || has_object(reading, verb.end);
    }
    let before = verb.first - 1;
    match reading.form(before) {
        "," | ":" | "-" | "–" => {
            reading.has("ask-object", verb.end, verb.end + 1) || short(reading, sentence, before)
        }
        // Workforce to confirm by ten.
        "to" => {
            let who = before.saturating_sub(1);
            let helps = matches!(
                reading.form(who),
                "was"
                    | "were"
                    | "is"
                    | "had"
                    | "has"
                    | "going"
                    | "able"
                    | "asked"
                    | "told"
                    | "wanted"
                    | "trying"
                    | "due"
            );
            who >= sentence.first
                && !helps
                && (capital(reading, who) || reading.has("ask-who", who.saturating_sub(1), who + 1))
        }
        "should" | "must" | "can" | "could" => false,
        _ => {
            // Could Facilities ask the alarm company; DPO, would you draft.
            let from = verb.first.saturating_sub(4).max(sentence.first);
            (from..verb.first).any(|i| {
                let modal = matches!(reading.form(i), "could" | "can" | "would" | "will");
                modal && sentence.question
                    || i > sentence.first
                        && matches!(reading.form(i), "should" | "must")
                        && capital(reading, i - 1)
            }) || reading.has("ask-who", before, before + 1)
        }
    }
}

/// Whether what it is done to begins here: `Test the line`, not `Test call failed`.
fn has_object(reading: &Reading<'_>, at: usize) -> bool {
    matches!(
        reading.form(at),
        "the"
            | "a"
            | "an"
            | "it"
            | "them"
            | "him"
            | "her"
            | "me"
            | "us"
            | "this"
            | "these"
            | "those"
            | "your"
            | "our"
            | "their"
            | "his"
            | "my"
            | "all"
            | "both"
            | "every"
            | "each"
            | "any"
    ) || capital(reading, at)
}

/// Whether what stands before a comma is only somebody addressed: `Repairs manager, find me a firm`.
fn short(reading: &Reading<'_>, sentence: &Sentence, comma: usize) -> bool {
    comma - sentence.first <= 3 && capital(reading, sentence.first)
        || reading.has("ask-who", sentence.first, comma)
}
