//! Putting the page together: leaves first, so that each name is known before a file that holds it is written.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::parts::Parts;
use super::site::{Load, Site};
use super::{bare, drills, links, precache};
use crate::project::Project;
use crate::server::reload;
use crate::{hosts, style};

/// Writes the whole page into `folder`; `watched` adds the script that loads it again after a change.
pub fn write(project: &Project, parts: &Parts, folder: &Path, watched: bool) -> Result<Site> {
    let source =
        |path: &str| fs::read_to_string(project.root.join(path)).with_context(|| format!("reading {path}"));
    // Who works on the page reads it as it was written.
    let script = |path: &str, text: String| {
        if watched { Ok(text) } else { bare::script(&text).with_context(|| path.to_owned()) }
    };
    let ours = |path: &str| script(path, source(path)?);
    let library = |path: &str| script(path, String::from_utf8(parts.read(path)?)?);
    let mut site = Site::begin(folder)?;

    site.put_named("app.wasm", &parts.read("app/app_bg.wasm")?, Load::First)?;
    site.put_named("app.js", library("app/app.js")?.as_bytes(), Load::First)?;
    site.put_named("journal.js", ours("src/bin/web/journal.js")?.as_bytes(), Load::First)?;
    site.put_named("worker.wasm", &parts.read("worker/worker_bg.wasm")?, Load::Later)?;
    site.put_named("worker-lib.js", library("worker/worker.js")?.as_bytes(), Load::Later)?;
    put_script(&mut site, "worker.js", &ours("src/bin/worker/worker.js")?, Load::Later)?;
    put_script(&mut site, "boot.js", &ours("src/bin/web/boot.js")?, Load::First)?;
    let style = style::gathered(&project.root.join("style"))?;
    let style = if watched { style } else { bare::style(&style) };
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::digest;

    /// The page of the project with parts that stand for the real ones.
    fn page(name: &str, module: &str, watched: bool) -> Site {
        let place = std::env::temp_dir().join(format!("muster-page-{name}-{}", std::process::id()));
        for (path, text) in [
            ("app/app.js", "app"),
            ("app/app_bg.wasm", module),
            ("worker/worker.js", "worker"),
            ("worker/worker_bg.wasm", module),
            ("drills/index.json", r#"[{"id":"one"},{"id":"two"}]"#),
            ("drills/one.json", "{}"),
            ("drills/one.sources.json", "{}"),
            ("drills/two.json", "{ }"),
        ] {
            let path = place.join("parts").join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_path_buf();
        let project = Project { root, target: PathBuf::new() };
        write(&project, &Parts::lying_in(place.join("parts")), &place.join("dist"), watched).unwrap()
    }

    fn text(site: &Site, plain: &str) -> String {
        fs::read_to_string(site.folder.join(site.named(plain).unwrap())).unwrap()
    }

    #[test]
    fn files_call_each_other_by_the_names_they_have() {
        let site = page("names", "module", false);
        for (holder, named) in [
            ("boot.js", &["app.js", "app.wasm", "journal.js", "worker.js"][..]),
            ("worker.js", &["worker-lib.js", "worker.wasm"]),
            ("index.html", &["boot.js", "muster.css", "app.js", "app.wasm", "journal.js"]),
            ("drills/index.json", &["drills/one.json", "drills/one.sources.json", "drills/two.json"]),
        ] {
            for plain in named {
                let path = site.named(plain).unwrap();
                assert!(digest::is_named(path), "{path}");
                assert!(
                    text(&site, holder).contains(&format!("\"{path}\"")),
                    "{holder} does not name {path}"
                );
            }
        }
    }

    #[test]
    fn a_new_leaf_gives_new_names_to_all_that_hold_it() {
        let (old, new) = (page("old", "module", false), page("new", "another module", false));
        for plain in ["app.wasm", "worker.wasm", "worker.js", "boot.js"] {
            assert_ne!(old.named(plain), new.named(plain), "{plain}");
        }
        for plain in ["app.js", "muster.css", "drills/one.json"] {
            assert_eq!(old.named(plain), new.named(plain), "{plain}");
        }
    }

    #[test]
    fn a_list_for_later_names_what_the_page_needs_and_nothing_for_hosts() {
        let list = text(&page("precache", "module", false), "precache.json");
        let list: Vec<serde_json::Value> = serde_json::from_str(&list).unwrap();
        let paths: Vec<_> = list.iter().map(|entry| entry["path"].as_str().unwrap()).collect();
        assert!(paths.contains(&"index.html") && paths.iter().any(|path| path.starts_with("worker.")));
        assert!(!paths.iter().any(|path| ["_headers", "web.config", "precache.json"].contains(path)));
        assert!(list.iter().all(|entry| entry["digest"].as_str().unwrap().len() == 64));
    }

    #[test]
    fn only_a_watched_page_loads_itself_again() {
        assert_eq!(page("shipped", "module", false).named("reload.js"), None);
        let site = page("watched", "module", true);
        assert!(text(&site, "index.html").contains(site.named("reload.js").unwrap()));
    }
}
