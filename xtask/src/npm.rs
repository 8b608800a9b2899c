//! Packages of npm, from a lock, fetched once.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::project::{on_path, run};

/// Makes `folder/node_modules` what `folder/package-lock.json` says. Costs nothing when the lock is unchanged.
pub fn install(folder: &Path) -> Result<()> {
    let lock = fs::read(folder.join("package-lock.json"))
        .with_context(|| format!("{} has no package-lock.json", folder.display()))?;
    let stamp = folder.join("node_modules/.installed-from");
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let npm = on_path(&["npm"]).context("npm is not here: install node (20 or later), which brings it")?;
    run(std::process::Command::new(npm)
        .current_dir(folder)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"))?;
    fs::write(stamp, lock)?;
    Ok(())
}
