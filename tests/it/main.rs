//! The integration tests, one crate.

mod claims;
mod format;
mod lint;
#[cfg(feature = "cli")]
mod program;
mod reading;
mod rehearsal;
mod reports;
mod shipped;
mod tamper;
mod tidy;
