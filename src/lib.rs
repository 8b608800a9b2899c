//! Muster: a flight simulator for incident management in contact centres.
pub mod act;
pub mod app;
pub mod assess;
pub mod diagnostic;
pub mod engine;
pub mod ids;
pub mod lane;
pub mod limits;
pub mod policy;
pub mod projection;
pub mod rehearse;
pub mod scenario;
pub mod session;
pub mod text;
pub mod time;
pub mod tree;
pub mod verify;
