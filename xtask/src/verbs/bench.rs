//! `cargo xtask bench`: how fast the library is.

use anyhow::Result;

use super::Verb;
use crate::project::{Project, only_words, run as run_command};

pub const VERB: Verb = Verb { name: "bench", what: "time the library (benches/)", words: "", run };

fn run(project: &Project, words: &[String]) -> Result<()> {
    only_words(words, &[])?;
    if !project.root.join("benches").is_dir() {
        println!("There are no benches yet: put the first into benches/ and name it in Cargo.toml.");
        return Ok(());
    }
    run_command(&mut project.cargo(&["bench", "--features", "cli", "--benches"]))
}
