//! What a rule looks at: the story, and where each thing of it stands in the file.

use super::reach::Reach;
use super::written::{self, Written};
use crate::diagnostic::{Problem, Span, Words};
use crate::ids::PersonId;
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

    /// Every condition of the file, with its place.
    pub fn written(&self) -> Vec<Written> {
        written::conditions(self.tree, self.plot, self.policy)
    }

    /// The names of the things in a list, in the order of the file.
    pub fn ids(&self, list: &'static str) -> Vec<String> {
        let Some(Value::List(list)) = self.tree.get(list).map(|node| &node.value) else { return Vec::new() };
        let text = |node: &Node| match &node.get("id")?.value {
            Value::Text(id) => Some(id.to_string()),
            _ => None,
        };
        list.iter().filter_map(text).collect()
    }

    /// Whether a mood is kept of somebody.
    pub fn has_mood(&self, who: &PersonId) -> bool {
        self.plot.people.iter().any(|person| person.id == *who && person.mood.is_some())
    }

    /// How a mood comes to be kept of somebody.
    pub fn give_mood(&self, who: &PersonId) -> String {
        match self.plot.person(who.as_str()) {
            Some(_) => format!("give the person `{who}` a mood at the start, such as `mood = 20`"),
            None => "moods are kept of a `[[person]]` that has a `mood`, not of a team".to_owned(),
        }
    }

    /// Whether a channel of the policy reaches an audience of it.
    pub fn reaches(&self, channel: &str, audience: &str) -> bool {
        let found = self.policy.channel(channel);
        found.is_none_or(|found| found.audiences.iter().any(|id| id.as_str() == audience))
    }

    /// What to name in place of a channel that does not reach an audience.
    pub fn channels_to(&self, audience: &str) -> String {
        let all = self.policy.channels.iter().map(|channel| channel.id.as_str());
        let reaching: Vec<&str> = all.filter(|channel| self.reaches(channel, audience)).collect();
        match reaching.as_slice() {
            [] => format!("no channel of the policy reaches `{audience}`; name another audience"),
            some => format!("name a channel that reaches them: {}", some.join(", ")),
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

    /// The place of a line, counted from 1, of a text of a thing.
    pub fn line(&self, thing: &Thing, field: &str, number: u32) -> Span {
        let held = self.node(thing).and_then(|node| node.get(field));
        let Some((Value::Text(text), span)) = held.map(|node| (&node.value, node.span)) else {
            return self.place(thing, field);
        };
        let before: usize =
            text.split_inclusive('\n').take(number.saturating_sub(1) as usize).map(str::len).sum();
        let line = text[before..].lines().next().unwrap_or("");
        inside(text, span)
            .part(before + (line.len() - line.trim_start().len()), before + line.trim_end().len())
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
