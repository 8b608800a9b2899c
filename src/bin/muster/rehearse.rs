//! `muster rehearse`: proves a drill. The witness wins every variant, each of its steps is worth something, failures
//! raise the flags they say, guessing and gaming stay below the bar.

use std::path::PathBuf;

use muster::assess::card::show;
use muster::rehearse::report::{GAMING_BAR, NOTHING_BAR};
use muster::rehearse::{Extent, Player, Rehearsal, rehearse};

use crate::paper::{Ink, Paper};
use crate::{Ending, Outcome, files};

/// Arguments of `muster rehearse`.
#[derive(clap::Args)]
pub struct Args {
    /// A drill: its folder or its file.
    #[arg(value_name = "SCENARIO")]
    scenario: PathBuf,
    /// Plays of each gaming player.
    #[arg(long, default_value_t = 300)]
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

pub fn run(args: &Args) -> Outcome {
    let (_, drill) = files::drill(&args.scenario)?;
    let extent = Extent { plays: args.plays, seeds: SEEDS.0, seeds_for_steps: SEEDS.1, seed: args.seed };
    let somebody_looks = std::io::IsTerminal::is_terminal(&std::io::stderr());
    let found = rehearse(&drill, extent, |what| {
        if somebody_looks {
            eprint!("\r\u{1b}[K{what}");
        }
    });
    if somebody_looks {
        eprint!("\r\u{1b}[K");
    }
    let faults = found.faults();
    let paper = Paper::of_stdout();
    if args.json {
        paper.put(&json(&found, &faults));
    } else {
        tell(&paper, &found, &faults);
    }
    Ok(if faults.is_empty() { Ending::Fine } else { Ending::No })
}

fn bar(player: Player) -> u32 {
    if player == Player::DoNothing { NOTHING_BAR } else { GAMING_BAR }
}

fn tell(paper: &Paper, found: &Rehearsal, faults: &[String]) {
    paper.head("Scripts: marks of 100, least to most over the seeds");
    for s in &found.scripts {
        let flags: Vec<&str> = s.flags.iter().map(|f| f.as_str()).collect();
        let flags = if flags.is_empty() { String::new() } else { format!("  flags {}", flags.join(" ")) };
        let name = format!("{} in {}", s.script, s.variant);
        paper.put(&format!("  {name:<40} {:>6} to {:>6}{flags}\n", show(s.earned.0), show(s.earned.1)));
    }
    paper.head("Guessing and gaming: the most and the mean of 100, before any flag");
    for p in &found.players {
        let (word, most, mean) = (p.player.word(), show(p.most), show(p.mean));
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

fn json(found: &Rehearsal, faults: &[String]) -> String {
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
                "mean": p.mean, "bar": bar(p.player),
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
    let answer = serde_json::json!({
        "proved": faults.is_empty(), "faults": faults, "scripts": scripts, "players": players,
        "idle_steps": idle, "steps_tried": found.steps_tried,
    });
    format!("{}\n", serde_json::to_string_pretty(&answer).unwrap_or_default())
}
