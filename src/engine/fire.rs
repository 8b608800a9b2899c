//! What the world does when something is due, and what every entry sets going.

use super::Play;
use super::agenda::Due;
use super::decide;
use super::seen::Change;
use super::state::{Question, Reader, Record};
use super::watch::{Watch, Watches};
use crate::act::{Cause, EndReason, Entry, Event};
use crate::ids::{EntryNo, RecordNo};
use crate::policy::work::{Basis, ClockKind, Priority};
use crate::scenario::Plot;
use crate::scenario::plot::Effect;
use crate::time::{SimSpan, SimTime};

/// Shares of a target at which a clock warns, in percent (domain reference 3.4).
const WARNINGS: [u8; 4] = [50, 75, 90, 100];

/// What an entry sets going, taken out of it so that the entry can be put away first.
#[derive(Debug, Default)]
pub(super) struct Follow {
    arrived: bool,
    escalated: bool,
    promised: Option<(SimTime, Due)>,
    corrected: Option<(EntryNo, SimTime)>,
    clocks_of: Option<RecordNo>,
    ends_waiting: Option<Cause>,
}

impl Follow {
    pub(super) fn of(entry: &Entry) -> Follow {
        let mut follow = Follow::default();
        match &entry.event {
            Event::ContactArrived { .. } => follow.arrived = true,
            Event::Escalated { .. } => follow.escalated = true,
            Event::PromiseMade { audience, due_at, .. } => {
                follow.promised = Some((*due_at, Due::Promise { audience: audience.clone() }));
            }
            Event::CommitmentMade { person, due_at, .. } => {
                follow.promised = Some((*due_at, Due::Commitment { person: person.clone() }));
            }
            Event::PromiseCorrected { entry, meant: Some(meant), moved: true, .. } => {
                follow.corrected = Some((*entry, *meant));
            }
            Event::PrioritySet { record, .. } | Event::Reopened { record, .. } => {
                follow.clocks_of = Some(*record)
            }
            _ => {}
        }
        let news = matches!(
            entry.event,
            Event::ContactArrived { .. }
                | Event::DecisionPut { .. }
                | Event::EscalationTaken { .. }
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
            Due::Taken { escalation } => self.take_escalation(escalation),
            Due::Lost { line } => {
                let line = &self.state.inbox[line as usize];
                if line.opened_at.is_none() {
                    let contact = line.contact.clone();
                    self.record(Cause::Clock, Event::ContactLost { contact });
                }
            }
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
            Due::Warn { record, clock, basis, percent, priority } => {
                self.warn(plot, record, clock, basis, percent, priority);
            }
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

    fn effect(&self, effect: &Effect) -> Option<Event> {
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
            Effect::Refuse(approval) => Some(Event::ApprovalRefused { approval }),
            Effect::Take(to) => {
                let waiting = self.state.escalations.iter().any(|p| p.to == to && p.taken.is_none());
                let by = self.drill.person_name(self.plot(), to.as_str()).to_owned();
                waiting.then_some(Event::EscalationTaken { to, by })
            }
        }
    }

    fn take_escalation(&mut self, escalation: u32) {
        let passed = &self.state.escalations[escalation as usize];
        if passed.taken.is_some() {
            return;
        }
        let (to, minute) = (passed.to.clone(), self.minute_of_day());
        let duty = self.drill.policy.team(to.as_str()).and_then(|t| t.rota.iter().find(|d| d.covers(minute)));
        if let Some(by) = duty.map(|d| d.name.to_string()) {
            self.record(Cause::Clock, Event::EscalationTaken { to, by });
        }
    }

    fn minute_of_day(&self) -> u32 {
        let minutes = u64::from(self.plot().starts.clock.minutes) + self.now.whole_minutes();
        (minutes % 1_440) as u32
    }

    /// Looks at a watcher; if its condition holds now, it does its work, once.
    pub(super) fn consider(&mut self, watcher: u32) {
        let drill = self.drill.clone();
        let (plot, watch) = drill.at(self.variant_ix);
        let found = &watch.watchers[watcher as usize];
        if self.fired.watchers_done[watcher as usize] || !self.state.seen.holds(&found.condition, self.now) {
            return;
        }
        self.fired.watchers_done[watcher as usize] = true;
        match found.watches {
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
        if follow.escalated {
            self.schedule_taking();
        }
        let promised = follow.promised.or_else(|| self.moved(follow.corrected?));
        if let Some((due_at, due)) = promised {
            self.agenda.add(due_at + SimSpan::from_ms(1), due);
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

    /// What comes due then of a promise that was moved.
    fn moved(&self, (entry, due_at): (EntryNo, SimTime)) -> Option<(SimTime, Due)> {
        let due = match &self.state.promises.of(entry)?.to {
            Reader::Audience(audience) => Due::Promise { audience: audience.clone() },
            Reader::Person(person) => Due::Commitment { person: person.clone() },
        };
        Some((due_at, due))
    }

    fn schedule_taking(&mut self) {
        let escalation = self.state.escalations.len() - 1;
        let (to, minute) = (self.state.escalations[escalation].to.clone(), self.minute_of_day());
        let drill = self.drill.clone();
        let duty = drill.policy.team(to.as_str()).and_then(|t| t.rota.iter().find(|d| d.covers(minute)));
        if let Some(duty) = duty {
            let delay = self.dice.span("takes", to.as_str(), escalation as u32, duty.takes);
            self.agenda.add(self.now + delay, Due::Taken { escalation: escalation as u32 });
        }
    }

    /// The clocks of the incident as it truly is, whether or not anybody has logged it.
    pub(super) fn start_true_clocks(&mut self, plot: &Plot) {
        self.start_clocks(plot, 0, Basis::True, plot.truth.priority, plot.truth.begins_at);
    }

    fn start_set_clocks(&mut self, plot: &Plot, record: RecordNo) {
        let found = self.state.record(record).and_then(|r| Some((r.priority?, r.opened_at)));
        if let Some((priority, opened_at)) = found {
            self.start_clocks(plot, record.0, Basis::Set, priority, opened_at);
        }
    }

    fn start_clocks(&mut self, plot: &Plot, record: u16, basis: Basis, priority: Priority, from: SimTime) {
        let drill = self.drill.clone();
        let target = drill.policy.target(priority);
        for (clock, length) in
            [(ClockKind::Response, target.acknowledge), (ClockKind::Resolution, target.resolve)]
        {
            for percent in WARNINGS {
                if self.state.warned.contains(&(record, clock, basis, percent)) {
                    continue;
                }
                let length = length.percent(u64::from(percent));
                let due_at = if target.business_hours {
                    drill.policy.calendar.due(plot.starts, from, length)
                } else {
                    from + length
                };
                self.agenda.add(due_at.max(self.now), Due::Warn { record, clock, basis, percent, priority });
            }
        }
    }

    fn warn(
        &mut self,
        plot: &Plot,
        no: u16,
        clock: ClockKind,
        basis: Basis,
        percent: u8,
        priority: Priority,
    ) {
        let record = if no == 0 { self.state.main_record(plot) } else { self.state.record(RecordNo(no)) };
        let running = record.is_none_or(|r| is_running(r, clock));
        let current = basis == Basis::True || record.and_then(|r| r.priority) == Some(priority);
        let record = record.map(|r| r.no);
        let told = self.state.warned.contains(&(record.map_or(0, |r| r.0), clock, basis, percent));
        if running && current && !told {
            self.record(Cause::Clock, Event::ClockWarned { record, clock, basis, percent });
        }
    }
}

fn is_running(record: &Record, clock: ClockKind) -> bool {
    !record.is_over()
        && match clock {
            ClockKind::Response => record.acknowledged_at.is_none(),
            ClockKind::Resolution => record.resolved_at.is_none(),
        }
}
