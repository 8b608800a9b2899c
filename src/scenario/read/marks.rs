//! The rubric: items with their points, penalties, flags.

use std::sync::Arc;

use super::injects::in_play;
use super::needs;
use super::reading::Reading;
use super::sheet::Sheet;
use super::texts;
use crate::act::Verb;
use crate::diagnostic::{Span, Words};
use crate::ids::{AudienceId, DecisionId, FlagId, ItemId, NeedId, PenaltyId};
use crate::policy::Target;
use crate::policy::work::{Detail, Domain, Priority};
use crate::scenario::allot::allot;
use crate::scenario::condition::{AtomIx, Condition};
use crate::scenario::inject::Inject;
use crate::scenario::names::Kind;
use crate::scenario::need::{Exempt, Need};
use crate::scenario::place::{inside, short};
use crate::scenario::plot::Case;
use crate::scenario::rubric::{Ask, Flag, Item, Penalty, ReviewPart, Rule, Which};
use crate::scenario::script::Script;
use crate::text::{self, anatomy::Anatomy};
use crate::time::{SimSpan, SimTime};

/// Happenings that carry a text a detector can look through.
const WITH_TEXT: &[Verb] = &[
    Verb::Answer,
    Verb::Say,
    Verb::Call,
    Verb::Delegate,
    Verb::PutRight,
    Verb::Chase,
    Verb::Whisper,
    Verb::StepIn,
    Verb::Relieve,
    Verb::Coach,
    Verb::Log,
    Verb::Set,
    Verb::Escalate,
    Verb::Ask,
    Verb::Authorise,
    Verb::Decide,
    Verb::Declare,
    Verb::StandDown,
    Verb::Send,
    Verb::Hold,
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
    pub cases: &'a [Case],
    pub starts: Option<crate::policy::calendar::ShiftStart>,
    pub ends_at: SimTime,
}

/// What is marked, and the scripts that prove it.
#[derive(Default)]
pub(super) struct Rubric {
    pub domains: Vec<Domain>,
    pub needs: Vec<Need>,
    pub exempts: Vec<Exempt>,
    pub items: Vec<Item>,
    pub penalties: Vec<Penalty>,
    pub flags: Vec<Flag>,
    pub scripts: Vec<Script>,
}

/// Reads all of it, in the order that numbers the atoms.
pub(super) fn rubric(r: &mut Reading<'_>, top: &mut Sheet<'_>, story: &Story<'_>) -> Rubric {
    let needs = needs::needs(r, top, story);
    let exempts = needs::exempts(r, top);
    let items = items(r, top, story, &needs);
    let penalties = penalties(r, top);
    let flags = flags(r, top);
    let has = |domain: &Domain| items.iter().any(|item| item.domain == *domain);
    let domains = Domain::ALL.iter().copied().filter(has).collect();
    Rubric { domains, needs, exempts, items, penalties, flags, scripts: texts::scripts(r, top) }
}

fn items(r: &mut Reading<'_>, top: &mut Sheet<'_>, story: &Story<'_>, needs: &[Need]) -> Vec<Item> {
    let mut out: Vec<Item> = Vec::new();
    let mut weights = Vec::new();
    for mut s in top.many("item", &mut r.problems) {
        let id = ItemId::new(&r.id(&mut s, Kind::Item));
        let domain = s.word("domain", Domain::from_word, &mut r.problems).unwrap_or(Domain::Sla);
        weights.push((domain, r.number(&mut s, "weight").unwrap_or(1)));
        let (in_play, from) = in_play(r, &mut s, "in_play", story.injects);
        let prevented_by = r.happening(&mut s, "prevented_by");
        let rule = rule(r, &mut s, story, from, needs);
        let need = s.fields.opt_text("need", &mut r.problems).map(|(name, _)| NeedId::new(&name));
        let met = need.as_ref().and_then(|id| needs.iter().find(|need| need.id == *id));
        let in_play = met.map_or(in_play, |need| need.in_play.clone());
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
            need,
            rule: rule.unwrap_or(Rule::Decision { decision: DecisionId::new("") }),
        };
        out.push(item);
    }
    for (item, points) in out.iter_mut().zip(allot(&r.policy.weights, &weights)) {
        item.points = points;
    }
    out
}

const RULES: [&str; 8] = ["done", "need", "decision", "reason", "detector", "message", "review", "cadence"];
const BELONGS: [(&str, &[&str]); 7] = [
    ("since", &["done"]),
    ("case", &["done", "cadence"]),
    ("due", &["done"]),
    ("late", &["done"]),
    ("of", &["detector", "message", "review"]),
    ("which", &["detector", "message", "review"]),
    ("until", &["cadence"]),
];

