//! A session while it is played.

use std::sync::Arc;

use super::agenda::{Agenda, Due};
use super::decide::{self, Situation};
use super::demand::Floor;
use super::dice::Dice;
use super::drill::Drill;
use super::fire::Follow;
use super::refusal::Refusal;
use super::state::State;
use crate::act::{Cause, Command, EndReason, Entry, Event};
use crate::ids::{EntryNo, VariantId};
use crate::limits;
use crate::scenario::Plot;
use crate::scenario::inject::Trigger;
use crate::text::guard;
use crate::time::{SimSpan, SimTime};

/// A session while it is played: a drill, a variant, a seed, and everything that has happened.
#[derive(Clone, Debug)]
pub struct Play {
    pub(super) drill: Arc<Drill>,
    variant: VariantId,
    pub(super) variant_ix: usize,
    pub(super) dice: Dice,
    seed: u64,
    pub(super) state: State,
    pub(super) agenda: Agenda,
    pub(super) floor: Floor,
    entries: Vec<Entry>,
    pub(super) now: SimTime,
    inputs: u32,
    pub(super) fired: FiredLog,
    burst: (SimTime, u32),
}

/// How often each inject was scheduled, and which watchers have done their work. It follows from the entries.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct FiredLog {
    pub(super) scheduled: Vec<u32>,
    pub(super) watchers_done: Vec<bool>,
}

/// A command that was carried out: as it was masked, with its number among the inputs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Accepted {
    /// Its number among the inputs, from 0.
    pub input: u32,
    /// The command with restricted data masked: what is written and kept.
    pub command: Command,
    /// The first entry that followed, if any did.
    pub first_entry: EntryNo,
}

impl Play {
    /// Begins a session. `None` if there is no such variant.
    pub fn begin(drill: &Arc<Drill>, variant: &VariantId, seed: u64) -> Option<Play> {
        let variant_ix = drill.scenario.variants.iter().position(|v| v.id == *variant)?;
        let (plot, watch) = drill.plot(variant)?;
        let mut play = Play {
            drill: drill.clone(),
            variant: variant.clone(),
            variant_ix,
            dice: Dice::new(seed),
            seed,
            state: State::new(plot),
            agenda: Agenda::default(),
            floor: Floor::of(plot, Dice::new(seed)),
            entries: Vec::new(),
            now: SimTime::START,
            inputs: 0,
            fired: FiredLog {
                scheduled: vec![0; plot.injects.len()],
                watchers_done: vec![false; watch.watchers.len()],
            },
            burst: (SimTime::START, 0),
        };
        play.agenda.add(plot.ends_at, Due::End);
        if !plot.floor.lines.is_empty() {
            play.agenda.add(SimTime::START, Due::Minute);
        }
        for (ix, inject) in plot.injects.iter().enumerate() {
            if let Trigger::At { at, jitter } = &inject.trigger {
                let earliest = SimTime::from_ms(at.ms().saturating_sub(jitter.ms()));
                let width = (*at + *jitter).since(earliest);
                let moved = play.dice.span("jitter", inject.id.as_str(), 0, (SimSpan::ZERO, width));
                play.fired.scheduled[ix] = 1;
                play.agenda.add(earliest + moved, Due::Inject { ix: ix as u32, nth: 0 });
            }
        }
        for (at, watcher) in &watch.times {
            play.agenda.add(*at, Due::Consider { watcher: *watcher });
        }
        play.start_true_clocks(plot);
        play.record(Cause::Start, Event::Started { variant: variant.clone() });
        for watcher in 0..watch.watchers.len() {
            play.consider(watcher as u32);
        }
        play.advance_to(SimTime::START);
        Some(play)
    }

    /// The drill.
    pub fn drill(&self) -> &Arc<Drill> {
        &self.drill
    }

    /// The story that is played.
    pub fn plot(&self) -> &Plot {
        self.drill.at(self.variant_ix).0
    }

    /// Which variant.
    pub fn variant(&self) -> &VariantId {
        &self.variant
    }

    /// The seed.
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// What is so.
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Everything that has happened.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// How far time has come.
    pub fn now(&self) -> SimTime {
        self.now
    }

    /// How many inputs were accepted.
    pub fn inputs(&self) -> u32 {
        self.inputs
    }

