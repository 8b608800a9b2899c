//! Reading one table: each name is asked for once, everything wrong is reported, and what nobody asked for is named.
//!
//! ```
//! use muster::diagnostic::Problems;
//! use muster::tree::{Fields, toml};
//! let (tree, mut problems) = toml::parse("name = 'Ruth'\nnmae = 'x'\n");
//! let mut fields = Fields::of(&tree, "the person", &mut problems).unwrap();
//! assert_eq!(&*fields.text("name", &mut problems).unwrap().0, "Ruth");
//! fields.finish(&mut problems);
//! assert_eq!(problems.sorted()[0].what, "the person has no `nmae`");
//! ```

use std::sync::Arc;

use super::{Node, Table, Value};
use crate::diagnostic::{Problems, Span, Words, suggest, told};
use crate::ids::is_slug;
use crate::limits;
use crate::order;
use crate::time::SimSpan;

/// A text with its place, quotes not included where the place allows it.
pub type Placed = (Arc<str>, Span);

/// One table while it is read.
#[derive(Debug)]
pub struct Fields<'a> {
    /// What the table is, for messages: "the inject `calls-cut`".
    pub what: String,
    /// Where it stands.
    pub span: Span,
    table: &'a Table,
    asked: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// Begins to read `node`; reports and gives nothing if it is not a table.
    pub fn of(node: &'a Node, what: impl Words, problems: &mut Problems) -> Option<Fields<'a>> {
        let what = told(what);
        match &node.value {
            Value::Table(table) => Some(Fields { what, span: node.span, table, asked: Vec::new() }),
            other => {
                problems.error(
                    "wrong-kind",
                    node.span,
                    format_args!("{what} is {}, not a table", other.kind()),
                    "write it as [name] or { ... }",
                );
                None
            }
        }
    }

    /// The raw value of that name, if there is one; it counts as asked for.
    pub fn node(&mut self, key: &'static str) -> Option<&'a Node> {
        self.asked.push(key);
        self.table.get(key).map(|(_, node)| node)
    }

    /// Whether the name is there (does not count as asking).
    pub fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// The place of the value of that name, or of the whole table.
    pub fn span_of(&self, key: &str) -> Span {
        self.table.get(key).map_or(self.span, |(_, node)| node.span)
    }

    fn wrong(&self, key: &str, node: &Node, wanted: &str, problems: &mut Problems) {
        problems.error(
            "wrong-kind",
            node.span,
            format_args!("`{key}` of {} is {}, not {wanted}", self.what, node.value.kind()),
            format_args!("write {wanted}"),
        );
    }

    fn missing(&self, key: &str, problems: &mut Problems) {
        problems.error(
            "missing",
            Span::new(self.span.start, self.span.start.saturating_add(1).min(self.span.end)),
            format_args!("{} lacks `{key}`", self.what),
            format_args!("add a line `{key} = ...`"),
        );
    }

    /// The text of that name, if it is there and is text.
    pub fn opt_text(&mut self, key: &'static str, problems: &mut Problems) -> Option<Placed> {
        let node = self.node(key)?;
        match &node.value {
            Value::Text(text) => Some((text.clone(), node.span)),
            _ => {
                self.wrong(key, node, "text in quotes", problems);
                None
            }
        }
    }

    /// The text of that name, which must be there and not be empty.
    pub fn text(&mut self, key: &'static str, problems: &mut Problems) -> Option<Placed> {
        if !self.has(key) {
            self.asked.push(key);
            self.missing(key, problems);
            return None;
        }
        let (text, span) = self.opt_text(key, problems)?;
        if text.trim().is_empty() {
            problems.error(
                "empty",
                span,
                format_args!("`{key}` of {} is empty", self.what),
                "write something, or take it out",
            );
            return None;
        }
        Some((text, span))
    }

    /// The slug of that name, which must be there.
    pub fn slug(&mut self, key: &'static str, problems: &mut Problems) -> Option<Placed> {
        let (text, span) = self.text(key, problems)?;
        if is_slug(&text) {
            return Some((text, span));
        }
        problems.error(
            "bad-name",
            span,
            format_args!("`{text}` is not a name"),
            "use 1 to 64 of a-z, 0-9, - and _, like `calls-cut`",
        );
        None
    }

    /// The slug of that name, if it is there.
    pub fn opt_slug(&mut self, key: &'static str, problems: &mut Problems) -> Option<Placed> {
        self.asked.push(key);
        if self.has(key) { self.slug(key, problems) } else { None }
    }

    /// The whole number of that name within `range`, if it is there.
    pub fn opt_int(
        &mut self,
        key: &'static str,
        range: std::ops::RangeInclusive<i64>,
        problems: &mut Problems,
    ) -> Option<i64> {
        let node = self.node(key)?;
        match node.value {
            Value::Int(n) if range.contains(&n) => Some(n),
            Value::Int(n) => {
                problems.error(
                    "out-of-range",
                    node.span,
                    format_args!("`{key}` of {} is {n}", self.what),
                    format_args!("write a whole number from {} to {}", range.start(), range.end()),
                );
                None
            }
            _ => {
                self.wrong(key, node, "a whole number", problems);
                None
            }
        }
    }

    /// The yes or no of that name; `otherwise` if it is not there.
    pub fn flag(&mut self, key: &'static str, otherwise: bool, problems: &mut Problems) -> bool {
        match self.node(key) {
            None => otherwise,
            Some(Node { value: Value::Bool(yes), .. }) => *yes,
            Some(node) => {
                self.wrong(key, node, "true or false", problems);
                otherwise
            }
        }
    }

    /// The length of time of that name, if it is there.
    pub fn opt_span(&mut self, key: &'static str, problems: &mut Problems) -> Option<SimSpan> {
        let (text, span) = self.opt_text(key, problems)?;
        match SimSpan::parse(&text) {
            Ok(length) if length.ms() <= limits::SPAN_MS => Some(length),
            Ok(_) => {
                problems.error(
                    "out-of-range",
                    span,
                    format_args!("`{text}` is longer than a month"),
                    "write a shorter time",
                );
                None
            }
            Err(wrong) => {
                problems.error("time", span, wrong, "write it like 90s, 5m or 1h30m");
                None
            }
        }
    }

    /// The length of time of that name, which must be there.
    pub fn time_span(&mut self, key: &'static str, problems: &mut Problems) -> Option<SimSpan> {
        if !self.has(key) {
            self.asked.push(key);
            self.missing(key, problems);
            return None;
        }
        self.opt_span(key, problems)
    }

    /// A length of time or a range of them (`3m` or `2m..4m`), if it is there.
    pub fn opt_range(&mut self, key: &'static str, problems: &mut Problems) -> Option<(SimSpan, SimSpan)> {
        let (text, span) = self.opt_text(key, problems)?;
        let (low, high) = text.split_once("..").unwrap_or((&text, &text));
        match (SimSpan::parse(low.trim()), SimSpan::parse(high.trim())) {
            (Ok(low), Ok(high)) if low <= high && high.ms() <= limits::DRILL_MS => Some((low, high)),
            _ => {
                problems.error(
                    "time",
                    span,
                    format_args!("`{text}` is not a time or a range of times"),
                    "write it like 3m or 2m..4m, the shorter first",
                );
                None
            }
        }
    }

    /// The texts of that name: a list of text, or one text alone; empty if it is not there.
    pub fn texts(&mut self, key: &'static str, problems: &mut Problems) -> Vec<Placed> {
        let Some(node) = self.node(key) else { return Vec::new() };
        match &node.value {
            Value::Text(text) => vec![(text.clone(), node.span)],
            Value::List(list) => {
                let mut out = Vec::new();
                for entry in list {
                    match &entry.value {
                        Value::Text(text) => out.push((text.clone(), entry.span)),
                        _ => self.wrong(key, entry, "text in quotes", problems),
                    }
                }
                out
            }
            _ => {
                self.wrong(key, node, "a list of texts", problems);
                Vec::new()
            }
        }
    }

    /// The tables of that name (`[[name]]`), each called `what` and its id; empty if there are none.
    pub fn tables(
        &mut self,
        key: &'static str,
        what: impl Words,
        problems: &mut Problems,
    ) -> Vec<Fields<'a>> {
        let Some(node) = self.node(key) else { return Vec::new() };
        let Value::List(list) = &node.value else {
            self.wrong(key, node, &told(format_args!("a list of tables ([[{key}]])")), problems);
            return Vec::new();
        };
        if list.len() > limits::THINGS_OF_A_KIND {
            problems.error(
                "too-many",
                node.span,
                format_args!(
                    "there are {} of `{key}`; at most {} are read",
                    list.len(),
                    limits::THINGS_OF_A_KIND
                ),
                "a drill with this many cannot be played; take some out",
            );
        }
        let what = told(what);
        let mut out = Vec::new();
        for entry in list.iter().take(limits::THINGS_OF_A_KIND) {
            let name = match entry.get("id").map(|id| &id.value) {
                Some(Value::Text(id)) => told(format_args!("{what} `{id}`")),
                _ => what.clone(),
            };
            out.extend(Fields::of(entry, name, problems));
        }
        out
    }

    /// The table of that name, if it is there.
    pub fn opt_table(
        &mut self,
        key: &'static str,
        what: impl Words,
        problems: &mut Problems,
    ) -> Option<Fields<'a>> {
        let node = self.node(key)?;
        Fields::of(node, what, problems)
    }

    /// Every name and value of the table, for tables whose names are the author's own.
    pub fn all(&self) -> impl Iterator<Item = (&'a Arc<str>, Span, &'a Node)> {
        self.table.iter().map(|(key, (span, node))| (key, *span, node))
    }

    /// Ends the reading: names that nobody asked for are reported, with the name that was probably meant.
    pub fn finish(mut self, problems: &mut Problems) {
        order::sort(&mut self.asked);
        self.asked.dedup();
        for (key, (span, _)) in self.table {
            if !self.asked.iter().any(|asked| **asked == **key) {
                problems.error(
                    "unknown-field",
                    *span,
                    format_args!("{} has no `{key}`", self.what),
                    suggest(key, self.asked.iter().copied()),
                );
            }
        }
    }
}
