//! `muster rehearse`: proves a drill. The witness wins every variant, each of its steps is worth something, failures
//! raise the flags they say, guessing and gaming stay below the bar.

use std::path::PathBuf;

use muster::assess::card::show;
use muster::rehearse::report::{GAMING_BAR, NOTHING_BAR};
use muster::rehearse::sensitivity::Sensitivity;
use muster::rehearse::{Extent, Plan, Player, Rehearsal, Sort, Thing, sensitivity};
use muster::tree::{Node, toml};

use crate::paper::{Ink, Paper};
use crate::{Ending, Outcome, crew, files};

/// Arguments of `muster rehearse`.
#[derive(clap::Args)]
pub struct Args {
    /// A drill: its folder or its file.
    #[arg(value_name = "SCENARIO")]
    scenario: PathBuf,
    /// Plays of each gaming player.
    #[arg(long, default_value_t = 375, value_parser = clap::value_parser!(u32).range(1..))]
    plays: u32,
    /// The first seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write the answer as JSON.
    #[arg(long)]
    json: bool,
}

/// Seeds for each script, and for each step left out of the witness.
const SEEDS: (u32, u32) = (200, 2);

/// Seeds for the note on the floor.
const SEEDS_FLOOR: u32 = 5;

pub fn run(args: &Args) -> Outcome {
    let (from, drill) = files::drill(&args.scenario)?;
    let extent = Extent { plays: args.plays, seeds: SEEDS.0, seeds_for_steps: SEEDS.1, seed: args.seed };
    let somebody_looks = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let plan = Plan::of(&drill, extent);
    let found = crew::rehearse(&plan, |done, what| {
        if somebody_looks {
            eprint!("\r\u{1b}[K{:>3} %  {what}", done * 100 / plan.len().max(1));
        }
    });
    if somebody_looks {
        eprint!("\r\u{1b}[K");
    }
    let faults = found.faults();
    let paper = Paper::of_stdout();
    let file = File::of(&from.bundle.scenario);
    if args.json {
        paper.put(&json(&found, &faults, &file));
    } else {
        tell(&paper, &found, &sensitivity(&drill, SEEDS_FLOOR), &faults, &file);
    }
    Ok(if faults.is_empty() { Ending::Fine } else { Ending::No })
}

/// The drill's file, to say where in it something stands.
struct File<'a> {
    source: &'a str,
    tree: Node,
}

impl File<'_> {
    fn of(source: &str) -> File<'_> {
        File { source, tree: toml::parse(source).0 }
    }

    fn line(&self, thing: &Thing) -> Option<usize> {
        let before = self.source.get(..thing.place(&self.tree)?.start as usize)?;
        Some(before.matches('\n').count() + 1)
    }

    /// The name of a thing and its line.
    fn name(&self, thing: &Thing) -> String {
        match self.line(thing) {
            Some(line) => format!("{} (line {line})", thing.name()),
            None => thing.name(),
        }
    }
}

fn bar(player: Player) -> u32 {
    if player == Player::DoNothing { NOTHING_BAR } else { GAMING_BAR }
}

/// What the floor rests on: the same shift with half and twice as many getting in touch.
fn tell_floor(paper: &Paper, floor: &[Sensitivity]) {
    if floor.is_empty() {
        return;
    }
    paper.head("The floor (a model), if half as many or twice as many of those affected got in touch");
    for s in floor {
        for (well, silent) in s.witness.iter().zip(&s.silence) {
            paper.put(&format!(
                "  {:<24} {:>4} %  {:<22} witness {:>5} contacts {:>5} gave up   silence {:>5} contacts {:>5} gave up\n",
                s.variant.as_str(), s.share, well.line, well.offered, well.gave_up, silent.offered, silent.gave_up
            ));
        }
    }
}

