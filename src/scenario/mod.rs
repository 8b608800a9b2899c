//! What an author wrote.
//!
//! A file becomes a tree ([`crate::tree`]); each variant is laid over the tree; each result is read and validated into
//! a [`Plot`]: the story of one variant, whole, every name resolved. A [`Scenario`] is the file with all its plots.
//! Reading reports every problem at once and never fails half way.

pub mod condition;
pub mod plot;

pub use condition::{Atom, AtomIx, Condition, Op, Pattern};
pub use plot::{Plot, Scenario, Variant};
