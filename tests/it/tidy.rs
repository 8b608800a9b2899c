//! What must be absent, kept absent: import ranks, floats, clocks, unordered maps, browsers.
//!
//! The ranks and the banned words have planted faults in `tests/planted/`: each must be noticed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The import law: a module imports strictly lower ranks only. `ARCHITECTURE.md` says why.
const RANKS: &[(&str, u32)] = &[
    ("diagnostic", 0),
    ("ids", 0),
    ("lane", 0),
    ("limits", 0),
    ("order", 0),
    ("time", 0),
    ("tree", 0),
    ("policy", 1),
    ("text", 1),
    ("act", 2),
    ("scenario", 3),
    ("engine", 4),
    ("projection", 5),
    ("session", 5),
    ("assess", 6),
    ("rehearse", 7),
    ("verify", 7),
    ("debrief", 8),
    ("lint", 8),
    ("export", 9),
    ("jobs", 10),
    ("app", 11),
];

/// Within rank 0, what may lean on what: later ones on earlier ones.
const GROUND: &[&str] = &["limits", "lane", "ids", "time", "order", "diagnostic", "tree"];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &Path) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let Ok(list) = fs::read_dir(folder) else { return found };
    for entry in list.flatten() {
        let path = entry.path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push((path.clone(), fs::read_to_string(&path).expect("a source is text")));
        }
    }
    found.sort();
    found
}

/// The library's files with the module each belongs to.
fn library() -> Vec<(String, PathBuf, String)> {
    let src = root().join("src");
    let of = |path: &Path| {
        let first = path.strip_prefix(&src).expect("below src").iter().next().expect("a name");
        first.to_string_lossy().trim_end_matches(".rs").to_owned()
    };
    let all = sources(&src).into_iter().map(|(path, text)| (of(&path), path, text));
    all.filter(|(module, _, _)| module != "bin" && module != "lib").collect()
}

/// Source without comments, doc examples and strings that could mention a word innocently.
fn code(text: &str) -> String {
    text.lines().map(|line| line.split("//").next().unwrap_or("")).collect::<Vec<_>>().join("\n")
}

/// The code above the tests at a file's foot.
fn above_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap_or(text)
}

fn modules_named_in(code: &str) -> Vec<String> {
    let mut named = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        if let Some(list) = rest.strip_prefix('{') {
            let list = list.split('}').next().unwrap_or("");
            named.extend(list.split(',').map(|p| p.trim().split("::").next().unwrap_or("").to_owned()));
        } else {
            named
                .push(rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned());
        }
    }
    named.retain(|n| !n.is_empty() && n.chars().next().is_some_and(char::is_lowercase));
    named
}

fn rank_fault(module: &str, named: &str) -> bool {
    let ranks: BTreeMap<_, _> = RANKS.iter().copied().collect();
    if named == module {
        return false;
    }
    match (ranks.get(module), ranks.get(named)) {
        (Some(0), Some(0)) => {
            let place = |m: &str| GROUND.iter().position(|g| *g == m);
            place(named) >= place(module)
        }
        (Some(mine), Some(theirs)) => theirs >= mine,
        _ => true,
    }
}

