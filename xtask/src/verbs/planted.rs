//! `cargo xtask planted`: are the tests awake?
//!
//! Each `tests/planted/*.patch` puts a fault into the sources and names, in a line `test: NAME` before the first
//! `diff`, the test that must fail on it. On a copy of the tree, each named test must pass, then fail once its patch
//! is applied. A patch that does not apply, a tree that does not compile and a test that hangs are not a test failing.
//!
//! NAME is the name of the function; it may have its modules before it (`time::tests::...`) where two are alike.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::slice::Iter;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use super::Verb;
use crate::project::{Project, output};

pub const VERB: Verb = Verb {
    name: "planted",
    what: "plant each fault of tests/planted/ in a copy of the sources and see that its test fails",
    words: "[NAME...]   only the faults of these names; all unless told",
    run,
};

/// How long one test may take; the slowest, beside a build, is still well below.
const PATIENCE: Duration = Duration::from_secs(300);

/// The test programs a named test may be in: the arguments cargo builds each with.
const PROGRAMS: &[&[&str]] = &[&["--lib"], &["--test", "it"]];

pub fn run(project: &Project, words: &[String]) -> Result<()> {
    all(project, words, false)
}

/// Every fault, where all tests were just seen to pass.
pub fn after_the_tests(project: &Project) -> Result<()> {
    all(project, &[], true)
}

fn all(project: &Project, words: &[String], seen_to_pass: bool) -> Result<()> {
    let mut faults = faults(&project.root.join("tests/planted"))?;
    if let Some(unknown) = words.iter().find(|word| faults.iter().all(|fault| fault.name != **word)) {
        bail!("tests/planted/ holds no `{unknown}.patch`");
    }
    faults.retain(|fault| words.is_empty() || words.contains(&fault.name));
    if faults.is_empty() {
        bail!("tests/planted/ holds no patch");
    }
    let copy = Copy::take(project, "one")?;
    let homes = homes(&copy, &faults, seen_to_pass)?;
    let left = Mutex::new(faults.iter());
    // Much of a build is one thread's work, and so are most tests: two at a time are done in two thirds of the time.
    let other = if faults.len() > 1 { Some(Copy::take(project, "two")?) } else { None };
    let found = thread::scope(|scope| {
        let hands: Vec<_> = [Some(&copy), other.as_ref()]
            .into_iter()
            .flatten()
            .map(|copy| scope.spawn(|| each(copy, &left, &homes)))
            .collect();
        hands.into_iter().map(|hand| hand.join().expect("a hand ends")).collect::<Result<Vec<Vec<&str>>>>()
    })?;
    let asleep = found.concat();
    if !asleep.is_empty() {
        bail!("{} of {} planted faults went unnoticed: {}", asleep.len(), faults.len(), asleep.join(", "));
    }
    println!("  all {} planted faults were noticed", faults.len());
    Ok(())
}

/// Plants in one copy what is left to plant; names what went unnoticed.
fn each<'a>(copy: &Copy, left: &Mutex<Iter<'a, Fault>>, homes: &Homes) -> Result<Vec<&'a str>> {
    let mut asleep = Vec::new();
    loop {
        let Some(fault) = left.lock().expect("nobody fails holding it").next() else { return Ok(asleep) };
        let began = Instant::now();
        let verdict = plant(copy, fault, homes);
        let seconds = began.elapsed().as_secs();
        match verdict {
            Ok(()) => println!("  noticed      {} ({seconds} s)", fault.name),
            Err(problem) => {
                asleep.push(fault.name.as_str());
                println!("  NOT NOTICED  {} ({seconds} s): {problem:#}", fault.name);
            }
        }
        copy.restore(fault)?;
    }
}

/// Whether every patch still applies to the tree: told in the first second of the tests, not in their ninth minute.
pub fn apply(project: &Project) -> Result<()> {
    for fault in faults(&project.root.join("tests/planted"))? {
        output(Command::new("git").current_dir(&project.root).args(["apply", "--check"]).arg(&fault.patch))
            .with_context(|| format!("tests/planted/{}.patch no longer applies; renew it", fault.name))?;
    }
    Ok(())
}

