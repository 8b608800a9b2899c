//! The lists of a policy: clauses, services, teams, audiences, channels, triggers, roles, the closure gate.

use std::sync::Arc;

use super::{Once, known, start, word};
use crate::diagnostic::{Problems, told};
use crate::ids::{AudienceId, CategoryId, ChannelId, ClauseId, PersonId, RoleId, ServiceId};
use crate::policy::{
    Audience, Category, Channel, Clause, Duty, Gate, GateCheck, Lane, Role, Service, Team, Trigger,
};
use crate::time::{ClockTime, SimSpan};
use crate::tree::Fields;

/// The words of [`GateCheck`].
pub(super) const CHECKS: &[(&str, GateCheck)] = &[
    ("resolved", GateCheck::Resolved),
    ("verified", GateCheck::Verified),
    ("told", GateCheck::Told),
    ("note-length", GateCheck::NoteLength),
    ("fields", GateCheck::Fields),
    ("promises", GateCheck::Promises),
    ("problem-link", GateCheck::ProblemLink),
    ("answered", GateCheck::Answered),
    ("follow-up", GateCheck::FollowUp),
];

/// Reads each table of `[[key]]` with `one`, reports names given twice, and reports an empty list.
fn each<'a, T>(
    top: &mut Fields<'a>,
    key: &'static str,
    id_key: &'static str,
    problems: &mut Problems,
    mut one: impl FnMut(&mut Fields<'a>, &mut Problems) -> Option<(Arc<str>, T)>,
) -> Vec<T> {
    if !top.has(key) {
        problems.error(
            "missing",
            start(top.span),
            format_args!("the policy has no `[[{key}]]`"),
            format_args!("add at least one `[[{key}]]`"),
        );
    }
    let mut once = Once::default();
    let mut out = Vec::new();
    for mut fields in top.tables(key, format_args!("the {key}"), problems) {
        let read = one(&mut fields, problems);
        if let Some((id, thing)) = read {
            once.see(key, &id, fields.span_of(id_key), problems);
            out.push(thing);
        }
        fields.finish(problems);
    }
    out
}

pub(super) fn clauses(top: &mut Fields<'_>, problems: &mut Problems) -> Vec<Clause> {
    each(top, "clause", "id", problems, |f, p| {
        let (id, title, text) = (f.slug("id", p), f.text("title", p), f.text("text", p));
        let id = id?.0;
        Some((id.clone(), Clause { id: ClauseId::new(&id), title: title?.0, text: text?.0 }))
    })
}

pub(super) fn services(top: &mut Fields<'_>, problems: &mut Problems) -> Vec<Service> {
    each(top, "service", "id", problems, |f, p| {
        let (id, name, client) = (f.slug("id", p), f.text("name", p), f.text("client", p));
        let id = id?.0;
        Some((id.clone(), Service { id: ServiceId::new(&id), name: name?.0, client: client?.0 }))
    })
}

pub(super) fn categories(top: &mut Fields<'_>, problems: &mut Problems) -> Vec<Category> {
    each(top, "category", "id", problems, |f, p| {
        let (id, name) = (f.slug("id", p), f.text("name", p));
        let id = id?.0;
        Some((id.clone(), Category { id: CategoryId::new(&id), name: name?.0 }))
    })
}

pub(super) fn teams(top: &mut Fields<'_>, problems: &mut Problems) -> Vec<Team> {
    each(top, "team", "id", problems, |f, p| {
        let (id, name, about) = (f.slug("id", p), f.text("name", p), f.text("about", p));
        let mut rota = Vec::new();
        let what = told(format_args!("a rota line of {}", f.what));
        for mut line in f.tables("rota", what, p) {
            rota.extend(duty(&mut line, p));
            line.finish(p);
        }
        if !f.has("rota") {
            p.error(
                "missing",
                start(f.span),
                format_args!("{} has no `[[team.rota]]`", f.what),
                "add one, so that somebody takes the call",
            );
        }
        let id = id?.0;
        if &*id == "you" {
            p.error(
                "reserved",
                f.span_of("id"),
                "`you` stands for the trainee",
                "give the team another name",
            );
        }
        Some((id.clone(), Team { id: PersonId::new(&id), name: name?.0, about: about?.0, rota }))
    })
}

