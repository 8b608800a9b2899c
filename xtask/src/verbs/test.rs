//! `cargo xtask test`: everything that must hold, in one go. This is what the continuous integration runs.
//!
//! A failing step does not stop the ones after it: one run tells all that is wrong.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::{Verb, fuzz, planted, reading};
use crate::page::{self, Finish};
use crate::project::{Project, only_words, output, run as run_command};
use crate::{chromium, firefox, handover, library, npm, server, wasm};

pub const VERB: Verb = Verb {
    name: "test",
    what: "check everything: form, lints, tests, parity, planted faults, fuzzing, browser",
    words: "[--no-browser] [--quick] [--only WORDS]   --quick stops after the native tests; --only runs the steps of that name",
    run,
};

const NO_BROWSER: &str = "--no-browser";
const QUICK: &str = "--quick";
const ONLY: &str = "--only";

/// Long enough to run all seeds and some thousands of mutants; a real hunt is `cargo xtask fuzz 600`.
const FUZZ_SECONDS: u64 = 15;

/// How many random plays must come out the same natively and as WebAssembly.
const RANDOM_PLAYS: u32 = 200;

/// What the native side says of those plays, below the target folder: node and Chromium are compared with it.
const OUTCOMES: &str = "outcomes.txt";

struct Step {
    name: &'static str,
    run: fn(&Project) -> Result<()>,
    /// Left out by `--quick`.
    slow: bool,
}

const fn step(name: &'static str, run: fn(&Project) -> Result<()>) -> Step {
    Step { name, run, slow: false }
}

const fn slow(name: &'static str, run: fn(&Project) -> Result<()>) -> Step {
    Step { name, run, slow: true }
}

/// The crates that are not of the workspace, each for a reason its manifest gives. `--all` does not reach them.
const OUTSIDE: &[&str] = &[FUZZ, BARE_YEW];
const FUZZ: &str = "fuzz";
const BARE_YEW: &str = "benches/page/bare-yew";

const BROWSER: &str = "journeys in Chromium";
const FUZZING: &str = "short fuzzing";

const STEPS: &[Step] = &[
    step("form", form),
    step("lints, native", lints_native),
    slow("lints, WebAssembly", lints_wasm),
    step("tests of the verbs", tests_of_the_verbs),
    step("tests", tests),
    slow("parity under node", parity),
    // The tests were seen to pass two steps before.
    slow("planted faults", planted::after_the_tests),
    slow(FUZZING, |project| fuzz::all(project, FUZZ_SECONDS)),
    slow(BROWSER, journeys),
];

