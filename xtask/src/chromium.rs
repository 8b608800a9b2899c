//! Finding a Chromium for the browser journeys.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::{Result, bail};

use crate::project::{on_path, run};

const NAMES: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// Where it is installed when it is not on the search path.
const PLACES: &[&str] = &[
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
    "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/// `$CHROMIUM`, else an installed one, else one installed now by apt where that is ours to do.
pub fn find() -> Result<PathBuf> {
    if let Some(given) = env::var_os("CHROMIUM").map(PathBuf::from) {
        if given.is_file() {
            return Ok(given);
        }
        bail!("$CHROMIUM names {}, which is not a file", given.display());
    }
    if let Some(found) = installed() {
        return Ok(found);
    }
    if on_path(&["apt-get"]).is_some() && is_root() {
        println!("No Chromium here; installing it with apt-get.");
        let apt = |words: &[&str]| {
            run(Command::new("apt-get")
                .args(["-qq", "-o", "Dpkg::Use-Pty=0"])
                .args(words)
                .env("DEBIAN_FRONTEND", "noninteractive"))
        };
        // A half-stale index is no reason to stop: the installation says whether it was enough.
        if let Err(problem) = apt(&["update"]) {
            eprintln!("{problem:#}");
        }
        apt(&["install", "-y", "--no-install-recommends", "chromium"])?;
        if let Some(found) = installed() {
            return Ok(found);
        }
    }
    bail!(
        "no Chromium: install `chromium` (apt-get install chromium, brew install chromium) or set CHROMIUM to its \
         path; --no-browser runs the rest"
    )
}

fn installed() -> Option<PathBuf> {
    on_path(NAMES).or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()))
}

fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0")
}
