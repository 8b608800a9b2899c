//! The folder of the page while it is being written, and what is known of each file in it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::clear;
use crate::digest;

/// When a file is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// By every first visit, before anything is chosen.
    First,
    /// When it is wanted: a drill, the worker.
    Later,
    /// Never by the page: it tells a host or a program something.
    Never,
}

/// One file of the page.
#[derive(Clone, Debug)]
pub struct File {
    /// Its path as it lies there.
    pub path: String,
    /// Its path without a digest, by which people know it.
    pub plain: String,
    /// SHA-256, in hexadecimal.
    pub digest: String,
    /// Its length.
    pub bytes: usize,
    /// When it is asked for.
    pub load: Load,
}

/// The folder, and its files in the order they were written: leaves first.
pub struct Site {
    /// Where it is written.
    pub folder: PathBuf,
    /// What was written so far.
    pub files: Vec<File>,
    names: BTreeMap<String, String>,
}

/// Below this a compressed copy saves less than asking for it costs.
const WORTH_SQUEEZING: usize = 1024;

impl Site {
    /// An empty folder at that place, whatever was there.
    pub fn begin(folder: &Path) -> Result<Site> {
        clear(folder)?;
        fs::create_dir_all(folder).with_context(|| format!("making {}", folder.display()))?;
        Ok(Site { folder: folder.to_path_buf(), files: Vec::new(), names: BTreeMap::new() })
    }

    /// Writes a file under the name it is given.
    pub fn put(&mut self, path: &str, bytes: &[u8], load: Load) -> Result<()> {
        self.write(path.to_owned(), path, bytes, load)
    }

    /// Writes a file under a name that holds its digest, and says that name.
    pub fn put_named(&mut self, plain: &str, bytes: &[u8], load: Load) -> Result<String> {
        let path = digest::named(plain, bytes);
        self.write(path.clone(), plain, bytes, load)?;
        Ok(path)
    }

    /// The path under which a file was written.
    pub fn named(&self, plain: &str) -> Option<&str> {
        self.names.get(plain).map(String::as_str)
    }

    /// The files of which compressed copies are wanted.
    pub fn worth_squeezing(&self) -> Vec<PathBuf> {
        let worth = |file: &&File| file.load != Load::Never && file.bytes > WORTH_SQUEEZING;
        self.files.iter().filter(worth).map(|file| self.folder.join(&file.path)).collect()
    }

    fn write(&mut self, path: String, plain: &str, bytes: &[u8], load: Load) -> Result<()> {
        if self.names.insert(plain.to_owned(), path.clone()).is_some() {
            bail!("two files of the page are called {plain}");
        }
        let place = self.folder.join(&path);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&place, bytes).with_context(|| format!("writing {}", place.display()))?;
        let digest = digest::hex(bytes);
        self.files.push(File { path, plain: plain.to_owned(), digest, bytes: bytes.len(), load });
        Ok(())
    }
}
