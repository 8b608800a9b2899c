//! `muster read`: what the detectors find in texts, a line of JSON each.

use std::path::{Path, PathBuf};

use muster::diagnostic::Severity;
use muster::jobs::reading::{Answers, Text};
use muster::limits;
use muster::text::Lexicon;
use muster::text::anatomy::Whole;
use muster::tree;

use crate::paper::{Ink, Paper};
use crate::{Ending, Outcome, Unusable, files};

/// Arguments of `muster read`.
#[derive(clap::Args)]
#[command(after_help = INPUT)]
pub struct Args {
    /// Texts, a line of JSON each.
    #[arg(value_name = "FILE.jsonl")]
    file: PathBuf,
    /// Write the answers as JSON, a line a text.
    #[arg(long)]
    json: bool,
    /// The words to read with: a folder of the lexicon.
    #[arg(long, value_name = "FOLDER", default_value = "scenarios/lexicon/en-GB")]
    lexicon: PathBuf,
    /// A drill whose own words (what is hit, what can be done, who is hit) are known too.
    #[arg(long, value_name = "SCENARIO")]
    drill: Option<PathBuf>,
}

const INPUT: &str = "A line is an object: `text`; `lane` (public, customer, client, floor, resolvers, executives, log; \
                     public unless given); `time` (when it was sent, 09:30; 09:00 unless given); `context` with \
                     `confirmed_fix` (a time), `workaround` (an empty text: the reader has none), `they_said`, `known` (the texts \
                     its sender had before them), `unmended` (true: it is not mended yet), `to_one` (true: it goes to one desk \
                     or person). `kind` is what it is meant to be (holding, update, status, reply, floor-brief, \
                     executive-brief, handover, bridge-report, closure, breach-notice, entry); by its lane unless given. An \
                     `id` comes back with the answer; other names are passed over.";

pub fn run(args: &Args) -> Outcome {
    let lexicon = lexicon(&args.lexicon)?;
    let drill = args.drill.as_deref().map(files::drill).transpose()?.map(|(_, drill)| drill);
    let source = files::text(&args.file, limits::SOURCE_BYTES * 16)?;
    let paper = Paper::of_stdout();
    for (n, line) in source.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let text = Text::of(line)
            .map_err(|why| Unusable(format!("{}: line {}: {why}", args.file.display(), n + 1)))?;
        let answers = text.answers(&lexicon, drill.as_deref());
        match args.json {
            true => paper.put(&format!("{}\n", text.line(&answers))),
            false => tell(&paper, &text, &answers),
        }
    }
    Ok(Ending::Fine)
}

/// The lexicon in a folder. Warnings are said beside the answers; with an error there are none, as a table that was read
/// in part would give other answers than its author thinks.
fn lexicon(folder: &Path) -> Result<Lexicon, Unusable> {
    let words = files::lexicon(folder)?;
    let (node, mut problems) = tree::toml::parse(&words.text);
    let lexicon = Lexicon::read(&node, &mut problems);
    let problems = problems.sorted();
    let told: String = problems
        .iter()
        .map(|problem| {
            let (path, source, problem) = files::in_file(folder, &words, problem);
            problem.render(&path.display().to_string(), &source)
        })
        .collect();
    if problems.iter().any(|problem| problem.severity == Severity::Error) {
        return Err(Unusable(format!("the lexicon cannot be used\n{told}")));
    }
    eprint!("{told}");
    Ok(lexicon)
}

fn tell(paper: &Paper, text: &Text, answers: &Answers) {
    paper.put(&format!("{}\n", paper.ink(Ink::Bold, &muster::export::plain::one_line(&text.text))));
    let Whole { earned, pending, .. } = answers.whole;
    paper.hang(
        &format!("as a {}: {} of 100, {} wait for a coach", text.kind.label, earned / 100, pending / 100),
        "  ",
        "      ",
    );
    for answer in &answers.each {
        let (finding, code, name) = (&answer.finding, answer.detector.code, answer.detector.name);
        let quoted: Vec<String> = finding
            .spans
            .iter()
            .filter_map(|span| text.text.get(span.start as usize..span.end as usize))
            .map(|quote| format!("\u{201c}{}\u{201d}", muster::export::plain::one_line(quote)))
            .collect();
        paper.hang(
            &format!("{code:<3} {name}: {}: {}. {}", answer.word(), finding.reason, quoted.join(", ")),
            "  ",
            "      ",
        );
    }
    paper.put("\n");
}
