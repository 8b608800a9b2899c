//! Reads a drill file: every variant laid over the story, each result read into a [`Plot`](super::Plot).
//!
//! Everything wrong is reported at once, in the author's words and with its place. A scenario comes out only when
//! nothing is wrong in any variant. A problem that only some variants have says which.

mod choices;
mod colleagues;
mod floor;
mod index;
mod injects;
mod marks;
mod needs;
mod played;
mod plot;
mod reading;
mod sheet;
mod story;
mod talks;
mod texts;

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::diagnostic::{Problem, Problems, Span, nearest, told};
use crate::ids::{ScenarioId, VariantId, is_slug};
use crate::policy::Policy;
use crate::scenario::names::Names;
use crate::scenario::plot::{Plot, Scenario, Variant};
use crate::scenario::shape::VARIANT;
use crate::tree::{Fields, Node, Value};
pub use played::Played;
use reading::Reading;
use sheet::Sheet;

/// Most variants of one drill: each is read as a whole story of its own.
pub const MOST_VARIANTS: usize = 16;

/// Most additions of one variant that are compared with what is there.
const MOST_NEAR_MISSES: usize = 20;

/// The name of the one variant of a drill that has none.
pub const ONLY: &str = "only";

/// What a variant may not change.
const FIXED: &[&str] = &["format", "id", "version", "title", "policy", "variant"];

/// Reads a drill. Nothing comes out when there is an error in it.
pub fn read_scenario(tree: &Node, policy: &Policy, problems: &mut Problems) -> Option<Scenario> {
    read(tree, policy, problems, &mut |_, r, top, story| marks::rubric(r, top, story))
}

/// As [`plot::Beside`], with the number of the variant.
type BesideEach<'a> =
    &'a mut dyn FnMut(usize, &mut Reading<'_>, &mut Sheet<'_>, &marks::Story<'_>) -> marks::Rubric;

fn read(tree: &Node, policy: &Policy, problems: &mut Problems, beside: BesideEach<'_>) -> Option<Scenario> {
    let mut own = Problems::new();
    let layers = layers(tree, &mut own);
    let ids: Vec<Arc<str>> = layers.iter().map(|layer| layer.id.clone()).collect();
    let mut variants = Vec::new();
    let mut heads = Vec::new();
    let mut found: Vec<Vec<Problem>> = Vec::new();
    for (number, layer) in layers.iter().enumerate() {
        let names = plot::names_for(index::index(&layer.tree, policy), &layer.id, &ids);
        for (id, span) in layer.added.iter().take(MOST_NEAR_MISSES) {
            near_miss(tree, id, *span, &mut own);
        }
        let (read, problems) =
            plot::plot(&layer.tree, policy, names, &mut |r, top, story| beside(number, r, top, story));
        found.push(problems.sorted());
        if let Some((head, plot)) = read {
            heads.push(head);
            variants.push(Variant {
                id: VariantId::new(&layer.id),
                title: layer.title.clone(),
                weight: layer.weight,
                plot: Arc::new(plot),
            });
        }
    }
    gather(found, &ids, &mut own);
    let broken = own.has_errors();
    problems.extend(own);
    if broken {
        return None;
    }
    let head = heads.into_iter().next()?;
    Some(Scenario { id: ScenarioId::new(&head.id), version: head.version, title: head.title, variants })
}

/// Every variant as far as it can be read, for those who look for more than errors: a draft may carry harmless things
/// in the place of what is wrong, and is not to be played. Says nothing about what is wrong.
pub fn drafts(tree: &Node, policy: &Policy) -> Vec<(Layer, Option<Plot>)> {
    let layers = layers(tree, &mut Problems::new());
    let ids: Vec<Arc<str>> = layers.iter().map(|layer| layer.id.clone()).collect();
    let mut out = Vec::new();
    for layer in layers {
        let names = plot::names_for(index::index(&layer.tree, policy), &layer.id, &ids);
        let plot = plot::plot(&layer.tree, policy, names, &mut marks::rubric).0.map(|(_, plot)| plot);
        out.push((layer, plot));
    }
    out
}

/// The names of a drill as its readers see them, for the first variant: for checking inputs before anything is played.
pub fn names_of(scenario: &Scenario, variant: &Variant, policy: &Policy) -> Names {
    Names::of(&variant.plot, policy, variant.id.as_str(), scenario.variants.iter().map(|v| v.id.as_str()))
}

