//! The integration tests, one crate.

mod tidy;
