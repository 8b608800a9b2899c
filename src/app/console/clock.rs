//! How time goes by at the desk: what holds it, what stops it, and what came in it.

use super::Console;
use crate::act::Command;
use crate::app::effect::Effect;
use crate::engine::state::InboxLine;
use crate::time::SimTime;

/// Why the clock stands still.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Held {
    /// Another tab plays this session.
    Elsewhere,
    /// The trainee stopped it.
    Paused,
    /// The page is out of sight.
    Hidden,
    /// Something is being written.
    Writing,
    /// Something is being read.
    Reading,
}

impl Console {
    /// Whether the clock stands still: stopped, out of sight, or because somebody reads or writes.
    pub fn is_held(&self) -> bool {
        self.held().is_some()
    }

    /// Why the clock stands still, if it does.
    pub fn held(&self) -> Option<Held> {
        let writes = (self.field || self.form.is_some()) && !self.real_time;
        match self {
            _ if self.saved.elsewhere => Some(Held::Elsewhere),
            _ if self.paused => Some(Held::Paused),
            _ if self.hidden => Some(Held::Hidden),
            _ if writes => Some(Held::Writing),
            _ if (self.reading || self.covered) && !self.real_time => Some(Held::Reading),
            _ => None,
        }
    }

    /// Lets wall time pass.
    pub fn tick(&mut self, elapsed_ms: u32, wall: Option<u64>) -> Vec<Effect> {
        self.wall = wall.or(self.wall);
        if !self.is_held() {
            let until = self.play().now() + self.pace.passes(elapsed_ms);
            self.run_to(until);
            self.refresh();
        }
        let mut effects = self.mark();
        effects.extend(self.ask());
        effects
    }

    /// The page went out of sight, or came back.
    pub fn hide(&mut self, hidden: bool) -> Vec<Effect> {
        self.hidden = hidden;
        self.mark()
    }

    /// Lets time run while the trainee waits, or (`work`) until what they do is done. Something that arrives stops whoever
    /// only waits. Whoever works is stopped by a voice, where the work could be broken off for it; what is written can
    /// wait until it is done.
    pub(super) fn run_on(&mut self, mut inbox: usize, work: bool) {
        while let (Some(busy), Some(until)) = (&self.play().state().busy, self.play().next_stop()) {
            if !busy.is_waiting() && !work {
                break;
            }
            let came = self.play().state().inbox.get(inbox..).unwrap_or_default();
            let plot = self.play().plot();
            let speaks = |line: &InboxLine| {
                plot.contact(line.contact.as_str()).is_some_and(|contact| contact.channel.is_spoken())
            };
            let waits = busy.is_waiting() && !came.is_empty();
            if waits || busy.breakable && came.iter().any(speaks) {
                break;
            }
            inbox = self.play().state().inbox.len();
            self.run_to(until);
        }
    }

    pub(super) fn run_to(&mut self, until: SimTime) {
        let before = self.play().state().entries;
        self.journal.advance_to(until);
        if self.play().state().entries > before {
            self.announce(before);
        }
    }

    /// Whether waiting so would end the shift with nothing to stop it on the way.
    pub(super) fn waits_out(&self, command: &Command) -> bool {
        let mut trial = self.play().clone();
        let before = trial.state().inbox.len();
        if trial.submit(trial.now(), command.clone()).is_err() {
            return false;
        }
        while let Some(until) = trial.next_stop()
            && trial.state().inbox.len() == before
        {
            trial.advance_to(until);
        }
        trial.state().ended.is_some()
    }

    /// Says what happened since entry `first`, for those who listen.
    pub(super) fn announce(&mut self, first: u32) {
        let moments = self.moments_from(first);
        if !moments.is_empty() {
            let told: Vec<String> = moments.iter().map(|m| format!("{}. {}.", m.clock, m.what)).collect();
            self.said = told.join(" ");
        }
    }
}
