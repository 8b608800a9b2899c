//! Proving a drill: the witness wins, each of its steps is worth something, guessing and gaming fail.

pub mod perform;

pub use perform::{Performed, perform};
