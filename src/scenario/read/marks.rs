//! The rubric: items with their points, penalties, flags.

use std::sync::Arc;

use super::injects::own_time;
use super::reading::Reading;
use super::sheet::Sheet;
use super::texts;
use crate::act::Verb;
use crate::diagnostic::Span;
use crate::ids::{AudienceId, DecisionId, FlagId, InjectId, ItemId, PenaltyId};
use crate::policy::Target;
use crate::policy::work::{Domain, Priority};
use crate::scenario::allot::allot;
use crate::scenario::condition::{AtomIx, Condition};
use crate::scenario::names::Kind;
use crate::scenario::place::{inside, short};
use crate::scenario::plot::{Ask, Flag, InPlay, Inject, Item, Penalty, Rule, Script, Which};
use crate::text::{self, anatomy::Anatomy};
use crate::time::{SimSpan, SimTime};

/// Happenings that carry a text a detector can look through.
const WITH_TEXT: &[Verb] = &[
    Verb::Answer,
    Verb::Call,
    Verb::Log,
    Verb::Escalate,
    Verb::Ask,
    Verb::Authorise,
    Verb::Decide,
    Verb::Declare,
    Verb::StandDown,
    Verb::Send,
    Verb::Note,
    Verb::Correct,
    Verb::Resolve,
    Verb::Close,
    Verb::Reopen,
    Verb::Reclassify,
    Verb::Review,
];

/// What the rubric needs to know of the story.
pub(super) struct Story<'a> {
    pub injects: &'a [Inject],
    pub priority: Priority,
    pub starts: Option<crate::policy::calendar::ShiftStart>,
    pub ends_at: SimTime,
}

/// What is marked, and the scripts that prove it.
#[derive(Default)]
pub(super) struct Rubric {
    pub domains: Vec<Domain>,
    pub items: Vec<Item>,
    pub penalties: Vec<Penalty>,
    pub flags: Vec<Flag>,
    pub scripts: Vec<Script>,
}

/// Reads all of it, in the order that numbers the atoms.
pub(super) fn rubric(r: &mut Reading<'_>, top: &mut Sheet<'_>, story: &Story<'_>) -> Rubric {
    let items = items(r, top, story);
    let penalties = penalties(r, top);
    let flags = flags(r, top);
    let has = |domain: &Domain| items.iter().any(|item| item.domain == *domain);
    let domains = Domain::ALL.iter().copied().filter(has).collect();
    Rubric { domains, items, penalties, flags, scripts: texts::scripts(r, top) }
}

fn items(r: &mut Reading<'_>, top: &mut Sheet<'_>, story: &Story<'_>) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    let mut weights = Vec::new();
    for mut s in top.many("item", &mut r.problems) {
        let id = ItemId::new(&r.id(&mut s, Kind::Item));
        let domain = s.word("domain", Domain::from_word, &mut r.problems).unwrap_or(Domain::Sla);
        weights.push((domain, r.number(&mut s, "weight").unwrap_or(1)));
        let (in_play, from) = in_play(r, &mut s, story);
        let prevented_by = r.happening(&mut s, "prevented_by");
        let rule = rule(r, &mut s, story, from);
        let item = Item {
            id,
            domain,
            points: 0,
            what: r.text(&mut s, "what"),
            good: r.text(&mut s, "good"),
            clause: r.clause(&mut s),
            seeds: r.text_list(&mut s, "seeds"),
            in_play,
            prevented_by,
            rule: rule.unwrap_or(Rule::Decision { decision: DecisionId::new("") }),
        };
        out.push(item);
    }
    for (item, points) in out.iter_mut().zip(allot(&r.policy.weights, &weights)) {
        item.points = points;
    }
    out
}

