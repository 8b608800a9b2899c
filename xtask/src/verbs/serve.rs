//! `cargo xtask serve`: build the page and show it, under the headers of a real host.

use std::env;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::Verb;
use crate::page::{self, Finish};
use crate::project::{Project, on_path};
use crate::server;

pub const VERB: Verb = Verb {
    name: "serve",
    what: "build the page and serve it on this machine, under its production security policy",
    words: "[--port N] [--no-open] [--release | --dev]   --release, the default, builds it small; --dev quickly",
    run,
};

const PORT: u16 = 8173;

fn run(project: &Project, words: &[String]) -> Result<()> {
    let (mut port, mut open, mut finish) = (PORT, true, Finish::Page);
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--port" => {
                let number = words.next().context("--port takes a number")?;
                port = number.parse().with_context(|| format!("`{number}` is not a port"))?;
            }
            "--no-open" => open = false,
            "--release" => finish = Finish::Page,
            "--dev" => finish = Finish::Dev,
            other => bail!("does not know `{other}`"),
        }
    }
    println!("Building the page; the first time takes some minutes ...");
    page::build(project, finish, &project.dist())?;
    let listener = server::listen(port)?;
    let address = format!("http://{}/", listener.local_addr()?);
    println!("Muster is at {address}  (Ctrl+C stops it)");
    if open {
        open_browser(&address);
    }
    server::serve(listener, &project.dist())
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
