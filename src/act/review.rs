//! What a post-incident review holds beside its summary: contributing factors, what went well, actions (domain
//! reference 9).

use serde::{Deserialize, Serialize};

use crate::ids::PersonId;
use crate::policy::work::{ActionKind, FactorKind};

/// Most contributing factors of a review.
pub const FACTORS: usize = 10;
/// Most lines about what went well.
pub const WELL: usize = 10;
/// Most actions: what nobody can get done is no action.
pub const ACTIONS: usize = 7;

/// The parts of a review. Without any it is its summary alone.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewParts {
    /// What came together.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub factors: Vec<Factor>,
    /// What went well.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub well: Vec<String>,
    /// What will change.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub actions: Vec<ReviewAction>,
}

/// A contributing factor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factor {
    /// What it did.
    pub kind: FactorKind,
    /// What it was.
    pub text: String,
    /// The factor it lies behind, from 1: asked why of that one, this is the answer. Several may lie behind one, so the
    /// ladder of whys branches.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behind: Option<u8>,
}

/// Something that will change.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReviewAction {
    /// What will be done.
    pub what: String,
    /// What it is for.
    pub kind: ActionKind,
    /// Who sees to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<PersonId>,
    /// By when, as it was written: a date such as 2026-03-31.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub due: String,
    /// By what it will be seen to have worked.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub measure: String,
}

impl ReviewParts {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.factors.is_empty() && self.well.is_empty() && self.actions.is_empty()
    }

    /// Whether it has parts of that name: `factors`, `well`, `actions`.
    pub fn has(&self, part: &str) -> bool {
        match part {
            "factors" => !self.factors.is_empty(),
            "well" => !self.well.is_empty(),
            "actions" => !self.actions.is_empty(),
            _ => false,
        }
    }

    /// The factors that no other lies behind: where each ladder of whys ends.
    pub fn ends(&self) -> impl Iterator<Item = &Factor> {
        let numbered = (1u8..).zip(&self.factors);
        let end = |n: u8| !self.factors.iter().any(|other| other.behind == Some(n));
        numbered.filter(move |(n, _)| end(*n)).map(|(_, factor)| factor)
    }

    /// The texts in it, to be read or masked.
    pub fn texts_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let factors = self.factors.iter_mut().map(|factor| &mut factor.text);
        let actions = self.actions.iter_mut().flat_map(|a| [&mut a.what, &mut a.due, &mut a.measure]);
        factors.chain(&mut self.well).chain(actions)
    }

    /// What is wrong with how the parts hang together, if anything is: that has no meaning, whatever they say.
    pub fn flaw(&self) -> Option<String> {
        let most = [
            (self.factors.len(), FACTORS, "factors"),
            (self.well.len(), WELL, "lines about what went well"),
            (self.actions.len(), ACTIONS, "actions"),
        ];
        if let Some((_, most, what)) = most.into_iter().find(|(count, most, _)| count > most) {
            return Some(format!("a review has at most {most} {what}: keep those that matter"));
        }
        (1u8..).zip(&self.factors).find_map(|(n, factor)| {
            let behind = factor.behind?;
            if usize::from(behind).checked_sub(1).is_none_or(|at| at >= self.factors.len()) {
                return Some(format!("factor {n} lies behind factor {behind}, and there is none"));
            }
            self.circles(n).then(|| format!("factor {n} lies behind itself"))
        })
    }

    fn circles(&self, from: u8) -> bool {
        let mut at = from;
        for _ in 0..self.factors.len() {
            let factor = usize::from(at).checked_sub(1).and_then(|ix| self.factors.get(ix));
            match factor.and_then(|factor| factor.behind) {
                Some(next) if next == from => return true,
                Some(next) => at = next,
                None => return false,
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ladder(behind: &[Option<u8>]) -> ReviewParts {
        let factor = |behind: &Option<u8>| Factor {
            kind: FactorKind::Trigger,
            text: format!("{behind:?}"),
            behind: *behind,
        };
        ReviewParts { factors: behind.iter().map(factor).collect(), ..ReviewParts::default() }
    }

    #[test]
    fn a_ladder_may_branch_and_ends_where_nothing_lies_behind() {
        let branched = ladder(&[None, Some(1), Some(1), Some(3)]);
        assert_eq!(branched.flaw(), None);
        let ends: Vec<&str> = branched.ends().map(|factor| &*factor.text).collect();
        assert_eq!(ends, ["Some(1)", "Some(3)"]);
    }

    #[test]
    fn what_cannot_hang_together_is_said() {
        let table = [
            (ladder(&[Some(1)]), "factor 1 lies behind itself"),
            (ladder(&[Some(2), Some(1)]), "factor 1 lies behind itself"),
            (ladder(&[Some(3), None]), "factor 1 lies behind factor 3, and there is none"),
            (ladder(&[Some(0)]), "factor 1 lies behind factor 0, and there is none"),
            (ladder(&[None; 11]), "a review has at most 10 factors: keep those that matter"),
        ];
        for (parts, want) in table {
            assert_eq!(parts.flaw().as_deref(), Some(want));
        }
        // Factors 2 and 3 go in a circle that factor 1 only leads into: it is said of one of them.
        assert_eq!(
            ladder(&[Some(2), Some(3), Some(2)]).flaw().as_deref(),
            Some("factor 1 lies behind itself")
        );
    }
}
