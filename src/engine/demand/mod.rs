//! What the floor has to deal with beside the trainee's own contacts: a model of its lines.
//!
//! It is a model, not a recording, and is called one wherever its figures are shown. What it rests on is tested against
//! theory: without a disruption its waiting and giving up are those of Erlang's formulas (`tests/it/queue.rs`).
//!
//! [`Line`] is one queue; [`calm()`] is how much of a rush a message takes away; [`Floor`] drives the lines of a drill
//! and counts them once a minute.

pub mod calm;
pub mod exponential;
pub mod floor;
pub mod line;

pub use calm::calm;
pub use floor::Floor;
pub use line::{Demand, Line, Manner, Rate, Tally};
