//! What the world does when something is due, and what every entry sets going.

use super::Play;
use super::agenda::Due;
use super::colleagues;
use super::decide;
use super::drill::Drill;
use super::presence;
use super::seen::Change;
use super::state::{Clocked, Question, Reader, Record};
use super::watch::{Watch, Watches};
use crate::act::{Cause, Command, Deed, EndReason, Entry, Event};
use crate::ids::{CaseId, ContactId, EntryNo, InjectId, MoveId, PersonId, RecordNo, TaskNo};
use crate::limits;
use crate::policy::clock::{self, Counting, WARNINGS};
use crate::policy::work::{Basis, ClockKind, HoldReason, Priority};
use crate::scenario::Plot;
use crate::scenario::inject::Effect;
use crate::scenario::rubric::InPlay;
use crate::time::{SimSpan, SimTime};

/// What an entry sets going, taken out of it so that the entry can be put away first.
#[derive(Debug, Default)]
pub(super) struct Follow {
    arrived: bool,
    escalated: bool,
    promised: Option<(SimTime, Due)>,
    corrected: Option<(EntryNo, SimTime)>,
    clocks_of: Option<RecordNo>,
    began: Option<InjectId>,
    opened: Option<ContactId>,
    over: Option<ContactId>,
    given: Option<TaskNo>,
    chased: Option<PersonId>,
    called: Option<(PersonId, String)>,
    spoken: Option<(ContactId, Vec<MoveId>)>,
    ends_waiting: Option<Cause>,
}

impl Follow {
    pub(super) fn of(entry: &Entry) -> Follow {
        let mut follow = Follow::default();
        match &entry.event {
            Event::ContactArrived { .. } => follow.arrived = true,
            Event::Escalated { .. } => follow.escalated = true,
            Event::ContactOpened { contact } => follow.opened = Some(contact.clone()),
            Event::Chased { person, .. } => follow.chased = Some(person.clone()),
            Event::Delegated { task, .. } => follow.given = Some(*task),
            Event::CalledOut { person, by: Some(by), .. } => {
                follow.called = Some((person.clone(), by.clone()));
            }
            Event::TalkEnded { contact, .. } => follow.over = Some(contact.clone()),
            Event::Spoken { contact, moves, .. } => follow.spoken = Some((contact.clone(), moves.clone())),
            Event::InjectFired { inject } => follow.began = Some(inject.clone()),
            Event::PromiseMade { audience, due_at, .. } => {
                follow.promised = Some((*due_at, Due::Promise { audience: audience.clone() }));
            }
            Event::CommitmentMade { person, due_at, .. } => {
                follow.promised = Some((*due_at, Due::Commitment { person: person.clone() }));
            }
            Event::PromiseCorrected { entry, meant: Some(meant), moved: true, .. } => {
                follow.corrected = Some((*entry, *meant));
            }
            Event::PrioritySet { record, .. }
            | Event::Reopened { record, .. }
            | Event::Resumed { record } => follow.clocks_of = Some(*record),
            _ => {}
        }
        let news = matches!(
            entry.event,
            Event::ContactArrived { .. }
                | Event::DecisionPut { .. }
                | Event::Heard { .. }
                | Event::EscalationTaken { .. }
                | Event::HandedBack { .. }
                | Event::Unanswered { .. }
                | Event::EscalationUnanswered { .. }
                | Event::TaskReported { .. }
                | Event::TaskOverdue { .. }
                | Event::CameIn { .. }
                | Event::ApprovalGiven { .. }
                | Event::ApprovalRefused { .. }
                | Event::PromiseMissed { .. }
                | Event::CommitmentMissed { .. }
                | Event::ClockWarned { basis: Basis::Set, .. }
        );
        if news && !matches!(entry.cause, Cause::Input(_)) {
            follow.ends_waiting = Some(entry.cause.clone());
        }
        follow
    }
}

