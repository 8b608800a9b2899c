//! The compiled drills of the page: each under a name that holds its digest, and the list that says which.
//!
//! The list itself keeps its name and is asked for anew each time. Its entries get `file`, the tree a play needs, and
//! `sources`, the author's texts that only an export needs; both are addresses relative to the page.

use anyhow::{Context, Result};
use serde_json::Value;

use super::parts::Parts;
use super::site::{Load, Site};

/// Writes every drill of the parts, then the list of them.
pub fn put(site: &mut Site, parts: &Parts) -> Result<()> {
    let list = parts.read("drills/index.json")?;
    let mut list: Vec<Value> = serde_json::from_slice(&list).context("drills/index.json is no list")?;
    for entry in &mut list {
        let id = entry["id"].as_str().context("drills/index.json: an entry has no id")?.to_owned();
        for (field, plain) in [("file", format!("{id}.json")), ("sources", format!("{id}.sources.json"))] {
            let plain = format!("drills/{plain}");
            // A compiler that keeps the sources within the tree writes no file for them.
            if field == "sources" && !parts.folder.join(&plain).is_file() {
                continue;
            }
            let path = site.put_named(&plain, &parts.read(&plain)?, Load::Later)?;
            entry[field] = Value::from(path);
        }
    }
    site.put("drills/index.json", serde_json::to_string(&list)?.as_bytes(), Load::First)
}
