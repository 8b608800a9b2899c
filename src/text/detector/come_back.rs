//! A closing message: does it say how to come back to us? (Domain reference 5.7, C3.)
//!
//! A way and an invitation to use it. The way is a number, an address, or a place such as the front desk or this chat;
//! the invitation is a verb the reader is to do (`ring`, `by replying`) or the need it is for (`if it drops`, `Still
//! cold?`). A number alone, or *contact us* without saying how, is half of it; a way that is shut (`do not reply`), what
//! the reader did (`you rang us`) and what we shall do (`we'll ring you on ...`) are none.

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::capitals;
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "come-back",
    code: "C3",
    sense: Sense::Must,
    what: "how to come back if it is not right after all",
    why: "who is not helped yet must know the way, or they join the longest queue",
    example: "Everything is restored. Thank you.",
    instead: "If yours still fails, ring us on 01632 960115.",
    tables: &[
        "come-way",
        "come-place",
        "come-place-needed",
        "come-here",
        "come-verb",
        "come-verb-needed",
        "come-verb-person",
        "come-polite",
        "come-lead",
        "come-need",
        "come-direct",
        "come-vague",
        "come-matter",
        "come-shut",
        "come-past",
        "come-ours",
        "come-others",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut met, mut partly): (Vec<Span>, Vec<Span>) = Default::default();
    let mut asked = false;
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let real = |h: &&Hit| !reading.is_aside(h.first);
        let any = |table| reading.hits(table, from, to).iter().any(|h| !reading.is_aside(h.first));
        // "Should more arrive incomplete" is an *if*.
        let needed = any("come-need") || asked || reading.form(from) == "should";
        // "Still cold? Ring 01632 960166."
        asked = sentence.question;
        if any("come-shut") || (sentence.question && !(any("come-polite") && any("come-need"))) {
            continue;
        }
        met.extend(reading.hits("come-direct", from, to).iter().filter(real).map(|h| reading.span(*h)));
        let always = invitations(reading, sentence, "come-verb").next();
        let only_then = || invitations(reading, sentence, "come-verb-needed").next().filter(|_| needed);
        let verb = always.or_else(only_then);
        let first = |table| reading.hits(table, from, to).iter().find(real).map(|h| reading.span(*h));
        let way = number(reading, sentence).or_else(|| first("come-way"));
        // A place before the verb is where to come only with a word that leads there: "that's your line working again, do get
        // in touch" names what was mended.
        let begin = verb.map_or(from, |verb| verb.first);
        let led = |h: &&Hit| {
            let told = matches!(reading.form(h.first), "quote" | "quoting" | "press" | "dial" | "here");
            h.first >= begin
                || told
                || (from.max(h.first.saturating_sub(3))..h.first).any(|at| leads(reading.form(at)))
        };
        let spot =
            |table| reading.hits(table, from, to).iter().filter(real).find(led).map(|h| reading.span(*h));
        let place = spot("come-place").or_else(|| spot("come-place-needed").filter(|_| needed));
        // Without a verb to the reader, a number may be where they had rung, or where we shall.
        let theirs = any("come-past") || any("come-ours") || any("come-others");
        let there = needed && !theirs && any("come-here");
        match (verb, way, place) {
            (Some(_), Some(way), _) | (Some(_), None, Some(way)) => met.push(way),
            (None, Some(way), _) if needed && !theirs => met.push(way),
            (None, None, Some(place)) if there => met.push(place),
            (None, Some(way), _) if !theirs => partly.push(way),
            _ => {}
        }
        if needed {
            let pressed = ["come-verb", "come-verb-needed"]
                .into_iter()
                .find_map(|t| invitations(reading, sentence, t).find(|v| is_pressed(reading, *v)));
            let person = invitations(reading, sentence, "come-verb-person").find(|v| names(reading, v.end));
            met.extend(pressed.or(person).map(|verb| reading.tokens.span(verb.first, verb.end + 1)));
        }
        // "Questions to Rukhsana please".
        let sent = reading.hits("come-matter", from, to).iter().filter(real).find(|h| {
            names(reading, h.end)
                || reading.has("come-place", h.end, (h.end + 3).min(to))
                || reading.form(h.end) == "me"
        });
        met.extend(sent.map(|h| reading.tokens.span(h.first, h.end + 1)));
        partly.extend(reading.hits("come-vague", from, to).iter().filter(real).map(|h| reading.span(*h)));
    }
    if !met.is_empty() {
        return Finding::new(Verdict::Met, met, "it says how to come back to you");
    }
    if !partly.is_empty() {
        return Finding::new(
            Verdict::Partly,
            partly,
            "it half says how to come back: say when, and by which way",
        );
    }
    Finding::absent(Verdict::NotMet, "it does not say how to come back to you")
}