struct Fault {
    /// The file's name without its ending.
    name: String,
    patch: PathBuf,
    test: String,
    /// The files it changes, as `diff` names them.
    files: Vec<String>,
}

fn faults(folder: &Path) -> Result<Vec<Fault>> {
    let mut patches: Vec<PathBuf> = fs::read_dir(folder)
        .context("tests/planted")?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_>>()?;
    patches.retain(|path| path.extension().is_some_and(|ending| ending == "patch"));
    patches.sort();
    patches.into_iter().map(|patch| fault(&patch).with_context(|| patch.display().to_string())).collect()
}

fn fault(patch: &Path) -> Result<Fault> {
    let text = fs::read_to_string(patch)?;
    let header = text.lines().take_while(|line| !line.starts_with("diff "));
    let test =
        header.filter_map(|line| line.strip_prefix("test:")).next().context("has no line `test: NAME`")?;
    let files: Vec<String> = text
        .lines()
        .filter_map(|line| line.strip_prefix("+++ b/"))
        .map(|file| file.trim_end().to_owned())
        .collect();
    if files.is_empty() {
        bail!("changes no file");
    }
    let name = patch.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    Ok(Fault { name, patch: patch.to_path_buf(), test: test.trim().to_owned(), files })
}

/// Where a test lives: the words that build its program, and its full name there.
type Homes = BTreeMap<String, (usize, String)>;

/// Finds every named test, and sees that it passes while nothing is planted, where nobody has seen that yet.
fn homes(copy: &Copy, faults: &[Fault], seen_to_pass: bool) -> Result<Homes> {
    let mut lists = Vec::new();
    for words in PROGRAMS {
        let program = copy.build(words)?;
        let list = output(Command::new(&program).current_dir(&copy.tree).args(["--list", "--format=terse"]))?;
        let names: Vec<String> =
            list.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect();
        lists.push((program, names));
    }
    let mut homes = Homes::new();
    for test in faults.iter().map(|fault| &fault.test) {
        let ending = format!("::{test}");
        let found: Vec<(usize, &String)> = (0..lists.len())
            .flat_map(|at| lists[at].1.iter().map(move |name| (at, name)))
            .filter(|(_, name)| *name == test || name.ends_with(&ending))
            .collect();
        let [(at, name)] = found.as_slice() else {
            bail!("{} tests are called `{test}`; a planted fault needs exactly one", found.len());
        };
        let before = if seen_to_pass { Outcome::Passed } else { outcome(copy, &lists[*at].0, name)? };
        match before {
            Outcome::Passed => homes.insert(test.clone(), (*at, (*name).clone())),
            other => bail!("`{name}` must pass before anything is planted: {}", other.words()),
        };
    }
    Ok(homes)
}

fn plant(copy: &Copy, fault: &Fault, homes: &Homes) -> Result<()> {
    let (at, name) = &homes[&fault.test];
    copy.apply(fault)?;
    let program =
        copy.build(PROGRAMS[*at]).context("with the fault it does not compile, which no test noticed")?;
    match outcome(copy, &program, name)? {
        Outcome::Failed => Ok(()),
        other => bail!("`{name}` {}", other.words()),
    }
}

#[derive(Debug, PartialEq)]
enum Outcome {
    Passed,
    Failed,
    Hung,
    /// It ended without saying that this test ran.
    Unclear,
}

impl Outcome {
    fn words(&self) -> &'static str {
        match self {
            Outcome::Passed => "passes",
            Outcome::Failed => "fails",
            Outcome::Hung => "does not end",
            Outcome::Unclear => "did not say how it ended",
        }
    }
}

/// Runs one test of a built test program.
fn outcome(copy: &Copy, program: &Path, name: &str) -> Result<Outcome> {
    let said = copy.place.join("said.txt");
    let mut child = Command::new(program)
        .current_dir(&copy.tree)
        .args(["--exact", name])
        .stdin(Stdio::null())
        .stdout(fs::File::create(&said)?)
        .stderr(Stdio::null())
        .spawn()?;
    let began = Instant::now();
    while child.try_wait()?.is_none() {
        if began.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            return Ok(Outcome::Hung);
        }
        thread::sleep(Duration::from_millis(20));
    }
    let said = fs::read_to_string(&said)?;
    let ended =
        |word: &str| said.lines().any(|line| line.starts_with("test result: ") && line.contains(word));
    Ok(if ended("ok. 1 passed") {
        Outcome::Passed
    } else if ended("0 passed; 1 failed") {
        Outcome::Failed
    } else {
        Outcome::Unclear
    })
}

