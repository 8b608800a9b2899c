//! `cargo xtask bench`: how fast the library is, natively and as WebAssembly, in one table; with `--page` what the page
//! weighs and takes, in another (`page`).
//!
//! Both sides print rows `name<TAB>ms each<TAB>per second`; what else a native benchmark prints goes through as it is.

mod figures;
mod page;
mod rivals;

use std::collections::BTreeMap;
use std::fs;

use anyhow::Result;

use super::Verb;
use crate::project::{Project, only_words, output};
use crate::{library, wasm};

pub const VERB: Verb = Verb {
    name: "bench",
    what: "time the library, natively (benches/) and as WebAssembly under node; or the page, in Chromium",
    words: "[--native | --wasm | --page [--rounds N] [--write]]   one side only; --page measures the page beside a bare Yew \
            page and an ink story, --write puts that table into README.md",
    run,
};

fn run(project: &Project, words: &[String]) -> Result<()> {
    if words.iter().any(|word| word == "--page") {
        return page::run(project, words);
    }
    only_words(words, &["--native", "--wasm"])?;
    let wanted = |side: &str| words.is_empty() || words.iter().any(|word| word == side);
    let mut table: BTreeMap<String, [Option<Row>; 2]> = BTreeMap::new();
    if wanted("--native") {
        gather(&native(project)?, 0, &mut table);
    }
    if wanted("--wasm") {
        gather(&node(project)?, 1, &mut table);
    }
    print(&table);
    Ok(())
}

/// Milliseconds for one, and how many a second.
type Row = (f64, f64);

fn native(project: &Project) -> Result<String> {
    let mut text = String::new();
    // The same loops as the module's, so that the two columns compare like with like.
    let drills = compiled(project)?;
    text += &output(
        project
            .cargo(&["run", "--quiet", "--release", "--package", "drills", "--", "bench"])
            .arg(drills.join("dead-air.json")),
    )?;
    if has_benches(project) {
        text += &output(&mut project.cargo(&["bench", "--features", "cli", "--benches"]))?;
    }
    Ok(text)
}

/// Whether `benches/` holds benchmarks of cargo's kind: the page's are of another.
fn has_benches(project: &Project) -> bool {
    let Ok(mut list) = fs::read_dir(project.root.join("benches")) else { return false };
    list.any(|entry| entry.is_ok_and(|entry| entry.path().extension().is_some_and(|ending| ending == "rs")))
}

fn node(project: &Project) -> Result<String> {
    let drills = compiled(project)?;
    let module = wasm::worker_for_node(project)?;
    let drill = drills.join("dead-air.json");
    output(project.command("node").arg("tests/wasm/bench.mjs").arg(module).arg(drill))
}

fn compiled(project: &Project) -> Result<std::path::PathBuf> {
    let drills = project.target.join("drills");
    library::compile_drills(project, &drills)?;
    Ok(drills)
}

/// Rows into the table, everything else to the screen.
fn gather(text: &str, side: usize, table: &mut BTreeMap<String, [Option<Row>; 2]>) {
    for line in text.lines() {
        match row(line) {
            Some((name, row)) => table.entry(name.to_owned()).or_default()[side] = Some(row),
            None => println!("{line}"),
        }
    }
}

fn row(line: &str) -> Option<(&str, Row)> {
    let [name, each, per_second] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    Some((name, (each.trim().parse().ok()?, per_second.trim().parse().ok()?)))
}

fn print(table: &BTreeMap<String, [Option<Row>; 2]>) {
    let shown = |row: Option<Row>| match row {
        Some((each, per_second)) => format!("{each:>12.6} {per_second:>10.0}"),
        None => format!("{:>12} {:>10}", "", ""),
    };
    println!("{:<24} {:>12} {:>10} {:>12} {:>10}  aim", "", "native ms", "a second", "WASM ms", "a second");
    for (name, [native, wasm]) in table {
        let row = format!("{name:<24} {} {}  {}", shown(*native), shown(*wasm), aim(name, [*native, *wasm]));
        println!("{}", row.trim_end());
    }
}

/// The most milliseconds that one may take, natively and as WebAssembly.
const AIMS: [(&str, [f64; 2]); 2] = [("whole-play", [2.0, 6.0]), ("read-message", [0.5, 2.0])];

/// What was aimed at, and whether it was met on each side that was measured.
fn aim(name: &str, rows: [Option<Row>; 2]) -> String {
    let Some((_, aims)) = AIMS.iter().find(|(aimed, _)| *aimed == name) else { return String::new() };
    let said = aims.iter().zip(rows).zip(["native", "WASM"]).filter_map(|((most, row), side)| {
        let met = if row?.0 <= *most { "met" } else { "not met" };
        Some(format!("{most} ms {side}: {met}"))
    });
    said.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_from_other_lines() {
        assert_eq!(row("assess\t0.125\t8000"), Some(("assess", (0.125, 8000.0))));
        for other in ["", "running 3 tests", "a\tb\tc", "assess\t1"] {
            assert_eq!(row(other), None, "{other}");
        }
    }

    #[test]
    fn an_aim_is_told_with_the_sides_that_were_measured() {
        let said = aim("read-message", [Some((0.2, 5_000.0)), Some((2.5, 400.0))]);
        assert_eq!(said, "0.5 ms native: met, 2 ms WASM: not met");
        assert_eq!(aim("read-message", [None, Some((1.0, 1_000.0))]), "2 ms WASM: met");
        assert_eq!(aim("entry", [Some((1.0, 1.0)), None]), "");
    }
}
