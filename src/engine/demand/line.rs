//! One line: people get in touch, wait, give up or are dealt with.
//!
//! A discrete-event model. What arrives is a Poisson stream whose rate may change at any instant; each arrival has a
//! length of work and a patience of its own, drawn by its number, so that another rate moves arrivals in time and
//! changes nothing else about them. First come, first served. Ends of work come before people who give up, and those
//! before arrivals, where they fall on one instant.

use std::collections::{BTreeMap, BTreeSet};

use super::exponential::unit;
use crate::engine::dice::Dice;
use crate::time::{SimSpan, SimTime};

/// Contacts an hour, in thousandths.
pub type Rate = u64;

/// How much a rate of one thousandth of a contact an hour brings in a millisecond, as a share of one contact.
const SHARES: u64 = 3_600_000_000;

/// What a line is like: its people's work and its customers' patience.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Manner {
    /// How long one contact keeps somebody busy, on average.
    pub handling: SimSpan,
    /// How long somebody waits before they give up, on average; nothing: for ever.
    pub patience: Option<SimSpan>,
    /// How many of a hundred who gave up get in touch again.
    pub again: u32,
    /// How long after they gave up, on average.
    pub again_after: SimSpan,
    /// How many of a hundred who would give up leave a number instead, and are rung when nobody waits.
    pub call_back: u32,
    /// Who is answered within this long was answered in time.
    pub prompt: SimSpan,
}

/// Who gets in touch.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Demand {
    /// All of them.
    pub rate: Rate,
    /// How many of a thousand of them do so because of a disruption.
    pub about: u32,
    /// How long one of these keeps somebody busy, on average; nothing: as long as any other.
    pub about_handling: Option<SimSpan>,
}

/// What happened on a line so far. Every figure only grows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Tally {
    /// Who got in touch, each time they did.
    pub offered: u64,
    /// Of these, who had given up before.
    pub repeats: u64,
    /// Of these, who did so because of a disruption.
    pub about: u64,
    /// Who was cut off before they reached the queue.
    pub cut: u64,
    /// Who found nobody free.
    pub delayed: u64,
    /// Whose turn came.
    pub answered: u64,
    /// Of these, whose turn came in time.
    pub in_time: u64,
    /// Who gave up.
    pub gave_up: u64,
    /// Who left a number to be rung on.
    pub call_backs: u64,
    /// How long those who were answered had waited, together, in milliseconds.
    pub answered_waits: u64,
    /// How long those who gave up had waited, together, in milliseconds.
    pub lost_waits: u64,
}

impl Tally {
    /// What happened since `before`.
    pub fn since(&self, before: &Tally) -> Tally {
        Tally {
            offered: self.offered - before.offered,
            repeats: self.repeats - before.repeats,
            about: self.about - before.about,
            cut: self.cut - before.cut,
            delayed: self.delayed - before.delayed,
            answered: self.answered - before.answered,
            in_time: self.in_time - before.in_time,
            gave_up: self.gave_up - before.gave_up,
            call_backs: self.call_backs - before.call_backs,
            answered_waits: self.answered_waits - before.answered_waits,
            lost_waits: self.lost_waits - before.lost_waits,
        }
    }
}

/// Somebody who waits.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Waiting {
    since: SimTime,
    work: SimSpan,
    gives_up_at: SimTime,
    comes_again: Option<SimSpan>,
    leaves_number: bool,
}

/// A line at work.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    name: String,
    dice: Dice,
    manner: Manner,
    demand: Demand,
    staff: u32,
    /// Whether who gets in touch reaches the queue.
    open: bool,
    /// The number of the next arrival from outside, the shares still missing until it comes, and since when.
    next: u32,
    missing: u64,
    since: SimTime,
    /// When who is being dealt with is done, and by the number of the arrival.
    busy: BTreeSet<(SimTime, u32)>,
    /// Who waits, by the number of their arrival.
    waiting: BTreeMap<u32, Waiting>,
    /// When who gives up.
    impatient: BTreeSet<(SimTime, u32)>,
    /// Who left a number, and how long they will take.
    to_ring: BTreeMap<u32, SimSpan>,
    /// Who will try again, and when.
    returning: BTreeSet<(SimTime, u32)>,
    /// How many have arrived, by themselves or again.
    arrived: u32,
    tally: Tally,
}

/// What the next thing to happen is.
enum Next {
    Done,
    GivesUp,
    Returns,
    Arrives,
}

impl Line {
    /// A line at the beginning of a shift: nobody waits and nobody is busy.
    pub fn new(name: &str, dice: Dice, manner: Manner, staff: u32) -> Line {
        let mut line = Line {
            name: name.to_owned(),
            dice,
            manner,
            demand: Demand::default(),
            staff,
            open: true,
            next: 0,
            missing: 0,
            since: SimTime::START,
            busy: BTreeSet::new(),
            waiting: BTreeMap::new(),
            impatient: BTreeSet::new(),
            to_ring: BTreeMap::new(),
            returning: BTreeSet::new(),
            arrived: 0,
            tally: Tally::default(),
        };
        line.missing = line.gap();
        line
    }

    /// What happened so far.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// How many wait now.
    pub fn waiting(&self) -> usize {
        self.waiting.len()
    }

    /// How many of its people deal with somebody now.
    pub fn busy(&self) -> usize {
        self.busy.len()
    }

    /// Since when the one who has waited longest waits.
    pub fn longest_since(&self) -> Option<SimTime> {
        self.waiting.first_key_value().map(|(_, first)| first.since)
    }

