//! The integration tests, one crate.

mod format;
mod reading;
mod shipped;
mod tamper;
mod tidy;
