//! The same loops as `tests/wasm/bench.mjs`, timed natively.

use std::path::Path;
use std::time::Instant;

use anyhow::{Result, anyhow};

use crate::work;

const ENOUGH_MS: f64 = 400.0;

/// Prints a row for each bench: name, milliseconds for one, how many a second.
pub fn print(drill: &Path) -> Result<()> {
    let sources = std::fs::read_to_string(drill.with_extension("sources.json"))?;
    let drill = std::fs::read_to_string(drill)?;
    let time = |name: &str, times: u32| -> Result<f64> {
        let began = Instant::now();
        work::bench(name, (&drill, &sources), times).map_err(|what| anyhow!(what))?;
        Ok(began.elapsed().as_secs_f64() * 1e3)
    };
    for name in work::BENCHES.split(' ') {
        time(name, 1)?;
        // What is done once before the loop is timed alone and taken off.
        let once = time(name, 0)?;
        let mut times = 1;
        let mut ms = time(name, times)? - once;
        while ms < ENOUGH_MS && times < 1_000_000 {
            let wanted = f64::from(times) * ENOUGH_MS * 1.2 / ms.max(1.0);
            times = (times * 2).max(wanted.ceil() as u32);
            ms = time(name, times)? - once;
        }
        println!("{name}\t{:.6}\t{:.0}", ms / f64::from(times), f64::from(times) * 1e3 / ms);
    }
    Ok(())
}
