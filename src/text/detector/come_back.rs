//! A closing message: does it say how to come back to us? (Domain reference 5.7, C3.)
//!
//! A way (a number, an address, *reply to this chat*) and an invitation to use it. A number alone, or *contact us* without
//! saying how, is half of it; a way that is shut (`do not reply`) is none.

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
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
    tables: &["come-way", "come-invite", "come-direct", "come-vague", "come-shut"],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let (mut met, mut partly): (Vec<Span>, Vec<Span>) = Default::default();
    let mut before = false;
    for sentence in &reading.sentences {
        let (from, to) = (sentence.first, sentence.end);
        let real = |h: &&Hit| !reading.is_aside(h.first);
        let invited = reading.hits("come-invite", from, to).iter().any(|h| !reading.is_aside(h.first));
        let shut = reading.has("come-shut", from, to);
        if !shut {
            met.extend(reading.hits("come-direct", from, to).iter().filter(real).map(|h| reading.span(*h)));
            let ways = reading.hits("come-way", from, to).iter().filter(real).map(|h| reading.span(*h));
            let ways: Vec<Span> = ways.chain(number(reading, sentence)).collect();
            if invited || before {
                met.extend(ways)
            } else {
                partly.extend(ways)
            }
            partly.extend(reading.hits("come-vague", from, to).iter().filter(real).map(|h| reading.span(*h)));
        }
        // "Still cold? Ring 01632 960166."
        before = sentence.question;
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
