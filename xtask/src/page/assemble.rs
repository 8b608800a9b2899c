//! Putting the page together: leaves first, so that each name is known before a file that holds it is written.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::parts::Parts;
use super::site::{Load, Site};
use super::{drills, links, precache};
use crate::project::Project;
use crate::server::reload;
use crate::{hosts, style};

/// Writes the whole page into `folder`; `watched` adds the script that loads it again after a change.
pub fn write(project: &Project, parts: &Parts, folder: &Path, watched: bool) -> Result<Site> {
    let source =
        |path: &str| fs::read_to_string(project.root.join(path)).with_context(|| format!("reading {path}"));
    let mut site = Site::begin(folder)?;

    site.put_named("app.wasm", &parts.read("app/app_bg.wasm")?, Load::First)?;
    site.put_named("app.js", &parts.read("app/app.js")?, Load::First)?;
    site.put_named("journal.js", source("src/bin/web/journal.js")?.as_bytes(), Load::First)?;
    site.put_named("worker.wasm", &parts.read("worker/worker_bg.wasm")?, Load::Later)?;
    site.put_named("worker-lib.js", &parts.read("worker/worker.js")?, Load::Later)?;
    put_script(&mut site, "worker.js", &source("src/bin/worker/worker.js")?, Load::Later)?;
    put_script(&mut site, "boot.js", &source("src/bin/web/boot.js")?, Load::First)?;
    let style = style::gathered(&project.root.join("style"))?;
    site.put_named("muster.css", style.as_bytes(), Load::First)?;
    site.put("icon.svg", source("style/icon.svg")?.as_bytes(), Load::First)?;
    drills::put(&mut site, parts)?;

    let mut shell = source("index.html")?;
    if watched {
        site.put_named("reload.js", reload::SCRIPT.as_bytes(), Load::First)?;
        shell = shell.replace("</head>", "<script src=\"reload.js\" defer></script>\n</head>");
    }
    let shell = links::in_shell(&shell, &site).context("index.html")?;
    site.put("index.html", shell.as_bytes(), Load::First)?;

    let list = precache::list(&site)?;
    site.put("precache.json", list.as_bytes(), Load::Never)?;
    let paths: Vec<String> = site.files.iter().map(|file| file.path.clone()).collect();
    for (path, text) in hosts::files(&paths) {
        site.put(path, text.as_bytes(), Load::Never)?;
    }
    Ok(site)
}

fn put_script(site: &mut Site, plain: &str, source: &str, load: Load) -> Result<()> {
    let script = links::in_script(source, site).with_context(|| plain.to_owned())?;
    site.put_named(plain, script.as_bytes(), load)?;
    Ok(())
}
