//! "How did it go?": asked before any mark is shown.

use crate::app::debrief::{Debrief, ESTIMATES};
use crate::debrief::covers;

/// The question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Gate {
    /// The domains in which there is something to earn.
    pub rows: Vec<GateRow>,
    /// What the worker is at, in a sentence.
    pub progress: &'static str,
}

/// One domain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GateRow {
    /// Its place among all domains.
    pub domain: usize,
    /// Its name.
    pub name: &'static str,
    /// What it covers.
    pub covers: &'static str,
    /// What can be said: percent, words, whether it was said.
    pub choices: Vec<(u8, &'static str, bool)>,
    /// Whether nothing was said.
    pub skipped: bool,
}

pub(super) fn view(debrief: &Debrief) -> Gate {
    let row = |(n, domain): (usize, crate::policy::work::Domain)| {
        let said = debrief.estimates.get(n).copied().flatten();
        GateRow {
            domain: n,
            name: domain.label(),
            covers: covers(domain),
            choices: ESTIMATES
                .iter()
                .map(|(percent, words)| (*percent, *words, said == Some(*percent)))
                .collect(),
            skipped: said.is_none(),
        }
    };
    Gate {
        rows: debrief.domains().into_iter().map(row).collect(),
        progress: match (&debrief.debriefing, &debrief.failed) {
            (Some(_), _) => "Your marks are worked out and waiting.",
            (None, Some(_)) => "Your marks could not be worked out; you can try again on the next page.",
            (None, None) => "Your marks are being worked out meanwhile.",
        },
    }
}
