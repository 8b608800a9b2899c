//! Where the trainee sees a mark differently: which line of the marks, and why, in a sentence of theirs.
//!
//! A dispute is input for a coach and nothing else: it stands in the account, after the end and outside the chain, so
//! no mark can rest on it. It can be withdrawn until the file is handed over.

use serde::{Deserialize, Serialize};

use super::account::kept;
use crate::limits;
use crate::order;

/// How what was taken off is named as a line: `penalty:needless-call`. An item is named by its id alone.
pub const PENALTY: &str = "penalty:";

/// One line of the marks that is disputed. This is a wire type: a change here changes the format.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dispute {
    /// The line: an item's id, or a penalty's behind [`PENALTY`].
    pub line: String,
    /// Why, in the trainee's words.
    pub why: String,
}

impl Dispute {
    /// Whether anything was said why.
    pub fn is_said(&self) -> bool {
        !self.why.trim().is_empty()
    }
}

/// The disputes of those lines, in their order: masked and cut as they are kept. Where nothing was said why, there is
/// none.
pub(super) fn of(disputes: &[Dispute]) -> Vec<Dispute> {
    let said = disputes.iter().filter(|dispute| dispute.is_said());
    let of = |Dispute { line, why }: &Dispute| Dispute {
        line: line.clone(),
        why: kept(why.trim(), limits::DISPUTE_CHARS),
    };
    let mut all: Vec<Dispute> = said.map(of).take(limits::DISPUTES).collect();
    order::by_key(&mut all, |dispute| dispute.line.clone());
    all
}

/// What is wrong with the form of disputes: each line once and in order, each with a reason of a sentence's length.
pub(super) fn fault(disputes: &[Dispute]) -> Option<String> {
    if disputes.len() > limits::DISPUTES {
        return Some(format!("more than {} lines are disputed", limits::DISPUTES));
    }
    if disputes.windows(2).any(|two| two[0].line >= two[1].line) {
        return Some("the disputes are out of order, or a line is disputed twice".to_owned());
    }
    let long = |text: &str| text.trim().is_empty() || text.chars().count() > limits::DISPUTE_CHARS;
    disputes
        .iter()
        .any(|dispute| long(&dispute.line) || long(&dispute.why))
        .then(|| format!("a dispute has no words, or more than {} characters", limits::DISPUTE_CHARS))
}
