//! Running the program beside us that knows the library: compiled drills, and the native side of parity.

use std::path::Path;

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
