//! What cargo makes of the page: two bound modules and the compiled drills, kept under `target/` between builds.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::{Finish, clear};
use crate::project::{Project, step};
use crate::{library, wasm};

/// The folder of the parts: `app/`, `worker/` and `drills/`.
pub struct Parts {
    /// Where they lie.
    pub folder: PathBuf,
    finish: Finish,
}

impl Parts {
    /// Parts that somebody else laid there.
    #[cfg(test)]
    pub fn lying_in(folder: PathBuf) -> Parts {
        Parts { folder, finish: Finish::Page }
    }

    /// Makes all of them.
    pub fn make(project: &Project, finish: Finish) -> Result<Parts> {
        let name = if finish == Finish::Dev { "dev" } else { "page" };
        let parts = Parts { folder: project.target.join("page-parts").join(name), finish };
        parts.modules(project)?;
        parts.drills(project)?;
        Ok(parts)
    }

    /// Compiles the modules anew and binds them.
    pub fn modules(&self, project: &Project) -> Result<()> {
        if self.finish == Finish::Dev {
            // In one go: the library is compiled once for both.
            step("Compiling page and worker to WebAssembly");
            wasm::compile(project, &["web", "worker"], "dev")?;
        } else {
            // Each in its own profile: the page small, the worker fast.
            step("Compiling the page to WebAssembly");
            wasm::compile(project, &["web"], wasm::PAGE)?;
            step("Compiling the worker to WebAssembly");
            wasm::compile(project, &["worker"], wasm::WORKER)?;
        }
        let profile = |own| if self.finish == Finish::Dev { "dev" } else { own };
        let page = wasm::built(project, "web", profile(wasm::PAGE));
        let worker = wasm::built(project, "worker", profile(wasm::WORKER));
        step("Binding both to JavaScript");
        wasm::bind(project, "web", &page, &self.folder.join("app"), "app")?;
        wasm::bind(project, "worker", &worker, &self.folder.join("worker"), "worker")
    }

    /// Compiles the drills anew; a drill that is gone leaves nothing behind.
    pub fn drills(&self, project: &Project) -> Result<()> {
        let (new, drills) = (self.folder.join("drills.new"), self.folder.join("drills"));
        clear(&new)?;
        step("Compiling the drills");
        library::compile_drills(project, &new)?;
        clear(&drills)?;
        fs::rename(&new, &drills).context("keeping the compiled drills")
    }

    /// The bytes of one part.
    pub fn read(&self, path: &str) -> Result<Vec<u8>> {
        let place = self.folder.join(path);
        fs::read(&place).with_context(|| format!("reading {}", place.display()))
    }
}
