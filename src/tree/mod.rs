//! A document as a tree of values that remember where they stood: what every reader of an author's file works on.
//!
//! Authors write TOML; a shipped drill is the same tree as JSON, so that a page need not carry a TOML parser. Both
//! go through the same readers. [`toml`] makes a tree from text, [`json`] writes and reads the compiled form,
//! [`Fields`] reads a table and reports everything that is wrong with it, and [`merge`](Node::merge) lays a
//! variant's changes over a tree.

pub mod fields;
pub mod json;
pub mod toml;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Span;

pub use fields::Fields;

/// A value and its place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    /// Where it stands in the source; the empty span at 0 in a compiled tree.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// A value.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Value {
    /// Text.
    Text(Arc<str>),
    /// A whole number.
    Int(i64),
    /// Yes or no.
    Bool(bool),
    /// Values in order.
    List(Vec<Node>),
    /// Named values.
    Table(Table),
}

/// Named values in the order of their names, each with the place of its name.
pub type Table = BTreeMap<Arc<str>, (Span, Node)>;

impl Value {
    /// What it is called in a message to an author.
    pub fn kind(&self) -> &'static str {
        match self {
            Value::Text(_) => "text",
            Value::Int(_) => "a whole number",
            Value::Bool(_) => "true or false",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        }
    }
}

impl Node {
    /// A table with nothing in it.
    pub fn empty_table() -> Node {
        Node { span: Span::default(), value: Value::Table(Table::new()) }
    }

    /// The table inside, if this is one.
    pub fn table(&self) -> Option<&Table> {
        match &self.value {
            Value::Table(table) => Some(table),
            _ => None,
        }
    }

    /// The named value inside, if this is a table that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.table()?.get(key).map(|(_, node)| node)
    }

    /// Lays `over` on this tree. Tables join name by name; in a list of tables with an `id`, the table of the same id
    /// is joined and a new id is added at the end; anything else is replaced. Returns the ids that `over` names in
    /// lists where nothing of that id stood, with their places.
    pub fn merge(&mut self, over: &Node) -> Vec<(String, Span)> {
        let mut added = Vec::new();
        self.merge_into(over, &mut added);
        added
    }

    fn merge_into(&mut self, over: &Node, added: &mut Vec<(String, Span)>) {
        match (&mut self.value, &over.value) {
            (Value::Table(mine), Value::Table(theirs)) => {
                for (key, (key_span, node)) in theirs {
                    match mine.get_mut(key) {
                        Some((_, old)) => old.merge_into(node, added),
                        None => {
                            mine.insert(key.clone(), (*key_span, node.clone()));
                        }
                    }
                }
            }
            (Value::List(mine), Value::List(theirs))
                if !theirs.is_empty() && theirs.iter().all(|n| n.id().is_some()) =>
            {
                for node in theirs {
                    match mine.iter_mut().find(|old| old.id() == node.id()) {
                        Some(old) => old.merge_into(node, added),
                        None => {
                            added.push((node.id().unwrap_or_default().to_owned(), node.span));
                            mine.push(node.clone());
                        }
                    }
                }
            }
            _ => *self = over.clone(),
        }
    }

    fn id(&self) -> Option<&str> {
        match &self.get("id")?.value {
            Value::Text(id) => Some(id),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_variant_changes_the_thing_of_the_same_id_and_adds_new_ones() {
        let read = |text: &str| toml::parse(text).0;
        let mut base = read("[[inject]]\nid = 'a'\ntext = 'one'\nat = '1m'\n[[inject]]\nid = 'b'\n");
        let added = base.merge(&read("[[inject]]\nid = 'a'\ntext = 'two'\n[[inject]]\nid = 'c'\n"));
        let list = match &base.get("inject").unwrap().value {
            Value::List(list) => list.clone(),
            _ => panic!("a list"),
        };
        assert_eq!(list.len(), 3);
        assert_eq!(list[0].get("text").unwrap().value, Value::Text("two".into()));
        assert_eq!(list[0].get("at").unwrap().value, Value::Text("1m".into()));
        assert_eq!(added.len(), 1);
        assert_eq!(added[0].0, "c");
    }
}
