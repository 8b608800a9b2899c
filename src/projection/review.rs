//! The parts of a review in words, a line each.

use super::names::Names;
use crate::act::{Factor, ReviewAction, ReviewParts};

/// The parts as they stand in a report.
pub fn told(names: Names<'_>, parts: &ReviewParts) -> Vec<String> {
    let factors = (1u8..).zip(&parts.factors).map(|(n, Factor { kind, text, behind })| {
        let behind = behind.map(|of| format!(", behind factor {of}")).unwrap_or_default();
        format!("Factor {n} ({}{behind}): {}", kind.label(), text.trim())
    });
    let well = parts.well.iter().map(|text| format!("Went well: {}", text.trim()));
    let actions = (1u8..).zip(&parts.actions).map(|(n, action)| {
        let ReviewAction { what, kind, owner, due, measure } = action;
        let owner = owner.as_ref().map_or("nobody", |id| names.person(id.as_str()));
        let or_none =
            |text: &str| if text.trim().is_empty() { "none".to_owned() } else { text.trim().to_owned() };
        format!(
            "Action {n} ({}): {}; owner: {owner}; due: {}; measure: {}",
            kind.label(),
            what.trim(),
            or_none(due),
            or_none(measure)
        )
    });
    factors.chain(well).chain(actions).collect()
}
