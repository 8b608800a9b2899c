//! Does every ask name who is to do it? (Domain reference 4.4, A24.)
//!
//! Inside only. `Can someone`, `needs doing` and a bare `please check` name nobody; `Telephony: please check` does. A
//! request to the whole floor (`please use wrap code 7`) names the floor.

use super::Detector;
use crate::diagnostic::Span;
use crate::lane::Lane;
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
    name: "named-ask",
    code: "A24",
    sense: Sense::MustNot,
    what: "asks that name nobody",
    why: "what everybody could do, nobody does",
    example: "Can someone look at this?",
    instead: "Telephony: please look at the second trunk.",
    tables: &[
        "unnamed-anyone",
        "unnamed-passive",
        "unnamed-please",
        "unnamed-imperative",
        "unnamed-spared",
        "unnamed-no-name",
        "unnamed-team",
        "unnamed-greeting",
        "negation",
        "not-negating",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let mut found: Vec<Span> = Vec::new();
    if !context.lane.is_outside() {
        let mut named_before = false;
        for sentence in &reading.sentences {
            let (from, to) = (sentence.first, sentence.end);
            let named = named(reading, sentence);
            if !reading.has("unnamed-spared", from, to) {
                let real = |h: &&Hit| {
                    !reading.is_aside(h.first)
                        && !negates(reading, h.first.saturating_sub(3).max(from), h.first)
                };
                let anyone = reading.hits("unnamed-anyone", from, to).iter().filter(real);
                found.extend(anyone.map(|h| reading.span(*h)));
                if !named {
                    let passive = reading.hits("unnamed-passive", from, to).iter().filter(real);
                    found.extend(passive.map(|h| reading.span(*h)));
                }
                // The floor as a whole is asked by asking it; elsewhere somebody must be addressed, here or before.
                let asks = !matches!(context.lane, Lane::Floor | Lane::Log);
                if asks && !named && !named_before {
                    let please = reading.hits("unnamed-please", from, to).iter().filter(real);
                    found.extend(please.map(|h| reading.span(*h)));
                    let bare = reading.hits("unnamed-imperative", from, to).iter().filter(real);
                    found.extend(bare.filter(|h| bare_here(reading, sentence, h)).map(|h| reading.span(*h)));
                }
            }
            named_before |= named;
        }
    }
    if found.is_empty() {
        return Finding::absent(Verdict::Met, "whoever is asked is named");
    }
    order::sort(&mut found);
    found.dedup();
    let quote = reading.quote(found[0]);
    Finding::new(Verdict::NotMet, found, format!("\u{201c}{quote}\u{201d} names nobody; say who is to do it"))
}

/// Whether a verb commands: it opens the sentence, or stands right behind a comma.
fn bare_here(reading: &Reading<'_>, sentence: &Sentence, verb: &Hit) -> bool {
    opens(reading, sentence.first, verb.first)
        || verb.first > sentence.first && matches!(reading.form(verb.first - 1), "," | ":")
}

/// Whether a sentence names somebody: a team, a person, an address with @.
fn named(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let (from, to) = (sentence.first, sentence.end);
    if reading.has("unnamed-team", from, to) || reading.has("unnamed-greeting", from, to) {
        return true;
    }
    (from..to).any(|at| {
        if reading.form(at) == "@" {
            return true;
        }
        let no_name = reading.has("unnamed-no-name", at, at + 1);
        if reading.is_aside(at) || !capital(reading, at) || no_name {
            return false;
        }
        // A first word has a capital anyhow: it is a name if it is addressed or asked.
        !opens(reading, from, at)
            || matches!(
                reading.form(at + 1),
                "," | ":" | "-" | "please" | "pls" | "can" | "could" | "will" | "to" | "team" | "desk"
            )
    })
}
