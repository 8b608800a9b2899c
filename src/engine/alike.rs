//! Like contacts: how many of those who bring one piece of work arrived close together (trigger E6, domain reference 4.2).

use std::collections::BTreeMap;

use serde::Serialize;

use crate::ids::{CaseId, ContactId};
use crate::scenario::Plot;
use crate::time::{SimSpan, SimTime};

/// How close together contacts make a pattern.
const WINDOW: SimSpan = SimSpan::minutes(10);

/// When contacts about each case arrived.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
pub struct Alike {
    cases: BTreeMap<CaseId, Reports>,
}

/// The reports of one case.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize)]
struct Reports {
    /// Those no longer ago than the window, oldest first.
    lately: Vec<SimTime>,
    /// The most that stood in one window.
    most: u32,
}

impl Alike {
    /// A contact arrived. Whether a case has now more like it than ever before.
    pub fn observe(&mut self, plot: &Plot, contact: &ContactId, at: SimTime) -> bool {
        let mut grown = false;
        for case in plot.cases.iter().filter(|case| case.contacts.contains(contact)) {
            let reports = self.cases.entry(case.id.clone()).or_default();
            reports.lately.retain(|before| at.since(*before) <= WINDOW);
            reports.lately.push(at);
            let now = u32::try_from(reports.lately.len()).unwrap_or(u32::MAX);
            grown |= now > reports.most;
            reports.most = reports.most.max(now);
        }
        grown
    }

    /// The most that arrived in any ten minutes so far.
    pub fn most(&self, case: &CaseId) -> u32 {
        self.cases.get(case).map_or(0, |reports| reports.most)
    }
}
