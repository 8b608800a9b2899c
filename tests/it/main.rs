//! The integration tests, one crate.

mod format;
mod lint;
#[cfg(feature = "cli")]
mod program;
mod reading;
mod reports;
mod shipped;
mod tamper;
mod tidy;
