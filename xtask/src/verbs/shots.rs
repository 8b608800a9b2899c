//! `cargo xtask shots`: the pictures of the README, taken of the page as it is shipped.

use std::fs;
use std::thread;

use anyhow::Result;

use super::Verb;
use crate::page::{self, Finish};
use crate::project::{Project, only_words, run as run_command};
use crate::{chromium, npm, server};

pub const VERB: Verb =
    Verb { name: "shots", what: "take the pictures of the README anew: docs/pictures", words: "", run };

fn run(project: &Project, words: &[String]) -> Result<()> {
    only_words(words, &[])?;
    npm::install(&project.root.join("tests/browser"))?;
    let chromium = chromium::find()?;
    // Not dist/: somebody may be serving that.
    let page = project.target.join("page-for-pictures");
    page::build(project, Finish::Page, &page)?;
    let listener = server::listen(0)?;
    let address = format!("http://{}/", listener.local_addr()?);
    thread::spawn(move || server::serve(listener, &page, None));
    let pictures = project.root.join("docs/pictures");
    let mut node = project.command("node");
    node.arg(project.root.join("docs/shots.mjs")).arg(&pictures);
    run_command(node.env("MUSTER_URL", &address).env("CHROMIUM", &chromium))?;
    for entry in fs::read_dir(&pictures)? {
        let entry = entry?;
        println!("{:>8}  {}", entry.metadata()?.len(), entry.file_name().display());
    }
    Ok(())
}
