//! `muster export`: a session as a record, a page, tables or text.

use std::path::PathBuf;

use clap::ValueEnum;
use muster::export::html::html;
use muster::export::markdown::markdown;
use muster::export::{Run, csv, json, scorecard, stand_ins, summary, transcript};

use crate::paper::Paper;
use crate::replay::Replayed;
use crate::{Ending, Outcome, Unusable, files};

/// Arguments of `muster export`.
#[derive(clap::Args)]
pub struct Args {
    /// A session file.
    #[arg(value_name = "SESSION")]
    file: PathBuf,
    /// The form.
    #[arg(long, value_enum)]
    to: Form,
    /// Which table, for csv.
    #[arg(long, value_enum, default_value_t = Table::Lines)]
    table: Table,
    /// Replace what may identify somebody by stand-ins, the same person by the same one throughout: customers of the drill,
    /// names behind a title, e-mail addresses, phone numbers, postcodes, dates of birth, health.
    #[arg(long)]
    redact: bool,
    /// Somebody else to hide, and what stands for them if given: `Imran Qureshi=Colleague A`. As often as needed.
    #[arg(long, value_name = "NAME[=STAND-IN]", requires = "redact")]
    also: Vec<String>,
    /// Where to write it; standard output if not given.
    #[arg(short, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// A form.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Form {
    /// The record of the run, as Markdown.
    Md,
    /// The record of the run, as one page ready to print.
    Html,
    /// Marks and entries for machines.
    Json,
    /// A table for a spreadsheet.
    Csv,
    /// The transcript and the scorecard.
    Txt,
}

/// A table.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Table {
    /// Flags, lines and penalties of the marks; columns in `_bp` are basis points of the whole, 125 for 1.25 marks.
    Lines,
    /// Every entry of the run.
    Entries,
}

pub fn run(args: &Args) -> Outcome {
    let replayed = match Replayed::of(&args.file)? {
        Ok(replayed) => replayed,
        Err(verdict) => {
            eprintln!("{}: {verdict}; nothing was written", args.file.display());
            return Ok(Ending::No);
        }
    };
    let run = replayed.run().ok_or_else(|| Unusable("the file holds no play".to_owned()))?;
    let own = replayed.account();
    let stand_ins = args.redact.then(|| stand_ins(&run, &own, &args.also));
    let run = Run { stand_ins: stand_ins.as_ref(), ..run };
    let page = || summary(&run, &own);
    let text = match (args.to, args.table) {
        (Form::Md, _) => markdown(&page()),
        (Form::Html, _) => html(&page()),
        (Form::Json, _) => json::json(&run),
        (Form::Csv, Table::Lines) => csv::lines(&run),
        (Form::Csv, Table::Entries) => csv::entries(&run),
        (Form::Txt, _) => format!("{}\n\n{}", transcript::transcript(&run), scorecard::text(&run)),
    };
    match &args.out {
        Some(path) => files::write(path, &text)?,
        None => Paper::of_stdout().put(&text),
    }
    Ok(Ending::Fine)
}
