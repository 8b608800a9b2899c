//! After the shift.

use crate::app::debrief::{Debrief, Part};
use crate::jobs::{Checked, Debriefing};

/// A part of the account.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PartView {
    /// Which.
    pub part: Part,
    /// The machine's facts: neutral lines with their entries.
    pub facts: Vec<String>,
    /// The trainee's words as they read now.
    pub own: String,
}

/// After the shift.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DebriefView {
    /// What the worker made of the session; none while it works.
    pub debriefing: Option<Box<Debriefing>>,
    /// What a check said, if one was made.
    pub checked: Option<Checked>,
    /// The account.
    pub account: Vec<PartView>,
    /// What was said last to those who listen.
    pub said: String,
}

/// The debrief as it stands.
pub fn view(debrief: &Debrief) -> DebriefView {
    let facts = |n: usize| debrief.debriefing.as_ref().map(|d| d.facts[n].clone()).unwrap_or_default();
    let part =
        |(n, part): (usize, &Part)| PartView { part: *part, facts: facts(n), own: debrief.own[n].clone() };
    DebriefView {
        debriefing: debrief.debriefing.clone(),
        checked: debrief.checked.clone(),
        account: Part::ALL.iter().enumerate().map(part).collect(),
        said: debrief.said.clone(),
    }
}
