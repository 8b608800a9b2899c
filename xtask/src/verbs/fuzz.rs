//! `cargo xtask fuzz [SECONDS]`: libFuzzer on the stable toolchain.
//!
//! The targets are the programs of `fuzz/`, a crate outside the workspace with a target folder of its own, because
//! everything in it is compiled with counters. The flags are those cargo-fuzz would give, less the sanitisers, which
//! want a nightly compiler and have nothing to find in a crate that forbids `unsafe`. Overflow checks and debug
//! assertions are on instead (see `fuzz/Cargo.toml`).

use std::env;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use super::Verb;
use crate::project::{Project, on_path, output, run as run_command};

pub const VERB: Verb = Verb {
    name: "fuzz",
    what: "throw made-up input at the parsers; what breaks them is kept in fuzz/crashes/",
    words: "[SECONDS]   for each target; 60 unless told",
    run,
};

/// Counters in every block and compared values, for libFuzzer to follow.
const FLAGS: &str = "--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares";

/// One line if the machine cannot compile libFuzzer, which is C++.
pub fn lacking() -> Option<&'static str> {
    let found = env::var_os("CXX").is_some() || on_path(&["c++", "g++", "clang++", "cl"]).is_some();
    (!found)
        .then_some("libFuzzer needs a C++ compiler (apt-get install g++); set CXX if yours has another name")
}

fn run(project: &Project, words: &[String]) -> Result<()> {
    let seconds = match words {
        [] => 60,
        [seconds] => seconds.parse().with_context(|| format!("`{seconds}` is not a number of seconds"))?,
        _ => bail!("takes one number of seconds"),
    };
    if let Some(line) = lacking() {
        bail!("{line}");
    }
    all(project, seconds)
}

/// Builds the targets and runs each for so many seconds.
pub fn all(project: &Project, seconds: u64) -> Result<()> {
    let host = output(project.command("rustc").arg("-vV"))?;
    let host =
        host.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?.to_owned();
    let fuzz = project.root.join("fuzz");
    let built = project.target.join("fuzz");
    // With --target the flags reach the targets and not the build scripts, which have no fuzzer to link with.
    run_command(
        project
            .cargo(&["build", "--quiet", "--release", "--target", &host])
            .arg("--manifest-path")
            .arg(fuzz.join("Cargo.toml"))
            .arg("--target-dir")
            .arg(&built)
            .env("RUSTFLAGS", FLAGS)
            .env_remove("CARGO_ENCODED_RUSTFLAGS"),
    )?;
    let crashes = fuzz.join("crashes");
    fs::create_dir_all(&crashes)?;
    let mut broken = Vec::new();
    for target in targets(&fuzz)? {
        println!("fuzzing {target} for {seconds} s");
        let found = fuzz.join("corpus").join(&target);
        fs::create_dir_all(&found)?;
        let log = built.join(format!("{target}.log"));
        let status = project
            .command(&built.join(&host).join("release").join(&target).to_string_lossy())
            .arg(&found)
            .arg(fuzz.join("seeds").join(&target))
            .args(["-rss_limit_mb=512", "-timeout=2", "-max_len=65536", "-print_final_stats=1"])
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-artifact_prefix={}/{target}-", crashes.display()))
            .stderr(fs::File::create(&log)?)
            .status()?;
        let log = fs::read_to_string(&log).unwrap_or_default();
        if status.success() {
            let stat =
                |name: &str| log.lines().find_map(|line| line.strip_prefix(name)).unwrap_or("?").trim();
            println!("  {} inputs tried, nothing broke", stat("stat::number_of_executed_units:"));
        } else {
            let from = log.lines().count().saturating_sub(40);
            for line in log.lines().skip(from) {
                // The input is among them, written out in several ways.
                eprintln!("{}", line.chars().take(200).collect::<String>());
            }
            broken.push(target);
        }
    }
    if !broken.is_empty() {
        bail!("{} broke; the input is kept in fuzz/crashes/", broken.join(" and "));
    }
    Ok(())
}

/// One target for each file of `fuzz/src`, sorted; a folder there is what several targets share.
fn targets(fuzz: &std::path::Path) -> Result<Vec<String>> {
    let files: Vec<PathBuf> =
        fs::read_dir(fuzz.join("src"))?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    let mut names: Vec<String> = files
        .iter()
        .filter(|file| file.is_file())
        .filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned()))
        .collect();
    names.sort();
    Ok(names)
}
