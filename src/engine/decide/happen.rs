//! What happens when a command is done. Called with the state of that moment; the command was allowed when it was begun
//! and nothing but the trainee can take its meaning away meanwhile, except that a contact may have gone.

use super::{Situation, missing};
use crate::act::{Command, EndReason, Entry, Event, Setting, Side};
use crate::engine::colleagues;
use crate::engine::presence;
use crate::engine::reading::{self, addressed};
use crate::engine::state::{InboxLine, Promised, Reader, Record, TalkState};
use crate::engine::tasks;
use crate::ids::{CheckId, ContactId, EntryNo, FactId, MoveId, PersonId, RecordNo, TaskId, TaskNo};
use crate::lane::Lane;
use crate::policy::work::Level;
use crate::scenario::choice::CheckResult;
use crate::scenario::names::TRAINEE;
use crate::text::{Reading, first_meant, leaves_room};
use crate::time::{SimSpan, SimTime};

/// The events a command brings about.
pub fn happen(situation: &Situation<'_>, command: &Command) -> Vec<Event> {
    let state = situation.state;
    if let Command::Whisper { person, .. } | Command::Relieve { person, .. } | Command::Coach { person, .. } =
        command
        && let Some(event) =
            presence::unanswered(situation, person, matches!(command, Command::Whisper { .. }))
    {
        return vec![event];
    }
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
            let said = reading::said(situation, &text, Lane::Customer, None);
            let from = situation.plot.sender(&contact).cloned();
            let also = from.as_ref().map(|from| lying(situation, from, &contact)).unwrap_or_default();
            told(situation, from, Event::ContactAnswered { contact, text, said, also })
        }
        Command::Say { contact, text, chosen } => {
            let Some(open) = state.talking(&contact) else { return Vec::new() };
            let moves = match chosen {
                Some(chosen) => vec![chosen],
                None => meant(situation, &contact, open, &text),
            };
            let lane = situation.plot.lane_of_sender(&contact);
            let said = reading::said(situation, &text, lane, None);
            let from = situation.plot.sender(&contact).cloned();
            told(situation, from, Event::Spoken { contact, text, moves, said })
        }
        Command::HangUp { contact } => match state.talking(&contact) {
            Some(_) => vec![Event::TalkEnded { contact, by: Side::You }],
            None => Vec::new(),
        },
        Command::Call { person, text } => {
            if let Some(event) = presence::unanswered(situation, &person, false) {
                return vec![event];
            }
            let by = presence::picked_up(situation, &person);
            told(situation, Some(person.clone()), Event::CalledOut { person, text, by })
        }
        Command::Delegate { person, record, text, by } => {
            tasks::delegate(situation, person, record, text, by)
        }
        Command::Confirm { task } => of_task(situation, task, |task, person, which, right| {
            Event::ReadBackConfirmed { task, person, which, right }
        }),
        Command::PutRight { task, text } => of_task(situation, task, |task, person, which, right| {
            Event::ReadBackMended { task, person, which, text, needed: !right }
        }),
        Command::Chase { person, text } => tasks::chase(situation, person, text),
        Command::TakeBack { task } => {
            of_task(situation, task, |task, person, which, _| Event::TaskTakenBack { task, person, which })
        }
        Command::Whisper { person, text } => colleagues::whisper(situation, person, text),
        Command::StepIn { person, text } => colleagues::step_in(situation, person, text),
        Command::Relieve { person, text } => {
            let span = situation.plot.colleague(person.as_str()).map_or(SimSpan::ZERO, |c| c.break_for);
            let moves = colleagues::told_to(situation, &person, &text);
            let event = Event::Relieved { person, text, until: situation.now + span };
            std::iter::once(event).chain(moves).collect()
        }
        Command::Coach { person, text } => vec![Event::CoachingBegun { person, text }],
        Command::Log { title, kind, service, text, contact } => {
            let record = RecordNo(state.records.len() as u16 + 1);
            let tied = contact.clone().map(|contact| Event::ContactLinked { record, contact });
            let opened = Event::RecordOpened { record, title, kind, service, text, contact };
            std::iter::once(opened).chain(tied).collect()
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
            let said = reading::said(situation, &text, Lane::Resolvers, None);
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
            let said = reading::said(situation, &text, lane, next);
            let mut covered = situation.plot.approvals.iter().filter(|a| a.covers.contains(&audience));
            let approved = !state.is_major() || covered.all(|a| state.is_approved(a.id.as_str()));
            let mut events = Vec::new();
            if let Some(promised) = state.promises.to_audience(audience.as_str()) {
                events.push(Event::PromiseKept { audience: audience.clone(), due_at: promised.due_at });
            }
            if let Some(due_at) = said.next_update_at.or(next).filter(|due_at| *due_at > situation.now) {
                let entry = EntryNo(state.entries);
                events.push(Event::PromiseMade { audience: audience.clone(), due_at, entry });
            }
            for Promised { to, due_at, entry } in state.promises.iter() {
                // A client or a director reads what is sent to them all; others must be greeted.
                if let Reader::Person(person) = to
                    && (lane.is_for_few() && situation.plot.lane_of(person) == lane
                        || reading::greets(situation, &text, person))
                    && !reading::promised_to_ring(situation, *entry)
                {
                    events.push(Event::CommitmentKept { person: person.clone(), due_at: *due_at });
                }
            }
            events.extend(colleagues::told_to_all(situation, &text));
            events.insert(0, Event::MessageSent { audience, channel, text, next, using, said, approved });
            events
        }
        Command::Hold { record, reason, text } => {
            let asked = state.record(record).is_some_and(|found| was_asked(situation, found));
            vec![Event::Held { record, reason, text, asked }]
        }
        Command::Resume { record } => vec![Event::Resumed { record }],
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
        Command::Publish { record } => {
            let Some(found) = state.record(record) else { return Vec::new() };
            vec![Event::Published { record, kind: found.kind, service: found.service.clone() }]
        }
        Command::Review { record, text, parts } => vec![Event::Reviewed { record, text, parts }],
        Command::Wait { .. } | Command::Skip | Command::BreakOff => Vec::new(),
        Command::End => vec![Event::Ended { reason: EndReason::Trainee }],
    }
}

