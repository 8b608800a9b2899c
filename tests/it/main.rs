//! The integration tests, one crate.

mod format;
mod lint;
mod reading;
mod shipped;
mod tamper;
mod tidy;
