//! The names of a drill, gathered before anything is read, so that a thing may be spoken of before it stands.

use std::sync::Arc;

use crate::limits;
use crate::policy::Policy;
use crate::scenario::names::{Kind, Names};
use crate::tree::{Node, Value};

/// All names of the drill and its policy. Says nothing about what is wrong: the reader comes by again.
pub(super) fn index(tree: &Node, policy: &Policy) -> Names {
    let mut names = Names::of_policy(policy);
    let kinds = [
        ("inject", Kind::Inject),
        ("case", Kind::Case),
        ("fact", Kind::Fact),
        ("person", Kind::Person),
        ("colleague", Kind::Colleague),
        ("task", Kind::Task),
        ("check", Kind::Check),
        ("decision", Kind::Decision),
        ("approval", Kind::Approval),
        ("remedy", Kind::Remedy),
        ("gauge", Kind::Gauge),
        ("line", Kind::Line),
        ("surge", Kind::Surge),
        ("item", Kind::Item),
        ("penalty", Kind::Penalty),
        ("need", Kind::Need),
        ("exempt", Kind::Exempt),
        ("taking", Kind::Taking),
        ("flag", Kind::Flag),
        ("script", Kind::Script),
        ("variant", Kind::Variant),
    ];
    for (key, kind) in kinds {
        for thing in list(tree, key) {
            if let Some(id) = text(thing, "id") {
                names.add(kind, id);
            }
        }
    }
    for inject in list(tree, "inject") {
        if let (Some(id), Some(_)) = (text(inject, "id"), text(inject, "text")) {
            names.add(Kind::Contact, id);
        }
    }
    for decision in list(tree, "decision") {
        for option in list(decision, "option") {
            if let (Some(decision), Some(option)) = (text(decision, "id"), text(option, "id")) {
                names.add_option(decision, option);
            }
        }
    }
    for talk in list(tree, "talk") {
        for a_move in list(talk, "move") {
            if let (Some(talk), Some(id)) = (text(talk, "id"), text(a_move, "id")) {
                let empty = Arc::from("");
                names.add_move(talk, id, text(a_move, "say").unwrap_or(&empty));
            }
        }
        for beat in list(talk, "beat") {
            if let Some(id) = text(beat, "id") {
                names.add(Kind::Beat, id);
            }
        }
    }
    for message in list(tree, "message") {
        if let Some(id) = text(message, "id") {
            let empty = Arc::from("");
            names.add_message(id, text(message, "text").unwrap_or(&empty));
        }
    }
    for name in tree.get("counters").and_then(Node::table).into_iter().flatten().map(|(name, _)| name) {
        names.add(Kind::Counter, name);
    }
    names
}

/// The tables of a list.
pub(super) fn list<'a>(node: &'a Node, key: &str) -> impl Iterator<Item = &'a Node> {
    let list: &[Node] = match node.get(key).map(|node| &node.value) {
        Some(Value::List(list)) => list,
        _ => &[],
    };
    list.iter().take(limits::THINGS_OF_A_KIND)
}

/// The text of that name.
pub(super) fn text<'a>(node: &'a Node, key: &str) -> Option<&'a Arc<str>> {
    match &node.get(key)?.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
