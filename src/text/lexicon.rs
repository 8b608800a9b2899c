//! The words a language says things with: tables of phrases, read from files and handed in.
//!
//! What counts as a promise, a hedge or a guess is data (`scenarios/lexicon/en-GB/`, a file a matter). Changing a file
//! changes verdicts and touches no code; the files travel with a session, joined into one, because they decided marks.
//!
//! ```
//! use muster::diagnostic::Problems;
//! use muster::text::lexicon::{Joined, Lexicon};
//! use muster::tree::toml;
//! let files = [("language.toml", "language = 'en-GB'"), ("contact.toml", "[contact]\nvague-time = ['soon', 'shortly']")];
//! let joined = Joined::of(files.map(|(name, text)| (name.to_owned(), text.to_owned())).into());
//! let (tree, mut problems) = toml::parse(&joined.text);
//! let lexicon = Lexicon::read(&tree, &mut problems);
//! assert_eq!(lexicon.language(), "en-GB");
//! assert!(lexicon.table("vague-time").is_some());
//! assert!(problems.sorted().iter().any(|p| p.what.contains("lacks the table")));
//! ```

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Problems, Span, suggest};
use crate::limits;
use crate::tree::{Fields, Node, Value};

use super::detector::{DESK, DETECTORS};
use super::guard;
use super::index::Index;
use super::memo::Memo;
use super::phrases::Phrases;
use super::reading;
use super::review;
use super::support;

/// The tables of a lexicon: those of all its sections.
fn tables(node: &Node) -> impl Iterator<Item = (&Arc<str>, &(Span, Node))> {
    let sections = node.table().into_iter().flatten().filter_map(|(_, (_, section))| section.table());
    sections.flatten()
}

/// The files of a lexicon as one: what a session carries, and which part of it came from which file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Joined {
    /// All of it.
    pub text: String,
    parts: Vec<(String, u32)>,
}

impl Joined {
    /// Joins files, each given as its name and its text. `language.toml` comes first: what stands above all sections
    /// must; then they come by name.
    pub fn of(mut files: Vec<(String, String)>) -> Joined {
        files.sort_by(|(a, _), (b, _)| (a != FIRST, a).cmp(&(b != FIRST, b)));
        let mut joined = Joined::default();
        for (name, text) in files {
            joined.parts.push((name, u32::try_from(joined.text.len()).unwrap_or(u32::MAX)));
            joined.text.push_str(&text);
            if !text.ends_with('\n') {
                joined.text.push('\n');
            }
        }
        joined
    }

    /// The file in which a place of the whole lies, its text, and the place in it.
    pub fn file(&self, span: Span) -> Option<(&str, &str, Span)> {
        let n = self.parts.partition_point(|(_, start)| *start <= span.start).checked_sub(1)?;
        let (name, start) = self.parts.get(n)?;
        let end = self.parts.get(n + 1).map_or(self.text.len(), |(_, next)| *next as usize);
        let text = self.text.get(*start as usize..end)?;
        let most = u32::try_from(text.len()).unwrap_or(u32::MAX);
        let within = |at: u32| at.saturating_sub(*start).min(most);
        Some((name, text, Span::new(within(span.start), within(span.end))))
    }
}

/// The file that says which language it is.
const FIRST: &str = "language.toml";

/// The phrase tables of one language.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    language: String,
    /// The tables, by their names.
    names: Index,
    phrases: Phrases,
    memo: Memo,
}

impl Lexicon {
    /// Reads a lexicon. Never fails: what is wrong is reported, and what could be read is used. A table that a
    /// detector needs and that is missing is a warning, and so is a table that nothing uses.
    pub fn read(node: &Node, problems: &mut Problems) -> Lexicon {
        let lexicon = Lexicon::of(node, problems);
        let used: BTreeSet<&str> = DETECTORS
            .iter()
            .flat_map(|d| d.tables)
            .chain(guard::TABLES)
            .chain(&reading::TABLES)
            .chain(&support::TABLES)
            .chain(&review::TABLES)
            .copied()
            .collect();
        for (name, (span, _)) in tables(node) {
            if !used.contains(&**name) {
                problems.warning(
                    "unused-table",
                    *span,
                    format_args!("no detector uses the table `{name}`"),
                    suggest(name, used.iter().copied()),
                );
            }
        }
        for name in used {
            if lexicon.table(name).is_none() {
                // No error: a session made before a detector existed carries a lexicon without its table, and must still
                // play. The detector finds nothing then; that the shipped lexicon is whole is tested.
                problems.warning(
                    "missing-table",
                    Span::new(node.span.start, node.span.start.saturating_add(1).min(node.span.end)),
                    format_args!("the lexicon lacks the table `{name}`"),
                    format_args!("add `{name} = [...]` to the file of what it is about"),
                );
            }
        }
        lexicon
    }

