//! Running the programs beside us that need more than `cargo xtask` should wait for: the one that knows the library
//! (compiled drills, and the native side of parity), and the one that compresses.

use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::project::{Project, output, run};

const QUIETLY: &[&str] = &["run", "--quiet", "--package", "drills", "--"];

/// Compiles every drill of `scenarios/` into `out`.
pub fn compile_drills(project: &Project, out: &Path) -> Result<()> {
    run(project.cargo(QUIETLY).args(["compile", "scenarios"]).arg(out))
}

/// A line `name outcome` for each golden run, script and random play.
pub fn outcomes(project: &Project, drills: &Path, plays: u32) -> Result<String> {
    output(
        project
            .cargo(QUIETLY)
            .arg("outcomes")
            .arg(drills)
            .arg(project.root.join("tests/goldens"))
            .arg(plays.to_string()),
    )
}

/// Writes compressed copies beside the files.
pub fn squeeze(project: &Project, files: &[PathBuf]) -> Result<()> {
    run(project.cargo(&["run", "--quiet", "--package", "squeeze", "--"]).args(files))
}
