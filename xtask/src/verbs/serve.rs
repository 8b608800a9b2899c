//! `cargo xtask serve`: build the page and show it, under the headers of a real host.
//!
//! With `--watch` it is built quickly, built again when its sources change, and loaded again wherever it is open.

use std::env;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, bail};

use super::Verb;
use crate::page::{self, Finish};
use crate::project::{Project, on_path};
use crate::server::reload::Reload;
use crate::{server, watch};

pub const VERB: Verb = Verb {
    name: "serve",
    what: "build the page and serve it on this machine, under its production security policy",
    words: "[--port N] [--no-open] [--release | --dev | --watch]   --release, the default, builds it small; --dev \
            quickly;\n             --watch quickly, and again after each change, loading it again wherever it is open",
    run,
};

const PORT: u16 = 8173;

/// What the words ask for.
struct Wish {
    port: u16,
    open: bool,
    finish: Finish,
    watch: bool,
}

fn wish(words: &[String]) -> Result<Wish> {
    let (mut port, mut open, mut release, mut dev, mut watch) = (PORT, true, false, false, false);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--port" => {
                let number = words.next().context("--port takes a number")?;
                port = number.parse().with_context(|| format!("`{number}` is not a port"))?;
            }
            "--no-open" => open = false,
            "--release" => release = true,
            "--dev" => dev = true,
            "--watch" => watch = true,
            other => bail!("does not know `{other}`"),
        }
    }
    if release && (dev || watch) {
        bail!("--release builds the page small, --dev and --watch build it quickly: choose one");
    }
    Ok(Wish { port, open, finish: if dev || watch { Finish::Dev } else { Finish::Page }, watch })
}

fn run(project: &Project, words: &[String]) -> Result<()> {
    let wish = wish(words)?;
    println!("Building the page; the first time takes some minutes ...");
    let dist = project.dist();
    let watched = if wish.watch {
        Some(watch::first(project, &dist)?)
    } else {
        page::build(project, wish.finish, &dist)?;
        None
    };
    let listener = server::listen(wish.port)?;
    let address = format!("http://{}/", listener.local_addr()?);
    println!("Muster is at {address}  (Ctrl+C stops it)");
    if wish.open {
        open_browser(&address);
    }
    let Some((parts, seen)) = watched else { return server::serve(listener, &dist, None) };
    println!("Watching src/, style/, scenarios/ and index.html.");
    let reload = Arc::new(Reload::default());
    let (pages, served) = (Arc::clone(&reload), dist.clone());
    thread::spawn(move || server::serve(listener, &served, Some(pages)));
    watch::forever(project, &parts, seen, &dist, &reload)
}

/// Opens the address where there is somebody to see it; silence where there is not.
fn open_browser(address: &str) {
    let (program, first): (&str, &[&str]) = if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else if cfg!(target_os = "macos") {
        ("open", &[])
    } else {
        let display = ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| env::var_os(name).is_some_and(|v| !v.is_empty()));
        if !display || on_path(&["xdg-open"]).is_none() {
            return;
        }
        ("xdg-open", &[])
    };
    let mut command = Command::new(program);
    command.args(first).arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    // The address stands above; a browser that does not open is no failure.
    let _ = command.spawn();
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &str) -> Result<Wish> {
        wish(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn watching_builds_quickly() {
        assert_eq!(asked("").unwrap().finish, Finish::Page);
        let watched = asked("--watch --no-open --port 8199").unwrap();
        assert!(watched.watch && watched.finish == Finish::Dev && !watched.open && watched.port == 8199);
    }

    #[test]
    fn words_that_fight_are_refused() {
        for words in ["--release --watch", "--release --dev", "--port", "--port x", "--fast"] {
            assert!(asked(words).is_err(), "{words}");
        }
    }
}
