//! The integration tests, one crate.

mod claims;
mod contract;
mod format;
mod guard;
mod lint;
mod marks;
#[cfg(feature = "cli")]
mod program;
mod promises;
mod reading;
mod reading_messages;
mod reading_promises;
mod rehearsal;
mod reports;
mod shipped;
mod tamper;
mod tidy;
