//! Drills for the page, and what the native library makes of them.
//!
//! ```text
//! drills compile SCENARIOS OUT          each SCENARIOS/*/drill.toml to OUT/<id>.json, and OUT/index.json
//! drills outcomes DRILLS GOLDENS PLAYS  the native side of parity: a line `name outcome` for each run
//! drills bench DRILL                    the native side of the benchmark: rows `name, ms each, per second`
//! ```

mod bench;
mod compile;
mod outcomes;
#[path = "../../../src/bin/worker/work.rs"]
mod work;

use std::path::Path;

use anyhow::{Result, bail};

fn main() -> Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        ["compile", scenarios, out] => compile::all(Path::new(scenarios), Path::new(out)),
        ["outcomes", drills, goldens, plays] => {
            outcomes::print(Path::new(drills), Path::new(goldens), plays.parse()?)
        }
        ["bench", drill] => bench::print(Path::new(drill)),
        _ => bail!("usage: drills compile SCENARIOS OUT | outcomes DRILLS GOLDENS PLAYS | bench DRILL"),
    }
}