    /// From `at` on so many get in touch. What is due until then must have happened.
    pub fn set_demand(&mut self, at: SimTime, demand: Demand) {
        self.missing =
            self.missing.saturating_sub(self.demand.rate.saturating_mul(at.since(self.since).ms()));
        self.since = self.since.max(at);
        self.demand = demand;
    }

    /// From now on who gets in touch reaches the queue, or is cut off before it.
    pub fn set_open(&mut self, open: bool) {
        self.open = open;
    }

    /// How many people work on it.
    pub fn staff(&self) -> u32 {
        self.staff
    }

    /// From `at` on so many people work on it. Who is busy ends what they do.
    pub fn set_staff(&mut self, at: SimTime, staff: u32) {
        self.staff = staff;
        self.take_turns(at);
    }

    /// Lets everything happen that is due at or before `until`.
    pub fn advance_to(&mut self, until: SimTime) {
        while let Some((at, what)) = self.next().filter(|(at, _)| *at <= until) {
            match what {
                Next::Done => {
                    self.busy.pop_first();
                    self.take_turns(at);
                }
                Next::GivesUp => self.give_up(at),
                Next::Returns => {
                    self.returning.pop_first();
                    self.tally.repeats += 1;
                    self.arrive(at);
                }
                Next::Arrives => {
                    self.next += 1;
                    self.since = at;
                    self.missing = self.gap();
                    self.arrive(at);
                }
            }
        }
    }

    fn next(&self) -> Option<(SimTime, Next)> {
        let arrives = (self.demand.rate > 0)
            .then(|| (self.since + SimSpan::from_ms(self.missing.div_ceil(self.demand.rate)), Next::Arrives));
        let first = |set: &BTreeSet<(SimTime, u32)>, next| set.first().map(|(at, _)| (*at, next));
        // Of several at one instant the first stays.
        [
            first(&self.busy, Next::Done),
            first(&self.impatient, Next::GivesUp),
            first(&self.returning, Next::Returns),
            arrives,
        ]
        .into_iter()
        .flatten()
        .reduce(|soonest, other| if other.0 < soonest.0 { other } else { soonest })
    }

    /// The shares until the next arrival from outside.
    fn gap(&self) -> u64 {
        let [bits] = self.dice.draws("gap", &self.name, self.next);
        scaled(unit(bits), SHARES)
    }

    fn arrive(&mut self, at: SimTime) {
        let no = self.arrived;
        self.arrived += 1;
        self.tally.offered += 1;
        let [work, patience, again, again_after, about, number] = self.dice.draws("contact", &self.name, no);
        let span = |mean: SimSpan, bits| SimSpan::from_ms(scaled(unit(bits), mean.ms()));
        let about = share(about, 1_000) < u64::from(self.demand.about);
        self.tally.about += u64::from(about);
        let handling = self.demand.about_handling.filter(|_| about).unwrap_or(self.manner.handling);
        let waiting = Waiting {
            since: at,
            work: span(handling, work),
            gives_up_at: self.manner.patience.map_or(SimTime::NEVER, |mean| at + span(mean, patience)),
            comes_again: (share(again, 100) < u64::from(self.manner.again))
                .then(|| span(self.manner.again_after, again_after)),
            leaves_number: share(number, 100) < u64::from(self.manner.call_back),
        };
        if !self.open {
            self.tally.cut += 1;
            self.come_again(at, no, &waiting);
            return;
        }
        if self.busy.len() < self.staff as usize {
            self.tally.answered += 1;
            self.tally.in_time += 1;
            self.busy.insert((at + waiting.work, no));
            return;
        }
        self.tally.delayed += 1;
        if waiting.gives_up_at < SimTime::NEVER {
            self.impatient.insert((waiting.gives_up_at, no));
        }
        self.waiting.insert(no, waiting);
    }

    fn take_turns(&mut self, at: SimTime) {
        while self.busy.len() < self.staff as usize {
            let Some((no, first)) = self.waiting.pop_first() else {
                // Whoever left a number is rung when nobody waits.
                let Some((no, work)) = self.to_ring.pop_first() else { return };
                self.busy.insert((at + work, no));
                continue;
            };
            self.impatient.remove(&(first.gives_up_at, no));
            let waited = at.since(first.since);
            self.tally.answered += 1;
            self.tally.in_time += u64::from(waited <= self.manner.prompt);
            self.tally.answered_waits += waited.ms();
            self.busy.insert((at + first.work, no));
        }
    }

    fn give_up(&mut self, at: SimTime) {
        let Some((_, no)) = self.impatient.pop_first() else { return };
        let Some(gone) = self.waiting.remove(&no) else { return };
        if gone.leaves_number {
            self.tally.call_backs += 1;
            self.to_ring.insert(no, gone.work);
            return;
        }
        self.tally.gave_up += 1;
        self.tally.lost_waits += at.since(gone.since).ms();
        self.come_again(at, no, &gone);
    }

    fn come_again(&mut self, at: SimTime, no: u32, gone: &Waiting) {
        if let Some(after) = gone.comes_again {
            self.returning.insert((at + after, no));
        }
    }
}

/// A draw of mean one as one of mean `mean`.
fn scaled(draw: u64, mean: u64) -> u64 {
    ((u128::from(draw) * u128::from(mean)) >> 32) as u64
}

/// Even bits as a number below `of`.
fn share(bits: u64, of: u64) -> u64 {
    ((u128::from(bits) * u128::from(of)) >> 64) as u64
}
