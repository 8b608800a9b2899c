//! The verbs, in the order of the listing. One file each.

mod bench;
mod build;
mod fuzz;
mod planted;
mod reading;
mod serve;
mod shots;
mod test;

use anyhow::Result;

use crate::project::Project;

/// One verb of `cargo xtask`.
pub struct Verb {
    pub name: &'static str,
    /// What it does, in one line.
    pub what: &'static str,
    /// The words it takes.
    pub words: &'static str,
    pub run: fn(&Project, &[String]) -> Result<()>,
}

pub const VERBS: &[Verb] = &[
    serve::VERB,
    test::VERB,
    bench::VERB,
    fuzz::VERB,
    planted::VERB,
    reading::VERB,
    shots::VERB,
    build::VERB,
];