impl Play {
    /// Does what is due.
    pub(super) fn fire(&mut self, due: Due) {
        let drill = self.drill.clone();
        let (plot, _) = drill.at(self.variant_ix);
        match due {
            Due::ActEnds => self.finish_act(),
            Due::Inject { ix, .. } => self.fire_inject(plot, ix),
            Due::Consider { watcher } => self.consider(watcher),
            Due::Taken { escalation, taking } => self.take_escalation(plot, escalation, taking),
            Due::Task { task } => self.report_task(plot, task),
            Due::TaskBox { task } => self.overdue_task(task),
            Due::ComesIn { person, name } => self.record(Cause::Clock, Event::CameIn { person, name }),
            Due::Lost { line } => {
                let line = &self.state.inbox[line as usize];
                if line.opened_at.is_none() {
                    let contact = line.contact.clone();
                    self.record(Cause::Clock, Event::ContactLost { contact });
                }
            }
            Due::Beat { contact, beat } => {
                if let Some(beat) = plot.talk(contact.as_str()).and_then(|talk| talk.beat(beat.as_str())) {
                    self.say_beat(plot, &contact, beat);
                }
            }
            Due::Silence { contact, last } => self.break_silence(plot, &contact, last),
            Due::Promise { audience } => {
                let promised = self.state.promises.to_audience(audience.as_str());
                if let Some(due_at) = promised.map(|p| p.due_at).filter(|due_at| *due_at < self.now) {
                    self.record(Cause::Clock, Event::PromiseMissed { audience, due_at });
                }
            }
            Due::Commitment { person } => {
                let promised = self.state.promises.to_person(person.as_str());
                if let Some(due_at) = promised.map(|p| p.due_at).filter(|due_at| *due_at < self.now) {
                    self.record(Cause::Clock, Event::CommitmentMissed { person, due_at });
                }
            }
            Due::Warn { whose, clock, percent, priority } => self.warn(plot, whose, clock, percent, priority),
            Due::Minute => self.count_floor(plot),
            Due::End => self.record(Cause::Clock, Event::Ended { reason: EndReason::TimeUp }),
        }
    }

    fn finish_act(&mut self) {
        let Some(busy) = self.state.busy.clone() else { return };
        let cause = Cause::Input(busy.input);
        self.record(cause.clone(), Event::ActDone);
        for event in decide::happen(&self.situation(), &busy.command) {
            self.record(cause.clone(), event);
        }
    }

    fn fire_inject(&mut self, plot: &Plot, ix: u32) {
        let inject = &plot.injects[ix as usize];
        let cause = Cause::Inject(inject.id.clone());
        if inject.only_if.as_ref().is_some_and(|c| !self.state.seen.holds(c, self.now)) {
            self.record(cause, Event::InjectLapsed { inject: inject.id.clone() });
            return;
        }
        // What somebody says comes first: a question that it raises must not stand before it.
        if let Some(contact) = &inject.contact
            && self.state.inbox_line(contact.id.as_str()).is_none()
        {
            self.record(cause.clone(), Event::ContactArrived { contact: contact.id.clone() });
        }
        self.record(cause.clone(), Event::InjectFired { inject: inject.id.clone() });
        for effect in &inject.effects {
            if let Some(event) = self.effect(effect) {
                self.record(cause.clone(), event);
            }
        }
    }

    pub(super) fn effect(&self, effect: &Effect) -> Option<Event> {
        let seen = &self.state.seen;
        match effect.clone() {
            Effect::Service(service, status) => (seen.service(service.as_str()) != Some(status))
                .then_some(Event::ServiceChanged { service, status }),
            Effect::Add(counter, by) => {
                let value = seen.counter(counter.as_str()).saturating_add(by);
                Some(Event::CounterChanged { counter, value })
            }
            Effect::Put(counter, value) => Some(Event::CounterChanged { counter, value }),
            Effect::Tell(fact) => {
                (!self.state.known.contains_key(&fact)).then_some(Event::FactLearned { fact })
            }
            Effect::Approve(approval) => {
                (!self.state.is_approved(approval.as_str())).then_some(Event::ApprovalGiven { approval })
            }
            Effect::Mood(person, by) => self.moved_mood(&person, by),
            Effect::Figure(person, figure, by) => {
                let now = seen.figure(person.as_str(), figure)?;
                let value = now.saturating_add(by).clamp(0, 100);
                (value != now).then_some(Event::ColleagueMoved { person, figure, value, deed: Deed::Story })
            }
            Effect::Staff(line, by) => {
                let staff = i64::from(self.floor.staff(line.as_str())).saturating_add(by);
                let staff = staff.clamp(0, limits::LINE_STAFF) as u32;
                Some(Event::StaffChanged { line, staff })
            }
            Effect::Refuse(approval) => Some(Event::ApprovalRefused { approval }),
            Effect::Take(to) => {
                let waiting = self.state.escalations.iter().any(|p| p.to == to && p.is_waiting());
                let by = self.drill.person_name(self.plot(), to.as_str()).to_owned();
                waiting.then_some(Event::EscalationTaken { to, by, text: String::new() })
            }
        }
    }

