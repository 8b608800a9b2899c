//! What a detector answers.

use crate::diagnostic::Span;

/// How a check came out. One scale for what must be there and for what must not: *met* is always the good end, so
/// `no-speculation` is met when nothing speculates.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Verdict {
    /// It is as it should be.
    Met,
    /// Some of it is there.
    Partly,
    /// It is missing; or, for what must not be there, it is there.
    NotMet,
    /// A program cannot tell; a coach must look.
    Unsure,
}

/// Whether a detector looks for something good or something bad.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sense {
    /// Must be there; the spans show where it is.
    Must,
    /// Must not be there; the spans show where it is. Silence meets it, so it never earns points by itself.
    MustNot,
}

/// A detector's answer on one text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// How it came out.
    pub verdict: Verdict,
    /// The evidence, as bytes of the text, first place first.
    pub spans: Vec<Span>,
    /// Why, in a short sentence for the trainee, without a full stop.
    pub reason: String,
}

impl Finding {
    /// An answer.
    pub fn new(verdict: Verdict, spans: Vec<Span>, reason: impl Into<String>) -> Finding {
        Finding { verdict, spans, reason: reason.into() }
    }

    /// An answer that rests on one place.
    pub fn at(verdict: Verdict, span: Span, reason: impl Into<String>) -> Finding {
        Finding::new(verdict, vec![span], reason)
    }

    /// An answer that rests on what is not there.
    pub fn absent(verdict: Verdict, reason: impl Into<String>) -> Finding {
        Finding::new(verdict, Vec::new(), reason)
    }
}
