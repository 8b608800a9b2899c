//! Is it meant for this reader? (Domain reference 4.4, A22.)
//!
//! Outside, no internal systems, figures, instructions, nor staff by role and surname. Inside, no letter to a customer.

use super::{Detector, joined};
use crate::diagnostic::Span;
use crate::lane::Lane;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::{capitals, machine, opens};
use crate::text::phrases::Hit;
use crate::text::promise::negates;
use crate::text::reading::Reading;
use crate::text::staff::{self, staff};
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
    tables: &TABLES,
    read,
};

/// Its own tables and those that name staff.
const TABLES: [&str; 15 + staff::TABLES.len()] = joined(
    &[
        "internal-only",
        "internal-figure",
        "internal-count",
        "internal-explained",
        "internal-third-customer",
        "internal-third-client",
        "internal-known",
        "internal-held",
        "internal-machinery",
        "scope-unit",
        "outside-letter",
        "outside-quoted",
        "outside-address",
        "outside-colleagues",
        "quantifier",
    ],
    staff::TABLES,
);

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
            let systems = (from..to).filter(|at| system(reading, *at) || shown_system(reading, *at));
            found.extend(systems.map(|at| reading.token(at).span));
            let machines = (from..to).filter_map(|at| machine(reading, at).map(|end| (at, end)));
            found.extend(machines.map(|(at, end)| reading.tokens.span(at, end)));
            let given = matches!(context.lane, Lane::Customer | Lane::Client);
            found.extend((from..to).filter_map(|at| reference(reading, at, given)));
            found.extend(staff(reading, sentence));
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

/// The name of a system by its number or by what stands beside it: `Falcon2`, `BRIO-2`, `the ORION ledger`, `stuck in
/// MERLIN`.
fn shown_system(reading: &Reading<'_>, at: usize) -> bool {
    let token = reading.token(at);
    if token.kind != Kind::Word || reading.is_aside(at) || reading.has("internal-known", at, at + 1) {
        return false;
    }
    let raw = reading.quote(token.span);
    let stem = raw.trim_end_matches(|c: char| c.is_ascii_digit());
    let name = stem.len() >= 4 && raw.starts_with(|c: char| c.is_ascii_uppercase());
    let letters = stem.bytes().all(|b| b.is_ascii_alphabetic());
    let yours = at > 0 && matches!(reading.form(at - 1), "your" | "number" | "no" | "ref" | "code");
    if name && letters && (1..=2).contains(&(raw.len() - stem.len())) {
        return !yours;
    }
    let shown = name && capitals(reading, at) && !reading.has("jargon-emphasis", at, at + 1);
    let joined = reading.token(at + 1).kind == Kind::Hyphen
        && reading.token(at + 2).kind == Kind::Number
        && reading.form(at + 2).len() == 1;
    let held = reading.hits("internal-held", at.saturating_sub(2), at).iter().any(|h| h.end == at);
    shown && !yours && (joined || held || reading.has("internal-machinery", at + 1, at + 2))
}

/// A number of those who wait or work: `94 in the queue`, `five people in today`. The reader's own place is theirs to know
/// (`you are number 4 in the queue`).
fn figure(reading: &Reading<'_>, at: usize, from: usize, to: usize) -> Option<Span> {
    let number = reading.token(at).kind == Kind::Number || reading.has("quantifier", at, at + 1);
    let yours = || {
        let mut before = at.saturating_sub(3).max(from)..at;
        before.any(|i| matches!(reading.form(i), "you" | "you're" | "your" | "number" | "no"))
    };
    if !number || yours() || reading.is_aside(at) {
        return None;
    }
    let count = reading.first("internal-count", at + 1, (at + 4).min(to))?;
    let measured = reading.has("scope-unit", at + 1, count.first);
    // Whoever answers the client's own calls is theirs to know: `twelve agents on your line`.
    // Their own place is too: `five people ahead of you`.
    let own = (count.end - 1..count.end + 2).any(|at| matches!(reading.form(at), "your" | "you"));
    (!measured && !own).then(|| reading.tokens.span(at, count.end))
}

/// The reference of an internal record: `REQ0044817`, `PRB-0071`. The number of their own case (`INC-1043`) is for those it
/// is given to.
fn reference(reading: &Reading<'_>, at: usize, given: bool) -> Option<Span> {
    if reading.token(at).kind != Kind::Word || reading.is_aside(at) {
        return None;
    }
    let form = reading.form(at);
    let start =
        ["inc", "chg", "req", "prb", "kb", "sctask"].into_iter().find(|start| form.starts_with(*start))?;
    let before = |words: &[&str], reach: usize| {
        (at.saturating_sub(reach)..at).any(|i| words.contains(&reading.form(i)))
    };
    let theirs = form.len() == start.len() && !before(&["parent", "master", "child"], 1)
        || before(&["your", "reference"], 4);
    if given && matches!(start, "inc" | "req") && theirs {
        return None;
    }
    if form.len() == start.len() {
        let joined = reading.token(at + 1).kind == Kind::Hyphen && reading.token(at + 2).kind == Kind::Number;
        return (joined && capitals(reading, at)).then(|| reading.tokens.span(at, at + 3));
    }
    let rest = &form[start.len()..];
    (rest.len() >= 3 && rest.bytes().all(|b| b.is_ascii_digit())).then(|| reading.token(at).span)
}

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
    // Nearly no word is written so.
    if token.kind != Kind::Word || !raw.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let within =
        raw.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    let theirs = (at.saturating_sub(1)..at).any(|i| reading.form(i) == "your")
        || matches!(reading.form(at + 1), "app" | "account" | "website" | "card" | "page" | "site" | "shop");
    // Names of shops and ways to pay are written so too: `CityPay`.
    let trade = ["Pay", "Card", "Bank", "Point", "Mail"].iter().any(|end| raw.ends_with(end));
    within && !trade && !theirs && !reading.is_aside(at) && !reading.has("internal-known", at, at + 1)
}
