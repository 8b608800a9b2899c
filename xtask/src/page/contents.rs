//! What the first load must not hold, and how much it may weigh.

use std::fs;

use anyhow::{Result, bail};

use super::sizes::Sizes;
use crate::project::Project;
use crate::wasm;

/// What the page's module must not hold: their names would be in it. (`toml` also stands for its readers of dates and
/// spans.)
const ABSENT: &[&str] = &["toml", "rehearse", "4lint", "regex_syntax", "regex_lite", "proptest"];

/// The most a first visit may load, in bytes as a host with brotli sends them.
const MOST_FIRST_LOAD: usize = 575_000;

/// Looks for what the first load must not hold. The names of functions are in the module as cargo writes it and are
/// taken out when it is bound.
pub fn check(project: &Project, sizes: &Sizes) -> Result<()> {
    let named = fs::read(wasm::built(project, "web", wasm::PAGE))?;
    if !contains(&named, "Compiled") {
        bail!("the module has no names to look at: is `strip` still \"debuginfo\"?");
    }
    for word in ABSENT {
        if contains(&named, word) {
            bail!("the page's module holds `{word}`, which it must not need");
        }
    }
    if let Some(row) = sizes.rows.iter().find(|row| row.first && row.name.starts_with("worker")) {
        bail!("{} belongs to the first load; the worker is fetched when there is work for it", row.name);
    }
    let (_, brotli) = sizes.first_load();
    if brotli > MOST_FIRST_LOAD {
        bail!(
            "a first visit loads {brotli} bytes with brotli, more than {MOST_FIRST_LOAD}: see the table for what grew, \
             and raise MOST_FIRST_LOAD only for something a visitor would wait for"
        );
    }
    Ok(())
}

fn contains(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}