    /// Writes down what the floor did in the last minute; what is so now decides who gets in touch in the next.
    fn count_floor(&mut self, plot: &Plot) {
        let lines = self.floor.count(plot, &self.state.seen, self.now);
        self.agenda.add(self.now + SimSpan::minutes(1), Due::Minute);
        self.record(Cause::Clock, Event::FloorCounted { lines });
    }

    /// Looks at a watcher; if its condition holds now, it does its work, once.
    pub(super) fn consider(&mut self, watcher: u32) {
        let drill = self.drill.clone();
        let (plot, watch) = drill.at(self.variant_ix);
        let found = &watch.watchers[watcher as usize];
        if let Watches::Beat(talk, beat) = found.watches {
            // It waits for a conversation that may not have begun, so it is never done with. What is being said now comes
            // first: a reply before the outburst it leads to.
            let talk = &plot.talks[talk as usize];
            let beat = talk.beats[beat as usize].id.clone();
            self.agenda.add(self.now, Due::Beat { contact: talk.id.clone(), beat });
            return;
        }
        if self.fired.watchers_done[watcher as usize] || !self.state.seen.holds(&found.condition, self.now) {
            return;
        }
        self.fired.watchers_done[watcher as usize] = true;
        match found.watches {
            Watches::Beat(..) => {}
            Watches::Inject(ix) => self.schedule_inject(plot, ix),
            Watches::DecisionOpens(ix) => {
                let decision = &plot.decisions[ix as usize];
                let over = decision.closes.as_ref().is_some_and(|c| self.state.seen.holds(c, self.now));
                if !over {
                    let decision = decision.id.clone();
                    self.record(Cause::Question(decision.clone()), Event::DecisionPut { decision });
                }
            }
            Watches::DecisionCloses(ix) => {
                let decision = plot.decisions[ix as usize].id.clone();
                if self.state.decisions.get(&decision) == Some(&Question::Open) {
                    self.record(Cause::Question(decision.clone()), Event::DecisionLapsed { decision });
                }
            }
        }
    }

    fn schedule_inject(&mut self, plot: &Plot, ix: u32) {
        let inject = &plot.injects[ix as usize];
        let nth = self.fired.scheduled[ix as usize];
        self.fired.scheduled[ix as usize] += 1;
        let delay = self.dice.span("delay", inject.id.as_str(), nth, inject.after);
        self.agenda.add(self.now + delay, Due::Inject { ix, nth });
    }

    /// Lets what waits for atoms know that they were met.
    pub(super) fn wake(&mut self, watch: &Watch, change: &Change) {
        let drill = self.drill.clone();
        let (plot, _) = drill.at(self.variant_ix);
        for &atom in &change.met {
            let first = self.state.seen.sighting(atom).is_some_and(|s| s.count == 1);
            for &(ix, each) in watch.set_off(atom) {
                if each || first {
                    self.schedule_inject(plot, ix);
                }
            }
            if first {
                for &(span, watcher) in watch.later(atom) {
                    self.agenda.add(self.now + span, Due::Consider { watcher });
                }
            }
        }
        for watcher in watch.touched(change) {
            self.consider(watcher);
        }
    }