fn duty(fields: &mut Fields<'_>, problems: &mut Problems) -> Option<Duty> {
    let name = fields.text("name", problems);
    let from = clock(fields, "from", problems);
    let to = clock(fields, "to", problems);
    let takes = fields.opt_range("takes", problems).unwrap_or((SimSpan::ZERO, SimSpan::ZERO));
    Some(Duty { name: name?.0, from: from?, to: to?, takes })
}

fn clock(fields: &mut Fields<'_>, key: &'static str, problems: &mut Problems) -> Option<ClockTime> {
    let (text, span) = fields.text(key, problems)?;
    match ClockTime::parse(&text) {
        Ok(clock) => Some(clock),
        Err(wrong) => {
            problems.error("time", span, wrong, "write it like 08:00; all day is from 00:00 to 00:00");
            None
        }
    }
}

pub(super) fn audiences(top: &mut Fields<'_>, problems: &mut Problems) -> Vec<Audience> {
    let lanes: Vec<_> = Lane::ALL.iter().map(|lane| (lane.word(), *lane)).collect();
    each(top, "audience", "id", problems, |f, p| {
        let (id, name, lane) = (f.slug("id", p), f.text("name", p), f.text("lane", p));
        let lane = lane.and_then(|(text, span)| word(&text, span, "a lane", &lanes, p));
        let id = id?.0;
        Some((id.clone(), Audience { id: AudienceId::new(&id), name: name?.0, lane: lane? }))
    })
}

pub(super) fn channels(top: &mut Fields<'_>, all: &[Audience], problems: &mut Problems) -> Vec<Channel> {
    each(top, "channel", "id", problems, |f, p| {
        let (id, name) = (f.slug("id", p), f.text("name", p));
        let mut audiences = Vec::new();
        for (text, span) in f.texts("audiences", p) {
            if known("audience", &text, span, all.iter().map(|a| a.id.as_str()), p) {
                audiences.push(AudienceId::new(&text));
            }
        }
        let cost = f.opt_span("cost", p).unwrap_or(SimSpan::ZERO);
        let id = id?.0;
        Some((id.clone(), Channel { id: ChannelId::new(&id), name: name?.0, audiences, cost }))
    })
}

pub(super) fn triggers(
    top: &mut Fields<'_>,
    teams: &[Team],
    clauses: &[Clause],
    problems: &mut Problems,
) -> Vec<Trigger> {
    each(top, "trigger", "code", problems, |f, p| {
        let (code, when) = (f.text("code", p), f.text("when", p));
        let mut to = Vec::new();
        for (text, span) in f.texts("to", p) {
            if known("team", &text, span, teams.iter().map(|t| t.id.as_str()), p) {
                to.push(PersonId::new(&text));
            }
        }
        let within = f.time_span("within", p);
        let voice = f.flag("voice", false, p);
        let clause = f.text("clause", p);
        let (clause, span) = clause?;
        known("clause", &clause, span, clauses.iter().map(|c| c.id.as_str()), p);
        let code = code?.0;
        let trigger = Trigger {
            code: code.clone(),
            when: when?.0,
            to,
            within: within?,
            voice,
            clause: ClauseId::new(&clause),
        };
        Some((code, trigger))
    })
}

pub(super) fn roles(top: &mut Fields<'_>, problems: &mut Problems) -> Vec<Role> {
    each(top, "role", "id", problems, |f, p| {
        let (id, name, does) = (f.slug("id", p), f.text("name", p), f.text("does", p));
        let id = id?.0;
        Some((id.clone(), Role { id: RoleId::new(&id), name: name?.0, does: does?.0 }))
    })
}

pub(super) fn gate(top: &mut Fields<'_>, problems: &mut Problems) -> Vec<Gate> {
    each(top, "gate", "id", problems, |f, p| {
        let (id, text, check) = (f.slug("id", p), f.text("text", p), f.text("check", p));
        let check = check.and_then(|(text, span)| word(&text, span, "a check of the gate", CHECKS, p));
        let id = id?.0;
        if &*id == "nothing" {
            p.error(
                "reserved",
                f.span_of("id"),
                "`nothing` means that no part of the gate is missing",
                "give this part another name",
            );
        }
        Some((id.clone(), Gate { id, text: text?.0, check: check? }))
    })
}
