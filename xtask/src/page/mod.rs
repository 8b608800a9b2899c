//! Writing the page: `dist/`, or a folder like it.
//!
//! Three steps, a file each. `parts` runs cargo: modules and drills, into a folder under `target/`. `assemble` puts
//! them together with style, shell and scripts under names that hold digests; it runs no program, so a change of
//! style costs nothing. `build` adds compressed copies and lets the new page take the place of the old one.

mod assemble;
mod bare;
mod contents;
mod drills;
mod links;
mod parts;
mod precache;
mod site;
mod sizes;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::library;
use crate::project::{Project, step};

pub use contents::check as check_contents;
pub use parts::Parts;
pub use sizes::Sizes;

/// How much trouble to take over the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// Built quickly, large, with checks: for working on the page.
    Dev,
    /// Built small, with compressed copies: what is shipped.
    Page,
}

/// Builds the page and makes `dist` hold it and nothing else. The old page stays until the new one is whole.
pub fn build(project: &Project, finish: Finish, dist: &Path) -> Result<Sizes> {
    let parts = Parts::make(project, finish)?;
    let new = beside(dist, "new");
    let site = assemble::write(project, &parts, &new, false)?;
    if finish == Finish::Page {
        step("Squeezing the files");
        library::squeeze(project, &site.worth_squeezing())?;
    }
    let sizes = Sizes::of(&site)?;
    take_place(&new, dist)?;
    if finish == Finish::Page {
        sizes.keep(project)?;
    }
    Ok(sizes)
}

/// The page for working on it: from parts that are there, with the script that loads it again after a change.
pub fn assemble_watched(project: &Project, parts: &Parts, dist: &Path) -> Result<()> {
    let new = beside(dist, "new");
    assemble::write(project, parts, &new, true)?;
    take_place(&new, dist)
}

/// Swaps a whole page for another in two renames: whoever asks in between is told it is not there, never given half.
fn take_place(new: &Path, dist: &Path) -> Result<()> {
    let old = beside(dist, "old");
    clear(&old)?;
    if dist.exists() {
        fs::rename(dist, &old).with_context(|| {
            format!("moving the old page out of {}: does another program hold it open?", dist.display())
        })?;
    }
    fs::rename(new, dist).with_context(|| format!("moving the new page to {}", dist.display()))?;
    clear(&old)
}

fn beside(dist: &Path, word: &str) -> PathBuf {
    dist.with_extension(word)
}

/// Removes a folder if it is there.
fn clear(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("clearing {}", folder.display()))?;
    }
    Ok(())
}
