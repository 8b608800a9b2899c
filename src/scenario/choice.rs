//! What the trainee can find out, decide, ask leave for and have done.

use std::sync::Arc;

use super::condition::Condition;
use crate::ids::{
    ApprovalId, AudienceId, CheckId, ClauseId, DecisionId, FactId, OptionId, PersonId, RemedyId,
};
use crate::policy::work::Resolution;
use crate::time::SimSpan;

/// Something that can be looked into.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Check {
    /// Its name.
    pub id: CheckId,
    /// What the control says: "Place a test call yourself".
    pub label: Arc<str>,
    /// How long it keeps the trainee busy.
    pub takes: SimSpan,
    /// Whether it can be broken off.
    pub breakable: bool,
    /// What it finds: the first whose condition holds; the last has none.
    pub results: Vec<CheckResult>,
}

/// What a check finds.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckResult {
    /// When this is what it finds.
    pub only_if: Option<Condition>,
    /// What one sees.
    pub text: Arc<str>,
    /// What one knows then.
    pub tells: Vec<FactId>,
    /// Whether it shows the service healthy; none if it says nothing about that.
    pub healthy: Option<bool>,
}

/// A question the drill puts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Decision {
    /// Its name.
    pub id: DecisionId,
    /// The question.
    pub ask: Arc<str>,
    /// When it is put.
    pub opens: Condition,
    /// When it no longer matters.
    pub closes: Option<Condition>,
    /// The answers in file order; shown in an order the seed chooses.
    pub options: Vec<Choice>,
    /// Clauses that fit the best answer.
    pub clauses: Vec<ClauseId>,
}

/// One answer to a decision.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Choice {
    /// Its name.
    pub id: OptionId,
    /// What it says.
    pub text: Arc<str>,
    /// 100, 67, 33 or 0 percent.
    pub credit: u32,
    /// Why, for the debrief.
    pub why: Arc<str>,
}

/// Something that needs a yes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Approval {
    /// Its name.
    pub id: ApprovalId,
    /// "Fail over Hollin voice to the second carrier".
    pub label: Arc<str>,
    /// Who can give it.
    pub by: Vec<PersonId>,
    /// Whether the trainee may give it.
    pub trainee_may: bool,
    /// When the trainee has heard that there is such a thing to ask for: the desk does not offer it before.
    pub known: Condition,
    /// Audiences to whom nothing may be sent without it while a major incident is declared.
    pub covers: Vec<AudienceId>,
}

/// A fix or a workaround.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remedy {
    /// Its name.
    pub id: RemedyId,
    /// "Fail over to the second carrier".
    pub label: Arc<str>,
    /// What resolving with it is.
    pub kind: Resolution,
    /// What must have been approved.
    pub needs: Option<ApprovalId>,
    /// When it can be chosen at all.
    pub offered: Condition,
    /// How long it keeps the trainee busy.
    pub takes: SimSpan,
}