fn rule(
    r: &mut Reading<'_>,
    s: &mut Sheet<'_>,
    story: &Story<'_>,
    from: SimTime,
    needs: &[Need],
) -> Option<Rule> {
    let ways: Vec<&'static str> = RULES.into_iter().filter(|key| s.has(key)).collect();
    match ways.as_slice() {
        [] => {
            let (start, what) = (s.start(), s.what());
            r.error(
                "missing",
                start,
                format_args!("nothing says how {what} is marked"),
                "add one of: done, need, decision, reason, detector, message, review, cadence; AUTHORING.md, section 4",
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
    let need = r.opt_name(s, "need", Kind::Need);
    let decision = r.opt_name(s, "decision", Kind::Decision);
    let reason = r.opt_name(s, "reason", Kind::Decision);
    let find = |word: &str| text::detector(word).map(|detector| detector.name);
    let detector = s.word("detector", find, &mut r.problems);
    let message = s.word("message", Anatomy::of, &mut r.problems);
    let review = s.word("review", ReviewPart::of, &mut r.problems);
    let of = r.happening(s, "of");
    let which = s.word("which", which, &mut r.problems).unwrap_or(Which::First);
    let audience = updated(r, s);
    let until = r.time(s, "until").unwrap_or(story.ends_at);
    let rule = match *ways.first()? {
        "done" => obligation(r, s, done, since, (due, late)),
        "need" => fulfilled(r, s, needs, &need?),
        "decision" => Some(Rule::Decision { decision: DecisionId::new(&decision?) }),
        "reason" => Some(Rule::Reason { decision: DecisionId::new(&reason?) }),
        "detector" => text_rule(r, s, detector.map(Ask::Detector), of, which),
        "message" => text_rule(r, s, message.map(Ask::Whole), of, which),
        "review" => text_rule(r, s, review.map(Ask::Review), of, which),
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
        "together" => Some(Which::Together),
        _ => None,
    }
}

/// The true priority of the case an item is about: of the one it names, otherwise of the first.
fn priority(r: &mut Reading<'_>, s: &mut Sheet<'_>, story: &Story<'_>) -> Priority {
    let named = r.opt_name(s, "case", Kind::Case);
    let case = match &named {
        Some(id) => story.cases.iter().find(|case| case.id.as_str() == &**id),
        None => story.cases.first(),
    };
    case.map_or(Priority::P1, |case| case.priority)
}

/// A length of time, a target of the policy at the true priority, or the time of a trigger.
fn due(r: &mut Reading<'_>, s: &mut Sheet<'_>, story: &Story<'_>, from: SimTime) -> Option<SimSpan> {
    let (text, span) = s.placed("due", &mut r.problems)?;
    if let Ok(length) = SimSpan::parse(&text) {
        return Some(length);
    }
    let priority = priority(r, s, story);
    let target = r.policy.target(priority);
    let place = inside(&text, span);
    let counted = |length| in_hours(r, story, target, from, length);
    match &*text {
        "acknowledge" => Some(counted(target.acknowledge)),
        "resolve" => Some(counted(target.resolve)),
        "first-notice" => match target.first_notice {
            Some(length) => Some(counted(length)),
            None => {
                let mend = "give a length of time, or take the item out";
                none_wanted(r, place, "first notice", priority, mend)
            }
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

fn none_wanted<T>(
    r: &mut Reading<'_>,
    place: Span,
    what: &str,
    priority: Priority,
    mend: impl Words,
) -> Option<T> {
    r.error(
        "no-target",
        place,
        format_args!("the policy wants no {what} at {priority}, the true priority here"),
        mend,
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

/// What a need asks for: where, when and by whom stands in the need.
fn fulfilled(r: &mut Reading<'_>, s: &Sheet<'_>, needs: &[Need], id: &str) -> Option<Rule> {
    if s.has("in_play") {
        let place = s.place("in_play");
        r.error("one-of", place, "the need says when this comes into play", "move it to the `[[need]]`");
    }
    let need = needs.iter().find(|need| need.id.as_str() == id)?;
    Some(Rule::Obligation { done: need.done.clone(), since: None, due: need.within, late: need.late })
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
    let atom = r.atoms.get(of)?;
    let verb = atom.pattern.verb;
    let is_written = |(key, value): &(&str, Arc<str>)| *key == "field" && Detail::from_word(value).is_some();
    let wordless = verb == Verb::Set && !atom.pattern.wants.iter().any(is_written);
    if !WITH_TEXT.contains(&verb) || wordless {
        let place = s.place("of");
        r.error(
            "no-text",
            place,
            format_args!("`{}` has no text to read", verb.word()),
            "name something the trainee writes, like send, answer, escalate, note",
        );
    } else if matches!(ask, Ask::Review(_)) && verb != Verb::Review {
        let place = s.place("of");
        let what = format_args!("`{}` is no review", verb.word());
        r.error("no-text", place, what, "write `of = \"review\"`");
    } else if matches!(ask, Ask::Review(_)) && which == Which::Together {
        let place = s.place("which");
        r.error("one-of", place, "reviews are not read as one text", "write first, last or every");
    }
    Some(Rule::Text { ask, of, which })
}

/// Whom updates are for. How often they are wanted stands in the policy, so a length of time here is a slip of its own.
fn updated(r: &mut Reading<'_>, s: &mut Sheet<'_>) -> Option<Arc<str>> {
    let (text, span) = s.placed("cadence", &mut r.problems)?;
    if SimSpan::parse(&text).is_ok() {
        r.error(
            "unknown-name",
            span,
            format_args!("`{}` is a length of time, and `cadence` names an audience", short(&text)),
            "write `cadence = \"customers\"`: how often it wants to hear stands in the policy",
        );
        return None;
    }
    r.opt_name(s, "cadence", Kind::Audience)
}

fn cadence(
    r: &mut Reading<'_>,
    s: &mut Sheet<'_>,
    story: &Story<'_>,
    audience: &Arc<str>,
    until: SimTime,
) -> Option<Rule> {
    let priority = priority(r, s, story);
    let target = r.policy.target(priority);
    let lane = r.policy.audience(audience)?.lane;
    let every = if lane.is_outside() { target.update_external } else { target.update_internal };
    let place = s.place("cadence");
    let Some(every) = every else {
        let mend = format_args!(
            "name a `case` of which `{audience}` is to be kept informed, or use `done`; the policy's `[[target]]` says how often"
        );
        return none_wanted(r, place, "updates", priority, mend);
    };
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
