//! What the native library makes of golden runs, the drills' own scripts and random plays: a line `name outcome` each.
//! `tests/wasm/parity.mjs` makes the same lines with the module.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};

use crate::work;

/// The seeds each of a drill's own scripts is played with.
const SCRIPT_SEEDS: [u64; 2] = [1, 20_260_310];

/// Prints all lines.
pub fn print(drills: &Path, goldens: &Path, plays: u32) -> Result<()> {
    for id in drill_names(drills)? {
        let drill = fs::read_to_string(drills.join(format!("{id}.json")))?;
        let sources = fs::read_to_string(drills.join(format!("{id}.sources.json")))?;
        let drawn = (drill.as_str(), sources.as_str());
        for line in work::own_scripts(drawn).map_err(|what| anyhow!(what))?.lines() {
            let (variant, script) = line.split_once(' ').unwrap_or((line, ""));
            for seed in SCRIPT_SEEDS {
                let session = work::perform_own(drawn, script, variant, seed);
                println!("{id}/{variant}/{script}/{seed} {}", told(session));
            }
        }
        for (name, inputs) in golden_runs(&goldens.join(&id))? {
            let of = |word: &str| header(&inputs, word);
            let seed = of("seed").and_then(|text| text.parse().ok()).unwrap_or(1);
            let session = match of("variant") {
                Some(variant) => work::perform(drawn, &inputs, &variant, seed),
                None => Err("the run names no variant".to_owned()),
            };
            println!("{id}/golden/{name} {}", told(session));
        }
        for seed in 0..u64::from(plays) {
            println!("{id}/random/{seed} {}", told(work::random_play(drawn, seed)));
        }
    }
    Ok(())
}

fn told(session: Result<String, String>) -> String {
    session.and_then(|text| work::outcome(&text)).unwrap_or_else(|problem| format!("FAILED {problem}"))
}

fn drill_names(drills: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(drills)? {
        let path = entry?.path();
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if path.extension().is_some_and(|ending| ending == "json") && stem != "index" && !stem.contains('.') {
            names.push(stem);
        }
    }
    names.sort();
    Ok(names)
}

/// The golden runs of a drill: `<run>/inputs.txt`.
fn golden_runs(folder: &Path) -> Result<Vec<(String, String)>> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut folders: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    let mut runs = Vec::new();
    for run in folders {
        if let Ok(inputs) = fs::read_to_string(run.join("inputs.txt")) {
            runs.push((run.file_name().unwrap_or_default().to_string_lossy().into_owned(), inputs));
        }
    }
    Ok(runs)
}

/// What a run says of itself in its first comments: `# variant board-lies, seed 7`.
fn header(inputs: &str, word: &str) -> Option<String> {
    let comments = inputs.lines().map_while(|line| line.strip_prefix('#'));
    let mut parts = comments.flat_map(|line| line.split(',')).map(str::trim);
    parts.find_map(|part| Some(part.strip_prefix(word)?.strip_prefix(' ')?.trim().to_owned()))
}
