//! Marks: what a play earned, line by line, each with its rule, its entries, its clause and what good looked like.
//!
//! [`assess`] is a fold over the entries of a play and looks at nothing else, so anybody can compute it again. Integers
//! only: points are basis points of the whole (10,000 = 100 marks). The maximum is fixed by scenario, policy and seed;
//! no act of the trainee changes it. House: section Marks.

pub mod bands;
pub mod card;
pub mod history;
mod items;
mod knowledge;
mod lines;
pub mod needs;
mod overreach;
mod publishing;
pub mod review;
pub mod texts;

pub use card::{DomainMarks, Line, Outcome, PenaltyLine, RaisedFlag, Scorecard};
pub use history::History;

use crate::act::Entry;
use crate::engine::Drill;
use crate::ids::VariantId;
use crate::time::SimTime;

/// Marks the entries of a play as it stands at `now`. `None` if the drill has no such variant.
pub fn assess(drill: &Drill, variant: &VariantId, entries: &[Entry], now: SimTime) -> Option<Scorecard> {
    let (plot, watch) = drill.plot(variant)?;
    let history = History::of(plot, &watch.atoms, entries, now);
    let texts = texts::Texts::new(drill, plot, entries);
    let lines: Vec<Line> =
        plot.items.iter().map(|item| items::mark(drill, plot, &history, entries, &texts, item)).collect();
    let penalties = lines::penalties(drill, plot, &history, entries, &lines);
    let flags = lines::flags(plot, &history);
    Some(card::total(drill, plot, &history, lines, penalties, flags))
}