/// The event about a task that is still open; it may have been reported meanwhile.
fn of_task(
    situation: &Situation<'_>,
    no: TaskNo,
    event: impl FnOnce(TaskNo, PersonId, Option<TaskId>, bool) -> Event,
) -> Vec<Event> {
    let open = situation.state.task(no).filter(|task| task.is_open());
    open.map(|task| event(no, task.person.clone(), task.which.clone(), task.heard)).into_iter().collect()
}

/// How long before a hold whoever reported it must have been spoken to: what nobody was asked is nobody's ball (domain
/// reference 3.4, misuse of pausing).
const ASKED: SimSpan = SimSpan::minutes(10);

/// Whether one of those who brought a record was told or asked something shortly before now.
fn was_asked(situation: &Situation<'_>, record: &Record) -> bool {
    let from = |contact: &ContactId| situation.plot.sender(contact);
    let reporters: Vec<&PersonId> = record.contacts.iter().filter_map(from).collect();
    let lately = |entry: &&Entry| situation.now.since(entry.at) <= ASKED;
    situation.entries.iter().rev().take_while(lately).any(|entry| match &entry.event {
        Event::ContactAnswered { contact, .. } | Event::Spoken { contact, .. } => {
            from(contact).is_some_and(|person| reporters.contains(&person))
        }
        Event::CalledOut { person, .. } => reporters.contains(&person),
        _ => false,
    })
}

/// What else was read from somebody and not answered: nobody writes two answers to one person. A conversation is held, not
/// answered.
fn lying(situation: &Situation<'_>, from: &PersonId, but: &ContactId) -> Vec<ContactId> {
    let plot = situation.plot;
    let open = |line: &&InboxLine| {
        line.opened_at.is_some()
            && line.answered_at.is_none()
            && line.lost_at.is_none()
            && line.contact != *but
    };
    let theirs = |line: &&InboxLine| {
        plot.sender(&line.contact) == Some(from) && plot.talk(line.contact.as_str()).is_none()
    };
    let lines = situation.state.inbox.iter().filter(open).filter(theirs);
    lines.map(|line| line.contact.clone()).collect()
}

/// The moves that own words are: those whose words stand in them and are meant, in the order of the text. One that was made and has
/// its effect only once is none any more.
fn meant(situation: &Situation<'_>, contact: &ContactId, open: &TalkState, text: &str) -> Vec<MoveId> {
    let Some(talk) = situation.plot.talk(contact.as_str()) else { return Vec::new() };
    let reading = Reading::of(text, &situation.drill.lexicon);
    let mut found: Vec<(usize, MoveId)> = talk
        .moves
        .iter()
        .filter(|m| !(m.once && open.made.contains(&m.id)))
        .filter(|m| situation.state.seen.holds(&m.offered, situation.now))
        .filter_map(|m| Some((first_meant(&m.asks, &reading)?, m.id.clone())))
        .collect();
    crate::order::by_key(&mut found, |(at, _)| *at);
    found.into_iter().map(|(_, id)| id).collect()
}

/// Something was said or written to one person: what they were promised before is kept by it, and it may hold a new
/// promise. What one says to oneself promises nobody anything.
fn told(situation: &Situation<'_>, person: Option<PersonId>, event: Event) -> Vec<Event> {
    let state = situation.state;
    let due_at = reading::promised(situation, &event).filter(|due_at| *due_at > situation.now);
    let moves = match (&person, &event) {
        // A coaching is weighed as a whole, once it is over.
        (Some(_), Event::Spoken { contact, .. })
            if situation.plot.talk(contact.as_str()).is_some_and(|talk| talk.coaching) =>
        {
            Vec::new()
        }
        (
            Some(person),
            Event::ContactAnswered { text, .. } | Event::Spoken { text, .. } | Event::CalledOut { text, .. },
        ) => colleagues::told_to(situation, person, text),
        _ => Vec::new(),
    };
    let mut events: Vec<Event> = std::iter::once(event).chain(moves).collect();
    let Some(person) = person.filter(|person| person.as_str() != TRAINEE) else { return events };
    // What was promised in a conversation is not kept by going on with it.
    let same_talk =
        |entry: EntryNo| match (situation.entries.get(entry.0 as usize).map(|e| &e.event), &events[0]) {
            (Some(Event::Spoken { contact: then, .. }), Event::Spoken { contact: now, .. }) => then == now,
            _ => false,
        };
    // Who waits for the phone to ring is not answered by a letter, unless it says when else they hear.
    let keeps = |promised: &&Promised| {
        let writes = matches!(events[0], Event::ContactAnswered { .. });
        !(writes && due_at.is_none() && reading::promised_to_ring(situation, promised.entry))
    };
    let before = state.promises.to_person(person.as_str());
    if let Some(promised) = before.filter(|promised| !same_talk(promised.entry)).filter(keeps) {
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
        Setting::Detail(detail, _) => record.details.contains_key(detail),
    };
    let levels: (Option<Level>, Option<Level>) = match &setting {
        Setting::Impact(level) => (Some(*level), record.urgency),
        Setting::Urgency(level) => (record.impact, Some(*level)),
        Setting::Kind(_) | Setting::Service(_) | Setting::Category(_) | Setting::Detail(..) => (None, None),
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
