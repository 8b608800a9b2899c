//! What a play needs of a drill: the story, and what the marks will look for.
//!
//! A page plays and never marks. So neither the rubric and the scripts with their texts are in its drill, nor their
//! readers in its code (a third of both). But what conditions see of the past is part of the state, so a play without
//! marks must look for the same happenings under the same numbers as one that is marked: the lines that speak of them
//! go with the story.

use std::sync::Arc;

use super::marks::{Rubric, rubric};
use super::{read, read_scenario};
use crate::diagnostic::{Problems, Span};
use crate::policy::Policy;
use crate::policy::work::Domain;
use crate::scenario::condition_parse;
use crate::scenario::plot::Scenario;
use crate::tree::{Node, Value};

/// The tables of a drill file that only marks and proves.
const UNPLAYED: [&str; 6] = ["need", "exempt", "item", "penalty", "flag", "script"];

/// A drill without its marks.
#[derive(Clone, Debug)]
pub struct Played {
    /// The file without rubric and scripts.
    pub tree: Node,
    /// For each variant, in order: the conditions and happenings by which the rubric and the scripts add atoms.
    pub watched: Vec<Vec<Arc<str>>>,
    /// For each variant, in order: the domains something can be earned in.
    pub domains: Vec<Vec<Domain>>,
}

impl Played {
    /// Takes the marks out of a drill.
    ///
    /// # Errors
    /// If it does not read, or would not play the same without its marks.
    pub fn of(tree: &Node, policy: &Policy) -> Result<Played, String> {
        let (mut watched, mut domains) = (Vec::new(), Vec::new());
        let marked = read(tree, policy, &mut Problems::new(), &mut |_, r, top, story| {
            let before = r.atoms.lines().len();
            let rubric = rubric(r, top, story);
            watched.push(r.atoms.lines()[before..].to_vec());
            domains.push(rubric.domains.clone());
            rubric
        });
        let played = Played { tree: without_marks(tree), watched, domains };
        let same = |a: &Scenario, b: &Scenario| {
            a.variants.len() == b.variants.len()
                && a.variants.iter().zip(&b.variants).all(|(a, b)| a.plot.atoms == b.plot.atoms)
        };
        match (marked, played.read(policy, &mut Problems::new())) {
            (Some(marked), Some(read)) if same(&marked, &read) => Ok(played),
            (Some(_), _) => Err("without its marks the drill is another one".to_owned()),
            (None, _) => Err(first_error(tree, policy)),
        }
    }

    /// Reads it. The plots that come out have neither items, penalties and flags nor scripts, and play as if they had.
    pub fn read(&self, policy: &Policy, problems: &mut Problems) -> Option<Scenario> {
        read(&self.tree, policy, problems, &mut |variant, r, _, _| {
            for line in self.watched.get(variant).into_iter().flatten() {
                // A happening alone reads as a condition too, and brings the same atoms.
                condition_parse::condition(line, Span::default(), r.names, &mut r.atoms, &mut r.problems);
            }
            Rubric { domains: self.domains.get(variant).cloned().unwrap_or_default(), ..Rubric::default() }
        })
    }
}

fn without_marks(tree: &Node) -> Node {
    let mut tree = tree.clone();
    let Value::Table(table) = &mut tree.value else { return tree };
    UNPLAYED.iter().for_each(|key| drop(table.remove(*key)));
    if let Some((_, Node { value: Value::List(variants), .. })) = table.get_mut("variant") {
        for variant in variants {
            let Value::Table(variant) = &mut variant.value else { continue };
            if let Some((_, Node { value: Value::Table(changes), .. })) = variant.get_mut("changes") {
                UNPLAYED.iter().for_each(|key| drop(changes.remove(*key)));
            }
        }
    }
    tree
}

fn first_error(tree: &Node, policy: &Policy) -> String {
    let mut problems = Problems::new();
    read_scenario(tree, policy, &mut problems);
    let first = problems.sorted().into_iter().next();
    first.map_or_else(|| "the drill cannot be read".to_owned(), |problem| problem.what)
}
