//! The integration tests, one crate.

mod reading;
mod tidy;
