//! The shift as it was: its moments, and the play as it stood at one of them.
//!
//! What was done is replayed up to that moment, so what stands there is what was known then and nothing later. It can be
//! looked at in every way the desk can; nothing in here reaches the session.

use std::ops::Range;
use std::sync::Arc;

use super::act::{Act, acts};
use super::console::{ConsoleMsg, INBOX, Pane, Tab, WORK};
use crate::act::{Cause, Command, Event};
use crate::engine::{Drill, Play};
use crate::ids::{ContactId, VariantId};
use crate::projection::{Moment, Timeline};
use crate::time::SimTime;

/// A place the scrubber can stand at: something happened that could be seen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Stop {
    /// When.
    pub at: SimTime,
    /// How many inputs had been made by then: two of them at one instant are two moments.
    inputs: usize,
    /// What happened, by its places among what is told.
    told: Range<usize>,
}

/// Where the scrubber stands.
#[derive(Clone, Debug)]
pub struct Then {
    /// When.
    pub at: SimTime,
    /// The play as it stood then.
    pub play: Box<Play>,
    /// What could be done then.
    pub acts: Vec<Act>,
    inputs: usize,
}

/// What the reader of a desk of the past looks at.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Look {
    /// What they laid into the middle; without it lies there what the trainee had opened last.
    tab: Option<Tab>,
    /// What policy and knowledge are searched for.
    pub search: String,
    /// The column a narrow screen shows.
    pub pane: Pane,
}

/// A shift that was played.
#[derive(Clone, Debug)]
pub struct Past {
    drill: Arc<Drill>,
    variant: VariantId,
    seed: u64,
    inputs: Vec<(SimTime, Command)>,
    ended_at: SimTime,
    /// The lines of the desk's log.
    moments: Vec<Moment>,
    /// The same, and what was begun besides: the desk tells of that only when it is done.
    told: Vec<Moment>,
    stops: Vec<Stop>,
    /// Where the scrubber stands, if it was touched.
    pub then: Option<Then>,
    /// What its reader looks at.
    pub look: Look,
}

impl Stop {
    /// How many inputs had been made by then.
    pub fn inputs(&self) -> usize {
        self.inputs
    }
}

impl Past {
    /// The past of a play, with what was done in it.
    pub fn of(play: &Play, inputs: &[(SimTime, Command)]) -> Past {
        let mut timeline = Timeline::new(play.drill(), play.plot());
        let (mut moments, mut told, mut stops) = (Vec::new(), Vec::new(), Vec::<Stop>::new());
        let mut made = 0;
        for entry in play.entries() {
            if let Cause::Input(n) = entry.cause {
                made = made.max(n as usize + 1);
            }
            let mut moment = timeline.read(entry);
            let begun = match &entry.event {
                Event::ActBegun { command, .. } => Some(command),
                _ => None,
            };
            if !moment.visible || moment.folded && begun.is_none() {
                continue;
            }
            // What they wrote was written when they began; the desk shows it when it takes effect.
            moment.own_words = moment.own_words.or_else(|| words(begun?));
            match stops.last_mut() {
                Some(stop) if (stop.at, stop.inputs) == (entry.at, made) => stop.told.end += 1,
                _ => {
                    stops.push(Stop { at: entry.at, inputs: made, told: told.len()..told.len() + 1 });
                }
            }
            moments.extend((!moment.folded).then(|| moment.clone()));
            told.push(moment);
        }
        Past {
            drill: play.drill().clone(),
            variant: play.variant().clone(),
            seed: play.seed(),
            inputs: inputs.to_vec(),
            ended_at: play.now(),
            moments,
            told,
            stops,
            then: None,
            look: Look::default(),
        }
    }

    /// The moments, in their order.
    pub fn stops(&self) -> &[Stop] {
        &self.stops
    }

    /// The last moment at or before where the scrubber stands.
    pub fn stop(&self) -> Option<usize> {
        let then = self.then.as_ref()?;
        let by_then = |stop: &Stop| (stop.at, stop.inputs) <= (then.at, then.inputs);
        Some(self.stops.partition_point(by_then).saturating_sub(1))
    }

    /// What happened at that moment.
    pub fn told(&self, stop: usize) -> &[Moment] {
        self.stops.get(stop).and_then(|stop| self.told.get(stop.told.clone())).unwrap_or_default()
    }

    /// What the log of the desk said then.
    pub fn moments(&self) -> &[Moment] {
        let by_then = |then: &Then| {
            let entries = then.play.state().entries;
            self.moments.partition_point(|moment| moment.entry.0 < entries)
        };
        &self.moments[..self.then.as_ref().map_or(0, by_then)]
    }

    /// The play after so many inputs, at `at`. `None` if what was done cannot be replayed.
    pub fn play_at(&self, at: SimTime, inputs: usize) -> Option<Play> {
        self.go_on(Play::begin(&self.drill, &self.variant, self.seed)?, 0..inputs, at)
    }

