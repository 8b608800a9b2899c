//! The words a language says things with: tables of phrases, read from a file and handed in.
//!
//! What counts as a promise, a hedge or a guess is data (`scenarios/lexicon/en-GB.toml`). Changing the file changes
//! verdicts and touches no code; the file travels with a session because it decided marks.
//!
//! ```
//! use muster::diagnostic::Problems;
//! use muster::text::lexicon::Lexicon;
//! use muster::tree::toml;
//! let (tree, mut problems) = toml::parse("language = 'en-GB'\n[phrases]\nvague-time = ['soon', 'shortly']\n");
//! let lexicon = Lexicon::read(&tree, &mut problems);
//! assert_eq!(lexicon.language(), "en-GB");
//! assert!(lexicon.table("vague-time").is_some());
//! assert!(problems.sorted().iter().any(|p| p.what.contains("lacks the table")));
//! ```

use std::collections::BTreeSet;

use crate::diagnostic::{Problems, Span, suggest};
use crate::limits;
use crate::tree::{Fields, Node, Value};

use super::detector::{DESK, DETECTORS};
use super::phrases::Phrases;

/// The phrase tables of one language.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    language: String,
    names: Vec<String>,
    phrases: Phrases,
}

impl Lexicon {
    /// Reads a lexicon. Never fails: what is wrong is reported, and what could be read is used. A table that a
    /// detector needs and that is missing is a warning, and so is a table that nothing uses.
    pub fn read(node: &Node, problems: &mut Problems) -> Lexicon {
        let lexicon = Lexicon::of(node, problems);
        let used: BTreeSet<&str> = DETECTORS.iter().flat_map(|d| d.tables).copied().collect();
        for (name, (span, _)) in node.get("phrases").and_then(Node::table).into_iter().flatten() {
            if !used.contains(&**name) {
                problems.warning(
                    "unused-table",
                    *span,
                    format!("no detector uses the table `{name}`"),
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
                    format!("the lexicon lacks the table `{name}`"),
                    format!("add `{name} = [...]` below [phrases]"),
                );
            }
        }
        lexicon
    }

    /// The part of a lexicon that is used at the desk: the tables of [`DESK`].
    pub fn for_desk(node: &Node) -> Node {
        let mut part = node.clone();
        if let Value::Table(top) = &mut part.value
            && let Some((_, Node { value: Value::Table(tables), .. })) = top.get_mut("phrases")
        {
            tables.retain(|name, _| DESK.iter().any(|detector| detector.tables.contains(&&**name)));
        }
        part
    }

    /// As [`read`](Lexicon::read), without asking which tables the detectors use: a page has a part of a lexicon, and not all
    /// detectors.
    pub fn of(node: &Node, problems: &mut Problems) -> Lexicon {
        let mut lexicon = Lexicon::default();
        let Some(mut fields) = Fields::of(node, "the lexicon", problems) else { return lexicon };
        if let Some((language, _)) = fields.text("language", problems) {
            lexicon.language = language.to_string();
        }
        let tables = fields.opt_table("phrases", "the phrases of the lexicon", problems);
        fields.finish(problems);
        // The tree keeps names in order, so the tables can be found by binary search.
        for (name, _, list) in tables.iter().flat_map(Fields::all) {
            lexicon.read_table(name, list, problems);
        }
        lexicon
    }

    fn read_table(&mut self, name: &str, node: &Node, problems: &mut Problems) {
        let table = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        self.names.push(name.to_owned());
        let Value::List(list) = &node.value else {
            problems.error(
                "wrong-kind",
                node.span,
                format!("`{name}` is {}, not a list of phrases", node.value.kind()),
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
                    format!("this entry of `{name}` is not a phrase"),
                    "a phrase is text and begins with a word; `*`, `_` and `...` may come after it",
                );
            }
        }
        if list.len() > limits::THINGS_OF_A_KIND {
            problems.error(
                "too-many",
                node.span,
                format!("`{name}` has {} phrases; {} are read", list.len(), limits::THINGS_OF_A_KIND),
                "take some out, or use `*` and `...`",
            );
        }
    }

    /// The language, as in `en-GB`.
    pub fn language(&self) -> &str {
        &self.language
    }

    /// The number of the table of that name.
    pub fn table(&self, name: &str) -> Option<usize> {
        self.names.binary_search_by(|n| n.as_str().cmp(name)).ok()
    }

    /// How many tables there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether there are no tables.
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// All phrases of all tables.
    pub(super) fn phrases(&self) -> &Phrases {
        &self.phrases
    }
}
