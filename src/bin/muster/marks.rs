//! `muster marks`: every mark of a session, explained.

use std::path::PathBuf;

use muster::export::{json, scorecard};

use crate::paper::Paper;
use crate::replay::Replayed;
use crate::{Ending, Outcome, Unusable};

/// Arguments of `muster marks`.
#[derive(clap::Args)]
pub struct Args {
    /// A session file.
    #[arg(value_name = "SESSION")]
    file: PathBuf,
    /// Write the marks as JSON.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Outcome {
    let replayed = match Replayed::of(&args.file)? {
        Ok(replayed) => replayed,
        Err(verdict) => {
            eprintln!("{}: {verdict}; its marks cannot be computed again", args.file.display());
            return Ok(Ending::No);
        }
    };
    let run = replayed.run().ok_or_else(|| Unusable("the file holds no play".to_owned()))?;
    let text = if args.json { json::marks_json(&run) } else { scorecard::text(&run) };
    Paper::of_stdout().put(&text);
    Ok(Ending::Fine)
}
