//! One plot: the story of one variant.

use std::sync::Arc;

use super::marks::Rubric;
use super::reading::Reading;
use super::sheet::Sheet;
use super::{choices, colleagues, floor, injects, marks, needs, story, talks, texts};
use crate::diagnostic::Problems;
use crate::limits;
use crate::policy::Policy;
use crate::policy::calendar::{self, ShiftStart};
use crate::scenario::names::{Kind, Names};
use crate::scenario::plot::Plot;
use crate::scenario::shape::DRILL;
use crate::time::{ClockTime, SimTime};
use crate::tree::{Fields, Node};

/// What is said of a drill beside its story.
pub(super) struct Head {
    pub id: Arc<str>,
    pub version: Arc<str>,
    pub title: Arc<str>,
}

/// Reads what a drill says beside its story: [`marks::rubric`], or nothing of it where the drill is only played.
pub(super) type Beside<'a> = &'a mut dyn FnMut(&mut Reading<'_>, &mut Sheet<'_>, &marks::Story<'_>) -> Rubric;

/// Reads the tree of one variant. What comes out when there are errors is a draft: whole in form, with harmless things
/// in the place of what could not be read, and not to be played.
pub(super) fn plot(
    tree: &Node,
    policy: &Policy,
    mut names: Names,
    beside: Beside<'_>,
) -> (Option<(Head, Plot)>, Problems) {
    let mut early = Problems::new();
    let Some(fields) = Fields::of(tree, "the drill", &mut early) else { return (None, early) };
    let mut top = Sheet::new(fields, &DRILL, &mut early);
    let starts = top.placed("starts", &mut early).and_then(|(text, span)| {
        let read = start(&text);
        if read.is_none() {
            early.error(
                "date",
                span,
                format_args!("`{text}` is not a day and a time"),
                "write it like 2026-03-10 10:02",
            );
        }
        read
    });
    names.starts = starts.map_or(ClockTime { minutes: 0 }, |starts| starts.clock);
    // The end is read before it can bound anything.
    let names = names;
    let mut bounded = names.clone();
    let mut r = Reading::new(&names, policy);
    r.problems = early;
    let ends_at = r.time(&mut top, "ends");
    if let Some(at) = ends_at
        && (at == SimTime::START || at.ms() > limits::DRILL_MS)
    {
        let place = top.place("ends");
        r.error(
            "out-of-range",
            place,
            "a shift lasts from a second to twelve hours",
            "write a length such as 100m",
        );
    }
    let early = std::mem::take(&mut r.problems);
    bounded.ends_at = ends_at.unwrap_or(SimTime::NEVER);
    let mut r = Reading::new(&bounded, policy);
    r.problems = early;
    let read = whole(&mut r, &mut top, starts, ends_at, beside);
    let Reading { atoms, problems, .. } = r;
    let read = read.map(|(head, mut plot)| {
        plot.atoms = atoms.into_list();
        (head, plot)
    });
    (read, problems)
}

fn whole(
    r: &mut Reading<'_>,
    top: &mut Sheet<'_>,
    starts: Option<ShiftStart>,
    ends_at: Option<SimTime>,
    beside: Beside<'_>,
) -> Option<(Head, Plot)> {
    top.int("format", &mut r.problems);
    let id = top.slug("id", &mut r.problems);
    let version = version(r, top);
    let title = r.text(top, "title");
    if let Some((name, span)) = top.slug("policy", &mut r.problems)
        && name != r.policy.id
    {
        let what =
            format_args!("the drill is set in `{name}`, and the policy that was read is `{}`", r.policy.id);
        r.error(
            "other-policy",
            span,
            what,
            format_args!("write `{}`, or read the drill with the other policy", r.policy.id),
        );
    }
    let brief = story::brief(r, top);
    let terms = story::terms(r, top);
    let services = story::services(r, top);
    let counters = story::counters(r, top);
    let people = story::people(r, top);
    let colleagues = colleagues::colleagues(r, top);
    let tasks = colleagues::tasks(r, top);
    let presences = colleagues::presences(r, top, ends_at.unwrap_or(SimTime::NEVER));
    let facts = story::facts(r, top);
    let injects = injects::injects(r, top, &people);
    let cases = story::cases(r, top, &injects);
    let talks = talks::talks(r, top, &injects);
    let takings = needs::takings(r, top);
    let checks = choices::checks(r, top);
    let decisions = choices::decisions(r, top);
    let approvals = choices::approvals(r, top);
    let remedies = choices::remedies(r, top);
    let floor = floor::floor(r, top);
    let gauges = texts::gauges(r, top);
    let messages = texts::messages(r, top);
    let ends = ends_at.unwrap_or(SimTime::NEVER);
    let known = marks::Story { injects: &injects, cases: &cases, starts, ends_at: ends };
    let Rubric { domains, needs, exempts, items, penalties, flags, scripts } = beside(r, top, &known);
    let head = Head { id: id?.0, version, title };
    let plot = Plot {
        brief: brief?,
        starts: starts?,
        ends_at: ends_at?,
        cases: (!cases.is_empty()).then_some(cases)?,
        services,
        counters,
        facts,
        people,
        colleagues,
        tasks,
        presences,
        injects,
        talks,
        takings,
        checks,
        decisions,
        approvals,
        remedies,
        floor,
        gauges,
        messages,
        terms,
        domains,
        needs,
        exempts,
        items,
        penalties,
        flags,
        scripts,
        atoms: Vec::new(),
    };
    Some((head, plot))
}

fn version(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Arc<str> {
    let Some((text, span)) = top.placed("version", &mut r.problems) else { return Arc::from("") };
    let parts: Vec<&str> = text.split('.').collect();
    let number = |part: &&str| (1..=6).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    if parts.len() != 3 || !parts.iter().all(number) {
        r.error(
            "version",
            span,
            format_args!("`{text}` is not a version"),
            "write three numbers, like 1.0.0",
        );
    }
    text
}

fn start(text: &str) -> Option<ShiftStart> {
    let (date, clock) = text.trim().split_once(' ')?;
    Some(ShiftStart { date: calendar::date(date)?, clock: ClockTime::parse(clock.trim()).ok()? })
}

/// The names as a plot's own reading sees them: one variant is played, these there are.
pub(super) fn names_for(mut names: Names, variant: &str, variants: &[Arc<str>]) -> Names {
    names.variant = Arc::from(variant);
    variants.iter().for_each(|id| names.add(Kind::Variant, id));
    names
}
