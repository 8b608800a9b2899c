//! What is said and so at the beginning: brief, truth, services, counters, terms; people and facts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::injects::in_play;
use super::reading::Reading;
use super::sheet::Sheet;
use crate::diagnostic::{Span, suggest};
use crate::ids::{CaseId, CategoryId, ContactId, CounterId, FactId, PersonId, ServiceId, is_slug};
use crate::lane::Lane;
use crate::order;
use crate::policy::work::{Level, Status, WorkKind};
use crate::scenario::inject::Inject;
use crate::scenario::message::Terms;
use crate::scenario::names::Kind;
use crate::scenario::place::inside;
use crate::scenario::plot::{Brief, Case, Fact, Person};
use crate::scenario::shape::LEVELS;
use crate::time::SimTime;
use crate::tree::Value;

pub(super) fn brief(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Option<Brief> {
    let mut s = top.one("brief", &mut r.problems)?;
    let level =
        s.word("level", |w| LEVELS.contains(&w).then(|| w.to_owned()), &mut r.problems).unwrap_or_default();
    let key = r.text(&mut s, "key");
    let panel =
        key.strip_prefix("panel(").and_then(|n| n.strip_suffix(')')).and_then(|n| n.parse::<u32>().ok());
    if !key.is_empty() && &*key != "author" && panel.is_none_or(|n| n == 0) {
        let span = s.place("key");
        r.error(
            "key",
            span,
            format_args!("`{key}` does not say who agreed the marks"),
            "write `author`, or `panel(5)`",
        );
    }
    Some(Brief {
        summary: r.text(&mut s, "summary"),
        kind: r.text(&mut s, "kind"),
        level: level.as_str().into(),
        role: r.text(&mut s, "role"),
        minutes: r.number(&mut s, "minutes").unwrap_or(1),
        text: r.text(&mut s, "text"),
        may: r.text_list(&mut s, "may"),
        first_step: r.people(&mut s, "first_step"),
        key,
    })
}

/// The work there truly is. When each begins may hang on an inject, so these are read first.
pub(super) fn cases(r: &mut Reading<'_>, top: &mut Sheet<'_>, injects: &[Inject]) -> Vec<Case> {
    let mut out = Vec::new();
    for mut s in top.many("case", &mut r.problems) {
        let id = CaseId::new(&r.id(&mut s, Kind::Case));
        let what = r.text(&mut s, "what");
        let kind = s.word("kind", WorkKind::from_word, &mut r.problems);
        let service = r.name(&mut s, "service", Kind::Service);
        let category = r.name(&mut s, "category", Kind::Category);
        let impact = s.word("impact", Level::from_word, &mut r.problems);
        let urgency = s.word("urgency", Level::from_word, &mut r.problems);
        let contacts = r.name_list(&mut s, "contacts", Kind::Contact);
        let begins = in_play(r, &mut s, "begins", injects).0;
        let aware = r.happening(&mut s, "aware");
        let sector = s.placed("sector", &mut r.problems).and_then(|(name, span)| sector(r, &name, span));
        let (Some(kind), Some(impact), Some(urgency)) = (kind, impact, urgency) else { continue };
        out.push(Case {
            id,
            what,
            kind,
            service: ServiceId::new(&service),
            category: CategoryId::new(&category),
            contacts: contacts.iter().map(|name| ContactId::new(name)).collect(),
            impact,
            urgency,
            priority: r.policy.matrix.priority(impact, urgency),
            begins,
            aware,
            sector,
        });
    }
    out
}

/// A sector that some rule of the policy is about.
fn sector(r: &mut Reading<'_>, name: &str, span: Span) -> Option<Arc<str>> {
    let found = r.policy.rules.iter().find_map(|rule| rule.sector.clone().filter(|its| **its == *name));
    if found.is_none() {
        let known: Vec<String> =
            r.policy.rules.iter().filter_map(|rule| rule.sector.as_deref()).map(str::to_owned).collect();
        let mend = suggest(name, known.iter().map(String::as_str));
        r.error("unknown-word", span, format_args!("the policy has no rule for the sector `{name}`"), mend);
    }
    found
}

/// Every service of the policy: as the drill says, otherwise as it should be.
pub(super) fn services(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> BTreeMap<ServiceId, Status> {
    let mut out = order::map(r.policy.services.iter().map(|service| (service.id.clone(), Status::Ok)));
    top.has("services");
    let Some(fields) = top.fields.opt_table("services", "the table `services`", &mut r.problems) else {
        return out;
    };
    for (name, span, node) in fields.all() {
        let known = r.names.check(Kind::Service, name, span, &mut r.problems);
        let status = match &node.value {
            Value::Text(text) => Status::from_word(text),
            _ => None,
        };
        match status {
            Some(status) if known => {
                out.insert(ServiceId::new(name), status);
            }
            Some(_) => {}
            None => {
                let words: Vec<&str> = Status::ALL.iter().map(|status| status.word()).collect();
                let shown = if let Value::Text(text) = &node.value { text } else { node.value.kind() };
                let what = format_args!("a service cannot be `{shown}`");
                r.error("unknown-word", node.span, what, suggest(shown, words));
            }
        }
    }
    out
}

pub(super) fn counters(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> BTreeMap<CounterId, i64> {
    let mut out = BTreeMap::new();
    top.has("counters");
    let Some(fields) = top.fields.opt_table("counters", "the table `counters`", &mut r.problems) else {
        return out;
    };
    for (name, span, node) in fields.all() {
        if !is_slug(name) {
            r.error("bad-name", span, "this is not a name", "use 1 to 64 of a-z, 0-9, - and _, like `angry`");
        }
        match node.value {
            Value::Int(n) if n.abs_diff(0) <= 1_000_000 => {
                out.insert(CounterId::new(name), n);
            }
            _ => r.error(
                "wrong-kind",
                node.span,
                format_args!("the counter `{name}` does not begin with a whole number"),
                "write a number from -1000000 to 1000000, like `angry = 0`",
            ),
        }
    }
    out
}

pub(super) fn terms(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Terms {
    let Some(mut s) = top.one("terms", &mut r.problems) else { return Terms::default() };
    Terms {
        effect: r.text_list(&mut s, "effect"),
        todo: r.text_list(&mut s, "todo"),
        scope: r.text_list(&mut s, "scope"),
    }
}

pub(super) fn people(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Person> {
    let mut out = Vec::new();
    for mut s in top.many("person", &mut r.problems) {
        out.push(Person {
            id: PersonId::new(&r.id(&mut s, Kind::Person)),
            name: r.text(&mut s, "name"),
            role: r.text(&mut s, "role"),
            about: r.text(&mut s, "about"),
            lane: s.word("lane", Lane::of, &mut r.problems).unwrap_or(Lane::Floor),
            mood: s.int("mood", &mut r.problems),
        });
    }
    out
}

pub(super) fn facts(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Fact> {
    let mut out = Vec::new();
    for mut s in top.many("fact", &mut r.problems) {
        let id = FactId::new(&r.id(&mut s, Kind::Fact));
        let text = r.text(&mut s, "text");
        let true_from = r.time(&mut s, "from").unwrap_or(SimTime::START);
        s.has("known_by");
        let mut known_by = Vec::new();
        for (line, span) in s.fields.texts("known_by", &mut r.problems) {
            let place = inside(&line, span);
            let mut words = line.split_whitespace();
            let person = words.next().unwrap_or("");
            let known = r.names.check(Kind::Person, person, place, &mut r.problems);
            let from = match (words.next(), words.next(), words.next()) {
                (None, _, _) => Some(true_from),
                (Some("from"), Some(time), None) => r.time_of(time, place),
                _ => {
                    let what = format_args!("`{line}` does not say who knows it and since when");
                    r.error("known-by", place, what, "write it like `imran` or `imran from 3m`");
                    None
                }
            };
            if let (true, Some(from)) = (known, from) {
                known_by.push((PersonId::new(person), from));
            }
        }
        out.push(Fact { id, text, true_from, known_by });
    }
    out
}
