//! From Rust to WebAssembly: the target, the build, and the JavaScript beside it.
//!
//! There is no `wasm-opt` here: after `opt-level = "z"` and link-time optimisation it takes 6 % off the file and adds 0.6 %
//! to what a host sends compressed, so it is not worth another tool (measured in November 2026, binaryen 132).

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::{Project, output, run};

pub const TARGET: &str = "wasm32-unknown-unknown";

/// The profile of the page's module as it is shipped: small first.
pub const PAGE: &str = "page";

/// The profile of the worker as it is shipped, fast first. Parity and benches under node run the same bytes.
pub const WORKER: &str = "worker";

/// Adds the target to the pinned toolchain when it is missing; automatic installs may be off.
pub fn add_target(project: &Project) -> Result<()> {
    let libraries = output(project.command("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    run(project.command("rustup").args(["target", "add", TARGET]))
}

/// The flags of every module. Panic messages carry the paths of the sources: without the mapping they would carry the
/// home folder of whoever built it, and two machines would never build the same bytes.
pub fn flags() -> Result<String> {
    let home = |name: &str| env::var_os(name).map(PathBuf::from);
    let cargo = home("CARGO_HOME")
        .or_else(|| Some(home("HOME").or_else(|| home("USERPROFILE"))?.join(".cargo")))
        .context("neither CARGO_HOME nor HOME is set")?;
    Ok(format!("--remap-path-prefix={}=crates", cargo.join("registry").join("src").display()))
}

/// Compiles programs; the feature of each has its name. Cargo's own progress is seen: the first time takes minutes.
pub fn compile(project: &Project, bins: &[&str], profile: &str) -> Result<()> {
    add_target(project)?;
    let mut cargo = project.cargo(&["build", "--profile", profile, "--target", TARGET]);
    for bin in bins {
        cargo.args(["--features", bin, "--bin", bin]);
    }
    run(cargo.env("CARGO_ENCODED_RUSTFLAGS", flags()?))
}

/// Where cargo puts the module of a program.
pub fn built(project: &Project, bin: &str, profile: &str) -> PathBuf {
    let folder = if profile == "dev" { "debug" } else { profile };
    project.target.join(TARGET).join(folder).join(format!("{bin}.wasm"))
}

/// The worker as a module that node loads; the place of its JavaScript.
pub fn worker_for_node(project: &Project) -> Result<PathBuf> {
    compile(project, &["worker"], WORKER)?;
    let module = built(project, "worker", WORKER);
    let out = project.target.join("wasm-node");
    bind(project, "nodejs", &module, &out, "muster")?;
    Ok(out.join("muster.js"))
}

/// Writes the bound module and its JavaScript into `out`; `kind` is `web`, `worker` or `nodejs`.
pub fn bind(project: &Project, kind: &str, module: &Path, out: &Path, name: &str) -> Result<()> {
    let bindgen = project.cargo(&["run", "--quiet", "--package", "bindgen", "--", kind]);
    run({ bindgen }.arg(module).arg(out).arg(name))
}
