//! The integration tests, one crate.

mod format;
mod lint;
