//! `muster rehearse`: proves a drill. The witness must win every variant, every failure must raise the flags it says.

use std::path::PathBuf;
use std::sync::Arc;

use muster::assess::{Scorecard, assess};
use muster::engine::Drill;
use muster::export::headline;
use muster::rehearse::perform;
use muster::scenario::plot::Script;

use crate::paper::{Ink, Paper};
use crate::{Ending, Outcome, Unusable, files};

/// Arguments of `muster rehearse`.
#[derive(clap::Args)]
pub struct Args {
    /// A drill: its folder or its file.
    #[arg(value_name = "SCENARIO")]
    scenario: PathBuf,
    /// How many plays of each kind.
    #[arg(long, default_value_t = 200)]
    plays: u32,
    /// The first seed.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Write the answer as JSON.
    #[arg(long)]
    json: bool,
}

/// How one script came out in one variant.
struct Line {
    variant: String,
    script: String,
    headline: String,
    earned: u32,
    wrong: Vec<String>,
}

pub fn run(args: &Args) -> Outcome {
    let (_, drill) = files::drill(&args.scenario)?;
    let mut lines = Vec::new();
    for variant in &drill.scenario.variants {
        for script in &variant.plot.scripts {
            lines.push(line(&drill, variant.id.as_str(), script, args.seed)?);
        }
    }
    let proved = lines.iter().all(|l| l.wrong.is_empty());
    let paper = Paper::of_stdout();
    if args.json {
        let lines: Vec<serde_json::Value> = lines
            .iter()
            .map(|l| {
                serde_json::json!({
                    "variant": l.variant, "script": l.script, "earned": l.earned, "wrong": l.wrong,
                })
            })
            .collect();
        let answer = serde_json::json!({ "proved": proved, "plays": args.plays, "scripts": lines });
        let text = serde_json::to_string_pretty(&answer).unwrap_or_default();
        paper.put(&format!("{text}\n"));
    } else {
        for l in &lines {
            let ink = if l.wrong.is_empty() { Ink::Dim } else { Ink::Warn };
            let head = format!("{} / {}: {}", l.variant, l.script, l.headline);
            paper.put(&format!("{}\n", paper.ink(ink, &head)));
            l.wrong.iter().for_each(|what| paper.hang(what, "  - ", "    "));
        }
        paper.say(if proved { "Proved: the witness wins, the failures fail." } else { "Not proved." });
    }
    Ok(if proved { Ending::Fine } else { Ending::No })
}

fn line(drill: &Arc<Drill>, variant: &str, script: &Script, seed: u64) -> Result<Line, Unusable> {
    let none = || Unusable(format!("there is no variant `{variant}`"));
    let done = perform(drill, &variant.into(), seed, &script.steps).ok_or_else(none)?;
    let play = &done.play;
    let card = assess(drill, play.variant(), play.entries(), play.now()).ok_or_else(none)?;
    let mut wrong: Vec<String> =
        done.refused.iter().map(|(line, why)| format!("step {line} is refused: {why}")).collect();
    if script.id.as_str() == "witness" {
        wrong.extend(short_of_all(&card));
    }
    for flag in &script.raises {
        if !card.flags.iter().any(|f| f.flag == *flag) {
            wrong.push(format!("it does not raise {flag}"));
        }
    }
    Ok(Line {
        variant: variant.to_owned(),
        script: script.id.to_string(),
        headline: headline(&card),
        earned: card.earned,
        wrong,
    })
}

fn short_of_all(card: &Scorecard) -> Vec<String> {
    let lost = card.lines.iter().filter(|l| l.earned < l.points);
    lost.map(|l| format!("{}: {} of {} ({})", l.item, l.earned, l.points, l.rule)).collect()
}
