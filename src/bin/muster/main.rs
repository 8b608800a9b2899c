//! `muster`: the native program. Plays drills in a terminal, checks files, explains marks, writes records.
//!
//! One file a verb. Exit codes: 0 fine; 1 the answer is no (a file does not replay, a drill has errors, a drill cannot
//! be won); 2 the call or a file cannot be used. What a verb found goes to standard output, what went wrong to standard
//! error.

mod check;
mod crew;
mod desk;
mod export;
mod files;
mod lint;
mod marks;
mod paper;
mod play;
mod read;
mod rehearse;
mod replay;
mod wall;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// A flight simulator for incident management in contact centres.
#[derive(Parser)]
#[command(version, about, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    verb: Verb,
}

const EXIT_CODES: &str = "Exit codes: 0 fine; 1 the answer is no (does not replay, has errors, cannot be won); \
                          2 the call or a file cannot be used.";

#[derive(Subcommand)]
enum Verb {
    /// Say everything that is wrong with drills and policies, with place and mend.
    Lint(lint::Args),
    /// Play a drill: in the terminal, or from a file of inputs.
    Play(play::Args),
    /// Replay session files and say whether they come out the same.
    Check(check::Args),
    /// Explain the marks of a session, line by line.
    Marks(marks::Args),
    /// Write a session as a record, a page, tables or text.
    Export(export::Args),
    /// Say what the detectors find in texts, with the places and the reasons.
    Read(read::Args),
    /// Prove a drill: its witness wins, its failures fail.
    Rehearse(rehearse::Args),
}

/// How a verb ended.
pub enum Ending {
    /// Fine.
    Fine,
    /// The answer is no.
    No,
}

/// Why the call or a file cannot be used.
pub struct Unusable(pub String);

/// What a verb gives back.
pub type Outcome = Result<Ending, Unusable>;

fn main() -> ExitCode {
    let outcome = match Cli::parse().verb {
        Verb::Lint(args) => lint::run(&args),
        Verb::Play(args) => play::run(&args),
        Verb::Check(args) => check::run(&args),
        Verb::Marks(args) => marks::run(&args),
        Verb::Export(args) => export::run(&args),
        Verb::Read(args) => read::run(&args),
        Verb::Rehearse(args) => rehearse::run(&args),
    };
    match outcome {
        Ok(Ending::Fine) => ExitCode::SUCCESS,
        Ok(Ending::No) => ExitCode::from(1),
        Err(Unusable(why)) => {
            eprintln!("muster: {why}");
            ExitCode::from(2)
        }
    }
}
