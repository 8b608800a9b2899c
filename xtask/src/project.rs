//! Where the project lies, and how its tools are run.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::time::Instant;

use anyhow::{Context, Result, bail};

/// The repository and the places derived from it.
pub struct Project {
    pub root: PathBuf,
    /// Where cargo writes; `CARGO_TARGET_DIR` when set.
    pub target: PathBuf,
}

impl Project {
    /// The project of the manifest this program was run from.
    pub fn find() -> Result<Project> {
        let manifest = env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
        let root =
            Path::new(&manifest).parent().context("xtask lies in a folder of the project")?.to_path_buf();
        let target = match env::var_os("CARGO_TARGET_DIR") {
            Some(dir) => env::current_dir()?.join(dir),
            None => root.join("target"),
        };
        Ok(Project { root, target })
    }

    /// The page as it is served.
    pub fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// The size table of the page that was built last, for programs.
    pub fn sizes(&self) -> PathBuf {
        self.target.join("sizes.json")
    }

    /// A command run at the root.
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.root);
        command
    }

    /// Cargo at the root, the one that runs us.
    pub fn cargo(&self, words: &[&str]) -> Command {
        let mut command = self.command(&env::var("CARGO").unwrap_or_else(|_| "cargo".into()));
        command.args(words);
        command
    }
}

/// Runs a command, its output going where ours goes.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command.status().with_context(|| format!("cannot start `{shown}`"))?;
    if !status.success() {
        bail!("`{shown}` failed ({status})");
    }
    Ok(())
}

/// Says what begins now, and how long after the verb began that is.
pub fn step(what: &str) {
    static BEGAN: OnceLock<Instant> = OnceLock::new();
    let gone = BEGAN.get_or_init(Instant::now).elapsed().as_secs();
    eprintln!("{:>3}:{:02}  {what} ...", gone / 60, gone % 60);
}

/// Runs a command and returns what it printed; on failure the problem holds its complaints.
pub fn output(command: &mut Command) -> Result<String> {
    let shown = shown(command);
    let out = command.stdin(Stdio::null()).output().with_context(|| format!("cannot start `{shown}`"))?;
    if !out.status.success() {
        bail!("`{shown}` failed ({})\n{}", out.status, String::from_utf8_lossy(&out.stderr).trim_end());
    }
    Ok(String::from_utf8_lossy(&out.stdout).into_owned())
}

/// The first of these programs that lies on the search path.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let endings: &[&str] = if cfg!(windows) { &[".exe", ".cmd", ""] } else { &[""] };
    names.iter().find_map(|name| {
        env::split_paths(&path).find_map(|dir| {
            endings.iter().map(|ending| dir.join(format!("{name}{ending}"))).find(|file| file.is_file())
        })
    })
}

/// Refuses words a verb does not know.
pub fn only_words(words: &[String], known: &[&str]) -> Result<()> {
    match words.iter().find(|word| !known.contains(&word.as_str())) {
        Some(word) if known.is_empty() => bail!("takes no words, and was given `{word}`"),
        Some(word) => bail!("does not know `{word}`; it takes {}", known.join(", ")),
        None => Ok(()),
    }
}

fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let words = command.get_args().map(|word| word.to_string_lossy());
    std::iter::once(name.to_string_lossy()).chain(words).collect::<Vec<_>>().join(" ")
}
