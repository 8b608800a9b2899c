//! Injects: what sets them off, what they bring, what they change.

use super::reading::Reading;
use super::sheet::Sheet;
use crate::act::{Figure, Verb};
use crate::diagnostic::{Span, suggest};
use crate::ids::{ApprovalId, ContactId, CounterId, FactId, InjectId, LineId, PersonId, ServiceId};
use crate::limits;
use crate::policy::work::Status;
use crate::scenario::condition::Condition;
use crate::scenario::inject::{Contact, ContactChannel, Effect, Inject, Trigger};
use crate::scenario::names::Kind;
use crate::scenario::place::{inside, short};
use crate::scenario::plot::Person;
use crate::scenario::rubric::InPlay;
use crate::time::{SimSpan, SimTime};

pub(super) fn injects(r: &mut Reading<'_>, top: &mut Sheet<'_>, people: &[Person]) -> Vec<Inject> {
    let mut out = Vec::new();
    for mut s in top.many("inject", &mut r.problems) {
        let id = r.id(&mut s, Kind::Inject);
        let trigger = trigger(r, &mut s);
        let after = s.fields.opt_range("after", &mut r.problems).unwrap_or((SimSpan::ZERO, SimSpan::ZERO));
        let only_if = r.condition(&mut s, "if");
        let contact = contact(r, &mut s, &id, people);
        s.has("effects");
        let list = s.fields.texts("effects", &mut r.problems);
        let effects = list.iter().filter_map(|(text, span)| effect(r, text, inside(text, *span))).collect();
        out.push(Inject { id: InjectId::new(&id), trigger, after, only_if, contact, effects });
    }
    out
}

fn trigger(r: &mut Reading<'_>, s: &mut Sheet<'_>) -> Trigger {
    let ways: Vec<&'static str> = ["at", "on", "when"].into_iter().filter(|key| s.has(key)).collect();
    if ways.is_empty() {
        let (start, what) = (s.start(), s.what());
        r.error(
            "missing",
            start,
            format_args!("nothing sets {what} off"),
            "add `at = \"5m\"`, or `on = \"...\"` for something that happens, or `when = \"...\"` for a condition",
        );
    }
    if let [first, second, ..] = ways.as_slice() {
        let (place, what) = (s.place(second), s.what());
        r.error(
            "one-of",
            place,
            format_args!("{what} has both `{first}` and `{second}`"),
            "leave one of them",
        );
    }
    let belongs = [("jitter", "at"), ("each", "on")];
    for (key, way) in belongs {
        if s.has(key) && !ways.is_empty() && !s.has(way) {
            let place = s.place(key);
            r.error(
                "one-of",
                place,
                format_args!("`{key}` goes with `{way}`"),
                format_args!("take it out, or use `{way}`"),
            );
        }
    }
    if s.has("at") && s.has("after") {
        let place = s.place("after");
        r.error("one-of", place, "`after` goes with `on` or `when`", "add it to the time in `at`");
    }
    let at = r.time(s, "at");
    let jitter = r.span(s, "jitter").unwrap_or(SimSpan::ZERO);
    let on = r.happening(s, "on");
    let each = r.flag(s, "each");
    let when = r.condition(s, "when");
    match (at, on, when) {
        (Some(at), _, _) => Trigger::At { at, jitter },
        // A time that cannot be read is still a time of its own: what comes into play by it has nothing wrong with it.
        _ if s.has("at") => Trigger::At { at: SimTime::START, jitter },
        (_, Some(atom), _) => Trigger::On { atom, each },
        (_, _, Some(when)) => Trigger::When(when),
        _ => Trigger::When(Condition::Always),
    }
}

fn contact(r: &mut Reading<'_>, s: &mut Sheet<'_>, id: &str, people: &[Person]) -> Option<Contact> {
    let has_text = s.has("text");
    if !has_text {
        for key in ["from", "channel", "subject", "wants", "patience", "tells"] {
            if s.has(key) {
                let (place, what) = (s.place(key), s.what());
                let mend = match key {
                    "tells" => "add a `text`, or use the effect `tell FACT`",
                    _ => "add a `text`: without one nothing reaches the inbox",
                };
                r.error("no-text", place, format_args!("{what} has `{key}` but no `text`"), mend);
            }
        }
    } else {
        for key in ["from", "channel"] {
            if !s.has(key) {
                let (start, what) = (s.start(), s.what());
                r.error(
                    "missing",
                    start,
                    format_args!("{what} lacks `{key}`"),
                    format_args!("add a line `{key} = ...`"),
                );
            }
        }
    }
    let from = r.opt_name(s, "from", Kind::Person);
    let channel = s.word("channel", ContactChannel::from_word, &mut r.problems);
    let subject = r.text(s, "subject");
    let text = r.text(s, "text");
    let wants_answer = s.word("wants", |word| (word == "answer").then_some(()), &mut r.problems).is_some();
    let patience = r.span(s, "patience");
    let tells = r.facts(s, "tells");
    let (true, Some(from)) = (has_text, from) else { return None };
    let name = || {
        let person = people.iter().find(|p| p.id.as_str() == &*from).map(|p| p.name.clone());
        person.or_else(|| r.policy.team(&from).map(|t| t.name.clone())).unwrap_or_else(|| from.clone())
    };
    Some(Contact {
        id: ContactId::new(id),
        subject: if subject.is_empty() { name() } else { subject },
        from: PersonId::new(&from),
        channel: channel?,
        text,
        wants_answer,
        patience,
        tells,
    })
}