/// A verb by which the reader is told to come: it begins a clause or follows a word that leads to one (`please ring`,
/// `you can ring`, `by ringing`), it is not ours (`we can ring`), and it is not done to the reader (`ring you`) or to
/// somebody else (`ring your bank`).
fn invitations<'r>(
    reading: &'r Reading<'_>,
    sentence: &'r Sentence,
    table: &str,
) -> impl Iterator<Item = Hit> + 'r {
    let fits = move |h: &Hit| {
        if reading.is_aside(h.first) || reading.has("come-others", h.first, h.first + 1) {
            return false;
        }
        let object = reading.form(h.end);
        if matches!(
            object,
            "you"
                | "u"
                | "them"
                | "him"
                | "her"
                | "everyone"
                | "customers"
                | "is"
                | "was"
                | "and"
                | "or"
                | ","
        ) {
            return false;
        }
        if h.first == sentence.first || reading.token(h.first - 1).kind == Kind::Mark {
            return true;
        }
        let lead = reading.hits("come-lead", h.first.saturating_sub(2).max(sentence.first), h.first);
        let led = lead.iter().any(|l| l.end == h.first);
        let opens = || reading.clause(sentence, h.first).0 == h.first;
        let ours = reading.hits("come-ours", h.first.saturating_sub(3).max(sentence.first), h.first);
        (led || opens()) && !ours.iter().any(|o| o.end > h.first)
    };
    reading.hits(table, sentence.first, sentence.end).iter().copied().filter(fits)
}

/// Whether a word leads to a place.
fn leads(word: &str) -> bool {
    matches!(
        word,
        "on" | "of"
            | "at"
            | "via"
            | "through"
            | "by"
            | "in"
            | "to"
            | "from"
            | "into"
            | "with"
            | "use"
            | "our"
            | "this"
    )
}

/// Whether a verb has a button or a page in quotation marks behind it, or a word in capitals: `tap 'Contact us'`, `reply
/// HELP`.
fn is_pressed(reading: &Reading<'_>, verb: Hit) -> bool {
    (verb.end..verb.end + 2).any(|at| reading.is_aside(at)) || capitals(reading, verb.end)
}

/// Whether a capitalised word stands there: a colleague's name, `Repairs`.
fn names(reading: &Reading<'_>, at: usize) -> bool {
    let token = reading.token(at);
    let upper = reading.quote(token.span).chars().next().is_some_and(char::is_uppercase);
    token.kind == Kind::Word && upper && reading.form(at).len() > 2
}

/// A telephone number or an address.
fn number(reading: &Reading<'_>, sentence: &Sentence) -> Option<Span> {
    let long = |i: &usize| {
        let token = reading.token(*i);
        let phone = token.kind == Kind::Number
            && token.span.end - token.span.start >= 5
            && reading.form(*i).starts_with('0');
        let london = reading.form(*i) == "020";
        phone || london || (reading.form(*i) == "@" && *i > sentence.first)
    };
    (sentence.first..sentence.end).find(long).map(|i| reading.token(i).span)
}
