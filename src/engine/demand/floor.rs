//! The floor of a drill: drives its lines and counts them once a minute.
//!
//! What happened in the story acts on the floor from the next minute on: services, messages, staff. The lines have been
//! at work for an hour when the shift begins, so that a shift does not begin with everybody idle.

use std::collections::BTreeMap;

use super::calm;
use super::line::{Demand, Line, Manner, Tally};
use crate::act::{Entry, Event, Minute, Said};
use crate::engine::dice::Dice;
use crate::engine::seen::Seen;
use crate::ids::{AudienceId, ChannelId, LineId};
use crate::policy::work::Status;
use crate::scenario::Plot;
use crate::scenario::floor::{FloorLine, Surge, WhenOut};
use crate::scenario::points::along;
use crate::time::{SimSpan, SimTime};

/// How long the lines have been at work when the shift begins: their clock is ahead of the drill's by this.
const WARM: SimSpan = SimSpan::minutes(60);

/// Of a hundred parts of their time with somebody, how much those who were briefed need: they have the answer at hand.
/// A design choice.
const BRIEFED: u64 = 70;

/// The lines at work.
#[derive(Clone, Debug)]
pub struct Floor {
    lines: Vec<Line>,
    names: Vec<LineId>,
    staff: Vec<u32>,
    counted: Vec<Tally>,
    told: BTreeMap<AudienceId, BTreeMap<ChannelId, (SimTime, Said)>>,
}

impl Floor {
    /// The floor of a plot as the shift begins.
    pub fn of(plot: &Plot, dice: Dice) -> Floor {
        let lines = plot.floor.lines.iter().map(|line| at_work(line, dice)).collect::<Vec<_>>();
        Floor {
            counted: lines.iter().map(Line::tally).collect(),
            lines,
            names: plot.floor.lines.iter().map(|line| line.id.clone()).collect(),
            staff: plot.floor.lines.iter().map(|line| line.staff).collect(),
            told: BTreeMap::new(),
        }
    }

    /// How many people a line has, whether or not they can work now.
    pub fn staff(&self, line: &str) -> u32 {
        self.number(line).map_or(0, |n| self.staff[n])
    }

    fn number(&self, line: &str) -> Option<usize> {
        self.names.iter().position(|name| name.as_str() == line)
    }

    /// Takes in what happened in the story.
    pub fn observe(&mut self, entry: &Entry) {
        match &entry.event {
            Event::MessageSent { audience, channel, said, .. } => {
                let heard = self.told.entry(audience.clone()).or_default();
                heard.insert(channel.clone(), (entry.at, *said));
            }
            Event::StaffChanged { line, staff } => {
                if let Some(n) = self.number(line.as_str()) {
                    self.staff[n] = *staff;
                }
            }
            _ => {}
        }
    }

    /// Lets the lines work until `now`, says what they did since the last count, and sets them up for the minute to come.
    pub fn count(&mut self, plot: &Plot, seen: &Seen, now: SimTime) -> Vec<Minute> {
        let theirs = now + WARM;
        let mut out = Vec::new();
        for n in 0..self.lines.len() {
            let written = &plot.floor.lines[n];
            self.lines[n].advance_to(theirs);
            let tally = self.lines[n].tally();
            out.push(minute(written, &self.lines[n], &tally.since(&self.counted[n]), self.staff[n], theirs));
            self.counted[n] = tally;
            let demand = self.demand(plot, written, seen, now);
            let status = written.service.as_ref().and_then(|id| seen.service(id.as_str()));
            let (open, able) = open_and_able(written, status.unwrap_or(Status::Ok), self.staff[n]);
            let line = &mut self.lines[n];
            line.set_open(open);
            line.set_staff(theirs, able);
            line.set_demand(theirs, demand);
        }
        out
    }

