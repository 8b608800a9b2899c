//! What happens when a command is done. Called with the state of that moment; the command was allowed when it was begun
//! and nothing but the trainee can take its meaning away meanwhile, except that a contact may have gone.

use super::{Situation, missing};
use crate::act::{Command, EndReason, Event, Setting};
use crate::engine::reading::{self, addressed};
use crate::engine::state::{Promised, Reader};
use crate::ids::{CheckId, EntryNo, FactId, PersonId, RecordNo};
use crate::lane::Lane;
use crate::policy::work::Level;
use crate::scenario::names::TRAINEE;
use crate::scenario::plot::CheckResult;
use crate::text::leaves_room;
use crate::time::SimTime;

/// The events a command brings about.
pub fn happen(situation: &Situation<'_>, command: &Command) -> Vec<Event> {
    let state = situation.state;
    match command.clone() {
        Command::Open { contact } => {
            let tells = situation.plot.contact(contact.as_str()).map_or(&[][..], |c| &c.tells);
            let learned = learn(situation, tells);
            std::iter::once(Event::ContactOpened { contact }).chain(learned).collect()
        }
        Command::Answer { contact, text } => {
            if state.inbox_line(contact.as_str()).is_some_and(|line| line.lost_at.is_some()) {
                return Vec::new();
            }
            let said = reading::said(situation, &text, Lane::Customer);
            let from = situation.plot.contact(contact.as_str()).map(|c| c.from.clone());
            told(situation, from, Event::ContactAnswered { contact, text, said })
        }
        Command::Call { person, text } => {
            told(situation, Some(person.clone()), Event::CalledOut { person, text })
        }
        Command::Log { title, kind, service, text } => {
            let record = RecordNo(state.records.len() as u16 + 1);
            vec![Event::RecordOpened { record, title, kind, service, text }]
        }
        Command::Acknowledge { record } => vec![Event::RecordAcknowledged { record }],
        Command::Set { record, setting } => set(situation, record, setting),
        Command::Override { record, priority, because } => {
            vec![Event::PrioritySet { record, priority, overridden: true, because }]
        }
        Command::Link { record, contact } => vec![Event::ContactLinked { record, contact }],
        Command::LinkRecord { parent, child } => vec![Event::RecordLinked { parent, child }],
        Command::Assign { record, part, person } => vec![Event::Assigned { record, part, person }],
        Command::AssignRole { role, person } => vec![Event::RoleAssigned { role, person }],
        Command::Investigate { check } => {
            let Some((result, found)) = find(situation, &check) else { return Vec::new() };
            let learned = learn(situation, &found.tells);
            let made = Event::CheckMade { check, result, healthy: found.healthy };
            std::iter::once(made).chain(learned).collect()
        }
        Command::Verify { record, check } => {
            let Some((result, found)) = find(situation, &check) else { return Vec::new() };
            let learned = learn(situation, &found.tells);
            let verified = Event::Verified { record, check, result, healthy: found.healthy == Some(true) };
            std::iter::once(verified).chain(learned).collect()
        }
        Command::Escalate { record, to, route, text } => {
            let said = reading::said(situation, &text, Lane::Resolvers);
            told(situation, Some(to.clone()), Event::Escalated { record, to, route, text, said })
        }
        Command::Ask { approval, of, text } => {
            told(situation, Some(of.clone()), Event::ApprovalAsked { approval, of, text })
        }
        Command::Authorise { approval, because } => vec![Event::Authorised { approval, because }],
        Command::Decide { decision, option, because, clause, sure } => {
            vec![Event::Decided { decision, option, because, clause, sure }]
        }
        Command::Declare { record, because } => vec![Event::MajorDeclared { record, because }],
        Command::StandDown { record, because } => vec![Event::MajorStoodDown { record, because }],
        Command::Send { audience, channel, text, next, using } => {
            let lane = situation.drill.policy.audience(audience.as_str()).map_or(Lane::Public, |a| a.lane);
            let said = reading::said(situation, &text, lane);
            let covered = situation.plot.approvals.iter().find(|a| a.covers.contains(&audience));
            let approved = !state.is_major() || covered.is_none_or(|a| state.is_approved(a.id.as_str()));
            let mut events = Vec::new();
            if let Some(promised) = state.promises.to_audience(audience.as_str()) {
                events.push(Event::PromiseKept { audience: audience.clone(), due_at: promised.due_at });
            }
            if let Some(due_at) = said.next_update_at.or(next).filter(|due_at| *due_at > situation.now) {
                let entry = EntryNo(state.entries);
                events.push(Event::PromiseMade { audience: audience.clone(), due_at, entry });
            }
            for Promised { to, due_at, .. } in state.promises.iter() {
                if let Reader::Person(person) = to
                    && reading::greets(situation, &text, person)
                {
                    events.push(Event::CommitmentKept { person: person.clone(), due_at: *due_at });
                }
            }
            events.insert(0, Event::MessageSent { audience, channel, text, next, using, said, approved });
            events
        }
        Command::Note { record, text } => vec![Event::Noted { record, text }],
        Command::Correct { entry, text } => vec![Event::Corrected { entry, text }],
        Command::CorrectPromise { entry, meant } => correct_promise(situation, entry, meant),
        Command::Apply { remedy, record } => {
            let needs = situation.plot.remedy(remedy.as_str()).and_then(|r| r.needs.as_ref());
            let approved = needs.is_none_or(|approval| state.is_approved(approval.as_str()));
            vec![Event::RemedyApplied { remedy, record, approved }]
        }
        Command::Resolve { record, how, text } => vec![Event::Resolved { record, how, text }],
        Command::Close { record, text } => {
            let Some(found) = state.record(record) else { return Vec::new() };
            let missing = missing(situation, found);
            if missing.is_empty() || found.close_warned {
                vec![Event::Closed { record, missing, text }]
            } else {
                vec![Event::CloseWarned { record, missing }]
            }
        }
        Command::Reopen { record, because } => vec![Event::Reopened { record, because }],
        Command::Reclassify { record, kind, because } => {
            let new = RecordNo(state.records.len() as u16 + 1);
            vec![Event::Reclassified { record, kind, new, because }]
        }
        Command::Review { record, text } => vec![Event::Reviewed { record, text }],
        Command::Wait { .. } | Command::Skip | Command::BreakOff => Vec::new(),
        Command::End => vec![Event::Ended { reason: EndReason::Trainee }],
    }
}

