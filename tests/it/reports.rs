//! Goldens: an input script in, the transcript and the scorecard out.
//!
//! `tests/goldens/<drill>/<run>/` holds `inputs.txt`, `transcript.txt` and `scorecard.txt`. The first line of the inputs
//! says variant and seed. `MUSTER_BLESS=1 cargo test --features cli --test it reports` writes the inputs anew from the drill's own
//! script where the run is named `<script>-<variant>`, and the reports from the inputs.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use muster::assess::assess;
use muster::debrief::star::is_first_person;
use muster::debrief::star_facts;
use muster::diagnostic::Problems;
use muster::export::{Run, html, markdown, scorecard, summary, transcript};
use muster::rehearse::perform::{Performed, perform};
use muster::scenario::words;
use muster::session::Account;
use muster::time::SimTime;

use crate::shipped::{Shipped, all, dead_air};

/// A run that is kept.
struct Kept {
    shipped: &'static Shipped,
    script: String,
    variant: String,
    /// Its inputs were written by hand; otherwise they are those of the drill's script.
    by_hand: bool,
}

/// The runs of Dead Air that are kept: script, variant, whether by hand.
const DEAD_AIR: &[(&str, &str, bool)] = &[
    ("witness", "board-lies", false),
    ("witness", "sbc-stuck", false),
    ("never-declares", "board-lies", false),
    ("every-command", "board-lies", true),
];

/// The seed they are played with.
pub const SEED: u64 = 7;

/// Of every other drill the witness in each variant, and each script in the first.
fn kept() -> Vec<Kept> {
    let dead_air = DEAD_AIR.iter().map(|(script, variant, by_hand)| Kept {
        shipped: dead_air(),
        script: (*script).to_owned(),
        variant: (*variant).to_owned(),
        by_hand: *by_hand,
    });
    let others =
        all().iter().filter(|s| !["dead-air", "frozen-screen"].contains(&s.drill.scenario.id.as_str()));
    let others = others.flat_map(|shipped| {
        shipped.drill.scenario.variants.iter().enumerate().flat_map(move |(nth, variant)| {
            let scripts = variant.plot.scripts.iter().map(|script| script.id.to_string());
            scripts.filter(move |script| nth == 0 || script == "witness").map(move |script| Kept {
                shipped,
                script,
                variant: variant.id.to_string(),
                by_hand: false,
            })
        })
    });
    let deeds = all().iter().filter(|s| s.drill.scenario.id.as_str() == "bill-and-app").map(|shipped| Kept {
        shipped,
        script: "every-deed".to_owned(),
        variant: "spreads".to_owned(),
        by_hand: true,
    });
    dead_air.chain(others).chain(deeds).collect()
}

impl Kept {
    fn folder(&self) -> PathBuf {
        let goldens = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/goldens");
        let drill = goldens.join(self.shipped.drill.scenario.id.as_str());
        drill.join(format!("{}-{}", self.script, self.variant))
    }
}

fn blesses() -> bool {
    std::env::var_os("MUSTER_BLESS").is_some_and(|v| v == "1")
}

/// What was done in a run, as a file of inputs.
pub fn written(done: &Performed, variant: &str) -> String {
    let mut out = format!("# variant {variant}, seed {SEED}\n");
    for (at, command) in &done.inputs {
        let command = words::print_command(command);
        writeln!(out, "at {}: {command}", at.since(SimTime::START)).expect("a string takes all");
    }
    out
}

/// Plays a file of inputs.
fn play(shipped: &Shipped, inputs: &str) -> Performed {
    let head = inputs
        .lines()
        .next()
        .and_then(|l| l.strip_prefix("# variant "))
        .expect("the first line says variant");
    let (variant, seed) = head.split_once(", seed ").expect("and seed");
    let found = shipped.drill.scenario.variant(variant).expect("there is such a variant");
    let mut problems = Problems::new();
    let (_, steps) =
        words::parse_inputs(inputs, &shipped.drill.scenario, found, &shipped.drill.policy, &mut problems);
    let wrong: String = problems.sorted().iter().map(|p| p.render("inputs.txt", inputs)).collect();
    assert!(wrong.is_empty(), "{wrong}");
    let done =
        perform(&shipped.drill, &variant.into(), seed.parse().expect("a seed"), &steps).expect("it plays");
    assert!(done.refused.is_empty() && done.skipped.is_empty(), "{:?} {:?}", done.refused, done.skipped);
    done
}

