//! Conditions as they stand in the file: every field that holds one, read again with its place.
//!
//! The plot keeps what conditions mean and forgets where they stood. A rule about the words of a condition looks here.

use super::look::Thing;
use crate::diagnostic::{Problems, Span};
use crate::policy::Policy;
use crate::scenario::condition::{Condition, Pattern};
use crate::scenario::condition_parse::{condition, happening};
use crate::scenario::place::inside;
use crate::scenario::shape::{DRILL, Is, Shape};
use crate::scenario::{Atoms, Names, Plot};
use crate::tree::{Node, Value};

/// A field that holds a condition or a happening.
pub(super) struct Written {
    /// What it belongs to.
    pub thing: Thing,
    /// Where it stands.
    pub place: Span,
    /// Every part of it, those that guard its happenings included.
    pub parts: Vec<Condition>,
    /// Everything that has to happen or must not.
    pub patterns: Vec<Pattern>,
}

/// Every condition of a drill, in the order of the shape of its file. One that cannot be read is left out: it was reported.
pub(super) fn conditions(tree: &Node, plot: &Plot, policy: &Policy) -> Vec<Written> {
    let names = Names::of(plot, policy, "", []);
    let mut out = Vec::new();
    for field in DRILL.fields {
        let Some(node) = tree.get(field.name) else { continue };
        match (field.is, &node.value) {
            (Is::Many(shape), Value::List(list)) => {
                for one in list {
                    let Some(id) = one.get("id").and_then(text) else { continue };
                    table(one, shape, &(field.name, id.to_owned()), &names, &mut out);
                }
            }
            (Is::One(shape), _) => table(node, shape, &(field.name, String::new()), &names, &mut out),
            _ => {}
        }
    }
    out
}

fn table(node: &Node, shape: &'static Shape, thing: &Thing, names: &Names, out: &mut Vec<Written>) {
    for field in shape.fields {
        let Some(held) = node.get(field.name) else { continue };
        match (field.is, &held.value) {
            (Is::Condition | Is::Happening, Value::Text(line)) => {
                let place = inside(line, held.span);
                out.extend(read(line, field.is, names).map(|(parts, patterns)| Written {
                    thing: thing.clone(),
                    place,
                    parts,
                    patterns,
                }));
            }
            (Is::Many(shape), Value::List(list)) => {
                list.iter().for_each(|one| table(one, shape, thing, names, out));
            }
            (Is::One(shape), _) => table(held, shape, thing, names, out),
            _ => {}
        }
    }
}

fn read(line: &str, is: Is, names: &Names) -> Option<(Vec<Condition>, Vec<Pattern>)> {
    let (mut atoms, mut problems) = (Atoms::new(), Problems::new());
    let mut parts = Vec::new();
    let mut keep = |whole: &Condition| whole.walk(&mut |part| parts.push(part.clone()));
    match is {
        Is::Happening => {
            happening(line, Span::default(), "", names, &mut atoms, &mut problems)?;
        }
        _ => keep(&condition(line, Span::default(), names, &mut atoms, &mut problems)?),
    }
    let mut patterns = Vec::new();
    for atom in atoms.into_list() {
        atom.guard.iter().for_each(&mut keep);
        patterns.push(atom.pattern);
    }
    Some((parts, patterns))
}

fn text(node: &Node) -> Option<&str> {
    match &node.value {
        Value::Text(text) => Some(text),
        _ => None,
    }
}