fn in_play(r: &mut Reading<'_>, s: &mut Sheet<'_>, story: &Story<'_>) -> (InPlay, SimTime) {
    let start = (InPlay::At(SimTime::START), SimTime::START);
    let Some((text, span)) = s.placed("in_play", &mut r.problems) else { return start };
    let place = inside(&text, span);
    let Some(name) = text.trim().strip_prefix("inject(").and_then(|name| name.strip_suffix(')')) else {
        if text.contains('(') || crate::act::Verb::from_word(text.trim()).is_some() {
            r.error(
                "not-by-the-clock",
                place,
                format_args!("`{}` may depend on what the trainee does", short(&text)),
                "an item comes into play by a time (`5m`, `10:05`) or by `inject(NAME)` with a time of its own",
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
    let Some(at) = own_time(story.injects, name) else {
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

const RULES: [&str; 6] = ["done", "decision", "reason", "detector", "message", "cadence"];
const BELONGS: [(&str, &[&str]); 6] = [
    ("since", &["done"]),
    ("due", &["done"]),
    ("late", &["done"]),
    ("of", &["detector", "message"]),
    ("which", &["detector", "message"]),
    ("until", &["cadence"]),
];

fn rule(r: &mut Reading<'_>, s: &mut Sheet<'_>, story: &Story<'_>, from: SimTime) -> Option<Rule> {
    let ways: Vec<&'static str> = RULES.into_iter().filter(|key| s.has(key)).collect();
    match ways.as_slice() {
        [] => {
            let (start, what) = (s.start(), s.what());
            r.error(
                "missing",
                start,
                format_args!("nothing says how {what} is marked"),
                "add one of: done, decision, reason, detector, message, cadence; AUTHORING.md, section 4",
            );
        }
        [_] => {}
        [first, second, ..] => {
            let (place, what) = (s.place(second), s.what());
            r.error(
                "one-of",
                place,
                format_args!("{what} has both `{first}` and `{second}`"),
                "leave one of them; make a second item for the other",
            );
        }
    }
    for (key, with) in BELONGS {
        if s.has(key) && !ways.is_empty() && !with.iter().any(|way| ways.contains(way)) {
            let place = s.place(key);
            r.error(
                "one-of",
                place,
                format_args!("`{key}` goes with `{}`", with.join("` or `")),
                "take it out",
            );
        }
    }
    // Everything is read, so that everything wrong is found.
    let done = r.condition(s, "done");
    let since = r.happening(s, "since");
    let due = due(r, s, story, from);
    let late = r.span(s, "late");
    let decision = r.opt_name(s, "decision", Kind::Decision);
    let reason = r.opt_name(s, "reason", Kind::Decision);
    let find = |word: &str| text::detector(word).map(|detector| detector.name);
    let detector = s.word("detector", find, &mut r.problems);
    let message = s.word("message", Anatomy::of, &mut r.problems);
    let of = r.happening(s, "of");
    let which = s.word("which", which, &mut r.problems).unwrap_or(Which::First);
    let audience = r.opt_name(s, "cadence", Kind::Audience);
    let until = r.time(s, "until").unwrap_or(story.ends_at);
    let rule = match *ways.first()? {
        "done" => obligation(r, s, done, since, (due, late)),
        "decision" => Some(Rule::Decision { decision: DecisionId::new(&decision?) }),
        "reason" => Some(Rule::Reason { decision: DecisionId::new(&reason?) }),
        "detector" => text_rule(r, s, detector.map(Ask::Detector), of, which),
        "message" => text_rule(r, s, message.map(Ask::Whole), of, which),
        _ => cadence(r, s, story, &audience?, until),
    };
    rule.or_else(|| {
        // The reason was reported where it was found.
        debug_assert!(r.problems.has_errors());
        None
    })
}

fn which(word: &str) -> Option<Which> {
    match word {
        "first" => Some(Which::First),
        "last" => Some(Which::Last),
        "every" => Some(Which::Every),
        _ => None,
    }
}

/// A length of time, a target of the policy at the true priority, or the time of a trigger.
fn due(r: &mut Reading<'_>, s: &mut Sheet<'_>, story: &Story<'_>, from: SimTime) -> Option<SimSpan> {
    let (text, span) = s.placed("due", &mut r.problems)?;
    if let Ok(length) = SimSpan::parse(&text) {
        return Some(length);
    }
    let target = r.policy.target(story.priority);
    let place = inside(&text, span);
    let counted = |length| in_hours(r, story, target, from, length);
    match &*text {
        "acknowledge" => Some(counted(target.acknowledge)),
        "resolve" => Some(counted(target.resolve)),
        "first-notice" => match target.first_notice {
            Some(length) => Some(counted(length)),
            None => none_wanted(r, place, "first notice", story.priority),
        },
        _ => match r.policy.triggers.iter().find(|trigger| *trigger.code == *text) {
            Some(trigger) => Some(trigger.within),
            None => {
                let what = format_args!(
                    "`{}` is not a length of time, nor a name the policy gives one",
                    short(&text)
                );
                let codes: Vec<&str> = r.policy.triggers.iter().map(|trigger| &*trigger.code).collect();
                let mend = format_args!(
                    "write it like 5m, or acknowledge, first-notice, resolve, {}",
                    codes.join(", ")
                );
                r.error("time", place, what, mend);
                None
            }
        },
    }
}

/// A target's length, stretched where only business hours count.
fn in_hours(r: &Reading<'_>, story: &Story<'_>, target: &Target, from: SimTime, length: SimSpan) -> SimSpan {
    match story.starts {
        Some(starts) if target.business_hours => r.policy.calendar.due(starts, from, length).since(from),
        _ => length,
    }
}

fn none_wanted<T>(r: &mut Reading<'_>, place: Span, what: &str, priority: Priority) -> Option<T> {
    r.error(
        "no-target",
        place,
        format_args!("the policy wants no {what} at {priority}, the true priority here"),
        "give a length of time, or take the item out",
    );
    None
}

fn obligation(
    r: &mut Reading<'_>,
    s: &Sheet<'_>,
    done: Option<Condition>,
    since: Option<AtomIx>,
    (due, late): (Option<SimSpan>, Option<SimSpan>),
) -> Option<Rule> {
    if !s.has("due") {
        let (start, what) = (s.start(), s.what());
        r.error(
            "missing",
            start,
            format_args!("{what} lacks `due`"),
            "say by when: `due = \"5m\"` or `due = \"acknowledge\"`",
        );
    }
    let (done, due) = (done?, due?);
    let late = late.unwrap_or(due.times(2));
    if late < due {
        let place = s.place("late");
        r.error(
            "late",
            place,
            format_args!("`late` ({late}) comes before `due` ({due})"),
            "make it longer, or take it out",
        );
    }
    Some(Rule::Obligation { done, since, due, late })
}

fn text_rule(
    r: &mut Reading<'_>,
    s: &Sheet<'_>,
    ask: Option<Ask>,
    of: Option<AtomIx>,
    which: Which,
) -> Option<Rule> {
    if !s.has("of") {
        let (start, what) = (s.start(), s.what());
        r.error(
            "missing",
            start,
            format_args!("{what} does not say whose text is read"),
            "add `of = \"send(customers)\"`",
        );
    }
    let (ask, of) = (ask?, of?);
    let verb = r.atoms.get(of).map(|atom| atom.pattern.verb)?;
    if !WITH_TEXT.contains(&verb) {
        let place = s.place("of");
        r.error(
            "no-text",
            place,
            format_args!("`{}` has no text to read", verb.word()),
            "name something the trainee writes, like send, answer, escalate, note",
        );
    }
    Some(Rule::Text { ask, of, which })
}

fn cadence(
    r: &mut Reading<'_>,
    s: &Sheet<'_>,
    story: &Story<'_>,
    audience: &Arc<str>,
    until: SimTime,
) -> Option<Rule> {
    let target = r.policy.target(story.priority);
    let lane = r.policy.audience(audience)?.lane;
    let every = if lane.is_outside() { target.update_external } else { target.update_internal };
    let place = s.place("cadence");
    let Some(every) = every else { return none_wanted(r, place, "updates", story.priority) };
    let first = target.first_notice.unwrap_or(every);
    Some(Rule::Cadence { audience: AudienceId::new(audience), first, every, until })
}

fn penalties(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Penalty> {
    let mut out = Vec::new();
    for mut s in top.many("penalty", &mut r.problems) {
        let id = PenaltyId::new(&r.id(&mut s, Kind::Penalty));
        let domain = s.word("domain", Domain::from_word, &mut r.problems).unwrap_or(Domain::Sla);
        let points = r.number(&mut s, "points").unwrap_or(1).saturating_mul(100);
        let most = r.number(&mut s, "most").unwrap_or(1);
        let on = r.happening(&mut s, "on").unwrap_or(AtomIx(0));
        let (what, good) = (r.text(&mut s, "what"), r.text(&mut s, "good"));
        out.push(Penalty { id, domain, points, most, on, what, good, clause: r.clause(&mut s) });
    }
    out
}

fn flags(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Flag> {
    let mut out = Vec::new();
    for mut s in top.many("flag", &mut r.problems) {
        let id = s.placed("id", &mut r.problems);
        if let Some((id, span)) = &id {
            r.once(Kind::Flag, id, *span);
            let ok =
                (1..=16).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
            if !ok {
                let what = format_args!("`{}` is not the code of a flag", short(id));
                r.error("bad-name", *span, what, "use 1 to 16 letters and digits, like `R9`");
            }
        }
        out.push(Flag {
            id: FlagId::new(id.as_ref().map_or("", |(id, _)| id)),
            what: r.text(&mut s, "what"),
            when: r.condition(&mut s, "when").unwrap_or(Condition::Always),
            needs_coach: r.flag(&mut s, "needs_coach"),
        });
    }
    out
}
