//! A review while it is written: rows that are added, filled in and taken out.

use crate::act::{Factor, ReviewAction, ReviewParts, review};
use crate::ids::PersonId;
use crate::policy::work::{ActionKind, FactorKind};
use crate::text::mask;

/// A list of rows in the form of a review.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rows {
    /// Contributing factors.
    Factors,
    /// What went well.
    Well,
    /// Actions.
    Actions,
}

impl Rows {
    /// The beginning of the ids of its elements.
    pub const fn word(self) -> &'static str {
        match self {
            Rows::Factors => "factor",
            Rows::Well => "well",
            Rows::Actions => "action",
        }
    }

    /// How many rows there are in a review, and how many there can be.
    pub fn count(self, parts: &ReviewParts) -> (usize, usize) {
        match self {
            Rows::Factors => (parts.factors.len(), review::FACTORS),
            Rows::Well => (parts.well.len(), review::WELL),
            Rows::Actions => (parts.actions.len(), review::ACTIONS),
        }
    }

    /// The element of the text of a row.
    pub fn field(self, row: usize) -> String {
        format!("{}-{row}", self.word())
    }

    /// The element of the button that adds a row.
    pub fn adds(self) -> String {
        format!("{}-add", self.word())
    }
}

/// What was done to a review in its form: in which row, from 0.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ReviewEdit {
    /// A row was added at the end.
    Added(Rows),
    /// A row was taken out.
    Taken(Rows, usize),
    /// The text of a row was written.
    Text(Rows, usize, String),
    /// What a factor did was picked.
    Factor(usize, FactorKind),
    /// The factor it lies behind was picked, from 1.
    Behind(usize, Option<u8>),
    /// What an action is for was picked.
    Action(usize, ActionKind),
    /// Its owner was picked.
    Owner(usize, Option<PersonId>),
    /// Its date was written.
    Due(usize, String),
    /// Its measure was written.
    Measure(usize, String),
}

/// Makes the edit; what names no row changes nothing. Says which element to go to, where rows came or went.
pub fn edit(parts: &mut ReviewParts, edit: ReviewEdit) -> Option<String> {
    match edit {
        ReviewEdit::Added(rows) => {
            let (count, most) = rows.count(parts);
            if count >= most {
                return None;
            }
            match rows {
                Rows::Factors => parts.factors.push(Factor {
                    kind: FactorKind::ALL[count.min(FactorKind::ALL.len() - 1)],
                    text: String::new(),
                    behind: None,
                }),
                Rows::Well => parts.well.push(String::new()),
                Rows::Actions => parts.actions.push(ReviewAction {
                    what: String::new(),
                    kind: ActionKind::ALL[count.min(ActionKind::ALL.len() - 1)],
                    owner: None,
                    due: String::new(),
                    measure: String::new(),
                }),
            }
            return Some(rows.field(count));
        }
        ReviewEdit::Taken(rows, row) => {
            if row >= rows.count(parts).0 {
                return None;
            }
            match rows {
                Rows::Factors => take_factor(parts, row),
                Rows::Well => drop(parts.well.remove(row)),
                Rows::Actions => drop(parts.actions.remove(row)),
            }
            let left = rows.count(parts).0;
            return Some(if left == 0 { rows.adds() } else { rows.field(row.min(left - 1)) });
        }
        ReviewEdit::Text(rows, row, now) => {
            let text = match rows {
                Rows::Factors => parts.factors.get_mut(row).map(|factor| &mut factor.text),
                Rows::Well => parts.well.get_mut(row),
                Rows::Actions => parts.actions.get_mut(row).map(|action| &mut action.what),
            };
            text.into_iter().for_each(|text| text.clone_from(&now));
        }
        ReviewEdit::Factor(row, kind) => parts.factors.get_mut(row).into_iter().for_each(|f| f.kind = kind),
        ReviewEdit::Behind(row, of) => parts.factors.get_mut(row).into_iter().for_each(|f| f.behind = of),
        ReviewEdit::Action(row, kind) => parts.actions.get_mut(row).into_iter().for_each(|a| a.kind = kind),
        ReviewEdit::Owner(row, id) => {
            parts.actions.get_mut(row).into_iter().for_each(|a| a.owner.clone_from(&id));
        }
        ReviewEdit::Due(row, now) => {
            parts.actions.get_mut(row).into_iter().for_each(|a| a.due.clone_from(&now));
        }
        ReviewEdit::Measure(row, now) => {
            parts.actions.get_mut(row).into_iter().for_each(|a| a.measure.clone_from(&now));
        }
    }
    None
}

/// Takes a factor out. What lay behind it lies behind nothing; those below move up.
fn take_factor(parts: &mut ReviewParts, row: usize) {
    parts.factors.remove(row);
    for factor in &mut parts.factors {
        factor.behind = factor.behind.and_then(|of| match usize::from(of).cmp(&(row + 1)) {
            std::cmp::Ordering::Less => Some(of),
            std::cmp::Ordering::Equal => None,
            std::cmp::Ordering::Greater => Some(of - 1),
        });
    }
}

/// The review as it is sent: rows with nothing in them are left out.
pub fn finished(parts: &ReviewParts) -> ReviewParts {
    let mut parts = parts.clone();
    parts.texts_mut().for_each(|text| *text = text.trim().to_owned());
    let empty = |factor: &Factor| factor.text.is_empty();
    while let Some(row) = parts.factors.iter().position(empty) {
        take_factor(&mut parts, row);
    }
    parts.well.retain(|text| !text.is_empty());
    parts.actions.retain(is_begun);
    parts
}

/// Whether something of an action was written or picked.
pub fn is_begun(action: &ReviewAction) -> bool {
    let written = [&action.what, &action.due, &action.measure];
    action.owner.is_some() || written.iter().any(|text| !text.trim().is_empty())
}

/// The review as it is kept while it is written: restricted data is masked.
pub fn masked(parts: &ReviewParts) -> ReviewParts {
    let mut parts = parts.clone();
    parts.texts_mut().for_each(|text| *text = mask(text).text);
    parts
}
