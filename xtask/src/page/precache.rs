//! `precache.json`: what a page without a network would need, for a service worker to come; nothing reads it yet.
//!
//! A list of `{ path, digest, bytes }`: the path relative to the page, the whole SHA-256 of the file as it is before
//! any compression, and its length. It names the drills and the worker too: a start without a network is for playing.

use anyhow::Result;
use serde_json::{Value, json};

use super::site::{Load, Site};

/// The list as text, one file a line.
pub fn list(site: &Site) -> Result<String> {
    let needed = site.files.iter().filter(|file| file.load != Load::Never);
    let lines: Vec<String> = needed
        .map(|file| json!({ "path": file.path, "digest": file.digest, "bytes": file.bytes }))
        .map(|entry: Value| serde_json::to_string(&entry))
        .collect::<Result<_, _>>()?;
    Ok(format!("[\n{}\n]\n", lines.join(",\n")))
}
