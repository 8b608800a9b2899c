//! `docs/coverage.md` names what exists: files, tests, items, and each point once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::shipped;

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs")
}

fn page() -> String {
    fs::read_to_string(docs().join("coverage.md")).expect("the page")
}

/// The cells of a table's rows that begin with a point or a number: its name, what it is, its state, where.
fn rows(page: &str) -> Vec<[String; 4]> {
    let cells =
        |line: &str| line.trim_matches('|').split(" | ").map(|c| c.trim().to_owned()).collect::<Vec<_>>();
    let rows = page.lines().filter(|line| line.starts_with("| ")).map(cells);
    let rows = rows.filter_map(|cells| <[String; 4]>::try_from(cells).ok());
    rows.filter(|row| ["shown", "in part", "later"].contains(&row[2].as_str())).collect()
}

/// The links of a text: what they say, where they lead, and the names in backticks that follow after a colon.
fn links(text: &str) -> Vec<(PathBuf, Vec<String>)> {
    let mut found = Vec::new();
    for piece in text.split("](").skip(1) {
        let Some((to, rest)) = piece.split_once(')') else { continue };
        let named = rest.strip_prefix(": ").unwrap_or_default();
        let names = named.split(';').next().unwrap_or_default();
        // Names stand in backticks with commas between; the first word outside them ends the list.
        let mut list = Vec::new();
        let mut left = names;
        while let Some((name, after)) = left.strip_prefix('`').and_then(|open| open.split_once('`')) {
            list.push(name.to_owned());
            match after.strip_prefix(", ") {
                Some(next) => left = next,
                None => break,
            }
        }
        found.push((docs().join(to), list));
    }
    found
}

#[test]
fn every_file_and_every_test_it_names_is_there() {
    let page = page();
    let mut tests = 0;
    for (to, names) in links(&page) {
        assert!(to.exists(), "{} is not there", to.display());
        for name in names.iter().filter(|name| !name.contains('/')) {
            let text = fs::read_to_string(&to).expect("a text file");
            if !text.contains(&format!("fn {name}(")) {
                panic!("{} has no test {name}", to.display());
            }
            tests += 1;
        }
    }
    assert!(tests > 100, "{tests} tests are named");
}

#[test]
fn every_item_it_names_is_marked_in_its_drill() {
    let mut known: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for drill in shipped::all() {
        let ids = known.entry(drill.drill.scenario.id.to_string()).or_default();
        for variant in &drill.drill.scenario.variants {
            ids.extend(variant.plot.items.iter().map(|item| item.id.to_string()));
            ids.extend(variant.plot.penalties.iter().map(|penalty| penalty.id.to_string()));
        }
    }
    let page = page();
    let mut items = 0;
    for name in page.split('`').skip(1).step_by(2) {
        let Some((drill, id)) = name.split_once('/') else { continue };
        let Some(ids) = known.get(drill) else { continue };
        assert!(ids.iter().any(|known| known == id), "{drill} marks nothing called {id}");
        items += 1;
    }
    assert!(items > 150, "{items} items are named");
}

#[test]
fn every_point_stands_once_and_the_totals_are_right() {
    let page = page();
    let rows = rows(&page);
    for n in 1..=102 {
        let name = format!("S{n}");
        assert_eq!(rows.iter().filter(|row| row[0] == name).count(), 1, "{name}");
    }
    for n in 1..=95 {
        let name = n.to_string();
        assert_eq!(rows.iter().filter(|row| row[0] == name).count(), 1, "capability {name}");
    }
    let (points, capabilities): (Vec<_>, Vec<_>) = rows.iter().partition(|row| row[0].starts_with('S'));
    for rows in [points, capabilities] {
        let count = |state: &str| rows.iter().filter(|row| row[2] == state).count();
        let told =
            format!("{} shown, {} in part, {} later.", count("shown"), count("in part"), count("later"));
        assert!(page.contains(&told), "the page does not say: {told}");
    }
}