/// A copy of the tree with a target folder of its own, both kept from run to run.
struct Copy<'a> {
    project: &'a Project,
    place: PathBuf,
    tree: PathBuf,
}

impl<'a> Copy<'a> {
    /// Makes the copy equal to the tree as it stands, committed or not. Files that did not change are left alone, so
    /// cargo need not build them again.
    fn take(project: &'a Project, name: &str) -> Result<Copy<'a>> {
        let place = project.target.join("planted").join(name);
        let copy = Copy { project, tree: place.join("tree"), place };
        fs::create_dir_all(&copy.tree)?;
        let list = output(project.command("git").args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ]))?;
        let wanted: Vec<&str> = list.split('\0').filter(|file| project.root.join(file).is_file()).collect();
        let kept = copy.place.join("files.txt");
        for old in fs::read_to_string(&kept).unwrap_or_default().lines().filter(|old| !wanted.contains(old)) {
            let _ = fs::remove_file(copy.tree.join(old));
        }
        for file in &wanted {
            copy.refresh(file)?;
        }
        fs::write(kept, wanted.join("\n"))?;
        copy.begin_with_what_is_built()?;
        Ok(copy)
    }

    /// Begins with what the tests of the tree itself were built with, if nothing was built here yet: every crate that is not
    /// ours is there then.
    fn begin_with_what_is_built(&self) -> Result<()> {
        let (from, to) = (self.project.target.join("debug"), self.place.join("target/debug"));
        if to.is_dir() {
            return Ok(());
        }
        fs::create_dir_all(&to)?;
        for part in ["build", "deps", ".fingerprint"] {
            let built = from.join(part);
            if built.is_dir() {
                // Where there is no `cp`, it is built once more.
                let _ = Command::new("cp").arg("-a").arg(&built).arg(&to).status();
            }
        }
        Ok(())
    }

    fn refresh(&self, file: &str) -> Result<()> {
        let (from, to) = (self.project.root.join(file), self.tree.join(file));
        if !from.is_file() {
            // A fault may add a file; taking it out again is undoing it.
            return fs::remove_file(to).or(Ok(()));
        }
        let text = fs::read(&from)?;
        if fs::read(&to).ok().as_deref() != Some(&text) {
            fs::create_dir_all(to.parent().context("a file lies in a folder")?)?;
            fs::write(to, text)?;
        }
        Ok(())
    }

    fn apply(&self, fault: &Fault) -> Result<()> {
        // The ceiling hides the repository around the copy: inside one, git would skip what is not below here.
        output(
            Command::new("git")
                .current_dir(&self.tree)
                .args(["apply", "--whitespace=nowarn"])
                .arg(&fault.patch)
                .env("GIT_CEILING_DIRECTORIES", &self.place)
                .env_remove("GIT_DIR")
                .env_remove("GIT_WORK_TREE"),
        )
        .context("the patch no longer applies; renew it")?;
        Ok(())
    }

    fn restore(&self, fault: &Fault) -> Result<()> {
        fault.files.iter().try_for_each(|file| self.refresh(file))
    }

    /// Builds one test program of the copy and says where it is.
    fn build(&self, words: &[&str]) -> Result<PathBuf> {
        let built = output(
            self.project
                .cargo(&["test", "--quiet", "--no-run", "--message-format=json", "--features", "cli"])
                .args(words)
                .current_dir(&self.tree)
                .env("CARGO_TARGET_DIR", self.place.join("target")),
        )?;
        let quoted = built.lines().rev().find_map(|line| line.split("\"executable\":\"").nth(1));
        let path = quoted.and_then(|rest| rest.split('"').next()).context("cargo named no test program")?;
        Ok(PathBuf::from(path.replace("\\\\", "\\")))
    }
}
