//! Passing on where nothing called for it, or to somebody else than it calls for: what the policy takes off.
//!
//! Each escalation is judged by what was so as it was made, and for one thing at most. Never for asking the first step
//! upwards: who is unsure asks (domain reference 4.2, E18 and over-escalation).

use super::history::History;
use super::lines::Called;
use crate::act::{Entry, Event};
use crate::engine::Drill;
use crate::engine::cases::Cases;
use crate::ids::{CaseId, EntryNo, PersonId, RecordNo};
use crate::order;
use crate::policy::work::{Domain, Route};
use crate::scenario::Plot;
use crate::scenario::need::Need;
use crate::time::SimTime;

/// What is wrong with an escalation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wrong {
    Needless,
    Role,
    Dodged,
    Again,
    Paging,
}

impl Wrong {
    const ALL: [Wrong; 5] = [Wrong::Needless, Wrong::Role, Wrong::Dodged, Wrong::Again, Wrong::Paging];
}

/// One escalation that costs something.
struct Misstep {
    wrong: Wrong,
    entry: EntryNo,
    to: PersonId,
    /// What was met and for whom, where it was for somebody else.
    met: Option<String>,
}

/// Work passed on, as far as judging the next asks for it.
struct Passed {
    record: RecordNo,
    case: Option<CaseId>,
    to: PersonId,
    stands: bool,
}

/// From the how-manieth time on the same record at the same desk is once too often.
const AGAIN: usize = 3;

/// The lines that the policy adds to the marks.
pub(super) fn called(drill: &Drill, plot: &Plot, history: &History, entries: &[Entry]) -> Vec<Called> {
    let rules = &drill.policy.overreach;
    let Some(clause) = &rules.clause else { return Vec::new() };
    let junior = plot.brief.level.starts_with("junior");
    let missteps = missteps(drill, plot, history, entries);
    let first = first_steps(drill, plot).iter().map(|who| drill.person_name(plot, who.as_str()));
    let unsure = match first.collect::<Vec<_>>().as_slice() {
        [] => String::new(),
        names => format!(" Unsure? Ask: {}. That never costs anything.", names.join(" or ")),
    };
    let mut out = Vec::new();
    for wrong in Wrong::ALL {
        let (id, points) = match wrong {
            Wrong::Needless if junior => ("escalated-without-need", rules.needless_junior),
            Wrong::Needless => ("escalated-without-need", rules.needless),
            Wrong::Role => ("escalated-to-the-wrong-role", rules.wrong_role),
            Wrong::Dodged => ("escalated-unseen", rules.dodged),
            Wrong::Again => ("escalated-again", rules.again),
            Wrong::Paging => ("escalated-to-everybody", rules.paging),
        };
        let of: Vec<&Misstep> = missteps.iter().filter(|misstep| misstep.wrong == wrong).collect();
        if of.is_empty() || points == 0 {
            continue;
        }
        let (what, good) = words(drill, plot, wrong, &of);
        out.push(Called {
            penalty: id.into(),
            domain: Domain::Escalation,
            points: points.saturating_mul(100),
            most: rules.most,
            what: what.as_str().into(),
            good: format!("{good}{unsure}").as_str().into(),
            clause: clause.clone(),
            entries: of.iter().map(|misstep| misstep.entry).collect(),
        });
    }
    out
}

