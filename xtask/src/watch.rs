//! Watching the sources of the page, and building again only what a change needs.
//!
//! It looks at the times and lengths of the files a few times a second: some hundred files, well under a millisecond of
//! work, the same on every system, over network shares and into containers, where notices of the system do not
//! travel; and no dependency that a new clone would have to build before its first verb.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use anyhow::Result;

use crate::page::{self, Finish, Parts};
use crate::project::Project;
use crate::server::reload::Reload;

/// How often it looks, and how long all must be quiet before it builds: an editor writes in steps.
const EVERY: Duration = Duration::from_millis(250);

/// What is looked at. The verbs themselves are not: a program cannot become its own next build.
const WATCHED: &[&str] = &["src", "style", "scenarios", "index.html", "Cargo.toml", "Cargo.lock"];

/// How much of the page a change puts in question, from little to much.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    /// Put together what is there: no program is run.
    Assemble,
    /// Compile the drills too.
    Drills,
    /// Compile the modules and the drills.
    Everything,
}

/// What a changed file needs; its path is relative to the project.
fn need(path: &Path) -> Need {
    let script = path.extension().is_some_and(|ending| ending == "js");
    if path.starts_with("style") || path == Path::new("index.html") || script {
        Need::Assemble
    } else if path.starts_with("scenarios") {
        Need::Drills
    } else {
        Need::Everything
    }
}

/// The first page. While it does not build this waits for the sources to change.
pub fn first(project: &Project, dist: &Path) -> Result<(Parts, Seen)> {
    loop {
        let seen = Seen::now(project);
        let built = Parts::make(project, Finish::Dev)
            .and_then(|parts| page::assemble_watched(project, &parts, dist).map(|()| parts));
        match built {
            Ok(parts) => return Ok((parts, seen)),
            Err(problem) => eprintln!("\nThe page does not build: {problem:#}\nWaiting for a change ..."),
        }
        seen.wait_for_change(project);
    }
}

/// Builds again after every change, until the program ends. What fails leaves the page as it was.
pub fn forever(project: &Project, parts: &Parts, mut seen: Seen, dist: &Path, reload: &Reload) -> ! {
    // What a failed build left undone is done with the next.
    let mut owed = Need::Assemble;
    loop {
        let (now, changed) = seen.wait_for_change(project);
        seen = now;
        let need = changed.iter().map(|path| need(path)).max().unwrap_or(Need::Assemble).max(owed);
        let names: Vec<_> = changed.iter().map(|path| path.display().to_string()).collect();
        println!("\nChanged: {}", names.join(", "));
        let began = Instant::now();
        match rebuild(project, parts, need, dist) {
            Ok(()) => {
                owed = Need::Assemble;
                println!("The page is new after {:.1} s.", began.elapsed().as_secs_f32());
                reload.changed();
            }
            Err(problem) => {
                owed = need;
                eprintln!("The page is the OLD one, for the new one does not build: {problem:#}");
            }
        }
    }
}

fn rebuild(project: &Project, parts: &Parts, need: Need, dist: &Path) -> Result<()> {
    if need >= Need::Everything {
        parts.modules(project)?;
    }
    if need >= Need::Drills {
        parts.drills(project)?;
    }
    page::assemble_watched(project, parts, dist)
}

/// The watched files as they were at one moment.
#[derive(Clone, PartialEq)]
pub struct Seen(BTreeMap<PathBuf, (Option<SystemTime>, u64)>);

impl Seen {
    fn now(project: &Project) -> Seen {
        let mut seen = Seen(BTreeMap::new());
        for path in WATCHED {
            seen.look(&project.root, Path::new(path));
        }
        seen
    }

    /// Files that come and go while one looks are simply not there.
    fn look(&mut self, root: &Path, path: &Path) {
        let place = root.join(path);
        if let Ok(entries) = fs::read_dir(&place) {
            for entry in entries.flatten() {
                let name = entry.file_name();
                // What editors leave beside a file while it is open.
                if !name.to_string_lossy().starts_with('.') && !name.to_string_lossy().ends_with('~') {
                    self.look(root, &path.join(name));
                }
            }
        } else if let Ok(about) = fs::metadata(&place) {
            self.0.insert(path.to_path_buf(), (about.modified().ok(), about.len()));
        }
    }

    /// Waits until something is different and then quiet again; what there is then, and which files changed.
    fn wait_for_change(&self, project: &Project) -> (Seen, Vec<PathBuf>) {
        let mut last = self.clone();
        loop {
            thread::sleep(EVERY);
            let now = Seen::now(project);
            if now == last && now != *self {
                let changed = self.changed(&now);
                return (now, changed);
            }
            last = now;
        }
    }

    fn changed(&self, now: &Seen) -> Vec<PathBuf> {
        let differs = |path: &&PathBuf| self.0.get(*path) != now.0.get(*path);
        let gone = self.0.keys().filter(|path| !now.0.contains_key(*path));
        now.0.keys().filter(differs).chain(gone).cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_needs_no_more_than_it_must() {
        for (path, wanted) in [
            ("style/parts/board.css", Need::Assemble),
            ("style/icon.svg", Need::Assemble),
            ("index.html", Need::Assemble),
            ("src/bin/web/boot.js", Need::Assemble),
            ("src/bin/worker/worker.js", Need::Assemble),
            ("scenarios/dead-air/drill.toml", Need::Drills),
            ("src/app/update.rs", Need::Everything),
            ("Cargo.toml", Need::Everything),
        ] {
            assert_eq!(need(Path::new(path)), wanted, "{path}");
        }
    }

    #[test]
    fn what_is_new_altered_or_gone_has_changed() {
        let seen = |files: &[(&str, u64)]| {
            Seen(files.iter().map(|(path, length)| (PathBuf::from(path), (None, *length))).collect())
        };
        let before = seen(&[("a", 1), ("b", 1), ("c", 1)]);
        let after = seen(&[("a", 1), ("b", 2), ("d", 1)]);
        assert_eq!(before.changed(&after), ["b", "d", "c"].map(PathBuf::from));
        assert!(before.changed(&before).is_empty());
    }
}