    pub(super) fn follow(&mut self, plot: &Plot, follow: Follow) {
        if follow.arrived {
            let line = self.state.inbox.len() - 1;
            let contact = plot.contact(self.state.inbox[line].contact.as_str());
            if let Some(patience) = contact.and_then(|c| c.patience) {
                self.agenda.add(self.now + patience, Due::Lost { line: line as u32 });
            }
        }
        if follow.arrived {
            self.sit_down(plot);
        }
        if let Some(task) = follow.given {
            self.begin_task(plot, task);
        }
        if let Some(person) = &follow.chased {
            self.tell_progress(person);
        }
        if let Some((person, name)) = follow.called
            && let Some(span) = presence::travel(&self.situation(), &person, &name)
        {
            let delay = self.dice.span("travel", person.as_str(), 0, span);
            self.agenda.add(self.now + delay, Due::ComesIn { person, name });
        }
        if let Some(contact) = &follow.over {
            for event in colleagues::coached(&self.situation(), plot, contact) {
                self.record(Play::talk_cause(contact), event);
            }
        }
        if follow.arrived {
            self.resume_what_waited();
        }
        if follow.escalated {
            self.schedule_taking();
        }
        let promised = follow.promised.or_else(|| self.moved(follow.corrected?));
        if let Some((due_at, due)) = promised {
            self.agenda.add(due_at + SimSpan::from_ms(1), due);
        }
        if let Some(inject) = &follow.began {
            self.start_clocks_that_begin_with(plot, inject);
        }
        if let Some(contact) = &follow.opened {
            self.begin_talk(plot, contact);
        }
        if let Some((contact, moves)) = &follow.spoken {
            self.react(plot, contact, moves);
        }
        if let Some(record) = follow.clocks_of {
            self.start_set_clocks(plot, record);
        }
        if let Some(cause) = follow.ends_waiting
            && let Some(busy) = &self.state.busy
            && busy.is_waiting()
        {
            self.agenda.drop_act_end(busy.until);
            self.record(cause, Event::ActDone);
        }
    }

    /// A colleague who comes to be coached was asked to: the talk begins at once.
    fn sit_down(&mut self, plot: &Plot) {
        let Some(contact) = self.state.inbox.last().map(|line| line.contact.clone()) else { return };
        if plot.talk(contact.as_str()).is_some_and(|talk| talk.coaching) {
            let cause = Cause::Inject(InjectId::new(contact.as_str()));
            for event in decide::happen(&self.situation(), &Command::Open { contact }) {
                self.record(cause.clone(), event);
            }
        }
    }

    /// Whoever got in touch last may be the customer whom a record waits for: then it waits no more.
    fn resume_what_waited(&mut self) {
        let Some(line) = self.state.inbox.last() else { return };
        let from = |contact: &ContactId| self.plot().sender(contact).cloned();
        let (contact, who) = (line.contact.clone(), from(&line.contact));
        let theirs = |record: &&Record| record.contacts.iter().any(|contact| from(contact) == who);
        let waits = |record: &&Record| record.hold.is_some_and(HoldReason::pauses);
        let waiting: Vec<RecordNo> =
            self.state.records.iter().filter(waits).filter(theirs).map(|record| record.no).collect();
        for record in waiting {
            self.record(Cause::Inject(InjectId::new(contact.as_str())), Event::Resumed { record });
        }
    }

    /// What comes due then of a promise that was moved.
    fn moved(&self, (entry, due_at): (EntryNo, SimTime)) -> Option<(SimTime, Due)> {
        let due = match &self.state.promises.of(entry)?.to {
            Reader::Audience(audience) => Due::Promise { audience: audience.clone() },
            Reader::Person(person) => Due::Commitment { person: person.clone() },
        };
        Some((due_at, due))
    }

    /// The clocks of each case as it truly is, whether or not anybody has logged it.
    pub(super) fn start_true_clocks(&mut self, plot: &Plot) {
        for case in &plot.cases {
            if let InPlay::At(at) = case.begins {
                self.start_clocks(plot, &Clocked::Case(case.id.clone()), case.priority, at);
            }
        }
    }

    fn start_clocks_that_begin_with(&mut self, plot: &Plot, inject: &InjectId) {
        for case in &plot.cases {
            if matches!(&case.begins, InPlay::Inject(id) if id == inject) {
                self.start_clocks(plot, &Clocked::Case(case.id.clone()), case.priority, self.now);
            }
        }
    }