    /// Who gets in touch in the minute to come.
    fn demand(&self, plot: &Plot, line: &FloorLine, seen: &Seen, now: SimTime) -> Demand {
        let usual = thousandths(along(&line.offered, 0, now.since(SimTime::START)));
        let mine = plot.floor.surges.iter().filter(|surge| surge.line == line.id);
        let (mut more, mut longest) = (0, None);
        for surge in mine {
            more += self.asking(surge, seen, now);
            let briefed = surge.briefed.as_ref().is_some_and(|audience| self.told.contains_key(audience));
            let share = if briefed { BRIEFED } else { 100 };
            let handling = surge.handling.unwrap_or(line.handling).percent(share);
            longest = longest.max(Some(handling));
        }
        let rate = usual + more;
        let about = (more * 1_000).checked_div(rate).unwrap_or(0) as u32;
        Demand { rate, about, about_handling: longest }
    }

    /// How many a surge brings, in thousandths of a contact an hour.
    fn asking(&self, surge: &Surge, seen: &Seen, now: SimTime) -> u64 {
        let first = |atom| seen.sighting(atom).map(|s| s.first_at);
        let Some(began) = surge.from.map_or(Some(SimTime::START), first) else { return 0 };
        let over = surge.until.and_then(first);
        let until = over.unwrap_or(now);
        let affected = thousandths(along(&surge.affected, 0, until.since(began)));
        let asking = affected * u64::from(surge.ask) / 100 * u64::from(100 - self.calmed(surge, now)) / 100;
        let gone = now.since(until).ms().min(surge.fades.ms());
        match surge.fades.ms() {
            0 if over.is_some() => 0,
            0 => asking,
            fades => asking * (fades - gone) / fades,
        }
    }

    /// Of a hundred of them, how many do not get in touch because of what they were told last: the best of the channels
    /// that reach them.
    fn calmed(&self, surge: &Surge, now: SimTime) -> u32 {
        let told = surge.told.as_ref().and_then(|audience| self.told.get(audience));
        let heard = told.into_iter().flatten().filter(|(by, _)| surge.by.is_empty() || surge.by.contains(by));
        heard.map(|(_, (sent, said))| calm(said, *sent, now)).max().unwrap_or(0)
    }
}

/// A line that has been at work for an hour.
fn at_work(line: &FloorLine, dice: Dice) -> Line {
    let manner = Manner {
        handling: line.handling,
        patience: Some(line.patience),
        again: line.again,
        again_after: line.again_after,
        call_back: line.call_back,
        prompt: line.prompt,
    };
    let mut out = Line::new(line.id.as_str(), dice, manner, line.staff);
    let usual = thousandths(along(&line.offered, 0, SimSpan::ZERO));
    out.set_demand(SimTime::START, Demand { rate: usual, ..Demand::default() });
    out.advance_to(SimTime::START + WARM);
    out
}

/// Whether who gets in touch reaches the queue, and how many of its people can work.
fn open_and_able(line: &FloorLine, status: Status, staff: u32) -> (bool, u32) {
    match (status, line.out) {
        (Status::Ok, _) => (true, staff),
        (Status::Degraded, _) => (true, staff * line.degraded / 100),
        (Status::Down, WhenOut::Door) => (false, staff),
        (Status::Down, WhenOut::Desk) => (true, 0),
    }
}

fn minute(written: &FloorLine, line: &Line, done: &Tally, staff: u32, now: SimTime) -> Minute {
    let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
    Minute {
        line: written.id.clone(),
        offered: small(done.offered),
        about: small(done.about),
        cut: small(done.cut),
        answered: small(done.answered),
        in_time: small(done.in_time),
        gave_up: small(done.gave_up),
        call_backs: small(done.call_backs),
        waiting: small(line.waiting() as u64),
        longest: small(line.longest_since().map_or(0, |since| now.since(since).ms() / 1_000)),
        busy: small(line.busy() as u64),
        staff,
    }
}

fn thousandths(an_hour: i64) -> u64 {
    an_hour.max(0) as u64 * 1_000
}
