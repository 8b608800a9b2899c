//! The integration tests, one crate.

mod claims;
mod format;
mod lint;
mod reading;
mod rehearsal;
mod shipped;
mod tamper;
mod tidy;
