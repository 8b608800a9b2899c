//! Handover: does it name the record? (Domain reference 4.4: incident id.)

use super::Detector;
use crate::diagnostic::Span;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::reading::Reading;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "record-ref",
    code: "",
    sense: Sense::Must,
    what: "the reference of the record",
    why: "everything known is in the record; the reference is the way there",
    example: "About the silent calls.",
    instead: "INC-1042: silent calls on the energy line.",
    tables: &["record-prefix", "record-joined"],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let mut spans: Vec<Span> = Vec::new();
    for hit in reading.hits("record-prefix", 0, reading.tokens.len()) {
        // `INC-1042`, `INC 1042`, `INC #1042`
        let mut at = hit.end;
        while matches!(reading.form(at), "-" | "#" | ":") && at < hit.end + 2 {
            at += 1;
        }
        if !reading.is_aside(hit.first) && reading.token(at).kind == Kind::Number {
            spans.push(reading.tokens.span(hit.first, at + 1));
        }
    }
    for hit in reading.hits("record-joined", 0, reading.tokens.len()) {
        let form = reading.form(hit.first);
        let digits = form.bytes().skip_while(u8::is_ascii_alphabetic);
        let number = form.bytes().any(|b| b.is_ascii_digit()) && digits.clone().all(|b| b.is_ascii_digit());
        if !reading.is_aside(hit.first) && number && form.len() <= 12 {
            spans.push(reading.span(*hit));
        }
    }
    order::sort(&mut spans);
    if spans.is_empty() {
        return Finding::absent(Verdict::NotMet, "it does not name the record");
    }
    Finding::new(Verdict::Met, spans, "it names the record")
}
