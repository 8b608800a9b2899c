//! When work must truly be passed on: a trigger of the policy that the story meets, and what a drill lets pass.

use std::sync::Arc;

use super::condition::{AtomIx, Condition};
use super::rubric::InPlay;
use crate::ids::{CaseId, NeedId, PersonId};
use crate::policy::Policy;
use crate::time::SimSpan;

/// A trigger of the policy is met: work must be passed on, to one of some roles, within a time.
///
/// What follows from it without another line of the author's: who is right for the case and who is not, by when, and
/// what the marks say of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Need {
    /// Its name.
    pub id: NeedId,
    /// The trigger: `E6`.
    pub trigger: Arc<str>,
    /// The work it is about; none: any record.
    pub case: Option<CaseId>,
    /// From when it can be met: only by the clock or the seed, so that no act changes the maximum.
    pub in_play: InPlay,
    /// What meets it, where that is more than the time.
    pub since: Option<Condition>,
    /// Any of these is right.
    pub to: Vec<PersonId>,
    /// How soon after it was met.
    pub within: SimSpan,
    /// When it is worth nothing any more.
    pub late: SimSpan,
    /// That it was passed on to one of them.
    pub done: Condition,
}

/// Passing on that nothing called for and that costs nothing all the same.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exempt {
    /// The escalations it is about: one happening for each desk.
    pub escalations: Vec<AtomIx>,
    /// Why, for authors and reviewers of the drill.
    pub because: Arc<str>,
}

impl Need {
    /// Whether an escalation of a record of `case` to `to` is to somebody this need names.
    pub fn fits(&self, case: Option<&CaseId>, to: &PersonId) -> bool {
        self.is_about(case) && self.to.contains(to)
    }

    /// Whether it is about work of that case.
    pub fn is_about(&self, case: Option<&CaseId>) -> bool {
        self.case.as_ref().is_none_or(|wanted| case == Some(wanted))
    }

    /// What the policy says of its trigger.
    pub fn when<'a>(&self, policy: &'a Policy) -> &'a str {
        policy.trigger(&self.trigger).map_or("", |trigger| &trigger.when)
    }
}
