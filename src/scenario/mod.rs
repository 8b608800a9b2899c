//! What an author wrote.
//!
//! A file becomes a tree ([`crate::tree`]); each variant is laid over the tree; each result is read and validated into
//! a [`Plot`]: the story of one variant, whole, every name resolved. A [`Scenario`] is the file with all its plots.
//! Reading reports every problem at once and never fails half way.

pub mod allot;
pub mod atoms;
pub mod board;
pub mod choice;
pub mod colleague;
pub mod condition;
pub mod condition_parse;
pub mod floor;
pub mod inject;
pub mod load;
pub mod message;
pub mod names;
pub mod need;
pub mod place;
pub mod plot;
pub mod points;
pub mod read;
pub mod rubric;
pub mod script;
pub mod shape;
mod syntax;
pub mod taking;
pub mod talk;
pub mod words;

pub use atoms::Atoms;
pub use condition::{Atom, AtomIx, Condition, Op, Pattern};
pub use load::{from_compiled, load};
pub use names::{Kind, Names};
pub use plot::{Plot, Scenario, Variant};
pub use read::{Played, names_of, read_scenario};