    /// The part of a lexicon that is used at the desk: the tables of [`DESK`], and those that every
    /// text is read with.
    pub fn for_desk(node: &Node) -> Node {
        Lexicon::part(node, |table| {
            reading::TABLES.contains(&table)
                || support::TABLES.contains(&table)
                || review::TABLES.contains(&table)
                || DESK.iter().any(|detector| detector.tables.contains(&table))
        })
    }

    /// The part of a lexicon by which the guard finds personal details.
    pub fn for_guard(node: &Node) -> Node {
        Lexicon::part(node, |table| guard::TABLES.contains(&table))
    }

    fn part(node: &Node, wanted: impl Fn(&str) -> bool) -> Node {
        let mut part = node.clone();
        if let Value::Table(top) = &mut part.value {
            for (_, section) in top.values_mut() {
                if let Value::Table(tables) = &mut section.value {
                    tables.retain(|name, _| wanted(name));
                }
            }
            top.retain(|_, (_, section)| section.table().is_none_or(|tables| !tables.is_empty()));
        }
        part
    }

    /// As [`read`](Lexicon::read), without asking which tables the detectors use: a page has a part of a lexicon, and not all
    /// detectors.
    pub fn of(node: &Node, problems: &mut Problems) -> Lexicon {
        let mut lexicon = Lexicon::default();
        // What else stands there are sections, by whatever name: the fields are not asked to be all known.
        let Some(mut fields) = Fields::of(node, "the lexicon", problems) else { return lexicon };
        if let Some((language, _)) = fields.text("language", problems) {
            lexicon.language = language.to_string();
        }
        for (name, (span, node)) in node.table().into_iter().flatten() {
            if &**name != "language" && node.table().is_none() {
                problems.error(
                    "unknown-field",
                    *span,
                    format_args!("`{name}` stands outside every section"),
                    "put it below a line with the file's name in brackets, such as [contact]",
                );
            }
        }
        for (name, (span, list)) in tables(node) {
            if lexicon.names.get(name).is_some() {
                problems.error(
                    "twice",
                    *span,
                    format_args!("there are two tables `{name}`"),
                    "put their phrases into one of them",
                );
                continue;
            }
            lexicon.read_table(name, list, problems);
        }
        lexicon
    }

    fn read_table(&mut self, name: &str, node: &Node, problems: &mut Problems) {
        let table = super::token::offset(self.names.add(name));
        let Value::List(list) = &node.value else {
            problems.error(
                "wrong-kind",
                node.span,
                format_args!("`{name}` is {}, not a list of phrases", node.value.kind()),
                "write it like [\"next update\", \"another update\"]",
            );
            return;
        };
        for entry in list.iter().take(limits::THINGS_OF_A_KIND) {
            let read = match &entry.value {
                Value::Text(phrase) => self.phrases.add(table, phrase),
                _ => false,
            };
            if !read {
                problems.error(
                    "bad-phrase",
                    entry.span,
                    format_args!("this entry of `{name}` is not a phrase"),
                    "a phrase is text and begins with a word; `*`, `|`, `_` and `...` may come after it",
                );
            }
        }
        if list.len() > limits::THINGS_OF_A_KIND {
            problems.error(
                "too-many",
                node.span,
                format_args!("`{name}` has {} phrases; {} are read", list.len(), limits::THINGS_OF_A_KIND),
                "take some out, or use `*`, `|` and `...`",
            );
        }
    }

    /// The language, as in `en-GB`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The number of the table of that name.
    pub fn table(&self, name: &str) -> Option<usize> {
        self.names.get(name)
    }

    /// How many tables there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are no tables.
    pub fn is_empty(&self) -> bool {
        self.names.len() == 0
    }

    /// Keeps what texts were read as from now on, up to a few hundred: for whoever reads the same ones again and again.
    pub fn remember(&self) {
        self.memo.begin();
    }

    pub(super) fn memo(&self) -> &Memo {
        &self.memo
    }

    /// How many phrases a table has.
    pub fn phrase_count(&self, table: usize) -> usize {
        self.phrases.of_table(super::token::offset(table)).len()
    }

    /// The nth phrase of a table as somebody would type it.
    pub fn spelled(&self, table: usize, nth: usize) -> Option<String> {
        let (_, pieces) = self.phrases.of_table(super::token::offset(table)).get(nth)?;
        Some(self.phrases.spelled(pieces))
    }

    /// All phrases of all tables.
    pub(super) fn phrases(&self) -> &Phrases {
        &self.phrases
    }
}

/// The shipped lexicon, for tests of other modules.
#[cfg(test)]
pub(crate) fn shipped() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/scenarios/lexicon/en-GB");
    let file = |entry: std::io::Result<std::fs::DirEntry>| {
        let path = entry.expect("a file").path();
        let name = path.file_name().expect("its name").to_string_lossy().into_owned();
        (name, std::fs::read_to_string(&path).expect("a text"))
    };
    Joined::of(std::fs::read_dir(folder).expect("the lexicon").map(file).collect()).text
}
