//! What a rule looks at: the story, and where each thing of it stands in the file.

use super::reach::Reach;
use crate::diagnostic::{Problem, Span, Words};
use crate::policy::Policy;
use crate::scenario::place::inside;
use crate::scenario::plot::Plot;
use crate::tree::{Node, Value};

/// The list a thing stands in (`inject`) and its name.
pub(super) type Thing = (&'static str, String);

/// Something a rule found, and what it is about.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Finding {
    pub thing: Thing,
    pub problem: Problem,
}

/// One variant under the eye of the rules.
pub(super) struct Look<'a> {
    pub tree: &'a Node,
    pub plot: &'a Plot,
    pub policy: &'a Policy,
    pub reach: Reach,
}

impl<'a> Look<'a> {
    pub fn new(tree: &'a Node, plot: &'a Plot, policy: &'a Policy) -> Look<'a> {
        Look { tree, plot, policy, reach: Reach::of(plot, policy) }
    }

    fn node(&self, thing: &Thing) -> Option<&'a Node> {
        let node = self.tree.get(thing.0)?;
        match &node.value {
            Value::List(list) => list.iter().find(|n| is_text(n.get("id"), &thing.1)),
            Value::Table(_) if thing.1.is_empty() => Some(node),
            Value::Table(table) => table.get(thing.1.as_str()).map(|(_, node)| node),
            _ => None,
        }
    }

    /// Whether this variant has the thing.
    pub fn has(&self, thing: &Thing) -> bool {
        thing.1.is_empty() || self.node(thing).is_some()
    }

    /// Whether an error stands inside the thing: then what a rule says of it may not be so.
    pub fn touches(&self, thing: &Thing, errors: &[Problem]) -> bool {
        let Some(extent) = self.node(thing).map(extent) else { return false };
        !thing.1.is_empty()
            && errors.iter().any(|problem| {
                problem.severity == crate::diagnostic::Severity::Error
                    && extent.start <= problem.span.start
                    && problem.span.start < extent.end
            })
    }

    /// The place of a field of a thing, of its name, or of the list.
    pub fn place(&self, thing: &Thing, field: &str) -> Span {
        let Some(node) = self.node(thing) else {
            let list = self.tree.get(thing.0).map_or(self.tree.span, |node| node.span);
            return Span::new(list.start, list.start.saturating_add(1).min(list.end));
        };
        let found = node.get(field).or_else(|| node.get("id")).unwrap_or(node);
        match &found.value {
            Value::Text(text) => inside(text, found.span),
            _ => found.span,
        }
    }

    /// The place of the name in a table whose names are the author's own.
    pub fn key_place(&self, thing: &Thing) -> Span {
        let entry =
            self.tree.get(thing.0).and_then(Node::table).and_then(|table| table.get(thing.1.as_str()));
        entry.map_or(self.tree.span, |(span, _)| *span)
    }

    /// A warning about a thing, at one of its fields.
    pub fn warn(
        &self,
        out: &mut Vec<Finding>,
        code: &'static str,
        thing: Thing,
        field: &str,
        what: String,
        mend: impl Words,
    ) {
        let span = self.place(&thing, field);
        out.push(Finding { thing, problem: Problem::warning(code, span, what, mend) });
    }
}

fn is_text(node: Option<&Node>, wanted: &str) -> bool {
    matches!(node.map(|node| &node.value), Some(Value::Text(text)) if &**text == wanted)
}

/// From the first to the last byte of everything in a node.
fn extent(node: &Node) -> Span {
    let mut whole = node.span;
    let mut join = |span: Span| whole = Span::new(whole.start.min(span.start), whole.end.max(span.end));
    match &node.value {
        Value::List(list) => list.iter().for_each(|node| join(extent(node))),
        Value::Table(table) => table.values().for_each(|(key, node)| {
            join(*key);
            join(extent(node));
        }),
        _ => {}
    }
    whole
}