#[test]
fn every_module_imports_strictly_lower_ranks_only() {
    assert!(
        rank_fault("policy", "engine")
            && rank_fault("session", "projection")
            && rank_fault("engine", "nowhere")
    );
    let mut faults = Vec::new();
    for (module, path, text) in library() {
        assert!(
            RANKS.iter().any(|(m, _)| *m == module),
            "`{module}` has no rank: add it here and to ARCHITECTURE.md"
        );
        for named in modules_named_in(&code(&text)) {
            if rank_fault(&module, &named) {
                faults.push(format!("{}: {module} imports {named}", path.display()));
            }
        }
        if code(above_tests(&text)).contains("super::super") {
            faults.push(format!("{}: super::super hides where a thing comes from", path.display()));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn programs_see_public_items_through_the_library_name() {
    for (path, text) in sources(&root().join("src/bin")) {
        assert!(!code(&text).contains("include!("), "{}: no source is shared by text", path.display());
        assert!(!code(&text).contains("#[path"), "{}: no source is shared by path", path.display());
    }
}

/// Words that may not stand in the code of these modules, and why.
const BANNED: &[(&str, &[&str], &str)] = &[
    ("f64", &[], "a float is not the same everywhere"),
    ("f32", &[], "a float is not the same everywhere"),
    ("HashMap", &[], "its order is not the same twice"),
    ("HashSet", &[], "its order is not the same twice"),
    ("Instant::now", &[], "time is handed in"),
    ("SystemTime", &[], "time is handed in"),
    ("std::env::", &[], "the library has no surroundings"),
    ("std::fs", &[], "the library has no files"),
    ("std::thread", &[], "the library has no threads"),
    ("thread_rng", &[], "chance is a seed handed in"),
    ("from_html_unchecked", &[], "text nodes only"),
    ("unsafe {", &[], "there is none"),
    ("unsafe fn", &[], "there is none"),
    ("unsafe impl", &[], "there is none"),
];

#[test]
fn the_library_has_no_clock_no_float_no_unordered_map_no_files() {
    let mut faults = Vec::new();
    for (module, path, text) in library() {
        let code = code(above_tests(&text));
        for (word, except, why) in BANNED {
            if code.contains(word) && !except.contains(&module.as_str()) {
                faults.push(format!("{}: `{word}`: {why}", path.display()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn only_wire_types_are_serialisable() {
    let wire =
        ["act", "ids", "time", "tree", "policy", "session", "engine", "verify", "export", "jobs", "app"];
    for (module, path, text) in library() {
        if code(&text).contains("Serialize") {
            assert!(wire.contains(&module.as_str()), "{}: {module} has no wire types", path.display());
        }
    }
}

#[test]
fn no_module_is_a_drawer_for_odds_and_ends() {
    for (_, path, _) in library() {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        assert!(
            !["utils", "util", "helpers", "common", "manager", "misc"].contains(&stem.as_str()),
            "{}",
            path.display()
        );
    }
}

#[test]
fn the_median_file_is_short() {
    let mut lengths: Vec<usize> = library().iter().map(|(_, _, text)| text.lines().count()).collect();
    lengths.sort_unstable();
    let median = lengths[lengths.len() / 2];
    assert!(median < 200, "the median file has {median} lines");
}

fn feature_tree(features: &str, target: &str) -> String {
    let mut command = Command::new(env!("CARGO"));
    command.args([
        "tree",
        "--offline",
        "--locked",
        "-p",
        "muster",
        "-e",
        "features,normal",
        "--prefix",
        "none",
    ]);
    command.args(["--no-default-features", "--features", features]).current_dir(root());
    if !target.is_empty() {
        command.args(["--target", target]);
    }
    let out = command.output().expect("cargo runs");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).into_owned()
}

#[test]
fn no_build_brings_in_a_clock_or_entropy() {
    for (features, target) in
        [("", ""), ("cli", ""), ("web", "wasm32-unknown-unknown"), ("worker", "wasm32-unknown-unknown")]
    {
        let tree = feature_tree(features, target);
        assert!(tree.contains("chrono"), "the tree of `{features}` was read");
        for banned in [
            "chrono feature \"clock\"",
            "chrono feature \"now\"",
            "getrandom",
            "rand feature \"std_rng\"",
            "rand feature \"thread_rng\"",
            "rand feature \"sys_rng\"",
        ] {
            // Yew's own history crate asks for entropy in a browser; the library never sees it.
            let yews_own = features == "web" && banned == "getrandom";
            assert!(yews_own || !tree.contains(banned), "`{features}` brings in {banned}");
        }
    }
}

#[test]
fn the_default_build_knows_no_browser() {
    let tree = feature_tree("", "");
    for browser in ["yew", "gloo", "web-sys", "wasm-bindgen", "js-sys"] {
        assert!(
            !tree.lines().any(|l| l.split_whitespace().next() == Some(browser)),
            "{browser} is in the plain build"
        );
    }
}

#[test]
fn the_readme_names_the_commands_that_exist() {
    let readme = fs::read_to_string(root().join("README.md")).expect("there is a README");
    for command in ["cargo xtask serve", "cargo xtask test", "cargo xtask bench", "cargo xtask fuzz"] {
        assert!(readme.contains(command), "README.md does not name `{command}`");
    }
    let verbs = fs::read_dir(root().join("xtask/src/verbs")).expect("xtask has verbs");
    let verbs: Vec<String> = verbs
        .flatten()
        .map(|e| e.path().file_stem().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    for word in readme.split("cargo xtask ").skip(1) {
        let verb = word.split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or("");
        assert!(verb.is_empty() || verbs.iter().any(|v| v == verb), "README.md names `cargo xtask {verb}`");
    }
}

#[test]
fn the_architecture_page_names_every_module() {
    let page = fs::read_to_string(root().join("ARCHITECTURE.md")).expect("there is an ARCHITECTURE.md");
    for (module, _) in RANKS {
        assert!(page.contains(&format!("`{module}`")), "ARCHITECTURE.md does not name `{module}`");
    }
}
