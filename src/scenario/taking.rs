//! How a desk takes what is passed to it, where that is not simply as its rota says.

use std::sync::Arc;

use super::condition::Condition;
use crate::ids::{CaseId, PersonId};
use crate::time::SimSpan;

/// What a desk does with what is passed to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reception {
    /// Takes it.
    Take,
    /// Hands it back: it is not theirs.
    HandBack,
    /// Nobody answers (trigger E17).
    Silence,
}

impl Reception {
    /// All of them with the word authors write.
    pub const ALL: &[(Reception, &'static str)] =
        &[(Reception::Take, "take"), (Reception::HandBack, "hand-back"), (Reception::Silence, "none")];

    /// The one of that word.
    pub fn from_word(word: &str) -> Option<Reception> {
        Self::ALL.iter().find(|(_, w)| *w == word).map(|(reception, _)| *reception)
    }
}

/// How one desk takes something: the first that fits, looked at as it is passed on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taking {
    /// The desk.
    pub to: PersonId,
    /// The work it is about; none: whatever is passed to it.
    pub case: Option<CaseId>,
    /// When it is so.
    pub only_if: Option<Condition>,
    /// What they do.
    pub answer: Reception,
    /// How long that takes: shortest and longest; none: as the rota says, or the time after which nobody has answered.
    pub after: Option<(SimSpan, SimSpan)>,
    /// Their words: a read-back, or why it is not theirs. Empty: none, or the policy's sentence.
    pub text: Arc<str>,
}
