//! Something is missing.

use crate::app::model::{Broken, Gap};

/// What is missing, and what can be done about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct BrokenView {
    /// What is missing.
    pub heading: &'static str,
    /// Why, in a sentence.
    pub what: String,
    /// What helps.
    pub advice: &'static str,
    /// Whether opening a file helps.
    pub offers_file: bool,
    /// Whether something can be saved all the same.
    pub offers_rescue: bool,
}

/// What is missing.
pub fn view(broken: &Broken) -> BrokenView {
    let (heading, advice) = match broken.gap {
        Gap::Drill => (
            "Something is missing",
            "The drill did not come, or what came cannot be read. What you have played is not touched by this.",
        ),
        Gap::Session => (
            "That session is not kept in this browser",
            "If its file was saved, it can be opened from there.",
        ),
        Gap::Unplayable => (
            "This session cannot be gone on with",
            "It stays here as it is. Save it as a file to show it to somebody, or to look at it elsewhere.",
        ),
    };
    let mut what = broken.what.clone();
    if !what.ends_with('.') {
        what.push('.');
    }
    BrokenView {
        heading,
        what,
        advice,
        offers_file: broken.gap == Gap::Session,
        offers_rescue: broken.file.is_some(),
    }
}
