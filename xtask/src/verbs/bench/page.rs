//! `cargo xtask bench --page`: what the page weighs and takes, beside a bare Yew page and an ink story, in one run.
//!
//! The three are built, compressed and served alike; `benches/page/measure.mjs` lets them take turns in one browser and
//! writes the figures, and `figures` makes tables of them.

use std::fs;
use std::path::PathBuf;
use std::thread;

use anyhow::{Context, Result, bail};

use super::{figures, rivals};
use crate::page::{self, Finish};
use crate::project::{Project, run as run_command};
use crate::{chromium, npm, server};

/// Enough for the medians to settle; each takes some four minutes.
const ROUNDS: u32 = 3;

const BEGINS: &str = "<!-- bench:page -->";
const ENDS: &str = "<!-- /bench:page -->";

/// What the words ask for.
#[derive(Debug, PartialEq)]
struct Wish {
    rounds: u32,
    write: bool,
}

fn wish(words: &[String]) -> Result<Wish> {
    let mut wish = Wish { rounds: ROUNDS, write: false };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--page" => {}
            "--write" => wish.write = true,
            "--rounds" => {
                let number = words.next().context("--rounds takes a number")?;
                wish.rounds =
                    number.parse().with_context(|| format!("`{number}` is not a number of rounds"))?;
            }
            other => bail!("does not know `{other}` beside --page; it takes --rounds N and --write"),
        }
    }
    if wish.rounds == 0 {
        bail!("no round gives no figures");
    }
    Ok(wish)
}

/// Builds, measures, prints; with `--write` also puts the table into the README.
pub fn run(project: &Project, words: &[String]) -> Result<()> {
    let wish = wish(words)?;
    let bench = project.root.join("benches/page");
    npm::install(&bench)?;
    let chromium = chromium::find()?;
    println!("Building the three pages; the first time takes some minutes ...");
    let out = project.target.join("page-bench");
    let [muster, yew, ink] = ["muster", "yew", "ink"].map(|name| out.join(name));
    fs::create_dir_all(&out)?;
    page::build(project, Finish::Page, &muster)?;
    rivals::bare_yew(project, &yew)?;
    rivals::ink(project, &ink)?;

    let place = out.join("figures.json");
    run_command(
        project
            .command("node")
            .arg(bench.join("measure.mjs"))
            .env("CHROMIUM", chromium)
            .env("MUSTER_URL", serve(muster)?)
            .env("YEW_URL", serve(yew)?)
            .env("INK_URL", serve(ink)?)
            .env("ROUNDS", wish.rounds.to_string())
            .env("FIGURES", &place),
    )?;
    let figures = figures::read(&fs::read_to_string(&place)?)?;
    print!("\n{}", figures.text());
    if wish.write {
        let readme = project.root.join("README.md");
        let text = fs::read_to_string(&readme)?;
        fs::write(&readme, between_markers(&text, &figures.markdown()).context("README.md")?)?;
        println!("Written into README.md.");
    }
    Ok(())
}

/// Serves a folder on a free port until the program ends; its address.
fn serve(folder: PathBuf) -> Result<String> {
    let listener = server::listen(0)?;
    let address = format!("http://{}/", listener.local_addr()?);
    thread::spawn(move || server::serve(listener, &folder, None));
    Ok(address)
}

/// The text with what stands between the two markers replaced.
fn between_markers(text: &str, block: &str) -> Result<String> {
    let (before, rest) = text.split_once(BEGINS).with_context(|| format!("it holds no {BEGINS}"))?;
    let (_, after) = rest.split_once(ENDS).with_context(|| format!("it holds no {ENDS}"))?;
    Ok(format!("{before}{BEGINS}\n{block}{ENDS}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(words: &str) -> Result<Wish> {
        wish(&words.split_whitespace().map(str::to_owned).collect::<Vec<_>>())
    }

    #[test]
    fn words_are_read() {
        assert_eq!(asked("--page").unwrap(), Wish { rounds: ROUNDS, write: false });
        assert_eq!(asked("--page --rounds 1 --write").unwrap(), Wish { rounds: 1, write: true });
        for words in ["--page --rounds", "--page --rounds 0", "--page --rounds x", "--page --wasm"] {
            assert!(asked(words).is_err(), "{words}");
        }
    }

    #[test]
    fn only_what_stands_between_the_markers_is_replaced() {
        let text = format!("before\n{BEGINS}\nold\n{ENDS}\nafter\n");
        let new = between_markers(&text, "new\n").unwrap();
        assert_eq!(new, format!("before\n{BEGINS}\nnew\n{ENDS}\nafter\n"));
        assert!(between_markers("no markers", "new").is_err());
    }

    #[test]
    fn the_readme_has_the_markers() {
        between_markers(include_str!("../../../../README.md"), "").unwrap();
    }
}
