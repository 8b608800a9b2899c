//! Muster: a flight simulator for incident management in contact centres.
pub mod diagnostic;
pub mod ids;
pub mod limits;
pub mod time;
pub mod tree;
pub mod act;
pub mod policy;
pub mod scenario;
pub mod lint;
