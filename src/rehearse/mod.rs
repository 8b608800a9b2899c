//! Proving a drill: the witness wins, each of its steps is worth something, guessing and gaming fail.

pub mod perform;
pub mod players;
pub mod report;

pub use perform::{Performed, perform};
pub use players::Player;
pub use report::{Extent, Rehearsal, rehearse};
