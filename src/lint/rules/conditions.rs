//! `talk-or-answer`, `no-mood`, `empty-comparison`, `wrong-channel`: conditions whose words can never come true, wherever
//! they stand and however they are joined. `not answer(X)` is as idle as `answer(X)` where nobody can answer X.

use crate::act::Verb;
use crate::diagnostic::Problem;
use crate::lint::look::{Finding, Look};
use crate::lint::reach::spell;
use crate::lint::written::Written;
use crate::scenario::condition::{Condition, Op, Pattern};

/// Moods and the figures of colleagues lie between these.
const FIGURES: (i64, i64) = (0, 100);

pub(super) fn rule(look: &Look<'_>, out: &mut Vec<Finding>) {
    for written in look.written() {
        for pattern in &written.patterns {
            talk_or_answer(look, &written, pattern, out);
            unreached(look, &written, pattern, out);
        }
        for part in &written.parts {
            mood(look, &written, part, out);
            comparison(look, &written, part, out);
        }
    }
}

fn warn(out: &mut Vec<Finding>, code: &'static str, written: &Written, what: String, mend: String) {
    let thing = written.thing.clone();
    let problem = Problem::warning(code, written.place, what, mend);
    out.push(Finding { thing, problem });
}

fn talk_or_answer(look: &Look<'_>, written: &Written, pattern: &Pattern, out: &mut Vec<Finding>) {
    let Some(id) = want(pattern, "contact") else { return };
    let talks = look.plot.talk(id).is_some();
    let (why, mend) = match pattern.verb {
        Verb::Answer if talks => (
            "is talked with, and only what is not can be answered",
            format!(
                "write `say(contact={id})` for words of the trainee's, or `over({id})` for the end of it"
            ),
        ),
        Verb::Say | Verb::Over | Verb::Beat if !talks => (
            "has no `[[talk]]`, so nobody talks with them",
            format!("write `answer({id})` or `open({id})`, or add a `[[talk]]` of that id"),
        ),
        _ => return,
    };
    let what = format!("`{}` can never happen: `{id}` {why}", spell(pattern));
    warn(out, "talk-or-answer", written, what, mend);
}

fn unreached(look: &Look<'_>, written: &Written, pattern: &Pattern, out: &mut Vec<Finding>) {
    let (Verb::Send, Some(audience), Some(channel)) =
        (pattern.verb, want(pattern, "audience"), want(pattern, "channel"))
    else {
        return;
    };
    if !look.reaches(channel, audience) {
        let what = format!(
            "`{}` can never happen: the channel `{channel}` does not reach `{audience}`",
            spell(pattern)
        );
        warn(out, "wrong-channel", written, what, look.channels_to(audience));
    }
}

fn mood(look: &Look<'_>, written: &Written, part: &Condition, out: &mut Vec<Finding>) {
    if let Condition::Mood(person, ..) = part
        && !look.has_mood(person)
    {
        let what = format!("no mood is kept of `{person}`, so `mood({person})` compares with nothing");
        warn(out, "no-mood", written, what, look.give_mood(person));
    }
}

fn comparison(look: &Look<'_>, written: &Written, part: &Condition, out: &mut Vec<Finding>) {
    let (words, op, n, range) = match part {
        // Where none is kept, there is nothing to compare.
        Condition::Mood(person, op, n) if look.has_mood(person) => {
            (format!("mood({person})"), *op, *n, FIGURES)
        }
        Condition::Colleague(person, figure, op, n) => {
            (format!("{}({person})", figure.word()), *op, *n, FIGURES)
        }
        Condition::Waiting(line, op, n) => (format!("waiting({line})"), *op, *n, (0, i64::MAX)),
        Condition::Count(_, op, n) => ("count(...)".to_owned(), *op, i64::from(*n), (0, i64::MAX)),
        _ => return,
    };
    let (least, most) = range;
    // Where the comparison turns, and the ends: nothing else can differ.
    let near = [least, most, n.saturating_sub(1), n, n.saturating_add(1)];
    let mut values = near.into_iter().filter(|value| (least..=most).contains(value));
    let so = values.clone().any(|value| op.holds(value, n));
    if so && !values.all(|value| op.holds(value, n)) {
        return;
    }
    let why = if so { "is always so" } else { "is never so" };
    let bounds = match most {
        i64::MAX => format!("it is {least} at least"),
        most => format!("it lies between {least} and {most}"),
    };
    let what = format!("`{words} {} {n}` {why}: {bounds}", sign(op));
    warn(out, "empty-comparison", written, what, "compare with a number in between".to_owned());
}

fn want<'a>(pattern: &'a Pattern, key: &str) -> Option<&'a str> {
    pattern.wants.iter().find(|(k, _)| *k == key).map(|(_, value)| &**value)
}

const fn sign(op: Op) -> &'static str {
    match op {
        Op::AtLeast => ">=",
        Op::AtMost => "<=",
        Op::MoreThan => ">",
        Op::LessThan => "<",
        Op::Exactly => "=",
    }
}