const EFFECTS: &[(&str, &str)] = &[
    ("service", "service NAME ok|degraded|down"),
    ("add", "add COUNTER 2"),
    ("put", "put COUNTER 0"),
    ("tell", "tell FACT"),
    ("approve", "approve APPROVAL"),
    ("refuse", "refuse APPROVAL"),
    ("taken", "taken PERSON"),
    ("mood", "mood PERSON +10"),
    ("composure", "composure COLLEAGUE +10"),
    ("skill", "skill COLLEAGUE +10"),
    ("trust", "trust COLLEAGUE +10"),
    ("staff", "staff LINE +3"),
];

pub(super) fn effect(r: &mut Reading<'_>, text: &str, place: Span) -> Option<Effect> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let first = words.first().copied().unwrap_or("");
    let Some((_, form)) = EFFECTS.iter().find(|(word, _)| *word == first) else {
        let mend = suggest(first, EFFECTS.iter().map(|(word, _)| *word));
        r.error("unknown-word", place, format_args!("`{}` is not an effect", short(first)), mend);
        return None;
    };
    if words.len() != form.split_whitespace().count() {
        r.error(
            "effect",
            place,
            format_args!("`{}` is not a whole effect", short(text)),
            format_args!("write `{form}`"),
        );
        return None;
    }
    let name = words[1];
    let mut check = |kind| r.names.check(kind, name, place, &mut r.problems);
    Some(match first {
        "service" => {
            let known = check(Kind::Service);
            let Some(status) = Status::from_word(words[2]) else {
                let all: Vec<&str> = Status::ALL.iter().map(|status| status.word()).collect();
                let what = format_args!("a service cannot be `{}`", short(words[2]));
                r.error("unknown-word", place, what, suggest(words[2], all));
                return None;
            };
            known.then(|| Effect::Service(ServiceId::new(name), status))?
        }
        "add" | "put" => {
            check(Kind::Counter);
            let Some(n) = words[2].parse::<i64>().ok().filter(|n| n.abs_diff(0) <= 1_000_000) else {
                let what = format_args!("`{}` is not a whole number", short(words[2]));
                r.error("number", place, what, format_args!("write `{form}`"));
                return None;
            };
            let counter = CounterId::new(name);
            if first == "add" { Effect::Add(counter, n) } else { Effect::Put(counter, n) }
        }
        "tell" => {
            check(Kind::Fact);
            Effect::Tell(FactId::new(name))
        }
        "mood" | "composure" | "skill" | "trust" => {
            let figure = Figure::from_word(first);
            check(if figure.is_some() { Kind::Colleague } else { Kind::Person });
            let Some(n) = words[2].parse::<i64>().ok().filter(|n| n.abs_diff(0) <= 100) else {
                let what = format_args!("`{}` is not a whole number up to 100", short(words[2]));
                r.error("number", place, what, format_args!("write `{form}`"));
                return None;
            };
            match figure {
                Some(figure) => Effect::Figure(PersonId::new(name), figure, n),
                None => Effect::Mood(PersonId::new(name), n),
            }
        }
        "staff" => {
            check(Kind::Line);
            let Some(n) = words[2].parse::<i64>().ok().filter(|n| n.abs_diff(0) <= limits::LINE_STAFF as u64)
            else {
                let what = format_args!("`{}` is not a number of people", short(words[2]));
                r.error("number", place, what, format_args!("write `{form}`"));
                return None;
            };
            Effect::Staff(LineId::new(name), n)
        }
        "approve" => {
            check(Kind::Approval);
            Effect::Approve(ApprovalId::new(name))
        }
        "refuse" => {
            check(Kind::Approval);
            Effect::Refuse(ApprovalId::new(name))
        }
        _ => {
            check(Kind::Person);
            Effect::Take(PersonId::new(name))
        }
    })
}

/// The time an inject has of its own, if it has one: what an item may come into play by.
fn own_time(injects: &[Inject], name: &str) -> Option<SimTime> {
    let inject = injects.iter().find(|inject| inject.id.as_str() == name)?;
    match inject.trigger {
        // The moment it is due counts, even where an `if` then lets it lapse: the item stays in the maximum.
        Trigger::At { at, .. } => Some(at),
        _ => None,
    }
}

/// What comes into play by the clock or the seed only, and when at the earliest: a time, or an inject with a time of its
/// own; otherwise the start.
pub(super) fn in_play(
    r: &mut Reading<'_>,
    s: &mut Sheet<'_>,
    key: &'static str,
    injects: &[Inject],
) -> (InPlay, SimTime) {
    let start = (InPlay::At(SimTime::START), SimTime::START);
    let Some((text, span)) = s.placed(key, &mut r.problems) else { return start };
    let place = inside(&text, span);
    let Some(name) = text.trim().strip_prefix("inject(").and_then(|name| name.strip_suffix(')')) else {
        if text.contains('(') || Verb::from_word(text.trim()).is_some() {
            r.error(
                "not-by-the-clock",
                place,
                format_args!("`{}` may depend on what the trainee does", short(&text)),
                "this begins by a time (`5m`, `10:05`) or by `inject(NAME)` with a time of its own",
            );
            return start;
        }
        return match r.time_of(&text, place) {
            Some(at) => (InPlay::At(at), at),
            None => start,
        };
    };
    let name = name.trim();
    if !r.names.check(Kind::Inject, name, place, &mut r.problems) {
        return start;
    }
    let Some(at) = own_time(injects, name) else {
        r.error(
            "not-by-the-clock",
            place,
            format_args!(
                "the inject `{name}` has no time of its own: whether it happens depends on the trainee"
            ),
            "the maximum must not, so name an inject that has `at`, or write a time such as `2m`",
        );
        return start;
    };
    (InPlay::Inject(InjectId::new(name)), at)
}