fn tell(paper: &Paper, found: &Rehearsal, floor: &[Sensitivity], faults: &[String], file: &File<'_>) {
    paper.head("Scripts: marks of 100, least to most over the seeds");
    for s in &found.scripts {
        let flags: Vec<&str> = s.flags.iter().map(|f| f.as_str()).collect();
        let flags = if flags.is_empty() { String::new() } else { format!("  flags {}", flags.join(" ")) };
        let name = format!("{} in {}", s.script, s.variant);
        paper.put(&format!("  {name:<40} {:>6} to {:>6}{flags}\n", show(s.earned.0), show(s.earned.1)));
    }
    paper.head("Guessing and gaming: the most and the mean of 100, before any flag");
    for p in &found.players {
        let (word, most, mean) = (p.player.word(), show(p.most), show(p.mean()));
        paper.put(&format!(
            "  {word:<22} {:>6} plays  most {most:>6} (seed {})  mean {mean:>6}  bar {}\n",
            p.plays,
            p.most_seed,
            show(bar(p.player))
        ));
    }
    paper.say(&format!(
        "Steps of the witness left out in turn: {}; of no use: {}.",
        found.steps_tried,
        found.idle.len()
    ));
    for (nth, (sort, names)) in never(found, |thing| file.name(thing)).into_iter().enumerate() {
        if nth == 0 {
            paper.head("Never, in any of these plays");
        }
        paper.hang(&format!("{}: {}", sort.never(), names.join(", ")), "  ", "    ");
    }
    tell_floor(paper, floor);
    paper.put("\n");
    if faults.is_empty() {
        paper.head(
            "Proved: it can be won, every step of the winning line is worth something, guessing fails.",
        );
    } else {
        paper.put(&format!("{}\n", paper.ink(Ink::Warn, "Not proved:")));
        faults.iter().for_each(|f| paper.hang(f, "  - ", "    "));
    }
}

/// What nobody met, by sort.
fn never<T>(found: &Rehearsal, name: impl Fn(&Thing) -> T) -> Vec<(Sort, Vec<T>)> {
    let of = |sort: Sort| {
        let things = found.never.iter().filter(|thing| thing.sort() == sort);
        (sort, things.map(&name).collect::<Vec<T>>())
    };
    Sort::ALL.iter().map(|sort| of(*sort)).filter(|(_, names)| !names.is_empty()).collect()
}

fn json(found: &Rehearsal, faults: &[String], file: &File<'_>) -> String {
    let scripts: Vec<serde_json::Value> = found
        .scripts
        .iter()
        .map(|s| {
            serde_json::json!({
                "script": s.script.to_string(),
                "variant": s.variant.to_string(),
                "least": s.earned.0,
                "most": s.earned.1,
                "flags": s.flags.iter().map(ToString::to_string).collect::<Vec<_>>(),
                "lost": s.lost.iter().map(|(item, least, worth)| {
                    serde_json::json!({ "item": item.to_string(), "least": least, "worth": worth })
                }).collect::<Vec<_>>(),
            })
        })
        .collect();
    let players: Vec<serde_json::Value> = found
        .players
        .iter()
        .map(|p| {
            serde_json::json!({
                "player": p.player.word(), "plays": p.plays, "most": p.most, "most_seed": p.most_seed.to_string(),
                "mean": p.mean(), "bar": bar(p.player),
            })
        })
        .collect();
    let idle: Vec<serde_json::Value> = found
        .idle
        .iter()
        .map(
            |i| serde_json::json!({ "variant": i.variant.to_string(), "line": i.line, "command": i.command }),
        )
        .collect();
    let never: Vec<serde_json::Value> = found
        .never
        .iter()
        .map(|thing| {
            serde_json::json!({ "never": thing.sort().never(), "name": thing.name(), "line": file.line(thing) })
        })
        .collect();
    let answer = serde_json::json!({
        "proved": faults.is_empty(), "faults": faults, "scripts": scripts, "players": players,
        "idle_steps": idle, "steps_tried": found.steps_tried, "never": never,
    });
    format!("{}\n", serde_json::to_string_pretty(&answer).unwrap_or_default())
}
