//! Replaying a session file: shared by the verbs that read one.

use std::path::Path;

use muster::assess::Scorecard;
use muster::engine::Play;
use muster::export::Run;
use muster::limits;
use muster::session::Account;
use muster::session::bundle::Digests;
use muster::verify::{Report, Verdict, check};

use crate::{Unusable, files};

/// Drills this machine trusts, by name and version.
pub type Known = Vec<(String, String, Digests)>;

/// Checks a file, step by step.
pub fn report(path: &Path, known: &Known) -> Result<Report, Unusable> {
    let bytes = files::bytes(path, limits::SESSION_BYTES)?;
    Ok(check(&bytes, known, |bundle| bundle.drill_or_say()))
}

/// The drills below a folder (or the drill it is).
pub fn known(folder: Option<&Path>) -> Result<Known, Unusable> {
    let Some(folder) = folder else { return Ok(Vec::new()) };
    let mut known = Vec::new();
    for drill in crate::lint::drills_below(folder)? {
        let (found, drill) = files::drill(&drill)?;
        let scenario = &drill.scenario;
        known.push((scenario.id.to_string(), scenario.version.to_string(), found.bundle.digests()));
    }
    Ok(known)
}

/// A file that replays exactly, ready to be written down.
pub struct Replayed {
    report: Report,
    verdict: String,
}

impl Replayed {
    /// Replays a file. If it does not replay exactly, the verdict comes back instead: marks that cannot be computed
    /// again are not shown.
    pub fn of(path: &Path) -> Result<Result<Replayed, Verdict>, Unusable> {
        let report = report(path, &Vec::new())?;
        if report.verdict != Verdict::ReplaysExactly || report.play.is_none() || report.card.is_none() {
            return Ok(Err(report.verdict));
        }
        let verdict = report.verdict.to_string();
        Ok(Ok(Replayed { report, verdict }))
    }

    /// What its trainee wrote about it; nothing where nothing was written.
    pub fn account(&self) -> Account {
        self.report.file.as_ref().and_then(|file| file.account.clone()).unwrap_or_default()
    }

    /// The run.
    pub fn run(&self) -> Option<Run<'_>> {
        let (play, card): (&Play, &Scorecard) = (self.report.play.as_ref()?, self.report.card.as_ref()?);
        let file = self.report.file.as_ref()?;
        Some(Run {
            label: &file.header.label,
            head: Some(&file.head),
            verdict: Some(&self.verdict),
            disputes: file.account.as_ref().map_or(&[][..], |account| &account.disputes),
            ..Run::new(play, card)
        })
    }
}
