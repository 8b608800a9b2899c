//! One adapter an effect.

pub mod chance;
pub mod clock;
pub mod fetch;
pub mod focus;
pub mod save;
pub mod ticker;
