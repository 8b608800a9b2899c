//! Finding a Chromium for the browser journeys.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::apt;
use crate::project::on_path;

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
    if apt::may() {
        apt::install("chromium")?;
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
