//! `cargo xtask build`: the page as it is shipped.

use anyhow::Result;

use super::Verb;
use crate::page::{self, Finish};
use crate::project::{Project, only_words};

pub const VERB: Verb = Verb {
    name: "build",
    what: "write the page into dist/, as small as it gets; any static host can serve that folder",
    words: "[--dev]   --dev builds it quickly, large and with checks",
    run,
};

fn run(project: &Project, words: &[String]) -> Result<()> {
    only_words(words, &["--dev"])?;
    let finish = if words.is_empty() { Finish::Page } else { Finish::Dev };
    let sizes = page::build(project, finish, &project.dist())?;
    print!("Written to dist/, and the sizes to {}:\n{}", project.sizes().display(), sizes.table());
    Ok(())
}
