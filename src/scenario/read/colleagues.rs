//! Colleagues: how they are at the start, when they can be helped, what they can be asked to do; who cannot be reached.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::injects::effect;
use super::reading::Reading;
use super::sheet::Sheet;
use crate::act::Absence;
use crate::ids::{PersonId, TaskId};
use crate::scenario::colleague::{Colleague, Presence, Task};
use crate::scenario::condition::Condition;
use crate::scenario::names::Kind;
use crate::scenario::place::inside;
use crate::text::Phrases;
use crate::time::{SimSpan, SimTime};

/// How long a break lasts where its author does not say.
const BREAK: SimSpan = SimSpan::minutes(10);

pub(super) fn colleagues(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Colleague> {
    let mut out: Vec<Colleague> = Vec::new();
    for mut s in top.many("colleague", &mut r.problems) {
        let id = PersonId::new(&r.name(&mut s, "id", Kind::Person));
        if out.iter().any(|other| other.id == id) {
            let place = s.place("id");
            let what = format_args!("there are two colleagues `{id}`");
            r.error("twice", place, what, "put what is said of them into one");
        }
        let mut figure = |key| s.int(key, &mut r.problems).unwrap_or(0);
        let (composure, skill, trust) = (figure("composure"), figure("skill"), figure("trust"));
        out.push(Colleague {
            id,
            composure,
            skill,
            trust,
            live: r.condition(&mut s, "live"),
            unsafe_when: r.condition(&mut s, "unsafe"),
            break_for: r.span(&mut s, "break").unwrap_or(BREAK),
        });
    }
    out
}

pub(super) fn tasks(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Task> {
    let mut out = Vec::new();
    for mut s in top.many("task", &mut r.problems) {
        let id = TaskId::new(&r.id(&mut s, Kind::Task));
        let who = r.opt_name(&mut s, "who", Kind::Person).map(|name| PersonId::new(&name));
        let mut asks = Phrases::default();
        for phrase in r.text_list(&mut s, "asks") {
            if !asks.add(0, &phrase) {
                let place = s.place("asks");
                r.error(
                    "bad-phrase",
                    place,
                    format_args!("`{phrase}` is not a phrase"),
                    "a phrase begins with a word; `*`, `|`, `_` and `...` may come after it",
                );
            }
        }
        s.has("takes");
        let takes = s.fields.opt_range("takes", &mut r.problems).unwrap_or((SimSpan::ZERO, SimSpan::ZERO));
        let read_back = r.text(&mut s, "read_back");
        let misheard = otherwise(r, &mut s, "misheard_if", "misheard");
        let done = r.text(&mut s, "done");
        // What was misheard is reported as it went, too, so `wrong` may stand without its condition.
        let wrong = match (r.condition(&mut s, "wrong_if"), r.text(&mut s, "wrong")) {
            (_, text) if text.is_empty() => None,
            (when, text) => Some((when.unwrap_or(Condition::Not(Box::new(Condition::Always))), text)),
        };
        if wrong.is_none() && (s.has("wrong_if") || misheard.is_some()) {
            let (place, what) = (s.start(), s.what());
            r.error(
                "missing",
                place,
                format_args!("{what} can go wrong and lacks `wrong`"),
                "write what they report then",
            );
        }
        let tells = r.facts(&mut s, "tells");
        s.has("effects");
        let list = s.fields.texts("effects", &mut r.problems);
        let effects = list.iter().filter_map(|(text, span)| effect(r, text, inside(text, *span))).collect();
        out.push(Task { id, who, asks, takes, read_back, misheard, done, wrong, tells, effects });
    }
    out
}

fn otherwise(
    r: &mut Reading<'_>,
    s: &mut Sheet<'_>,
    when: &'static str,
    what: &'static str,
) -> Option<(Condition, Arc<str>)> {
    if s.has(when) != s.has(what) {
        let place = s.place(if s.has(when) { when } else { what });
        let problem = format_args!("`{when}` and `{what}` belong together");
        r.error("one-of", place, problem, "say when, and what they say then");
    }
    let condition = r.condition(s, when);
    let text = r.text(s, what);
    condition.map(|condition| (condition, text))
}

pub(super) fn presences(r: &mut Reading<'_>, top: &mut Sheet<'_>, ends_at: SimTime) -> Vec<Presence> {
    let (mut out, mut ids) = (Vec::new(), BTreeSet::new());
    for mut s in top.many("presence", &mut r.problems) {
        if let Some((id, span)) = s.slug("id", &mut r.problems)
            && !ids.insert(id.clone())
        {
            r.error("twice", span, format_args!("there are two presences `{id}`"), "give one another name");
        }
        let who = r.name(&mut s, "who", Kind::Person);
        let name = Some(r.text(&mut s, "name")).filter(|name| !name.is_empty());
        if let Some(name) = &name
            && !r.policy.team(&who).is_some_and(|team| team.rota.iter().any(|duty| duty.name == *name))
        {
            let place = s.place("name");
            r.error(
                "unknown-name",
                place,
                format_args!("nobody called `{name}` is on the rota of `{who}`"),
                "write the name as the policy's rota has it, or leave it out",
            );
        }
        let is = s.word(
            "is",
            |word| {
                if word == "here" {
                    return Some(None);
                }
                Absence::ALL.iter().copied().find(|absence| absence.word() == word).map(Some)
            },
            &mut r.problems,
        );
        let from = r.time(&mut s, "from").unwrap_or(SimTime::START);
        let until = r.time(&mut s, "until").unwrap_or(ends_at);
        let rings = r.span(&mut s, "rings").unwrap_or(SimSpan::ZERO);
        s.has("travel");
        let travel = s.fields.opt_range("travel", &mut r.problems);
        let text = r.text(&mut s, "text");
        if let Some(is) = is {
            out.push(Presence { who: PersonId::new(&who), name, is, from, until, rings, travel, text });
        }
    }
    out
}
