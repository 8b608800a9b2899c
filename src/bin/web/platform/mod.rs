//! One adapter an effect.

pub mod chance;
pub mod clock;
pub mod fetch;
pub mod focus;
pub mod journal;
pub mod keys;
pub mod modal;
pub mod open;
pub mod route;
pub mod save;
pub mod sight;
pub mod ticker;
pub mod worker;
