//! Heavy work the page hands to its worker: closing a session, opening a file, writing an export. Text in, text out.
//!
//! ```text
//! page (app)  -- Request, JSON -->  worker: perform  -- Reply, JSON -->  page
//! ```
//!
//! The page links the wire types only; marks, debrief, checking, exports and the TOML reader are linked by the worker.
//! Start at [`wire`], then [`perform`].

mod checking;
mod cites;
mod compile;
mod debriefing;
mod perform;
mod personal;
pub mod reading;
mod shift;
pub mod wire;

pub use compile::compile;
pub use perform::perform;
pub use wire::{Checked, Debriefing, Export, Reply, Request};