/// Something was said or written to one person: what they were promised before is kept by it, and it may hold a new
/// promise. What one says to oneself promises nobody anything.
fn told(situation: &Situation<'_>, person: Option<PersonId>, event: Event) -> Vec<Event> {
    let state = situation.state;
    let due_at = reading::promised(situation, &event).filter(|due_at| *due_at > situation.now);
    let mut events = vec![event];
    let Some(person) = person.filter(|person| person.as_str() != TRAINEE) else { return events };
    if let Some(promised) = state.promises.to_person(person.as_str()) {
        events.push(Event::CommitmentKept { person: person.clone(), due_at: promised.due_at });
    }
    if let Some(due_at) = due_at {
        events.push(Event::CommitmentMade { person, due_at, entry: EntryNo(state.entries) });
    }
    events
}

/// What was read stays, and so does what the trainee says was meant; the reader's expectation moves only where the
/// words leave room for it ([`leaves_room`]). A time that was entered beside the text was no reading at all.
fn correct_promise(situation: &Situation<'_>, entry: EntryNo, meant: Option<SimTime>) -> Vec<Event> {
    let Some(promised) = situation.state.promises.of(entry) else { return Vec::new() };
    let read = promised.due_at;
    let words = situation
        .entries
        .get(entry.0 as usize)
        .and_then(|e| Some((e.at, addressed(situation.drill, &e.event)?)));
    let moved = words.is_some_and(|(at, to)| {
        let context = situation.drill.context(situation.plot, to.lane, at);
        leaves_room(to.text, &context, read, meant)
    });
    vec![Event::PromiseCorrected { entry, read, meant, moved }]
}

fn learn(situation: &Situation<'_>, tells: &[FactId]) -> Vec<Event> {
    let new = tells.iter().filter(|fact| !situation.state.known.contains_key(*fact));
    new.map(|fact| Event::FactLearned { fact: fact.clone() }).collect()
}

fn find<'a>(situation: &Situation<'a>, check: &CheckId) -> Option<(u32, &'a CheckResult)> {
    let check = situation.plot.check(check.as_str())?;
    let holds =
        |r: &CheckResult| r.only_if.as_ref().is_none_or(|c| situation.state.seen.holds(c, situation.now));
    check.results.iter().enumerate().find(|(_, r)| holds(r)).map(|(n, r)| (n as u32, r))
}

/// Setting a field; when both impact and urgency are there the matrix gives the priority (domain reference 3.1:
/// priority is derived; an override stands until one of its inputs changes).
fn set(situation: &Situation<'_>, no: RecordNo, setting: Setting) -> Vec<Event> {
    let Some(record) = situation.state.record(no) else { return Vec::new() };
    let correction = match &setting {
        Setting::Kind(_) | Setting::Service(_) => true,
        Setting::Category(_) => record.category.is_some(),
        Setting::Impact(_) => record.impact.is_some(),
        Setting::Urgency(_) => record.urgency.is_some(),
    };
    let levels: (Option<Level>, Option<Level>) = match &setting {
        Setting::Impact(level) => (Some(*level), record.urgency),
        Setting::Urgency(level) => (record.impact, Some(*level)),
        Setting::Kind(_) | Setting::Service(_) | Setting::Category(_) => (None, None),
    };
    let mut events = vec![Event::RecordSet { record: no, setting, correction }];
    if let (Some(impact), Some(urgency)) = levels {
        let priority = situation.drill.policy.matrix.priority(impact, urgency);
        if record.priority != Some(priority) || record.overridden {
            let because = String::new();
            events.push(Event::PrioritySet { record: no, priority, overridden: false, because });
        }
    }
    events
}
