//! Muster: a flight simulator for incident management in contact centres.
pub mod diagnostic;
pub mod ids;
pub mod limits;
pub mod text;
pub mod time;
pub mod tree;
