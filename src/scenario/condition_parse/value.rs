//! Whether an attribute of a happening can have a value: `check=test-call`, `healthy=yes`, `says=scope`.

use crate::act::{Absence, Part, Verb};
use crate::diagnostic::{Late, Problems, Span, suggest};
use crate::policy::clock::WARNINGS;
use crate::policy::work::{
    Basis, ClockKind, Detail, HoldReason, Level, Priority, Resolution, Route, Status, WorkKind,
};
use crate::scenario::names::{Kind, Names};

/// What a text can be asked for in a condition.
pub const SLOTS: &[&str] = &["next-update", "effect", "todo", "scope"];
/// The fields of a record.
pub const FIELDS: &[&str] = &["kind", "service", "category", "impact", "urgency"];
/// Yes and no.
pub const YES_NO: &[&str] = &["yes", "no"];

/// What the values of an attribute are.
enum Values {
    Names(Kind),
    Holder,
    Words(Vec<&'static str>),
    Option,
    Missing,
    Percent,
}

/// Checks one value; an option is checked when its decision is known ([`Names::check_option`]).
pub(super) fn check(
    verb: Verb,
    key: &str,
    value: &str,
    span: Span,
    names: &Names,
    problems: &mut Problems,
) -> bool {
    match values(verb, key) {
        Values::Names(kind) => names.check(kind, value, span, problems),
        Values::Holder => names.check_holder(value, span, problems),
        Values::Option => true,
        Values::Missing => value == "nothing" || names.check(Kind::Gate, value, span, problems),
        Values::Percent => {
            let ok = value.parse::<u8>().is_ok_and(|n| WARNINGS.contains(&n));
            if !ok {
                let what = format_args!("no clock warns at `{value}` percent");
                let mend = Late(|| {
                    let all = WARNINGS.map(|percent| percent.to_string());
                    format!("one of: {}", all.join(", "))
                });
                problems.error("number", span, what, mend);
            }
            ok
        }
        Values::Words(words) => {
            let ok = words.contains(&value);
            if !ok {
                let what = format_args!("`{key}` of `{}` cannot be `{value}`", verb.word());
                problems.error("unknown-word", span, what, suggest(value, words));
            }
            ok
        }
    }
}

fn values(verb: Verb, key: &str) -> Values {
    let words = |list: &[&'static str]| Values::Words(list.to_vec());
    match key {
        "inject" => Values::Names(Kind::Inject),
        "contact" => Values::Names(Kind::Contact),
        "case" | "parent" | "child" => Values::Names(Kind::Case),
        "move" => Values::Names(Kind::Move),
        "beat" => Values::Names(Kind::Beat),
        "by" => words(&["you", "them"]),
        "reason" if verb == Verb::Hold => Values::Words(HoldReason::ALL.iter().map(|x| x.word()).collect()),
        "task" => Values::Names(Kind::Task),
        "why" => Values::Words(Absence::ALL.iter().map(|x| x.word()).collect()),
        "fact" => Values::Names(Kind::Fact),
        "person" if verb == Verb::Call => Values::Names(Kind::Person),
        "person" => Values::Holder,
        "to" | "of" | "from" => Values::Names(Kind::Person),
        "check" => Values::Names(Kind::Check),
        "service" => Values::Names(Kind::Service),
        "category" => Values::Names(Kind::Category),
        "role" => Values::Names(Kind::Role),
        "approval" => Values::Names(Kind::Approval),
        "decision" => Values::Names(Kind::Decision),
        "option" => Values::Option,
        "audience" => Values::Names(Kind::Audience),
        "channel" => Values::Names(Kind::Channel),
        "remedy" => Values::Names(Kind::Remedy),
        "missing" => Values::Missing,
        "percent" => Values::Percent,
        "has" => words(&["factors", "well", "actions"]),
        "says" => words(SLOTS),
        "field" => {
            let details = Detail::ALL.iter().map(|detail| detail.word());
            Values::Words(FIELDS.iter().copied().chain(details).collect())
        }
        "kind" => Values::Words(WorkKind::ALL.iter().map(|x| x.word()).collect()),
        "impact" if verb == Verb::Coached => words(YES_NO),
        "impact" | "urgency" => Values::Words(Level::ALL.iter().map(|x| x.word()).collect()),
        "priority" => Values::Words(Priority::ALL.iter().map(|x| x.word()).collect()),
        "part" => Values::Words(vec![Part::Owner.word(), Part::Worker.word()]),
        "route" => Values::Words(Route::ALL.iter().map(|x| x.word()).collect()),
        "how" => Values::Words(Resolution::ALL.iter().map(|x| x.word()).collect()),
        "status" => Values::Words(Status::ALL.iter().map(|x| x.word()).collect()),
        "clock" => Values::Words(ClockKind::ALL.iter().map(|x| x.word()).collect()),
        "basis" => Values::Words(Basis::ALL.iter().map(|x| x.word()).collect()),
        _ => words(YES_NO),
    }
}
