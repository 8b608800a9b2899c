//! The two pages that Muster's is held against: the least a Yew page can be, and an ink story. Their sources lie in
//! `benches/page/`; they are compressed like ours and served by the same server.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::project::{Project, run};
use crate::{library, wasm};

const BARE_YEW: &str = "benches/page/bare-yew";
const INK: &str = "benches/page/ink";

/// Builds the bare Yew page into `site`: same flags and profile as the page's module, bound by the same program.
pub fn bare_yew(project: &Project, site: &Path) -> Result<()> {
    empty(site)?;
    wasm::add_target(project)?;
    let source = project.root.join(BARE_YEW);
    let build = ["build", "--quiet", "--locked", "--profile", wasm::PAGE, "--target", wasm::TARGET];
    run(project
        .cargo(&build)
        .arg("--manifest-path")
        .arg(source.join("Cargo.toml"))
        .arg("--target-dir")
        .arg(&project.target)
        .env("CARGO_ENCODED_RUSTFLAGS", wasm::flags()?))?;
    wasm::bind(project, "web", &wasm::built(project, "bare-yew", wasm::PAGE), site, "app")?;
    copy(&source, site, &["index.html", "boot.js"])?;
    squeeze(project, site)
}

/// Compiles the ink story into `site`, beside the library from npm that plays it.
pub fn ink(project: &Project, site: &Path) -> Result<()> {
    empty(site)?;
    let source = project.root.join(INK);
    let compile = source.join("compile.mjs");
    run(project.command("node").arg(compile).arg(source.join("story.ink")).arg(site.join("story.json")))?;
    copy(&source, site, &["index.html", "page.css", "page.js"])?;
    copy(&project.root.join("benches/page/node_modules/inkjs/dist"), site, &["ink.mjs"])?;
    squeeze(project, site)
}

fn empty(site: &Path) -> Result<()> {
    if site.exists() {
        fs::remove_dir_all(site)?;
    }
    fs::create_dir_all(site).with_context(|| format!("making {}", site.display()))
}

fn copy(from: &Path, to: &Path, names: &[&str]) -> Result<()> {
    for name in names {
        let source = from.join(name);
        fs::copy(&source, to.join(name)).with_context(|| format!("copying {}", source.display()))?;
    }
    Ok(())
}

fn squeeze(project: &Project, site: &Path) -> Result<()> {
    let files: Vec<PathBuf> =
        fs::read_dir(site)?.map(|entry| Ok(entry?.path())).collect::<Result<_, std::io::Error>>()?;
    library::squeeze(project, &files)
}

#[cfg(test)]
mod tests {
    const OURS: &str = include_str!("../../../../Cargo.toml");
    const BARE: &str = include_str!("../../../../benches/page/bare-yew/Cargo.toml");

    /// The settings of a profile, whatever the remarks between them.
    fn profile<'a>(manifest: &'a str, name: &str) -> Vec<&'a str> {
        let (_, rest) = manifest.split_once(&format!("[profile.{name}]\n")).expect("the profile is there");
        let lines = rest.lines().take_while(|line| !line.starts_with('['));
        lines.filter(|line| line.contains('=') && !line.starts_with('#')).collect()
    }

    /// The version a manifest pins a package to.
    fn version<'a>(manifest: &'a str, package: &str) -> &'a str {
        let line = manifest.lines().find(|line| line.starts_with(&format!("{package} = "))).unwrap();
        let (_, rest) = line.split_once("\"=").expect("it is pinned");
        rest.split('"').next().unwrap()
    }

    #[test]
    fn the_bare_page_is_built_as_ours_is() {
        for name in ["release", "page"] {
            assert_eq!(profile(BARE, name), profile(OURS, name), "{name}");
        }
        for package in ["yew", "wasm-bindgen"] {
            assert_eq!(version(BARE, package), version(OURS, package), "{package}");
        }
    }
}