/// One variant: the tree that its changes make.
pub struct Layer {
    /// Its name.
    pub id: Arc<str>,
    /// Its title.
    pub title: Arc<str>,
    /// How often it is dealt.
    pub weight: u32,
    /// The story with its changes.
    pub tree: Node,
    /// What it names that was not there before.
    added: Vec<(String, Span)>,
}

/// The trees of all variants, `variant` itself taken out of them. There is always at least one.
pub fn layers(tree: &Node, problems: &mut Problems) -> Vec<Layer> {
    let mut base = tree.clone();
    let Value::Table(table) = &mut base.value else {
        return vec![Layer { id: ONLY.into(), title: "".into(), weight: 1, tree: base, added: Vec::new() }];
    };
    // Kept as a name that may be there, so that the reader does not take it for a mistake.
    let listed = table.remove("variant").map(|(_, node)| node);
    let mut layers = Vec::new();
    if let Some(node) = &listed {
        read_variants(tree, node, &base, &mut layers, problems);
    }
    if layers.is_empty() {
        let title = index::text(&base, "title").cloned().unwrap_or_else(|| "".into());
        layers.push(Layer { id: ONLY.into(), title, weight: 1, tree: base, added: Vec::new() });
    }
    layers
}

fn read_variants(tree: &Node, node: &Node, base: &Node, layers: &mut Vec<Layer>, problems: &mut Problems) {
    let Some(mut top) = Fields::of(tree, "the drill", problems) else { return };
    let mut seen = BTreeSet::new();
    let list = top.tables("variant", "the variant", problems);
    if list.len() > MOST_VARIANTS {
        problems.error(
            "too-many",
            node.span,
            format_args!("there are {} variants; at most {MOST_VARIANTS} are read", list.len()),
            "take some out",
        );
    }
    for fields in list.into_iter().take(MOST_VARIANTS) {
        let mut s = Sheet::new(fields, &VARIANT, problems);
        let id = s.slug("id", problems);
        let title = s.text("title", problems);
        let weight = s.int("weight", problems).and_then(|n| u32::try_from(n).ok()).unwrap_or(1);
        let mut merged = base.clone();
        let mut added = Vec::new();
        if s.has("changes")
            && let Some(node) = s.fields.node("changes")
        {
            match &node.value {
                Value::Table(changes) => {
                    for (key, (span, _)) in changes {
                        if FIXED.contains(&&**key) {
                            problems.error(
                                "fixed",
                                *span,
                                format_args!("a variant cannot change `{key}`"),
                                "take it out: it is the same for all variants",
                            );
                        }
                    }
                    added = merged.merge(node);
                }
                other => problems.error(
                    "wrong-kind",
                    node.span,
                    format_args!("`changes` of {} is {}, not a table", s.what(), other.kind()),
                    "write it like [[variant.changes.inject]]",
                ),
            }
        }
        let Some((id, span)) = id else { continue };
        if !seen.insert(id.clone()) {
            problems.error(
                "twice",
                span,
                format_args!("there are two of the variant `{id}`"),
                "give one another name",
            );
            continue;
        }
        layers.push(Layer { id, title, weight, tree: merged, added });
    }
}

/// A variant that adds something whose name is nearly that of something there: probably meant to change it.
fn near_miss(tree: &Node, id: &str, span: Span, problems: &mut Problems) {
    let mut all = Vec::new();
    for (_, node) in tree.table().into_iter().flatten().map(|(_, entry)| entry) {
        if let Value::List(list) = &node.value {
            all.extend(list.iter().filter_map(|thing| index::text(thing, "id")).map(|id| &**id));
        }
    }
    if is_slug(id)
        && !all.contains(&id)
        && let Some(near) = nearest(id, all.iter().copied())
    {
        problems.warning(
            "near-miss",
            Span::new(span.start, span.start.saturating_add(1).min(span.end)),
            format_args!("this variant adds `{id}`, and the story has `{near}`"),
            format_args!("if it should change `{near}`, give it that name"),
        );
    }
}

/// Joins the problems of all variants: one that all have is said once, another says whose it is.
fn gather(found: Vec<Vec<Problem>>, ids: &[Arc<str>], problems: &mut Problems) {
    for (list, id) in found.iter().zip(ids) {
        for problem in list {
            let mut problem = problem.clone();
            if !found.iter().all(|other| other.contains(&problem)) {
                problem.what = told(format_args!("{} (in the variant `{id}`)", problem.what));
            }
            problems.push(problem);
        }
    }
}
