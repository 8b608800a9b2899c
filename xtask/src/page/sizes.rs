//! How large the page is: each file as it lies there and as a host with brotli sends it, and what a first visit costs.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};
use serde_json::json;

use super::site::{Load, Site};
use crate::project::Project;

/// One file that the page asks for.
pub struct Row {
    /// Its path without a digest, so that two builds can be compared.
    pub name: String,
    /// Its path as it lies there.
    pub path: String,
    /// Its length as it lies there.
    pub bytes: usize,
    /// Its compressed copy; as it is where there is none.
    pub brotli: usize,
    /// Whether every first visit loads it.
    pub first: bool,
}

/// The size table of one build.
pub struct Sizes {
    /// What every visit loads first, the largest on top.
    pub rows: Vec<Row>,
}

impl Sizes {
    /// Reads the sizes of a page and its compressed copies.
    pub fn of(site: &Site) -> Result<Sizes> {
        let mut rows = Vec::new();
        for file in site.files.iter().filter(|file| file.load != Load::Never) {
            let copy = site.folder.join(format!("{}.br", file.path));
            let brotli = fs::metadata(copy).map_or(Ok(file.bytes), |about| usize::try_from(about.len()))?;
            let first = file.load == Load::First;
            rows.push(Row {
                name: file.plain.clone(),
                path: file.path.clone(),
                bytes: file.bytes,
                brotli,
                first,
            });
        }
        // What every visit pays for comes first, the dearest on top.
        rows.sort_by_key(|row| (!row.first, std::cmp::Reverse(row.brotli)));
        Ok(Sizes { rows })
    }

    /// Bytes and compressed bytes of what a first visit loads.
    pub fn first_load(&self) -> (usize, usize) {
        let first = self.rows.iter().filter(|row| row.first);
        first.fold((0, 0), |(bytes, brotli), row| (bytes + row.bytes, brotli + row.brotli))
    }

    /// The table for people.
    pub fn table(&self) -> String {
        let mut text = String::new();
        let mut line = |name: &str, bytes: &str, brotli: &str, first: &str| {
            let _ =
                writeln!(text, "{}", format!("  {name:<34} {bytes:>10} {brotli:>10}  {first}").trim_end());
        };
        line("", "bytes", "brotli", "");
        for row in &self.rows {
            let first = if row.first { "first load" } else { "" };
            line(&row.name, &row.bytes.to_string(), &row.brotli.to_string(), first);
        }
        let (bytes, brotli) = self.first_load();
        line("first load", &bytes.to_string(), &brotli.to_string(), "");
        text
    }

    /// Keeps the table where programs find it: `target/sizes.json`.
    pub fn keep(&self, project: &Project) -> Result<()> {
        let rows: Vec<_> = self
            .rows
            .iter()
            .map(|row| {
                json!({ "name": row.name, "path": row.path, "bytes": row.bytes, "brotli": row.brotli, "first": row.first })
            })
            .collect();
        let (bytes, brotli) = self.first_load();
        let all = json!({ "files": rows, "first_load": { "bytes": bytes, "brotli": brotli } });
        let place = project.sizes();
        fs::write(&place, format!("{all:#}\n")).with_context(|| format!("writing {}", place.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_load_is_the_sum_of_what_is_marked() {
        let row = |name: &str, bytes, first| Row {
            name: name.into(),
            path: name.into(),
            bytes,
            brotli: bytes / 2,
            first,
        };
        let sizes = Sizes { rows: vec![row("app.wasm", 1000, true), row("worker.wasm", 5000, false)] };
        assert_eq!(sizes.first_load(), (1000, 500));
        assert!(sizes.table().ends_with("1000        500\n"), "{}", sizes.table());
    }
}
