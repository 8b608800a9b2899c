//! Needs, exemptions and takings: when work must be passed on, what is let pass, how it is taken.
//!
//! What fulfils a need is written as the condition that an author would write, and read like one.

use std::fmt::Write;

use super::injects::in_play;
use super::marks::Story;
use super::reading::Reading;
use super::sheet::Sheet;
use crate::diagnostic::suggest;
use crate::ids::{CaseId, NeedId, PersonId};
use crate::policy::Trigger;
use crate::policy::work::Route;
use crate::scenario::condition::AtomIx;
use crate::scenario::condition_parse;
use crate::scenario::names::Kind;
use crate::scenario::need::{Exempt, Need};
use crate::scenario::place::short;
use crate::scenario::taking::{Reception, Taking};

pub(super) fn needs(r: &mut Reading<'_>, top: &mut Sheet<'_>, story: &Story<'_>) -> Vec<Need> {
    let mut out = Vec::new();
    for mut s in top.many("need", &mut r.problems) {
        out.extend(need(r, &mut s, story));
    }
    out
}

fn need(r: &mut Reading<'_>, s: &mut Sheet<'_>, story: &Story<'_>) -> Option<Need> {
    let id = NeedId::new(&r.id(s, Kind::Need));
    let code = r.opt_name(s, "trigger", Kind::Trigger);
    let case = r.opt_name(s, "case", Kind::Case);
    let (in_play, _) = in_play(r, s, "in_play", story.injects);
    let since = r.condition(s, "since");
    let policy = r.policy;
    let trigger = code.as_deref().and_then(|code| policy.trigger(code));
    let to = roles(r, s, trigger);
    let route = s.word("route", Route::from_word, &mut r.problems);
    let voice =
        if s.has("voice") { r.flag(s, "voice") } else { trigger.is_some_and(|trigger| trigger.voice) };
    let knowing = knowing(r, s);
    let within = r.span(s, "within").or(trigger.map(|trigger| trigger.within));
    let late = r.span(s, "late");
    let (trigger, within) = (trigger?, within?);
    let late = late.unwrap_or(within.times(2));
    if late < within {
        let place = s.place("late");
        r.error(
            "late",
            place,
            format_args!("`late` ({late}) comes before it must be passed on ({within})"),
            "make it longer, or take it out",
        );
    }
    let mut line = String::new();
    for who in &to {
        let or = if line.is_empty() { "" } else { " or " };
        let case = case.as_ref().map(|case| format!(", case={case}")).unwrap_or_default();
        let route = route.map(|route| format!(", route={}", route.word())).unwrap_or_default();
        let _ = write!(line, "{or}escalate({who}{case}{route}){knowing}");
        if voice {
            let _ = write!(line, " or call({who}){knowing}");
        }
    }
    let place = s.place("to");
    let done = condition_parse::condition(&line, place, r.names, &mut r.atoms, &mut r.problems)?;
    let case = case.map(|case| CaseId::new(&case));
    Some(Need { id, trigger: trigger.code.clone(), case, in_play, since, to, within, late, done })
}

/// Who is right: whom the drill names, otherwise whom the policy names. A desk of the policy that the trigger does not
/// name is a slip; a person of the story may stand for one of its roles.
fn roles(r: &mut Reading<'_>, s: &mut Sheet<'_>, trigger: Option<&Trigger>) -> Vec<PersonId> {
    let given = r.people(s, "to");
    let Some(trigger) = trigger else { return given };
    for who in &given {
        if r.policy.team(who.as_str()).is_some() && !trigger.to.contains(who) {
            let place = s.place("to");
            let mend = suggest(who.as_str(), trigger.to.iter().map(|role| role.as_str()));
            let what = format_args!("the policy does not pass {} on to `{who}`", trigger.code);
            r.error("wrong-role", place, what, mend);
        }
    }
    if s.has("to") { given } else { trigger.to.clone() }
}

/// What must be so as it is passed on, as the end of a happening. It is read by itself first, so that what is wrong in it is
/// shown where it stands.
fn knowing(r: &mut Reading<'_>, s: &mut Sheet<'_>) -> String {
    let text = s.placed("while", &mut r.problems);
    match text.filter(|_| r.condition(s, "while").is_some()) {
        Some((text, _)) => format!(" while ({text})"),
        None => String::new(),
    }
}

pub(super) fn exempts(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Exempt> {
    let mut out = Vec::new();
    for mut s in top.many("exempt", &mut r.problems) {
        r.id(&mut s, Kind::Exempt);
        let to = r.people(&mut s, "to");
        let case = r.opt_name(&mut s, "case", Kind::Case);
        let knowing = knowing(r, &mut s);
        let because = r.text(&mut s, "because");
        let place = s.place("to");
        let mut one = |who: &PersonId| -> Option<AtomIx> {
            let case = case.as_ref().map(|case| format!(", case={case}")).unwrap_or_default();
            let line = format!("escalate({who}{case}){knowing}");
            condition_parse::happening(&line, place, "", r.names, &mut r.atoms, &mut r.problems)
        };
        out.push(Exempt { escalations: to.iter().filter_map(&mut one).collect(), because });
    }
    out
}

pub(super) fn takings(r: &mut Reading<'_>, top: &mut Sheet<'_>) -> Vec<Taking> {
    let mut out = Vec::new();
    for mut s in top.many("taking", &mut r.problems) {
        r.id(&mut s, Kind::Taking);
        let to = r.name(&mut s, "to", Kind::Person);
        let case = r.opt_name(&mut s, "case", Kind::Case).map(|case| CaseId::new(&case));
        let only_if = r.condition(&mut s, "if");
        let answer = s.word("answer", Reception::from_word, &mut r.problems).unwrap_or(Reception::Take);
        s.has("after");
        let after = s.fields.opt_range("after", &mut r.problems);
        let text = r.text(&mut s, "text");
        if answer == Reception::Silence && !text.is_empty() {
            let place = s.place("text");
            r.error(
                "no-text",
                place,
                "nobody answers, so nobody says anything",
                "take out `text`, or `answer`",
            );
        }
        if answer != Reception::Silence && after.is_none() && !to.is_empty() && r.policy.team(&to).is_none() {
            let (place, to) = (s.place("to"), short(&to));
            let what = format_args!("`{to}` has no rota, so nobody knows how long they take");
            r.error("missing", place, what, "add `after = \"2m..4m\"`");
        }
        out.push(Taking { to: PersonId::new(&to), case, only_if, answer, after, text });
    }
    out
}
