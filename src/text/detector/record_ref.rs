//! Handover: does it name the record? (Domain reference 4.4: incident id.)

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::reading::Reading;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "record-ref",
    sense: Sense::Must,
    what: "the reference of the record",
    why: "everything known is in the record; the reference is the way there",
    example: "About the silent calls.",
    instead: "INC-1042: silent calls on the energy line.",
    tables: &["record-prefix"],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let mut spans: Vec<Span> = Vec::new();
    for hit in reading.hits("record-prefix", 0, reading.tokens.len()) {
        // `INC-1042`, `INC 1042`, `INC #1042`; `INC1042` is one word and matches by its beginning.
        let mut at = hit.end;
        while matches!(reading.token(at).kind, Kind::Hyphen | Kind::Mark)
            && matches!(reading.form(at), "-" | "#" | ":")
        {
            at += 1;
        }
        let joined = reading.form(hit.first).bytes().any(|b| b.is_ascii_digit());
        let number = reading.token(at).kind == Kind::Number && at <= hit.end + 2;
        if !reading.is_aside(hit.first) && (joined || number) {
            spans.push(reading.tokens.span(hit.first, if joined { hit.end } else { at + 1 }));
        }
    }
    if spans.is_empty() {
        return Finding::absent(Verdict::NotMet, "it does not name the record");
    }
    Finding::new(Verdict::Met, spans, "it names the record")
}