pub fn compare(path: &Path, is: &str) {
    if blesses() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder can be made");
        fs::write(path, is).expect("a golden can be written");
        return;
    }
    let was = fs::read_to_string(path).unwrap_or_default();
    if was != is {
        let differs = was.lines().zip(is.lines()).enumerate().find(|(_, (a, b))| a != b);
        let (line, was, is) = differs.map_or((0, "(length)", "(length)"), |(n, (a, b))| (n + 1, a, b));
        let name = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap_or(path).display();
        panic!(
            "{name}, line {line}\n  was: {was}\n  is:  {is}\nMUSTER_BLESS=1 writes it anew, if it is meant"
        );
    }
}

/// No shipped drill has a colleague on a live conversation of their own; `tests/it/colleagues.rs` steps into one.
const ELSEWHERE: &[&str] = &["step-in"];

#[test]
fn every_command_is_in_a_golden() {
    let mut words: Vec<&str> = Vec::new();
    for run in &kept() {
        let inputs = fs::read_to_string(run.folder().join("inputs.txt")).expect("there are inputs");
        words.extend(play(run.shipped, &inputs).inputs.iter().map(|(_, command)| command.word()));
    }
    let elsewhere = |word: &str| ELSEWHERE.contains(&word);
    for (word, _) in muster::scenario::words::COMMANDS.iter().filter(|(word, _)| !elsewhere(word)) {
        assert!(words.contains(word), "no golden does `{word}`");
    }
}

#[test]
fn the_runs_that_are_kept_read_and_are_marked_as_before() {
    let runs = kept();
    assert!(runs.len() > 20, "every script of every drill");
    for run in &runs {
        let folder = run.folder();
        let path = folder.join("inputs.txt");
        if blesses() && !run.by_hand {
            let done = run.shipped.perform(&run.script, &run.variant.as_str().into(), SEED);
            compare(&path, &written(&done, &run.variant));
        }
        let inputs = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
        keep(&folder, &play(run.shipped, &inputs));
    }
}

/// Compares the transcript and the scorecard of a play with those that are kept.
pub fn keep(folder: &Path, done: &Performed) {
    let play = &done.play;
    let card = assess(play.drill(), play.variant(), play.entries(), play.now()).expect("marks");
    let run = Run::new(play, &card);
    compare(&folder.join("transcript.txt"), &transcript::transcript(&run));
    compare(&folder.join("scorecard.txt"), &scorecard::text(&run));
}

#[test]
fn the_witness_reads_whole() {
    let done = dead_air().perform("witness", &"board-lies".into(), 7);
    let card =
        assess(done.play.drill(), done.play.variant(), done.play.entries(), done.play.now()).expect("marks");
    let text = transcript::transcript(&Run::new(&done.play, &card));
    assert!(text.lines().all(|l| l.chars().count() <= 88), "a line is too wide");
    for wanted in
        ["\n       > ", "You declare a major incident on INC-", "\n10:02  ", "[", "Simulated practice record"]
    {
        assert!(text.contains(wanted), "{wanted:?}");
    }
    for (no, entry) in done.play.entries().iter().enumerate() {
        assert_eq!(entry.no.0 as usize, no, "footnotes cite by number");
    }
}

#[test]
fn machine_facts_never_speak_in_the_first_person_in_any_shipped_script() {
    for shipped in crate::shipped::all() {
        for variant in shipped.variants() {
            let plot = &shipped.drill.scenario.variant(variant.as_str()).expect("the variant").plot;
            for script in &plot.scripts {
                let play = shipped.perform(script.id.as_str(), &variant, 3).play;
                let card = assess(play.drill(), play.variant(), play.entries(), play.now()).expect("marks");
                let facts = star_facts(&play, &card);
                for fact in [facts.situation, facts.task, facts.action, facts.result].concat() {
                    assert!(!is_first_person(&fact.text), "{}", fact.text);
                }
            }
        }
    }
}

#[test]
fn a_record_says_what_it_is_on_every_section_and_cites_what_exists() {
    let done = dead_air().perform("never-declares", &"sbc-stuck".into(), 4);
    let card =
        assess(done.play.drill(), done.play.variant(), done.play.entries(), done.play.now()).expect("marks");
    let run = Run::new(&done.play, &card);
    let page = summary(&run, &Account::default());
    let text = markdown::markdown(&page);
    assert!(text.starts_with("# Run summary: Dead Air\n\n**Simulated practice record**"), "{text}");
    assert_eq!(text.matches("Simulated practice record").count(), page.sections.len() + page.annex.len() + 4);
    assert!(text.contains("Not shown by this: who played"));
    let flags = text.find("## Red flags").expect("flags");
    assert!(flags < text.find("## Marks").expect("marks"));
    for (no, _) in &page.notes {
        assert!(text.contains(&format!("- **{no}** ")), "{no}");
        assert!((no.0 as usize) < done.play.entries().len());
    }
    let page = html::html(&page);
    assert!(page.contains("default-src 'none'") && !page.contains("<script"));
}
