//! Writing the page: `dist/`, or a folder like it.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::project::Project;
use crate::{headers, library, style, wasm};

/// How much trouble to take over the module.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finish {
    /// Built quickly, large, with checks: for working on the page.
    Dev,
    /// Built small: what is shipped.
    Page,
}

/// Builds the page and makes `dist` hold it and nothing else. The old page stays until the new one is compiled.
pub fn build(project: &Project, finish: Finish, dist: &Path) -> Result<()> {
    let profile = if finish == Finish::Dev { "dev" } else { "page" };
    let module = wasm::compile(project, "web", profile)?;
    if dist.exists() {
        fs::remove_dir_all(dist).context("clearing the old page")?;
    }
    fs::create_dir_all(dist)?;
    wasm::bind(project, "web", &module, dist, "app")?;
    library::compile_drills(project, &dist.join("drills"))?;
    fs::write(dist.join("muster.css"), style::gathered(&project.root.join("style"))?)?;
    fs::write(dist.join("_headers"), headers::file_for_hosts())?;
    for (from, to) in
        [("index.html", "index.html"), ("src/bin/web/boot.js", "boot.js"), ("style/icon.svg", "icon.svg")]
    {
        fs::copy(project.root.join(from), dist.join(to)).with_context(|| format!("copying {from}"))?;
    }
    Ok(())
}

/// What the page's module must not hold: their names would be in it. (`toml` also stands for its readers of dates and
/// spans.)
const ABSENT: &[&str] = &["toml", "rehearse", "4lint", "regex_syntax", "regex_lite", "proptest"];

/// The most the module may weigh, in bytes as they lie on the disc.
const MOST_BYTES: u64 = 1_400_000;

/// Looks for what the first load must not hold. The names of functions are in the module as cargo writes it and are
/// taken out when it is bound.
pub fn check_contents(project: &Project, dist: &Path) -> Result<()> {
    let named = fs::read(wasm::built(project, "web", "page"))?;
    if !contains(&named, "Compiled") {
        bail!("the module has no names to look at: is `strip` still \"debuginfo\"?");
    }
    for word in ABSENT {
        if contains(&named, word) {
            bail!("the page's module holds `{word}`, which it must not need");
        }
    }
    let bytes = fs::metadata(dist.join("app_bg.wasm"))?.len();
    if bytes > MOST_BYTES {
        bail!("the page's module has {bytes} bytes, more than {MOST_BYTES}");
    }
    Ok(())
}

fn contains(bytes: &[u8], word: &str) -> bool {
    bytes.windows(word.len()).any(|window| window == word.as_bytes())
}

/// Prints what a first visit loads: bytes as they are, and as a host with brotli sends them.
pub fn print_sizes(dist: &Path) {
    let script = "const fs=require('fs'),z=require('zlib');let a=0,b=0;\
        const row=(n,x,y)=>console.log('  '+n.padEnd(22)+String(x).padStart(9)+' bytes'+String(y).padStart(9)+' brotli');\
        for(const n of [...fs.readdirSync('.'),...fs.readdirSync('drills').map(n=>'drills/'+n)].sort()){if(n.startsWith('_')||!fs.statSync(n).isFile())continue;\
        const d=fs.readFileSync(n),c=z.brotliCompressSync(d).length;a+=d.length;b+=c;row(n,d.length,c)}row('together',a,b)";
    // Without node there is no brotli here, and the sizes are only a courtesy.
    let _ = Command::new("node").current_dir(dist).args(["-e", script]).status();
}