    fn go_on(&self, mut play: Play, inputs: Range<usize>, at: SimTime) -> Option<Play> {
        for (when, command) in self.inputs.get(inputs)? {
            play.submit(*when, command.clone()).ok()?;
        }
        play.advance_to(at);
        Some(play)
    }

    /// How many inputs were made by then.
    fn inputs_by(&self, at: SimTime) -> usize {
        self.inputs.partition_point(|(when, _)| *when <= at)
    }

    fn see(&mut self, at: SimTime, inputs: usize) -> bool {
        let play = match self.then.take() {
            // From an earlier moment the way is shorter than from the beginning.
            Some(then) if then.at <= at && then.inputs <= inputs => {
                self.go_on(*then.play, then.inputs..inputs, at)
            }
            _ => self.play_at(at, inputs),
        };
        self.then = play.map(|play| Then { at, inputs, acts: acts(&play), play: Box::new(play) });
        self.then.is_some()
    }

    /// Goes to a moment. Whether it can be replayed here.
    pub fn pick(&mut self, stop: usize) -> bool {
        match self.stops.get(stop) {
            Some(&Stop { at, inputs, .. }) => self.see(at, inputs),
            None => true,
        }
    }

    /// Goes to an instant, whatever was looked at before. Whether it can be replayed here.
    pub fn see_at(&mut self, at: SimTime) -> bool {
        self.look = Look { pane: Pane::Work, ..Look::default() };
        let at = at.min(self.ended_at);
        self.see(at, self.inputs_by(at))
    }

    /// Goes to the moment before or after; to the first, if the scrubber was not touched yet.
    pub fn step(&mut self, forward: bool) -> bool {
        let next = match (self.stop(), &self.then, forward) {
            (Some(stop), _, true) => stop + 1,
            (Some(stop), Some(then), false) if self.stops.get(stop).is_some_and(|s| s.at < then.at) => stop,
            (Some(stop), _, false) => stop.saturating_sub(1),
            (None, _, _) => 0,
        };
        self.pick(next)
    }

    /// Takes what was done at a desk of the past: it can be looked about in, and that is all. Gives what is to be
    /// focused.
    pub fn looked(&mut self, msg: ConsoleMsg) -> Option<&'static str> {
        match msg {
            ConsoleMsg::TabChosen(tab) => {
                self.look.pane = if tab == Tab::People { Pane::People } else { Pane::Work };
                self.look.tab = Some(tab);
                Some(WORK)
            }
            ConsoleMsg::EntryWanted(_) => self.looked(ConsoleMsg::TabChosen(Tab::Log)),
            ConsoleMsg::PaneChosen(pane) => {
                match (pane, &self.look.tab) {
                    (Pane::Acts, _) => return None,
                    (Pane::People, _) => self.look.tab = Some(Tab::People),
                    (Pane::Work, Some(Tab::People)) => self.look.tab = None,
                    _ => {}
                }
                self.look.pane = pane;
                Some(if pane == Pane::Inbox { INBOX } else { WORK })
            }
            ConsoleMsg::Searched(now) => {
                self.look.search = now;
                None
            }
            _ => None,
        }
    }

    /// What lies in the middle: what the reader chose if it was there then, or else what the trainee had opened last.
    pub fn tab(&self, then: &Then) -> Tab {
        let there = |tab: &Tab| match tab {
            Tab::Record(no) => then.play.state().record(*no).is_some(),
            Tab::Letter(contact) => then.letters().contains(contact),
            Tab::Log | Tab::Policy | Tab::People => true,
        };
        self.look.tab.clone().filter(there).unwrap_or_else(|| then.laid())
    }
}

/// What the trainee wrote for an act.
fn words(command: &Command) -> Option<String> {
    let mut command = command.clone();
    let text = command.texts_mut().pop().map(std::mem::take);
    text.filter(|text| !text.trim().is_empty())
}

impl Then {
    /// The conversations that were open, in the order they were opened.
    pub fn letters(&self) -> Vec<ContactId> {
        let mut letters = Vec::new();
        for entry in self.play.entries() {
            if let Event::ContactOpened { contact } = &entry.event
                && !letters.contains(contact)
            {
                letters.push(contact.clone());
            }
        }
        letters
    }

    /// What the trainee's acts had laid into the middle of the desk: what they had opened or logged last.
    fn laid(&self) -> Tab {
        let laid = self.play.entries().iter().rev().find_map(|entry| match &entry.event {
            Event::ContactOpened { contact } => Some(Tab::Letter(contact.clone())),
            Event::RecordOpened { record, .. } => Some(Tab::Record(*record)),
            _ => None,
        });
        laid.unwrap_or_default()
    }

    /// The first entry that followed from what the trainee had done last.
    pub fn news_from(&self) -> u32 {
        let Some(last) = self.inputs.checked_sub(1) else { return 0 };
        let of_it = |cause: &Cause| matches!(cause, Cause::Input(n) if *n as usize == last);
        let first = self.play.entries().iter().find(|entry| of_it(&entry.cause));
        first.map_or(self.play.state().entries, |entry| entry.no.0)
    }
}
