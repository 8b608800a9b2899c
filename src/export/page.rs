//! A page before it has a form: what [`markdown`](super::markdown) and [`html`](super::html) both write, so that the
//! two never say different things.

use std::collections::BTreeSet;

use super::Run;
use crate::debrief::Evidence;
use crate::ids::EntryNo;
use crate::projection::Timeline;

/// The heading of the notes where they are the whole log.
pub(super) const EVERYTHING: &str = "Everything that happened";

/// A page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// Its sections.
    pub sections: Vec<Section>,
    /// What follows it, on sheets of its own.
    pub annex: Vec<Section>,
    /// Entries in order, each with its sentence: those it cites, or all there are.
    pub notes: Vec<(EntryNo, String)>,
    /// Whether the notes are everything that happened.
    pub whole_log: bool,
}

/// A part of a page under a heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Section {
    /// The heading.
    pub heading: String,
    /// What is in it.
    pub blocks: Vec<Block>,
}

/// A piece of a section. All strings are plain text; the form escapes them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Block {
    /// A smaller heading.
    Sub(String),
    /// A paragraph that leads a list.
    Strong(String),
    /// A paragraph.
    Para(String),
    /// Facts with the entries they rest on.
    Facts(Vec<Evidence>),
    /// The trainee's own words, paragraphs apart by an empty line.
    Own(String),
    /// A table.
    Table {
        /// The headings.
        head: Vec<String>,
        /// The rows; the last cells of each are figures.
        rows: Vec<Vec<String>>,
    },
}

impl Page {
    /// A page with nothing on it.
    pub fn new(title: &str) -> Page {
        Page {
            title: title.to_owned(),
            sections: Vec::new(),
            annex: Vec::new(),
            notes: Vec::new(),
            whole_log: false,
        }
    }

    /// Changes every text on it.
    pub(super) fn reword(&mut self, say: impl Fn(&str) -> String) {
        let change = |text: &mut String| *text = say(text);
        change(&mut self.title);
        self.notes.iter_mut().for_each(|(_, text)| change(text));
        for section in self.sections.iter_mut().chain(&mut self.annex) {
            change(&mut section.heading);
            for block in &mut section.blocks {
                match block {
                    Block::Sub(text) | Block::Strong(text) | Block::Para(text) | Block::Own(text) => {
                        change(text)
                    }
                    Block::Facts(facts) => facts.iter_mut().for_each(|fact| change(&mut fact.text)),
                    Block::Table { head, rows } => {
                        rows.iter_mut().chain([head]).flatten().for_each(change);
                    }
                }
            }
        }
    }

    /// The entries that its facts cite.
    pub fn cited(&self) -> BTreeSet<EntryNo> {
        let blocks = self.sections.iter().chain(&self.annex).flat_map(|s| &s.blocks);
        let facts = blocks.filter_map(|b| if let Block::Facts(list) = b { Some(list) } else { None });
        facts.flatten().flat_map(|f| f.entries.iter().copied()).collect()
    }

    /// Adds a note for every entry that is cited; where the whole log is wanted, for every entry with a line of its own.
    pub(super) fn note_entries(&mut self, run: &Run<'_>) {
        let cited = self.cited();
        let mut fold = Timeline::new(run.play.drill(), run.play.plot());
        for entry in run.play.entries() {
            let moment = fold.read(entry);
            if cited.contains(&entry.no) || (self.whole_log && !moment.folded) {
                self.notes.push((entry.no, format!("{}, {}: {}", moment.clock, moment.who, moment.what)));
            }
        }
    }
}
