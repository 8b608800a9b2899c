//! Does the writer say what they themselves do? (Domain reference 5.7, A8.)
//!
//! `I have`, `I am` and `I will` with a deed count. `We` is half of it, for nobody in particular is bound; `I'll try` and
//! `I'd be happy to` bind nobody at all and are left to a person to judge.

use super::{Detector, joined};
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::deed::{self, When, Who};
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::reading::Reading;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "ownership",
    code: "A8",
    sense: Sense::Must,
    what: "what the writer does about it in person",
    why: "a matter with one name on it gets done, and the reader knows whom to ask",
    example: "Someone will look at it.",
    instead: "Leave it with me, I'll ring the depot.",
    tables: TABLES,
    read,
};

const OWN: [&str; 4] = ["own-plain", "own-soft", "own-soft-verb", "own-not"];
const TABLES: &[&str] = &joined::<{ OWN.len() + deed::TABLES.len() }>(&OWN, deed::TABLES);

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut met, mut ours, mut soft): (Vec<Span>, Vec<Span>, Vec<Span>) = Default::default();
    for sentence in reading.sentences.iter().filter(|s| !s.question) {
        let (from, to) = (sentence.first, sentence.end);
        for deed in deed::deeds(reading, sentence) {
            let at = |table| reading.has(table, deed.verb, deed.verb + 1);
            let hedged = reading.hits("own-soft", from, deed.verb).iter().any(|h| h.end + 4 > deed.verb);
            match deed.who {
                _ if at("own-not") => {}
                // "I'll see the surveyor" is work; "I'll see what I can find" is not.
                Who::Me if at("own-soft-verb") && !at("deed-busy") || hedged => soft.push(deed.span),
                Who::Me => met.push(deed.span),
                Who::Us if deed.when == When::Ahead || deed.when == When::Now || !at("deed-idle") => {
                    ours.push(deed.span)
                }
                _ => {}
            }
        }
        let real = |h: &&crate::text::phrases::Hit| !reading.is_aside(h.first);
        met.extend(reading.hits("own-plain", from, to).iter().filter(real).map(|h| reading.span(*h)));
        soft.extend(reading.hits("own-soft", from, to).iter().filter(real).map(|h| reading.span(*h)));
    }
    if !met.is_empty() {
        return Finding::new(Verdict::Met, met, "it says what you do yourself");
    }
    if !soft.is_empty() {
        return Finding::new(Verdict::Unsure, soft, "it says that you may try, not that you will do it");
    }
    if !ours.is_empty() {
        return Finding::new(
            Verdict::Partly,
            ours,
            "it says what \u{201c}we\u{201d} do, not what you do yourself",
        );
    }
    Finding::absent(Verdict::NotMet, "it does not say what you will do yourself")
}
