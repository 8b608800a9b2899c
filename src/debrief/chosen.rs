//! The facts that stand in a log of two pages: what the account cites first, then acts of weight.

use std::collections::BTreeSet;
use std::mem::discriminant;

use super::star::{Evidence, StarFacts};
use crate::act::Event;
use crate::engine::Play;
use crate::ids::EntryNo;
use crate::order;

/// Most facts beside situation, task, action and result: twenty lines in all.
const MOST: [usize; 4] = [3, 3, 9, 5];
/// The last facts of a result are its sums: promises, contacts lost, the end, the marks.
const SUMS: usize = 4;

/// The facts of the log, in the order in which they happened. `cited` are the entries that the account names.
pub fn chosen(play: &Play, facts: StarFacts, cited: &BTreeSet<EntryNo>) -> StarFacts {
    let [situation, task, action, result] = MOST;
    let event = |fact: &Evidence| Some(&play.entries().get(fact.entries.first()?.0 as usize)?.event);
    let events: Vec<Option<&Event>> = facts.action.iter().map(event).collect();
    let acts = |n: usize, _: &Evidence| {
        let Some((event, weight)) = events[n].and_then(|event| Some((event, weight(event)?))) else {
            return usize::MAX;
        };
        // The fifth message tells less than the first word with a customer.
        let alike =
            |other: &&Option<&Event>| other.is_some_and(|other| discriminant(other) == discriminant(event));
        usize::from(weight) + events[..n].iter().filter(alike).count()
    };
    let sums = facts.result.len().saturating_sub(SUMS);
    let came = |n: usize, _: &Evidence| if n >= sums { 0 } else { n + 1 };
    StarFacts {
        situation: pick(facts.situation, cited, situation, |n, _| n),
        task: pick(facts.task, cited, task, |n, _| n),
        action: pick(facts.action, cited, action, acts),
        result: pick(facts.result, cited, result, came),
    }
}

fn pick(
    facts: Vec<Evidence>,
    cited: &BTreeSet<EntryNo>,
    most: usize,
    rank: impl Fn(usize, &Evidence) -> usize,
) -> Vec<Evidence> {
    let named = |fact: &Evidence| fact.entries.iter().any(|no| cited.contains(no));
    let mut all: Vec<(usize, Evidence)> = facts.into_iter().enumerate().collect();
    order::by_key(&mut all, |(n, fact)| (!named(fact), rank(*n, fact), *n));
    all.truncate(most);
    order::by_key(&mut all, |(n, _)| *n);
    all.into_iter().map(|(_, fact)| fact).collect()
}

/// How much weight an act has, 0 the most; none for what was only read, heard or waited for.
pub(super) fn weight(event: &Event) -> Option<u8> {
    Some(match event {
        Event::MajorDeclared { .. } | Event::MajorStoodDown { .. } => 0,
        Event::Decided { .. }
        | Event::Escalated { .. }
        | Event::MessageSent { .. }
        | Event::RemedyApplied { .. }
        | Event::Resolved { .. } => 1,
        Event::RecordOpened { .. }
        | Event::Reclassified { .. }
        | Event::Reopened { .. }
        | Event::Closed { .. }
        | Event::Corrected { .. }
        | Event::PromiseCorrected { .. }
        | Event::Authorised { .. }
        | Event::ApprovalAsked { .. }
        | Event::Verified { .. } => 2,
        Event::RoleAssigned { .. }
        | Event::CalledOut { .. }
        | Event::Delegated { .. }
        | Event::TaskTakenBack { .. }
        | Event::SteppedIn { .. }
        | Event::CoachingBegun { .. }
        | Event::CheckMade { .. }
        | Event::ContactAnswered { .. }
        | Event::Published { .. }
        | Event::Reviewed { .. } => 3,
        Event::PrioritySet { .. } | Event::RecordAcknowledged { .. } | Event::Assigned { .. } => 4,
        Event::RecordSet { .. }
        | Event::RecordLinked { .. }
        | Event::ContactLinked { .. }
        | Event::Noted { .. } => 5,
        _ => return None,
    })
}
