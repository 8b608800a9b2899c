//! The figures of a policy: matrix, targets, costs, weights, bands, numbering.

use std::sync::Arc;

use super::{Once, start, word};
use crate::diagnostic::{Late, Problems};
use crate::order;
use crate::policy::work::{Domain, Priority, WorkKind};
use crate::policy::{Band, Costs, Matrix, Target};
use crate::time::SimSpan;
use crate::tree::{Fields, Value};

fn priorities() -> Vec<(&'static str, Priority)> {
    Priority::ALL.iter().map(|p| (p.word(), *p)).collect()
}

fn table<'a>(
    top: &mut Fields<'a>,
    key: &'static str,
    example: &str,
    problems: &mut Problems,
) -> Option<Fields<'a>> {
    if !top.has(key) {
        problems.error(
            "missing",
            start(top.span),
            format_args!("the policy lacks `[{key}]`"),
            format_args!("add `[{key}]` with lines like `{example}`"),
        );
    }
    top.opt_table(key, format_args!("the table `{key}`"), problems)
}

pub(super) fn matrix(top: &mut Fields<'_>, problems: &mut Problems) -> Option<Matrix> {
    let mut fields = table(top, "matrix", r#"high = ["P1", "P2", "P3"]"#, problems)?;
    let words = priorities();
    let mut rows = Vec::new();
    for level in ["high", "medium", "low"] {
        let texts = fields.texts(level, problems);
        let count = texts.len();
        let row: Vec<Priority> = texts
            .into_iter()
            .filter_map(|(text, span)| word(&text, span, "a priority", &words, problems))
            .collect();
        match <[Priority; 3]>::try_from(row) {
            Ok(row) => rows.push(row),
            // One of three that is no priority was reported as such.
            Err(_) if count == 3 => {}
            Err(_) => problems.error(
                "matrix",
                fields.span_of(level),
                format_args!("the row `{level}` has {count} priorities, not three"),
                "write three: for urgency high, medium and low",
            ),
        }
    }
    fields.finish(problems);
    <[[Priority; 3]; 3]>::try_from(rows).ok().map(Matrix)
}

pub(super) fn targets(top: &mut Fields<'_>, problems: &mut Problems) -> Option<[Target; 5]> {
    let words = priorities();
    let mut found: [Option<Target>; 5] = [const { None }; 5];
    for mut fields in top.tables("target", "a target", problems) {
        if let Some(target) = target(&mut fields, &words, problems) {
            let place = target.priority as usize;
            if found[place].is_some() {
                problems.error(
                    "twice",
                    fields.span_of("priority"),
                    format_args!("there are two targets for {}", target.priority),
                    "take one out",
                );
            }
            found[place] = Some(target);
        }
        fields.finish(problems);
    }
    for (priority, target) in Priority::ALL.iter().zip(&found) {
        if target.is_none() {
            problems.error(
                "missing",
                top.span_of("target"),
                format_args!("there is no target for {priority}"),
                format_args!("add a `[[target]]` with `priority = \"{priority}\"`"),
            );
        }
    }
    let all: Vec<Target> = found.into_iter().flatten().collect();
    <[Target; 5]>::try_from(all).ok()
}

fn target(
    fields: &mut Fields<'_>,
    words: &[(&'static str, Priority)],
    problems: &mut Problems,
) -> Option<Target> {
    let priority = fields.text("priority", problems);
    let priority = priority.and_then(|(text, span)| word(&text, span, "a priority", words, problems));
    let acknowledge = fields.time_span("acknowledge", problems);
    let first_notice = fields.opt_span("first_notice", problems);
    let update_external = fields.opt_span("update_external", problems);
    let update_internal = fields.opt_span("update_internal", problems);
    let resolve = fields.time_span("resolve", problems);
    let hours = fields.text("hours", problems);
    let hours = hours.and_then(|(text, span)| {
        word(&text, span, "a schedule", &[("always", false), ("business", true)], problems)
    });
    Some(Target {
        priority: priority?,
        acknowledge: acknowledge?,
        first_notice,
        update_external,
        update_internal,
        resolve: resolve?,
        business_hours: hours?,
    })
}

pub(super) fn costs(top: &mut Fields<'_>, problems: &mut Problems) -> Option<Costs> {
    let mut fields = table(top, "costs", "words = 40", problems)?;
    let words = fields.opt_int("words", 1..=1_000, problems).unwrap_or(40);
    let per_words = fields.opt_span("per_words", problems).unwrap_or(SimSpan::ZERO);
    let breakable: Vec<Arc<str>> =
        fields.texts("breakable", problems).into_iter().map(|(text, _)| text).collect();
    let known = fields.opt_int("known", 0..=100, problems).unwrap_or(100);
    let mut acts = Vec::new();
    if let Some(table) = fields.opt_table("acts", "the table `costs.acts`", problems) {
        for (act, span, node) in table.all() {
            let parsed = match &node.value {
                Value::Text(text) => SimSpan::parse(text).ok().filter(|s| *s <= SimSpan::hours(12)),
                _ => None,
            };
            match parsed {
                Some(cost) => acts.push((act.clone(), cost)),
                None => problems.error(
                    "time",
                    if node.span.end > 0 { node.span } else { span },
                    format_args!("the cost of `{act}` is not a length of time"),
                    "write it like 30s or 2m, in quotes",
                ),
            }
        }
    }
    fields.finish(problems);
    let (words, known) = (u32::try_from(words).unwrap_or(40), u32::try_from(known).unwrap_or(100));
    Some(Costs { acts, breakable, per_words, words, known })
}

pub(super) fn weights(top: &mut Fields<'_>, problems: &mut Problems) -> Option<Vec<(Domain, u32)>> {
    let mut fields = table(top, "weights", "classification = 15", problems)?;
    let mut weights = Vec::new();
    for domain in Domain::ALL {
        let weight = fields.opt_int(domain.word(), 0..=100, problems).unwrap_or(0);
        weights.push((*domain, u32::try_from(weight).unwrap_or(0)));
    }
    let sum: u32 = weights.iter().map(|(_, weight)| weight).sum();
    if sum != 100 {
        problems.error(
            "weights",
            fields.span,
            format_args!("the weights of the seven domains add up to {sum}"),
            Late(|| {
                let all = Domain::ALL.iter().map(|domain| domain.word());
                let missing: Vec<&str> = all.filter(|domain| !fields.has(domain)).collect();
                match missing.as_slice() {
                    [] => "change them so that they add up to 100".to_owned(),
                    [one] if sum < 100 => format!("`{one}` has none: add `{one} = {}`", 100 - sum),
                    some => format!("they have to add up to 100, and these have none: {}", some.join(", ")),
                }
            }),
        );
    }
    fields.finish(problems);
    Some(weights)
}

pub(super) fn bands(top: &mut Fields<'_>, problems: &mut Problems) -> Vec<Band> {
    let mut bands: Vec<Band> = Vec::new();
    for mut fields in top.tables("band", "a band", problems) {
        let from = fields.opt_int("from", 0..=100, problems);
        let name = fields.text("name", problems);
        if let (Some(from), Some((name, _))) = (from, name) {
            let from = u32::try_from(from).unwrap_or(0);
            if bands.iter().any(|b| b.from == from) {
                let span = fields.span_of("from");
                problems.error("twice", span, format_args!("two bands begin at {from}"), "take one out");
            }
            bands.push(Band { from, name });
        } else if !fields.has("from") {
            let at = start(fields.span);
            problems.error("missing", at, "a band lacks `from`", "add a line `from = 65`");
        }
        fields.finish(problems);
    }
    order::by_key(&mut bands, |band| std::cmp::Reverse(band.from));
    if bands.last().is_none_or(|band| band.from != 0) {
        problems.error(
            "bands",
            top.span_of("band"),
            "no band begins at 0, so low marks have no name",
            "add a `[[band]]` with `from = 0`",
        );
    }
    bands
}

pub(super) fn numbering(top: &mut Fields<'_>, problems: &mut Problems) -> Vec<(WorkKind, Arc<str>, u32)> {
    let words: Vec<(&'static str, WorkKind)> = WorkKind::ALL.iter().map(|k| (k.word(), *k)).collect();
    let mut once = Once::default();
    let mut out = Vec::new();
    for mut fields in top.tables("number", "a line of `number`", problems) {
        let kind = fields.text("kind", problems);
        let prefix = fields.text("prefix", problems);
        let first = fields.opt_int("first", 1..=1_000_000, problems).unwrap_or(1);
        if let (Some((kind, span)), Some((prefix, _))) = (kind, prefix) {
            once.see("kind of number", &kind, span, problems);
            if let Some(kind) = word(&kind, span, "a kind of work", &words, problems) {
                out.push((kind, prefix, u32::try_from(first).unwrap_or(1)));
            }
        }
        fields.finish(problems);
    }
    out
}