fn words(drill: &Drill, plot: &Plot, wrong: Wrong, of: &[&Misstep]) -> (String, String) {
    let mut names: Vec<&str> = Vec::new();
    for misstep in of {
        let name = drill.person_name(plot, misstep.to.as_str());
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let names = names.join(", ");
    match wrong {
        Wrong::Needless => (
            format!("Passed on where nothing called for it: {names}"),
            "No trigger of the policy was met for them.".to_owned(),
        ),
        Wrong::Role => {
            let mut met: Vec<&str> = of.iter().filter_map(|misstep| misstep.met.as_deref()).collect();
            met.dedup();
            (format!("Passed to the wrong role: {names}"), format!("{}.", met.join("; ")))
        }
        Wrong::Dodged => (
            format!("Sent upwards before anything was looked into: {names}"),
            "Look, ask or test first; authority is for what is beyond yours.".to_owned(),
        ),
        Wrong::Again => (
            format!("Handed over once more what they already had: {names}"),
            "Once it is taken, ring them with what is new.".to_owned(),
        ),
        Wrong::Paging => (
            format!("Brought in one role after another: {names}"),
            format!(
                "More than {} roles for one piece of work, and nothing called for these.",
                drill.policy.overreach.roles
            ),
        ),
    }
}

/// Whom the trainee may always ask.
fn first_steps<'a>(drill: &'a Drill, plot: &'a Plot) -> &'a [PersonId] {
    let own = &plot.brief.first_step;
    if own.is_empty() { &drill.policy.overreach.first_step } else { own }
}

fn missteps(drill: &Drill, plot: &Plot, history: &History, entries: &[Entry]) -> Vec<Misstep> {
    let first = first_steps(drill, plot);
    let exempt = |no: EntryNo| {
        let mut atoms = plot.exempts.iter().flat_map(|exempt| &exempt.escalations);
        atoms.any(|atom| history.met(*atom).contains(&no))
    };
    let mut cases = Cases::default();
    let mut passed: Vec<Passed> = Vec::new();
    let mut looked = false;
    let mut out = Vec::new();
    for entry in entries {
        cases.observe(plot, entry);
        match &entry.event {
            Event::CheckMade { .. }
            | Event::Verified { .. }
            | Event::CalledOut { .. }
            | Event::ContactAnswered { .. }
            | Event::Spoken { .. } => looked = true,
            Event::HandedBack { record, from, .. } | Event::EscalationUnanswered { record, to: from } => {
                let theirs = |p: &&mut Passed| p.record == *record && p.to == *from;
                passed.iter_mut().filter(theirs).for_each(|p| p.stands = false);
            }
            Event::Escalated { record, to, route, .. } => {
                let case = cases.of(plot, *record).map(|case| case.id.clone());
                let before = |p: &&Passed| p.record == *record && p.to == *to && p.stands;
                let times = passed.iter().filter(before).count() + 1;
                passed.push(Passed { record: *record, case: case.clone(), to: to.clone(), stands: true });
                if first.contains(to) || exempt(entry.no) {
                    continue;
                }
                let called_for = plot.needs.iter().any(|need| need.fits(case.as_ref(), to));
                let met = met(drill, plot, history, (case.as_ref(), entry.at));
                let wrong = if called_for {
                    if times < AGAIN {
                        continue;
                    }
                    Wrong::Again
                } else if roles(&passed, case.as_ref()) > drill.policy.overreach.roles as usize {
                    Wrong::Paging
                } else if *route == Route::Hierarchical && !looked {
                    Wrong::Dodged
                } else if met.is_some() {
                    Wrong::Role
                } else {
                    Wrong::Needless
                };
                out.push(Misstep { wrong, entry: entry.no, to: to.clone(), met });
            }
            _ => {}
        }
    }
    out
}

/// How many roles one piece of work was passed to.
fn roles(passed: &[Passed], case: Option<&CaseId>) -> usize {
    let mut all: Vec<&PersonId> = passed.iter().filter(|p| p.case.as_ref() == case).map(|p| &p.to).collect();
    order::sort(&mut all);
    all.dedup();
    all.len()
}

/// What was met for a case by then and waits to be passed on, in words: whom it is for.
fn met(
    drill: &Drill,
    plot: &Plot,
    history: &History,
    (case, at): (Option<&CaseId>, SimTime),
) -> Option<String> {
    let open = |need: &&Need| {
        let met_at = history.needs.met_at(history, need);
        let done_at = history.needs.done_at(need);
        need.is_about(case) && met_at.is_some_and(|met| met <= at) && done_at.is_none_or(|done| done > at)
    };
    let need = plot.needs.iter().find(open)?;
    let to: Vec<&str> = need.to.iter().map(|who| drill.person_name(plot, who.as_str())).collect();
    Some(format!("{} was met ({}) and goes to {}", need.trigger, need.when(&drill.policy), to.join(" or ")))
}
