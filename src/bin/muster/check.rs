//! `muster check`: does a file come out the same when it is played again?

use std::path::PathBuf;

use muster::assess::card::show;
use muster::export::headline;
use muster::export::plain::one_line;
use muster::verify::ladder::NOT_SHOWN;
use muster::verify::{Report, Verdict};

use crate::paper::{Ink, Paper};
use crate::{Ending, Outcome, replay};

/// Arguments of `muster check`.
#[derive(clap::Args)]
pub struct Args {
    /// Session files.
    #[arg(required = true, value_name = "SESSION")]
    files: Vec<PathBuf>,
    /// Drills you trust: a file that carries another drill under the same name is told apart.
    #[arg(long, value_name = "FOLDER")]
    drills: Option<PathBuf>,
    /// Write the answers as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Outcome {
    let known = replay::known(args.drills.as_deref())?;
    let paper = Paper::of_stdout();
    let mut all_replay = true;
    let mut answers = Vec::new();
    for path in &args.files {
        let report = replay::report(path, &known)?;
        all_replay &= report.verdict == Verdict::ReplaysExactly;
        let name = path.display().to_string();
        if args.json {
            answers.push(json(&name, &report));
        } else {
            tell(&paper, &name, &report);
        }
    }
    if args.json {
        let mut text = serde_json::to_string_pretty(&answers).unwrap_or_default();
        text.push('\n');
        paper.put(&text);
    } else {
        paper.say(NOT_SHOWN);
    }
    Ok(if all_replay { Ending::Fine } else { Ending::No })
}

fn tell(paper: &Paper, name: &str, report: &Report) {
    let ink = if report.verdict == Verdict::ReplaysExactly { Ink::Bold } else { Ink::Warn };
    paper.put(&format!("{}: {}\n", one_line(name), paper.ink(ink, &one_line(&report.verdict.to_string()))));
    if let Some(file) = &report.file {
        let header = &file.header;
        let name = header.name();
        let label = if name.is_empty() { "no name given" } else { &name };
        paper.hang(
            &one_line(&format!(
                "{} {}, variant {}, seed {}, {}; name as given: {label}",
                header.scenario, header.version, header.variant, header.seed.0, header.mode
            )),
            "  ",
            "  ",
        );
    }
    if report.file.as_ref().is_some_and(|file| file.account.is_some()) {
        paper.hang(
            "It carries the trainee's account, which is outside the chain: nothing was computed from it.",
            "  ",
            "  ",
        );
    }
    if let (Verdict::ReplaysExactly, Some(card)) = (&report.verdict, &report.card) {
        paper.hang(&headline(card), "  ", "  ");
    }
    for step in &report.steps {
        let held = if step.failed.is_none() { "yes" } else { "NO" };
        paper.put(
            &paper.ink(Ink::Dim, &format!("  {} {:<3} {}\n", step.step.code(), held, step.step.label())),
        );
    }
    paper.put("\n");
}

/// The verdict as one stable word.
fn word(verdict: &Verdict) -> &'static str {
    match verdict {
        Verdict::ReplaysExactly => "replays-exactly",
        Verdict::DoesNotReplay(_) => "does-not-replay",
        Verdict::Damaged { .. } => "damaged",
        Verdict::OtherBundle(_) => "other-bundle",
        Verdict::NotCheckable(_) => "not-checkable",
    }
}

fn json(name: &str, report: &Report) -> serde_json::Value {
    let steps: Vec<serde_json::Value> = report
        .steps
        .iter()
        .map(|s| serde_json::json!({ "step": s.step.code(), "what": s.step.label(), "held": s.failed.is_none() }))
        .collect();
    let exact = report.verdict == Verdict::ReplaysExactly;
    let marks = report.card.as_ref().filter(|_| exact).map(|card| {
        serde_json::json!({
            "headline": headline(card),
            "earned": card.earned,
            "pending": card.pending,
            "reached": card.reached,
            "shown": show(card.earned),
            "flags": card.flags.iter().map(|f| f.flag.to_string()).collect::<Vec<_>>(),
        })
    });
    let header = report.file.as_ref().map(|file| {
        serde_json::json!({
            "scenario": file.header.scenario.to_string(),
            "version": file.header.version,
            "variant": file.header.variant.to_string(),
            "seed": file.header.seed.0.to_string(),
            "mode": file.header.mode,
            "label": file.header.name(),
            "head": file.head,
        })
    });
    serde_json::json!({
        "file": name,
        "verdict": word(&report.verdict),
        "words": report.verdict.to_string(),
        "session": header,
        "steps": steps,
        "marks": marks,
        "not_shown": NOT_SHOWN,
    })
}
