//! A slot that is filled by saying it: a phrase of a table, in our own words, not asked and not denied.
//!
//! What needs more than that (a time that belongs to it, who does it, which side of a condition) has a detector with a rule of
//! its own.

use crate::diagnostic::Span;

use super::finding::{Finding, Verdict};
use super::promise::negates;
use super::reading::Reading;

/// How a slot is looked for, and what is said of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Slot {
    /// The table that fills it.
    pub table: &'static str,
    /// The table of what takes it back, in it or shortly before it; empty for none.
    pub not: &'static str,
    /// The table that half fills it; empty for none.
    pub half: &'static str,
    /// Whether a denial fills it too: *do not tell callers*, *nothing was lost*.
    pub denied: bool,
    /// What is said when it is filled.
    pub met: &'static str,
    /// What is said when it is half filled.
    pub partly: &'static str,
    /// What is said when it is empty.
    pub absent: &'static str,
}

impl Slot {
    /// The answer.
    pub(super) fn read(&self, reading: &Reading<'_>) -> Finding {
        let (mut full, mut half): (Vec<Span>, Vec<Span>) = Default::default();
        for sentence in reading.sentences.iter().filter(|sentence| !sentence.question) {
            let (from, to) = (sentence.first, sentence.end);
            let refused = |first: usize, end: usize| {
                let (clause, _) = reading.clause(sentence, first);
                let other =
                    !self.not.is_empty() && reading.has(self.not, clause.max(first.saturating_sub(6)), end);
                let denied = !self.denied && negates(reading, clause, first);
                other || denied || reading.is_aside(first)
            };
            let found = |table: &str| -> Vec<Span> {
                let hits = reading.hits(table, from, to).iter();
                hits.filter(|hit| !refused(hit.first, hit.end)).map(|hit| reading.span(*hit)).collect()
            };
            full.extend(found(self.table));
            if !self.half.is_empty() {
                half.extend(found(self.half));
            }
        }
        match (full.is_empty(), half.is_empty()) {
            (false, _) => Finding::new(Verdict::Met, full, self.met),
            (true, false) => Finding::new(Verdict::Partly, half, self.partly),
            (true, true) => Finding::absent(Verdict::NotMet, self.absent),
        }
    }
}
