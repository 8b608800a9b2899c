//! The project's own verbs: `cargo xtask` lists them.
//!
//! Each verb is a file in `verbs/`; what several verbs need stands beside this file. Everything the verbs use is
//! had through rustup, cargo, git, node and npm; nothing is downloaded by hand.

mod apt;
mod chromium;
mod digest;
mod firefox;
mod handover;
mod headers;
mod hosts;
mod library;
mod npm;
mod page;
mod project;
mod server;
mod style;
mod verbs;
mod wasm;
mod watch;

use std::process::ExitCode;

use project::Project;
use verbs::VERBS;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some((name, rest)) = words.split_first() else {
        list();
        return ExitCode::SUCCESS;
    };
    if matches!(name.as_str(), "help" | "-h" | "--help") {
        list();
        return ExitCode::SUCCESS;
    }
    let Some(verb) = VERBS.iter().find(|verb| verb.name == name) else {
        eprintln!("There is no verb `{name}`.\n");
        list();
        return ExitCode::from(2);
    };
    match Project::find().and_then(|project| (verb.run)(&project, rest)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nxtask {name}: {problem:#}");
            ExitCode::FAILURE
        }
    }
}

fn list() {
    println!("cargo xtask VERB\n");
    for verb in VERBS {
        println!("  {:<8} {}", verb.name, verb.what);
        if !verb.words.is_empty() {
            println!("  {:<8}   {}", "", verb.words);
        }
    }
}
