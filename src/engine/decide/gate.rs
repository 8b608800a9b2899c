//! The closure gate: what closing wants to see and does not (domain reference 2.4). It warns and marks; it never
//! forbids.

use super::Situation;
use crate::engine::state::{Reader, Record};
use crate::ids::ContactId;
use crate::policy::GateCheck;
use crate::policy::calendar::date;
use crate::policy::work::{Nature, Resolution};

/// Shortest resolution note that says something, in characters.
const NOTE_CHARS: u32 = 40;

/// The names of the parts of the gate that are missing for this record.
pub fn missing(situation: &Situation<'_>, record: &Record) -> Vec<String> {
    let gate = &situation.drill.policy.gate;
    gate.iter().filter(|part| !holds(situation, record, part.check)).map(|part| part.id.to_string()).collect()
}

fn holds(situation: &Situation<'_>, record: &Record, check: GateCheck) -> bool {
    let state = situation.state;
    let nature = record.kind.nature();
    match check {
        GateCheck::Resolved => record.resolved_at.is_some(),
        GateCheck::Verified => nature != Nature::Broken || record.verified_at.is_some(),
        GateCheck::Told => {
            // It is over when it is resolved, or from the tests on by which it was.
            let Some(resolved_at) = record.resolved_at else { return false };
            let over_at = record.well_since.map_or(resolved_at, |at| at.min(resolved_at));
            let by_notice = state.told.values().any(|at| *at >= over_at);
            // Who asked for something small is answered with it, and need not be written to twice.
            let small = nature == Nature::Asked;
            let one_by_one = !record.contacts.is_empty()
                && record.contacts.iter().all(|contact| {
                    let answered_at = state.inbox_line(contact.as_str()).and_then(|line| line.answered_at);
                    answered_at.is_some_and(|at| small || at >= over_at)
                });
            by_notice || one_by_one
        }
        GateCheck::Answered => {
            let answered = |contact: &ContactId| {
                state.inbox_line(contact.as_str()).is_some_and(|line| line.answered_at.is_some())
            };
            nature != Nature::Complained
                || !record.contacts.is_empty() && record.contacts.iter().all(answered)
        }
        GateCheck::FollowUp => record
            .review
            .actions
            .iter()
            .all(|action| action.owner.is_some() && date(action.due.trim()).is_some()),
        GateCheck::NoteLength => record.resolution_note_chars >= NOTE_CHARS,
        // How much is hurt, and how fast, is asked of what is broken or lost; the rest has its own times.
        GateCheck::Fields => {
            record.category.is_some()
                && (!nature.is_ranked() || record.impact.is_some() && record.urgency.is_some())
        }
        // An update sent late mends a missed promise here; in the marks it stays missed.
        GateCheck::Promises => {
            let mut promised = state.promises.iter();
            !promised.any(|p| matches!(p.to, Reader::Audience(_))) && state.unkept.is_empty()
        }
        GateCheck::ProblemLink => {
            let linked = record.children.iter().chain(record.parent.as_ref());
            record.resolution != Some(Resolution::Workaround)
                || linked.filter_map(|no| state.record(*no)).any(|other| other.kind.nature() == Nature::Cause)
        }
    }
}
