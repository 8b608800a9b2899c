//! The figures of the page, as a table for the terminal and as one for the README.

use std::fmt::Write as _;

use anyhow::{Context, Result};
use serde_json::Value;

/// The pages, by the names they have in the figures and in the tables. The ratios are to the second.
const PAGES: [(&str, &str); 3] = [("muster", "Muster"), ("yew", "bare Yew"), ("ink", "ink story")];
const YARDSTICK: usize = 1;

/// What a figure counts.
#[derive(Clone, Copy)]
enum Unit {
    /// Bytes, shown as kilobytes.
    Kilobytes,
    /// Bytes, shown as megabytes.
    Megabytes,
    /// Milliseconds, shown as seconds.
    Seconds,
    Milliseconds,
    Number,
    /// Long tasks in some minutes.
    Tasks,
}

/// One line of the tables.
struct Line {
    key: &'static str,
    name: &'static str,
    unit: Unit,
    /// The most we allow ourselves.
    aim: Option<f64>,
}

const fn line(key: &'static str, name: &'static str, unit: Unit, aim: Option<f64>) -> Line {
    Line { key, name, unit, aim }
}

const LINES: &[Line] = &[
    line("bytes", "sent until one can start", Unit::Kilobytes, Some(200_000.0)),
    line("requests", "requests until then", Unit::Number, None),
    line("start", "time until one can start", Unit::Seconds, None),
    line("first_act", "time until the first act has worked", Unit::Seconds, Some(1_800.0)),
    line("press", "pressing a control until it is painted, p95", Unit::Milliseconds, Some(50.0)),
    line("type", "typing a character until it is painted, p95", Unit::Milliseconds, Some(50.0)),
    line("memory", "memory after a whole drill", Unit::Megabytes, None),
    line("long", "tasks over 50 ms, clock at 5x, full speed", Unit::Tasks, Some(0.0)),
    line("long_slow", "the same at a quarter of the speed", Unit::Tasks, None),
];

/// What was measured before, on our own machines, for orientation.
const ELSEWHERE: &str = "For orientation, measured earlier: Twine's empty SugarCube story is 158 kB and 1.8 s, an H5P branching \
    scenario 472 kB.";

/// What one run measured.
pub struct Figures {
    figures: Value,
    date: String,
    browser: String,
    cores: u64,
    rounds: u64,
    load: [f64; 2],
}

/// Reads what `measure.mjs` wrote.
pub fn read(text: &str) -> Result<Figures> {
    let all: Value = serde_json::from_str(text).context("the figures")?;
    let about = &all["about"];
    let word = |name: &str| about[name].as_str().map(str::to_owned).with_context(|| format!("no {name}"));
    let number = |name: &str| about[name].as_u64().with_context(|| format!("no {name}"));
    let load = |n: usize| about["load"][n].as_f64().context("no load");
    Ok(Figures {
        date: word("date")?,
        browser: word("browser")?,
        cores: number("cores")?,
        rounds: number("rounds")?,
        load: [load(0)?, load(1)?],
        figures: all["figures"].clone(),
    })
}

impl Figures {
    fn of(&self, line: &Line, page: usize) -> Option<&Value> {
        self.figures.get(line.key)?.get(PAGES[page].0)
    }

    fn value(&self, line: &Line, page: usize) -> Option<f64> {
        self.of(line, page)?["value"].as_f64()
    }

    /// The figure, with its ratio to the yardstick.
    fn cell(&self, line: &Line, page: usize) -> String {
        let Some(value) = self.value(line, page) else { return String::new() };
        let shown = line.unit.shown(value);
        if let Unit::Tasks = line.unit {
            let seen = &self.figures[line.key][PAGES[page].0];
            let minutes = seen["minutes"].as_f64().unwrap_or_default();
            let longest = seen["longest"].as_f64().filter(|longest| *longest > 0.0);
            let longest = longest.map(|ms| format!(", longest {ms:.0} ms")).unwrap_or_default();
            return format!("{shown} in {minutes} min{longest}");
        }
        match self.value(line, YARDSTICK) {
            Some(yardstick) if page != YARDSTICK && yardstick > 0.0 => {
                format!("{shown} ({:.1}×)", value / yardstick)
            }
            _ => shown,
        }
    }

    /// The lowest and the highest that Muster had, and how often it was measured.
    fn spread(&self, line: &Line) -> String {
        let Some(seen) = self.of(line, 0) else { return String::new() };
        match (seen["low"].as_f64(), seen["high"].as_f64(), seen["count"].as_u64()) {
            (Some(low), Some(high), Some(count)) => {
                format!("{} to {} of {count}", line.unit.shown(low), line.unit.shown(high))
            }
            _ => String::new(),
        }
    }

