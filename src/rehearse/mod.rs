//! Proving a drill: the witness wins, each of its steps is worth something, guessing and gaming fail, and everything in it is
//! seen by somebody.

pub mod coverage;
pub mod perform;
pub mod plan;
pub mod players;
pub mod report;
pub mod sensitivity;

pub use coverage::{Coverage, Sort, Thing};
pub use perform::{Performed, perform};
pub use plan::{Found, Plan};
pub use players::Player;
pub use report::{Extent, Rehearsal, rehearse};
pub use sensitivity::sensitivity;
