//! What the native library makes of the golden runs and of random plays: a line `name outcome` each, for
//! `tests/wasm/parity.mjs` to compare with what the module says.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::work;

/// Prints all lines, in the order of their names.
pub fn print(drills: &Path, goldens: &Path, plays: u32) -> Result<()> {
    for run in work_list(drills, goldens)? {
        let (drill, run) = run;
        let text = fs::read_to_string(drills.join(format!("{drill}.json")))?;
        let name = format!("{drill}/{}", run.name);
        println!("{name} {}", told(work::perform(&text, &run.script, &run.variant, run.seed)));
    }
    for drill in names(drills)? {
        let text = fs::read_to_string(drills.join(format!("{drill}.json")))?;
        for seed in 0..u64::from(plays) {
            println!("{drill}/random-{seed} {}", told(work::random_play(&text, seed, 120)));
        }
    }
    Ok(())
}

fn told(session: Result<String, String>) -> String {
    match session.and_then(|text| work::outcome(&text)) {
        Ok(outcome) => outcome,
        Err(problem) => format!("FAILED {problem}"),
    }
}

struct Run {
    name: String,
    script: String,
    variant: String,
    seed: u64,
}
