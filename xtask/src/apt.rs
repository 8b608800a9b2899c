//! Installing a package by apt, where that exists and is ours to do.

use std::process::Command;

use anyhow::Result;

use crate::project::{on_path, run};

/// Whether apt may be asked here: it exists, and we are root.
pub fn may() -> bool {
    let root = || Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.trim_ascii() == b"0");
    on_path(&["apt-get"]).is_some() && root()
}

/// Installs the package, saying so.
pub fn install(package: &str) -> Result<()> {
    println!("No {package} here; installing it with apt-get.");
    let apt = |words: &[&str]| {
        run(Command::new("apt-get")
            .args(["-qq", "-o", "Dpkg::Use-Pty=0"])
            .args(words)
            .env("DEBIAN_FRONTEND", "noninteractive"))
    };
    // A half-stale index is no reason to stop: the installation says whether it was enough.
    if let Err(problem) = apt(&["update"]) {
        eprintln!("{problem:#}");
    }
    apt(&["install", "-y", "--no-install-recommends", package])
}