    /// The aim, and whether Muster met it.
    fn aim(&self, line: &Line) -> String {
        let (Some(aim), Some(value)) = (line.aim, self.value(line, 0)) else { return String::new() };
        let met = if value <= aim { "met" } else { "not met" };
        match line.unit {
            Unit::Tasks => format!("none: {met}"),
            unit => format!("at most {}: {met}", unit.shown(aim)),
        }
    }

    /// When and with what it was measured, and how busy the machine was.
    fn circumstances(&self) -> [String; 2] {
        let Figures { date, browser, cores, rounds, load: [low, high], .. } = self;
        [
            format!("{date}, {browser} without a window, {cores} cores"),
            format!("{rounds} rounds, load average {low:.1} to {high:.1} meanwhile"),
        ]
    }

    /// For the terminal: with the spread of Muster's own figures.
    pub fn text(&self) -> String {
        let mut rows =
            vec![["", "Muster", "bare Yew", "ink story", "aim", "Muster's spread"].map(str::to_owned)];
        for line in LINES {
            let [muster, yew, ink] = [0, 1, 2].map(|page| self.cell(line, page));
            rows.push([line.name.to_owned(), muster, yew, ink, self.aim(line), self.spread(line)]);
        }
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..rows[0].len()).map(width).collect();
        let mut text = format!("{}\n\n", self.circumstances().join(", "));
        for row in &rows {
            let cells = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:<width$}"));
            let _ = writeln!(text, "{}", cells.collect::<Vec<_>>().join("  ").trim_end());
        }
        let _ = writeln!(text, "\n×: the ratio to bare Yew in this run.\n{ELSEWHERE}");
        text
    }

    /// For the README.
    pub fn markdown(&self) -> String {
        let mut text = format!("`cargo xtask bench --page`, {}:\n\n", self.circumstances().join(",\n"));
        text += "| | Muster | bare Yew | ink story | aim |\n|---|---|---|---|---|\n";
        for line in LINES {
            let [muster, yew, ink] = [0, 1, 2].map(|page| self.cell(line, page));
            let row = [line.name, &muster, &yew, &ink, &self.aim(line)].join(" | ");
            let _ = writeln!(text, "{}", format!("| {row} |").replace("|  |", "| |").replace("|  |", "| |"));
        }
        let _ = write!(
            text,
            "\n×: the ratio to bare Yew (one button; same versions, profile and server) in this run. Loads are cold, with the CPU four\n\
             times slower and a line of 10 Mbit/s and 40 ms; Muster's include choosing the drill, beginning the shift and opening\n\
             the first message. Inputs are real ones on the same slow machine, forty minutes into a shift that nobody looked\n\
             after, by Event Timing (steps of 8 ms, never under 16). Memory is objects, DOM and WebAssembly after a collection,\n\
             workers included.\n{ELSEWHERE}\n"
        );
        text
    }
}

impl Unit {
    fn shown(self, value: f64) -> String {
        match self {
            Unit::Kilobytes => format!("{:.0} kB", value / 1e3),
            Unit::Megabytes => format!("{:.1} MB", value / 1e6),
            Unit::Seconds => format!("{:.2} s", value / 1e3),
            Unit::Milliseconds => format!("{value:.0} ms"),
            Unit::Number | Unit::Tasks => format!("{value:.0}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEEN: &str = r#"{
        "about": { "date": "1 March 2026", "browser": "Chromium 1", "cores": 2, "load": [0.5, 1.25], "rounds": 3 },
        "figures": {
            "bytes": {
                "muster": { "value": 210000, "low": 210000, "high": 210001, "count": 9 },
                "yew": { "value": 100000, "low": 1, "high": 1, "count": 9 }
            },
            "first_act": { "muster": { "value": 1800, "low": 1700, "high": 1900, "count": 9 } },
            "long": { "muster": { "value": 2, "longest": 61.4, "minutes": 3 } },
            "long_slow": { "muster": { "value": 0, "longest": 0, "minutes": 3 } }
        }
    }"#;

    #[test]
    fn the_table_says_ratio_aim_and_what_is_not_known() {
        let text = read(SEEN).unwrap().markdown();
        for row in [
            "| sent until one can start | 210 kB (2.1×) | 100 kB | | at most 200 kB: not met |",
            "| time until the first act has worked | 1.80 s | | | at most 1.80 s: met |",
            "| tasks over 50 ms, clock at 5x, full speed | 2 in 3 min, longest 61 ms | | | none: not met |",
            "| the same at a quarter of the speed | 0 in 3 min | | | |",
        ] {
            assert!(text.contains(row), "{row}\n{text}");
        }
    }

    #[test]
    fn the_terminal_also_gets_the_spread() {
        let text = read(SEEN).unwrap().text();
        assert!(text.contains("1.70 s to 1.90 s of 9"), "{text}");
        assert!(text.contains("load average 0.5 to 1.2"), "{text}");
    }

    #[test]
    fn figures_of_another_shape_are_told() {
        assert!(read("{}").is_err());
    }
}
