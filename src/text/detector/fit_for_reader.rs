//! Is it meant for this reader? (Domain reference 4.4, A22.)
//!
//! Outside, no internal systems, figures, instructions, nor staff by role and surname. Inside, no letter to a customer.

use super::Detector;
use crate::diagnostic::Span;
use crate::lane::Lane;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::{capital, capitals, machine, opens};
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "fit-for-reader",
    code: "A22",
    sense: Sense::MustNot,
    what: "what is not for this reader: internal systems, figures, instructions and staff; or a letter sent to the wrong desk",
    why: "it confuses readers, and what is internal travels further than you think",
    example: "I've logged this to parent 1042 and you'll get a reply from tier 2.",
    instead: "I've passed this to our billing team, who will write to you by Friday.",
    tables: &[
        "internal-only",
        "internal-figure",
        "internal-count",
        "scope-unit",
        "internal-role",
        "internal-explained",
        "internal-no-name",
        "outside-letter",
        "outside-quoted",
        "outside-address",
        "internal-third-customer",
        "internal-third-client",
        "internal-title",
        "outside-colleagues",
        "internal-known",
        "quantifier",
        "jargon-everyday",
        "negation",
        "not-negating",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let mut found: Vec<Span> = Vec::new();
    let outside = context.lane.is_outside();
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let real = |h: &&Hit| !reading.is_aside(h.first);
        if outside {
            if reading.has("internal-explained", from, to) {
                continue;
            }
            let denied = |h: &&Hit| !negates(reading, h.first.saturating_sub(6).max(from), h.first);
            found.extend(
                reading.hits("internal-only", from, to).iter().filter(real).map(|h| reading.span(*h)),
            );
            let figures = reading.hits("internal-figure", from, to).iter().filter(real).filter(denied);
            found.extend(figures.map(|h| reading.span(*h)));
            let third = match context.lane {
                Lane::Customer => "internal-third-customer",
                Lane::Client => "internal-third-client",
                _ => "",
            };
            found.extend(reading.hits(third, from, to).iter().filter(real).map(|h| reading.span(*h)));
            found.extend((from..to).filter_map(|at| figure(reading, at, from, to)));
            let titles = reading.hits("internal-title", from, to).iter();
            found.extend(titles.filter_map(|h| titled(reading, h.first, from, to)));
            found.extend((from..to).filter_map(|at| of_department(reading, at)));
            let systems = (from..to).filter(|at| system(reading, *at));
            found.extend(systems.map(|at| reading.token(at).span));
            let machines = (from..to).filter_map(|at| machine(reading, at).map(|end| (at, end)));
            found.extend(machines.map(|(at, end)| reading.tokens.span(at, end)));
            found.extend((from..to).filter_map(|at| reference(reading, at)));
            found.extend(
                reading
                    .hits("internal-role", from, to)
                    .iter()
                    .filter(real)
                    .filter_map(|h| surname(reading, *h, to)),
            );
        } else if !reading.has("outside-quoted", from, to) {
            let letter = reading.hits("outside-letter", from, to).iter().filter(real);
            // A letter opens with its greeting, or speaks to a customer wherever it does.
            let fits = |h: &&Hit| reading.form(h.first) != "dear" || opens(reading, from, h.first);
            found.extend(letter.filter(fits).map(|h| reading.span(*h)));
            let address = reading.hits("outside-address", from, to).iter().filter(real);
            found.extend(address.map(|h| reading.span(*h)));
            found.extend(dear(reading, from));
        }
    }
    if found.is_empty() {
        return Finding::absent(Verdict::Met, "it fits its reader");
    }
    order::sort(&mut found);
    found.dedup();
    let quote = reading.quote(found[0]);
    let reason = if outside {
        format!("\u{201c}{quote}\u{201d} is internal; this reader has no use for it")
    } else {
        format!("\u{201c}{quote}\u{201d} speaks to somebody else than this reader")
    };
    Finding::new(Verdict::NotMet, found, reason)
}

/// A number of those who wait or work: `94 in the queue`, `five people in today`. The reader's own place is theirs to know
/// (`you are number 4 in the queue`).
fn figure(reading: &Reading<'_>, at: usize, from: usize, to: usize) -> Option<Span> {
    let number = reading.token(at).kind == Kind::Number || reading.has("quantifier", at, at + 1);
    let yours = (at.saturating_sub(3).max(from)..at)
        .any(|i| matches!(reading.form(i), "you" | "you're" | "your" | "number" | "no"));
    if !number || yours || reading.is_aside(at) {
        return None;
    }
    let count = reading.first("internal-count", at + 1, (at + 4).min(to))?;
    let measured = reading.has("scope-unit", at + 1, count.first);
    (!measured).then(|| reading.tokens.span(at, count.end))
}

