//! How the desk has its session kept: the lines of the journal, and where one was.

use serde::{Deserialize, Serialize};

use super::{Console, Tab};
use crate::app::effect::Effect;
use crate::app::form::{Form, FormMark};
use crate::app::store::Ask;
use crate::ids::ContactId;
use crate::jobs::Request;
use crate::text::mask;
use crate::time::SimTime;

/// How far the journal is kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Saved {
    /// How many lines there are.
    pub made: u32,
    /// How many of them are durable.
    pub kept: u32,
    /// Since which time of day nothing was kept, and why.
    pub failed: Option<(String, String)>,
    /// Whether another tab holds the session: this one only looks.
    pub elsewhere: bool,
}

/// Where one was, kept beside the journal: JSON.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Mark {
    pub(super) now: SimTime,
    pub(super) pace: String,
    pub(super) tab: Tab,
    pub(super) letters: Vec<ContactId>,
    pub(super) form: Option<FormMark>,
    #[serde(default)]
    pub(super) drafts: Vec<FormMark>,
    #[serde(default)]
    pub(super) note: String,
}

impl Console {
    /// The session as far as it goes, to be saved by hand: its bundle is in it if the sources are here.
    pub(super) fn journal_file(&self) -> Effect {
        let text = self.journal.text();
        Effect::SaveFile {
            name: format!("{}-{}.muster.jsonl", self.kept.drill, self.kept.seed),
            text: match &self.sources {
                Some(sources) => crate::session::write::with_bundle(text, sources),
                None => text.to_owned(),
            },
            mime: "application/jsonl".to_owned(),
        }
    }

    /// What the worker needs to close the session, once the shift is over and the sources are here.
    pub fn finish(&self) -> Option<Request> {
        self.play().state().ended?;
        let sources = self.sources.clone()?;
        Some(Request::Finish { journal: self.journal.text().to_owned(), sources })
    }

    /// Keeps where one is, if that changed and the last mark is durable.
    pub(super) fn mark(&mut self) -> Vec<Effect> {
        if self.marking || self.saved.elsewhere || self.saved.failed.is_some() {
            return Vec::new();
        }
        let mark = Mark {
            now: self.play().now(),
            pace: self.pace.word(),
            tab: self.tab.clone(),
            letters: self.letters.clone(),
            form: self.form.as_ref().map(Form::mark),
            drafts: self.drafts.clone(),
            note: mask(&self.note).text,
        };
        let mark = serde_json::to_string(&mark).expect("a mark is JSON");
        if mark == self.marked {
            return Vec::new();
        }
        self.marked.clone_from(&mark);
        self.marking = true;
        vec![Effect::Keep(Ask::Mark { sid: self.kept.sid.clone(), mark })]
    }

    /// The store kept a mark.
    pub fn was_marked(&mut self) {
        self.marking = false;
    }

    /// The store kept lines.
    pub fn was_kept(&mut self, kept: u32) {
        self.saved.kept = kept;
        if kept >= self.saved.made {
            self.saved.failed = None;
        }
    }

    /// The store could not keep something.
    pub fn was_not_kept(&mut self, why: &str) {
        self.marking = false;
        if self.saved.failed.is_none() {
            self.saved.failed = Some((self.clock_at(self.play().now()), why.to_owned()));
            self.said = format!("Not saved: {why} You can go on, and save the session as a file.");
        }
    }

    /// Another tab writes this session now.
    pub fn was_lost(&mut self) {
        self.saved.elsewhere = true;
        self.tell_off("This shift is now being played in another tab. Here you can look, and not act.");
    }

    /// Has lines kept. After a failure all that is missing is asked for again.
    pub(super) fn keep(&mut self, lines: Vec<String>) -> Vec<Effect> {
        let (mut from, mut lines) = (self.saved.made, lines);
        self.saved.made += lines.len() as u32;
        if self.saved.failed.is_some() {
            from = self.saved.kept.max(1);
            lines = self.journal.text().lines().skip(from as usize).map(str::to_owned).collect();
        }
        vec![Effect::Keep(Ask::Append { sid: self.kept.sid.clone(), from, lines })]
    }
}
