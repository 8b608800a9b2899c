//! The integration tests, one crate.

mod format;
mod reading;
mod tidy;