/// The reference of an internal record: `REQ0044817`, `INC-1042`.
fn reference(reading: &Reading<'_>, at: usize) -> Option<Span> {
    let form = reading.form(at);
    let start =
        ["inc", "chg", "req", "prb", "kb", "sctask"].into_iter().find(|start| form.starts_with(*start))?;
    if reading.is_aside(at) || reading.token(at).kind != Kind::Word {
        return None;
    }
    if form.len() == start.len() {
        let joined = reading.token(at + 1).kind == Kind::Hyphen && reading.token(at + 2).kind == Kind::Number;
        return (joined && capitals(reading, at)).then(|| reading.tokens.span(at, at + 3));
    }
    let rest = &form[start.len()..];
    (rest.len() >= 3 && rest.bytes().all(|b| b.is_ascii_digit())).then(|| reading.token(at).span)
}

/// How far behind a name a title in small letters may stand.
const FAR: usize = 12;

/// A letter to a group of people who are no colleagues: `Dear parents`, `Dear residents`.
fn dear(reading: &Reading<'_>, at: usize) -> Option<Span> {
    let next = reading.token(at + 1);
    let group =
        next.kind == Kind::Word && reading.quote(next.span).starts_with(|c: char| c.is_ascii_lowercase());
    let letter = reading.form(at) == "dear" && !reading.is_aside(at) && group;
    (letter && !reading.has("outside-colleagues", at, at + 1)).then(|| reading.tokens.span(at, at + 2))
}

/// The name of a system with a capital within: `CaseHub`, `PolarDB`. What a reader holds is theirs to know (`your MyHub
/// account`), and so is what everybody does.
fn system(reading: &Reading<'_>, at: usize) -> bool {
    let token = reading.token(at);
    let raw = reading.quote(token.span);
    let opens = raw.starts_with(|c: char| c.is_ascii_uppercase());
    let within =
        raw.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    let theirs = (at.saturating_sub(1)..at).any(|i| reading.form(i) == "your")
        || matches!(reading.form(at + 1), "app" | "account" | "website" | "card" | "page" | "site" | "shop");
    // Names of shops and ways to pay are written so too: `CityPay`.
    let trade = ["Pay", "Card", "Bank", "Point", "Mail"].iter().any(|end| raw.ends_with(end));
    token.kind == Kind::Word
        && opens
        && !trade
        && within
        && !theirs
        && !reading.is_aside(at)
        && !reading.has("internal-known", at, at + 1)
}

/// A title of the house with a name and a surname beside it: `Senior Claims Handler Piotr Nowak`, `Hilary Stobart, Team
/// Manager`. Whoever is the reader's own (`your surveyor`, `my manager`) is theirs to know.
fn titled(reading: &Reading<'_>, at: usize, from: usize, to: usize) -> Option<Span> {
    let title = |at: usize| capital(reading, at) && reading.has("internal-title", at, at + 1);
    let name = |at: usize| {
        let part =
            |at: usize| capital(reading, at) && !title(at) && !reading.has("internal-no-name", at, at + 1);
        part(at) && part(at + 1)
    };
    let theirs = (at.saturating_sub(4).max(from)..at).any(|i| matches!(reading.form(i), "your" | "my"));
    if theirs || reading.is_aside(at) {
        return None;
    }
    if !title(at) {
        // "Nadia Fairweather, she's the resourcing lead": the title comes behind, in small letters.
        let begin = at.saturating_sub(FAR).max(from);
        let who = (begin..at).find(|i| name(*i))?;
        let role = |i: usize| matches!(reading.form(i), "the" | "our" | "she's" | "he's");
        let apart = (who + 2..(who + 5).min(at)).any(|i| reading.form(i) == ",");
        return (apart && (who + 2..at).any(role)).then(|| reading.tokens.span(who, at + 1));
    }
    let behind = (at + 1..(at + 3).min(to)).find(|i| name(*i)).map(|i| (at, i + 2));
    let comma = |at: usize| (at.saturating_sub(2).max(from)..at).find(|i| reading.form(*i) == ",");
    let before = comma(at).and_then(|i| i.checked_sub(2)).filter(|i| *i >= from && name(*i));
    behind.or(before.map(|i| (i, at + 1))).map(|(first, end)| reading.tokens.span(first, end))
}

/// Somebody by name in a department known by its letters: `Graham Lisle in WFM`, `Sam in CX`.
fn of_department(reading: &Reading<'_>, at: usize) -> Option<Span> {
    let named = capital(reading, at) && !reading.has("internal-no-name", at, at + 1);
    let place = matches!(reading.form(at + 1), "in" | "from") && capitals(reading, at + 2);
    let known = reading.has("jargon-everyday", at + 2, at + 3);
    (named && place && !known).then(|| reading.tokens.span(at, at + 3))
}

/// A role with a name and a surname close behind or before: `the same engineer, Barry Stopes`.
fn surname(reading: &Reading<'_>, role: Hit, end: usize) -> Option<Span> {
    let two = |at: usize| {
        let joint = reading.token(at + 1).kind == Kind::Hyphen;
        let is = |at: usize| capital(reading, at) && !reading.has("internal-no-name", at, at + 1);
        !joint && is(at) && is(at + 1)
    };
    let behind = (role.end..(role.end + 4).min(end)).find(|at| two(*at)).map(|at| (role.first, at + 2));
    let before = (role.first.saturating_sub(5)..role.first).find(|at| two(*at)).map(|at| (at, role.end));
    behind.or(before).map(|(first, end)| reading.tokens.span(first, end))
}
