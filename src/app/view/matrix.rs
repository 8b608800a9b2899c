//! The policy's matrix: priority by impact and urgency.

use crate::policy::Policy;
use crate::policy::work::Level;

/// The matrix, with where a record stands in it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MatrixView {
    /// Rows by impact, highest first: the row's name and its priorities by urgency.
    pub rows: Vec<(&'static str, Vec<&'static str>)>,
    /// The names of the columns: urgency, highest first.
    pub columns: Vec<&'static str>,
    /// The row and the column that are set, if they are.
    pub at: (Option<usize>, Option<usize>),
}

/// The matrix of a policy.
pub fn view(policy: &Policy, impact: Option<Level>, urgency: Option<Level>) -> MatrixView {
    let row = |impact: &Level| {
        let cells = Level::ALL.iter().map(|urgency| policy.matrix.priority(*impact, *urgency).word());
        (impact.label(), cells.collect())
    };
    let place = |level: Option<Level>| level.and_then(|level| Level::ALL.iter().position(|l| *l == level));
    MatrixView {
        rows: Level::ALL.iter().map(row).collect(),
        columns: Level::ALL.iter().map(|level| level.label()).collect(),
        at: (place(impact), place(urgency)),
    }
}