enum Ending {
    Passed,
    Failed(String),
    Left(&'static str),
}

fn run(project: &Project, words: &[String]) -> Result<()> {
    let (words, only) = match words.iter().position(|word| word == ONLY) {
        Some(at) => (&words[..at], Some(words[at + 1..].join(" "))),
        None => (words, None),
    };
    only_words(words, &[NO_BROWSER, QUICK])?;
    let wanted = |step: &Step| only.as_ref().is_none_or(|name| step.name.contains(name.as_str()));
    if !STEPS.iter().any(wanted) {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!("no step is called so; there are: {}", names.join("; "));
    }
    let given = |word: &str| words.iter().any(|given| given == word);
    let mut endings = Vec::new();
    for step in STEPS.iter().filter(|step| wanted(step)) {
        let left = if step.slow && given(QUICK) {
            Some(QUICK)
        } else if step.name == BROWSER && given(NO_BROWSER) {
            Some(NO_BROWSER)
        } else if step.name == FUZZING {
            fuzz::lacking()
        } else {
            None
        };
        let began = Instant::now();
        println!("\n== {}", step.name);
        let ending = match left {
            Some(why) => Ending::Left(why),
            None => match (step.run)(project) {
                Ok(()) => Ending::Passed,
                Err(problem) => Ending::Failed(format!("{problem:#}")),
            },
        };
        match &ending {
            Ending::Passed => println!("== {}: passed in {}", step.name, shown(began.elapsed())),
            Ending::Failed(problem) => println!("== {}: FAILED. {problem}", step.name),
            Ending::Left(why) => println!("== {}: left out ({why})", step.name),
        }
        endings.push((step.name, began.elapsed(), ending));
    }
    summary(&endings)
}

fn summary(endings: &[(&str, Duration, Ending)]) -> Result<()> {
    let (mut passed, mut failed) = (0, 0);
    println!();
    for (name, time, ending) in endings {
        let word = match ending {
            Ending::Passed => {
                passed += 1;
                "passed".to_owned()
            }
            Ending::Failed(problem) => {
                failed += 1;
                format!("FAILED: {}", problem.lines().next().unwrap_or_default())
            }
            Ending::Left(why) => format!("left out ({why})"),
        };
        println!("  {name:<22} {:>8}  {word}", shown(*time));
    }
    let total: Duration = endings.iter().map(|(_, time, _)| *time).sum();
    println!("  {:<22} {:>8}", "together", shown(total));
    println!("steps: {passed} passed, {failed} failed");
    if failed > 0 {
        std::process::exit(1);
    }
    Ok(())
}

fn shown(time: Duration) -> String {
    let tenths = time.as_millis() / 100;
    if tenths < 600 {
        format!("{}.{} s", tenths / 10, tenths % 10)
    } else {
        format!("{}:{:02} min", tenths / 600, tenths / 10 % 60)
    }
}

/// rustfmt and clippy are components of the toolchain that a minimal installation lacks.
fn add_components(project: &Project) -> Result<()> {
    let lacking =
        ["fmt", "clippy"].iter().any(|name| output(&mut project.cargo(&[name, "--version"])).is_err());
    if !lacking {
        return Ok(());
    }
    run_command(project.command("rustup").args(["component", "add", "rustfmt", "clippy"]))
        .context("rustfmt or clippy is not here; `rustup component add rustfmt clippy` installs them")
}

fn form(project: &Project) -> Result<()> {
    add_components(project)?;
    run_command(&mut project.cargo(&["fmt", "--all", "--check"]))?;
    for outside in OUTSIDE {
        let manifest = project.root.join(outside).join("Cargo.toml");
        run_command(project.cargo(&["fmt", "--check", "--manifest-path"]).arg(manifest))?;
    }
    planted::apply(project)
}

fn clippy(project: &Project, words: &[&str]) -> Result<()> {
    run_command(project.cargo(&["clippy", "--quiet"]).args(words).args(["--", "-D", "warnings"]))
}

fn lints_native(project: &Project) -> Result<()> {
    clippy(project, &["--all-targets"])?;
    clippy(project, &["--all-targets", "--features", "cli"])?;
    clippy(project, &["--all-targets", "--package", "xtask", "--package", "drills", "--package", "squeeze"])?;
    // Its build script compiles libFuzzer.
    if fuzz::lacking().is_some() { Ok(()) } else { clippy_outside(project, FUZZ, &[]) }
}

/// The same lints for a crate outside the workspace, in the target folder everything else is in.
fn clippy_outside(project: &Project, outside: &str, words: &[&str]) -> Result<()> {
    let manifest = project.root.join(outside).join("Cargo.toml");
    let at = [manifest.to_string_lossy().into_owned(), project.target.to_string_lossy().into_owned()];
    let words = [&["--locked", "--manifest-path", &at[0], "--target-dir", &at[1]], words].concat();
    clippy(project, &words)
}

fn lints_wasm(project: &Project) -> Result<()> {
    wasm::add_target(project)?;
    clippy(project, &["--package", "bindgen"])?;
    for bin in ["web", "worker"] {
        clippy(project, &["--target", wasm::TARGET, "--features", bin, "--bin", bin])?;
    }
    clippy_outside(project, BARE_YEW, &["--target", wasm::TARGET])
}

fn tests_of_the_verbs(project: &Project) -> Result<()> {
    run_command(&mut project.cargo(&["test", "--quiet", "--package", "xtask", "--package", "squeeze"]))
}

fn tests(project: &Project) -> Result<()> {
    run_command(&mut project.cargo(&["test", "--features", "cli"]))
}

/// The same library, compiled to WebAssembly, must say what the native one says.
fn parity(project: &Project) -> Result<()> {
    let drills = project.target.join("drills");
    library::compile_drills(project, &drills)?;
    let native = project.target.join(OUTCOMES);
    fs::write(&native, library::outcomes(project, &drills, RANDOM_PLAYS)?)?;
    let module = wasm::worker_for_node(project)?;
    let goldens = project.root.join("tests/goldens");
    let script = ["tests/wasm/parity.mjs"];
    run_command(project.command("node").args(script).args([&module, &drills, &goldens, &native]))?;
    let (asked, answers) = reading::open_lines(project)?;
    let script = ["tests/wasm/reading.mjs"];
    run_command(project.command("node").args(script).args([&module, &drills, &asked, &answers]))
}

/// Every `tests/browser/*.mjs` that does not begin with an underscore, against the page as it is shipped. A script that
/// wants a second engine reads FIREFOX, and says what it leaves out where that is not set.
fn journeys(project: &Project) -> Result<()> {
    let folder = project.root.join("tests/browser");
    npm::install(&folder)?;
    let chromium = chromium::find()?;
    // Not dist/: somebody may be serving that.
    let page = project.target.join("page-under-test");
    let sizes = page::build(project, Finish::Page, &page)?;
    print!("{}", sizes.table());
    page::check_contents(project, &sizes)?;
    let listener = server::listen(0)?;
    let address = format!("http://{}/", listener.local_addr()?);
    thread::spawn(move || server::serve(listener, &page, None));
    let shots = project.target.join("screenshots");
    fs::create_dir_all(&shots)?;
    let mut scripts: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<Result<_>>()?;
    scripts.retain(|path| path.extension().is_some_and(|ending| ending == "mjs"));
    // Looked for, and perhaps installed, only where a script asks for it.
    let asks = |path: &PathBuf| fs::read_to_string(path).is_ok_and(|text| text.contains("FIREFOX"));
    let firefox = if scripts.iter().any(asks) { firefox::find()? } else { None };
    scripts.retain(|path| !path.file_name().unwrap_or_default().to_string_lossy().starts_with('_'));
    scripts.sort();
    let (saved, native) = (project.target.join("saved"), project.target.join("native-session"));
    for folder in [&saved, &native] {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder)?;
    }
    handover::make(project, &native)?;
    let mut broken = Vec::new();
    for script in &scripts {
        let name = script.file_stem().context("a script has a name")?.to_string_lossy().into_owned();
        println!("journey: {name}");
        let mut node = project.command("node");
        node.arg(script)
            .env("MUSTER_URL", &address)
            .env("CHROMIUM", &chromium)
            .env("MUSTER_SIZES", project.sizes())
            .env("MUSTER_SCREENSHOTS", &shots)
            .env("MUSTER_SAVED", &saved)
            .env("MUSTER_NATIVE", &native)
            // Written by the step before this one.
            .env("MUSTER_OUTCOMES", project.target.join(OUTCOMES));
        if let Some(firefox) = &firefox {
            node.env("FIREFOX", firefox);
        }
        if let Some(why) = journey(node)? {
            broken.push(format!("{name} failed{why}"));
        }
    }
    if !broken.is_empty() {
        bail!("{}", broken.join("\n"));
    }
    handover::check(project, &saved)
}

/// Runs a journey and shows what it says. If it failed: what it called wrong and its last words, since a log of an hour is cut
/// where nobody chose.
fn journey(mut node: Command) -> Result<Option<String>> {
    let mut child =
        node.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().context("node did not start")?;
    let complaints = child.stderr.take().context("the journey has no stderr")?;
    let complaints = thread::spawn(move || {
        let lines = BufReader::new(complaints).lines().map_while(Result::ok);
        lines.inspect(|line| eprintln!("{line}")).collect::<Vec<_>>()
    });
    let mut wrong = Vec::new();
    for line in BufReader::new(child.stdout.take().context("the journey has no stdout")?).lines() {
        let line = line?;
        println!("{line}");
        if line.trim_start().starts_with("WRONG") {
            wrong.push(line);
        }
    }
    let complaints = complaints.join().unwrap_or_default();
    if child.wait()?.success() {
        return Ok(None);
    }
    wrong.extend(complaints.into_iter().take(COMPLAINTS));
    Ok(Some(wrong.iter().map(|line| format!("\n    {}", line.trim())).collect()))
}

/// So many lines of what a journey complained of stand in the summary.
const COMPLAINTS: usize = 12;
