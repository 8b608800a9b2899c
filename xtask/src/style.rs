//! The stylesheet of the page: the files of `style/` one after another, in one fixed order.
//!
//! The order only matters for `layers.css`, which names the cascade layers and comes first; every other file puts
//! its rules into one of them.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// All style sheets in one text.
pub fn gathered(folder: &Path) -> Result<String> {
    let mut files = Vec::new();
    collect(folder, &mut files)?;
    files.sort();
    let first = folder.join("layers.css");
    files.retain(|file| *file != first);
    let mut text = String::new();
    for file in std::iter::once(&first).chain(&files) {
        text += &fs::read_to_string(file).with_context(|| format!("reading {}", file.display()))?;
        text.push('\n');
    }
    Ok(text)
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|ending| ending == "css") {
            files.push(path);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../style")
    }

    #[test]
    fn the_layers_come_first() {
        assert!(gathered(&style()).unwrap().starts_with("/* The one order of the cascade"));
    }

    #[test]
    fn only_tokens_hold_raw_colours() {
        let mut files = Vec::new();
        collect(&style(), &mut files).unwrap();
        for file in files.iter().filter(|file| !file.ends_with("tokens.css")) {
            let text = fs::read_to_string(file).unwrap();
            for (number, line) in text.lines().enumerate() {
                let value = line.split_once(':').map_or("", |(_, value)| value);
                let raw = ["rgb", "hsl", "hwb(", "lab(", "lch("].iter().any(|word| value.contains(word))
                    || value.split([' ', ',', '(']).any(|word| word.starts_with('#'));
                assert!(!raw, "{}:{}: {line}", file.display(), number + 1);
            }
        }
    }

    #[test]
    fn every_rule_is_in_a_layer() {
        let mut files = Vec::new();
        collect(&style(), &mut files).unwrap();
        for file in &files {
            let text = fs::read_to_string(file).unwrap();
            let text: String =
                text.split("/*").map(|part| part.split_once("*/").map_or(part, |(_, rest)| rest)).collect();
            assert!(text.trim_start().starts_with("@layer"), "{}", file.display());
        }
    }
}