    /// Where whoever is busy, and lets time run, stops next: at what is due then, or when they are free. `None` with free
    /// hands.
    pub fn next_stop(&self) -> Option<SimTime> {
        let busy = self.state.busy.as_ref()?;
        Some(self.next_at().unwrap_or(busy.until).min(busy.until))
    }

    /// When something will happen next if the trainee does nothing.
    pub fn next_at(&self) -> Option<SimTime> {
        if self.state.ended.is_some() { None } else { self.agenda.next_at() }
    }

    /// What a decision looks at now.
    pub fn situation(&self) -> Situation<'_> {
        Situation {
            drill: &self.drill,
            plot: self.plot(),
            state: &self.state,
            entries: &self.entries,
            now: self.now,
        }
    }

    /// Lets time pass until `until`: everything due at or before it happens. One call for a minute equals sixty for a
    /// second each. Going back is not possible and does nothing.
    pub fn advance_to(&mut self, until: SimTime) {
        while self.state.ended.is_none() {
            let Some((at, due)) = self.agenda.pop(until) else { break };
            self.now = self.now.max(at);
            if self.out_of_fuel() {
                self.record(Cause::Clock, Event::Ended { reason: EndReason::FuelExhausted });
                break;
            }
            self.fire(due);
        }
        let last = if self.state.ended.is_some() { self.state.at } else { until };
        self.now = self.now.max(last);
    }

    fn out_of_fuel(&mut self) -> bool {
        if self.burst.0 == self.now {
            self.burst.1 += 1;
        } else {
            self.burst = (self.now, 1);
        }
        self.burst.1 > limits::FIRINGS_AT_ONE_INSTANT || self.entries.len() >= limits::ENTRIES
    }

    /// Does what a trainee wants at `at`, after everything due until then has happened. Restricted data is masked
    /// before anything else sees the text.
    ///
    /// # Errors
    /// Why it has no meaning now. Nothing but the passing of time has happened then.
    pub fn submit(&mut self, at: SimTime, mut command: Command) -> Result<Accepted, Refusal> {
        if at < self.now {
            return Err(Refusal::TimeBackwards { now: self.now });
        }
        self.advance_to(at);
        if self.state.ended.is_some() {
            return Err(Refusal::Ended);
        }
        if self.inputs as usize >= limits::INPUTS {
            return Err(Refusal::Full { what: "inputs" });
        }
        for text in command.texts_mut() {
            *text = guard::mask(text).text;
        }
        let waiting = self.state.busy.as_ref().is_some_and(|busy| busy.is_waiting());
        if let Some(busy) = &self.state.busy {
            let overrides = matches!(command, Command::BreakOff | Command::End);
            if !overrides && !waiting {
                return Err(Refusal::Busy { until: busy.until, breakable: busy.breakable });
            }
        }
        decide::allow(&self.situation(), &command)?;
        let cost = decide::cost(&self.situation(), &command);
        let input = self.inputs;
        let first_entry = EntryNo(self.entries.len() as u32);
        self.inputs += 1;
        let cause = Cause::Input(input);
        if let Some(busy) = &self.state.busy {
            self.agenda.drop_act_end(busy.until);
            if !matches!(command, Command::End) {
                let ended = if waiting { Event::ActDone } else { Event::ActBroken };
                self.record(cause.clone(), ended);
            }
        }
        if cost.takes == SimSpan::ZERO {
            for event in decide::happen(&self.situation(), &command) {
                self.record(cause.clone(), event);
            }
        } else {
            let until = self.now + cost.takes;
            let kept = Box::new(command.clone());
            self.record(cause, Event::ActBegun { command: kept, until, breakable: cost.breakable });
            self.agenda.add(until, Due::ActEnds);
        }
        self.advance_to(self.now);
        Ok(Accepted { input, command, first_entry })
    }

    /// Writes an entry and lets everything that waits for it know.
    pub(super) fn record(&mut self, cause: Cause, event: Event) {
        let entry = Entry { no: EntryNo(self.entries.len() as u32), at: self.now, cause, event };
        let drill = self.drill.clone();
        let (plot, watch) = drill.at(self.variant_ix);
        self.floor.observe(&entry);
        let change = self.state.evolve(plot, &watch.atoms, &entry);
        let follow = Follow::of(&entry);
        self.entries.push(entry);
        self.wake(watch, &change);
        self.follow(plot, follow);
    }
}
