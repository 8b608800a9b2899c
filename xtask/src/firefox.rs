//! Finding a Firefox for the journeys that ask for a second engine. Unlike Chromium it may be absent: they are then
//! left out, and say so.

use std::env;
use std::path::PathBuf;

use anyhow::{Result, bail};

use crate::apt;
use crate::project::on_path;

const NAMES: &[&str] = &["firefox-esr", "firefox"];

/// Where it is installed when it is not on the search path.
const PLACES: &[&str] = &[
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
    "C:\\Program Files (x86)\\Mozilla Firefox\\firefox.exe",
];

/// `$FIREFOX`, else an installed one, else one installed now by apt where that is ours to do, else none.
pub fn find() -> Result<Option<PathBuf>> {
    if let Some(given) = env::var_os("FIREFOX").map(PathBuf::from) {
        if given.is_file() {
            return Ok(Some(given));
        }
        bail!(
            "$FIREFOX names {}, which is not a file: correct it, or unset it to look for one",
            given.display()
        );
    }
    if let Some(found) = installed() {
        return Ok(Some(found));
    }
    if apt::may() {
        match apt::install("firefox-esr") {
            Ok(()) => return Ok(installed()),
            // Not every distribution has it under this name; the journeys that want it are left out.
            Err(problem) => eprintln!("{problem:#}"),
        }
    }
    println!("No Firefox: install `firefox` or set FIREFOX to its path to run the journeys that want it.");
    Ok(None)
}

fn installed() -> Option<PathBuf> {
    on_path(NAMES).or_else(|| PLACES.iter().map(PathBuf::from).find(|place| place.is_file()))
}