    fn start_set_clocks(&mut self, plot: &Plot, record: RecordNo) {
        let found = self.state.record(record).and_then(|r| Some((r.priority?, r.opened_at)));
        if let Some((priority, opened_at)) = found {
            self.start_clocks(plot, &Clocked::Record(record), priority, opened_at);
        }
    }

    fn start_clocks(&mut self, plot: &Plot, whose: &Clocked, priority: Priority, from: SimTime) {
        let drill = self.drill.clone();
        let target = drill.policy.target(priority);
        for (clock, length) in
            [(ClockKind::Response, target.acknowledge), (ClockKind::Resolution, target.resolve)]
        {
            for percent in WARNINGS {
                if self.state.warned.contains(&(whose.clone(), clock, percent)) {
                    continue;
                }
                let length = length.percent(u64::from(percent));
                let due_at = if target.business_hours {
                    drill.policy.calendar.due(plot.starts, from, length)
                } else {
                    from + length
                };
                let whose = whose.clone();
                self.agenda.add(due_at.max(self.now), Due::Warn { whose, clock, percent, priority });
            }
        }
    }

    fn warn(&mut self, plot: &Plot, whose: Clocked, clock: ClockKind, percent: u8, priority: Priority) {
        let (record, case) = match &whose {
            Clocked::Record(no) => (self.state.record(*no).filter(|r| r.priority == Some(priority)), None),
            Clocked::Case(id) => {
                (plot.case(id.as_str()).and_then(|case| self.state.record_of(plot, case)), Some(id.clone()))
            }
        };
        let known = record.is_some() || case.is_some();
        let number = record.map(|r| r.no);
        let face = self.face(plot, record, &whose, clock, priority);
        if !known
            || face.state != clock::State::Running
            || self.state.warned.contains(&(whose.clone(), clock, percent))
        {
            return;
        }
        let drill = self.drill.clone();
        let share = target_of(&drill, priority, clock).percent(u64::from(percent));
        if face.elapsed < share {
            // It was held meanwhile: the share goes by later.
            let counting = counting(&drill, plot, priority);
            let due_at = counting.due(self.now, share.minus(face.elapsed));
            self.agenda.add(due_at, Due::Warn { whose, clock, percent, priority });
            return;
        }
        let (record, basis) = (number, whose.basis());
        self.record(Cause::Clock, Event::ClockWarned { record, case, clock, basis, percent });
    }

    /// How a clock stands now: a record's on the priority as set, or a case's on its true priority, stopped and held by what
    /// was done to its record.
    fn face(
        &self,
        plot: &Plot,
        record: Option<&Record>,
        whose: &Clocked,
        clock: ClockKind,
        priority: Priority,
    ) -> clock::Face {
        let began_at = match whose {
            Clocked::Record(_) => record.map_or(self.now, |r| r.opened_at),
            Clocked::Case(id) => self.began_at(plot, id),
        };
        let turns = record.map(|r| r.turns_of(clock)).unwrap_or_default();
        let target = target_of(&self.drill, priority, clock);
        clock::read(began_at, &turns, target, &counting(&self.drill, plot, priority), self.now)
    }

    /// When a case truly began.
    fn began_at(&self, plot: &Plot, case: &CaseId) -> SimTime {
        match plot.case(case.as_str()).map(|case| &case.begins) {
            Some(InPlay::At(at)) => *at,
            Some(InPlay::Inject(inject)) => {
                let fired =
                    |e: &&Entry| matches!(&e.event, Event::InjectFired { inject: id } if id == inject);
                self.entries().iter().find(fired).map_or(self.now, |entry| entry.at)
            }
            None => self.now,
        }
    }
}

fn target_of(drill: &Drill, priority: Priority, clock: ClockKind) -> SimSpan {
    let target = drill.policy.target(priority);
    match clock {
        ClockKind::Response => target.acknowledge,
        ClockKind::Resolution => target.resolve,
    }
}

/// Which minutes count at a priority.
fn counting<'d>(drill: &'d Drill, plot: &Plot, priority: Priority) -> Counting<'d> {
    match drill.policy.target(priority).business_hours {
        true => Counting::hours(&drill.policy.calendar, plot.starts),
        false => Counting::ALWAYS,
    }
}
