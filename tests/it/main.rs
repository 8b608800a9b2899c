//! The integration tests, one crate.

mod advice;
mod cases;
mod claims;
mod colleagues;
mod contract;
mod coverage;
mod escalation;
mod floor;
mod format;
mod guard;
mod legal;
mod lint;
mod marks;
mod pairs;
#[cfg(feature = "cli")]
mod program;
mod promises;
mod queue;
mod reading;
mod reading_messages;
mod reading_promises;
mod records;
mod rehearsal;
mod reports;
mod reviews;
mod shipped;
mod talks;
mod tamper;
mod tasks;
mod tidy;
