//! What a written time means for somebody who writes now.
//!
//! The rules, in the order they are asked:
//!
//! - A **length** counts from now. `within two working days` ends at closing time of the second open day after today.
//! - `at quarter past` and `on the hour` are the next such minute. `this time tomorrow` is this time, that day.
//! - A **named day**: `Wednesday` is the next Wednesday after today, `Friday week` a week later. Today's own weekday and
//!   `next Friday` are unclear, because people mean two days by them. A date is the next such date, half a year ahead at
//!   most.
//! - On a **later day** an hour of the twelve is the one of the working day: 7 to 11 in the morning, 12 noon, 1 to 6 in
//!   the afternoon.
//! - **Without a day** a time whose half of the day is certain is the next such time, if that is still today or within
//!   twelve hours. One of the twelve is the next such time within twelve hours.
//! - What **went by less than an hour ago** is no promise of tomorrow: `by 10:30` at 10:40 has gone. An hour in words that
//!   did so (`by half two` at three) is unclear: a slip of the pen, or tonight.
//! - Somebody who writes within opening hours does not mean an hour of the twelve outside them: unclear.
//! - `before close` and `end of play` are closing time; `first thing` is the first hour after opening, so it is due at its
//!   end; a day without an hour ends at its closing time.

use super::{DAY, Day, Edge, Face, HALF_DAY, TimePhrase, Written};
use crate::text::context::Context;
use crate::text::days::Days;
use crate::time::SimTime;

/// What a written time means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Meant {
    /// This instant, which is still to come.
    At(SimTime),
    /// A time that has gone by.
    Gone,
    /// A part of a day whose hour is not known here.
    Part,
    /// It could be one of several; why, in words for the writer.
    Unclear(&'static str),
}

const SLIP: Meant = Meant::Unclear("that time has gone by today, so it is not clear which day is meant");
const SHUT: Meant =
    Meant::Unclear("that hour lies outside opening hours, so it is not clear which day is meant");
const TODAYS_NAME: Meant = Meant::Unclear("it names the weekday it is today: today, or in a week?");
const NEXT_DAY: Meant =
    Meant::Unclear("\u{201c}next\u{201d} and a weekday may mean this week or the one after");
const CLOSED: Meant = Meant::Unclear("the place is closed on that day, so it is not clear when is meant");

/// A passed time is taken as passed, not as the next such time, up to this many minutes.
const JUST_PASSED: u64 = 60;
/// How long after opening `first thing` lasts.
const FIRST_HOUR: u32 = 60;
/// When a named day ends on which the place is closed, or where nobody handed in opening hours.
const USUAL_CLOSE: u32 = 17 * 60;
/// A date further ahead than this is last year's, not next year's.
const HALF_YEAR: u64 = 183;

/// Now, counted from midnight of the drill's first day.
struct Now<'a> {
    minute: u64,
    days: Option<Days<'a>>,
}

impl TimePhrase {
    /// The instant meant, if there is one and it is still to come.
    ///
    /// ```
    /// use muster::text::{Context, Lexicon};
    /// use muster::text::time_phrase::{Day, Face, Lead, Meant, TimePhrase, Written};
    /// use muster::time::{ClockTime, SimSpan, SimTime};
    /// let lexicon = Lexicon::default();
    /// let context = Context { starts: ClockTime::parse("10:02").unwrap(), ..Context::new(&lexicon) };
    /// let by = |hour: u32| {
    ///     let written = Written::Clock { minutes: hour * 60, face: Face::Spoken, day: Day::Unsaid };
    ///     TimePhrase { first: 0, end: 2, lead: Lead::By, written }
    /// };
    /// assert_eq!(by(3).due(&context), Some(SimTime::START + SimSpan::minutes(298)));
    /// assert!(matches!(by(10).meant(&context), Meant::Unclear(_)));
    /// ```
    pub fn due(&self, context: &Context<'_>) -> Option<SimTime> {
        match self.meant(context) {
            Meant::At(due) => Some(due),
            Meant::Gone | Meant::Part | Meant::Unclear(_) => None,
        }
    }

    /// What it means.
    pub fn meant(&self, context: &Context<'_>) -> Meant {
        let starts = u64::from(context.starts.minutes);
        let at = Now { minute: context.now.whole_minutes().saturating_add(starts), days: context.days };
        let after = |minutes: u64| {
            Meant::At(SimTime::from_ms(context.now.ms().saturating_add(minutes.saturating_mul(60_000))))
        };
        let found = match self.written {
            Written::Length(0) => Err(Meant::Gone),
            Written::Length(minutes) => return after(u64::from(minutes)),
            Written::OfHour(minutes) => Ok(at.of_hour(minutes)),
            Written::SameTime(day) => at.day(day).map(|day| day * u64::from(DAY) + at.of_day()),
            Written::Clock { minutes, face, day } => at.clock(minutes, face, day),
            Written::WorkingDays(n) => at.working(n),
            Written::Edge { edge, day } => at.edge(edge, day),
        };
        match found {
            Ok(minute) if minute > at.minute => {
                Meant::At(SimTime::from_ms(minute.saturating_sub(starts).saturating_mul(60_000)))
            }
            Ok(_) => Meant::Gone,
            Err(meant) => meant,
        }
    }
}

/// A minute since midnight of the first day, or why there is none.
type Found = Result<u64, Meant>;

impl Now<'_> {
    fn today(&self) -> u64 {
        self.minute / u64::from(DAY)
    }

    fn of_day(&self) -> u64 {
        self.minute % u64::from(DAY)
    }

    fn on(&self, day: u64, minutes: u32) -> u64 {
        day.saturating_mul(u64::from(DAY)).saturating_add(u64::from(minutes))
    }

    fn of_hour(&self, minutes: u32) -> u64 {
        let past = self.minute % 60;
        let ahead = (u64::from(minutes) + 60 - past) % 60;
        self.minute + if ahead == 0 { 60 } else { ahead }
    }

    /// The number of a day that was named; today for none.
    fn day(&self, day: Day) -> Found {
        let today = self.today();
        match day {
            Day::Unsaid | Day::Soonest | Day::Today => Ok(today),
            Day::Ahead(n) => Ok(today + u64::from(n)),
            Day::Past => Err(Meant::Gone),
            Day::Doubtful => Err(NEXT_DAY),
            Day::Weekday { day, weeks } => {
                // Without a calendar it is some day after this one: tomorrow at the earliest.
                let Some(now) = self.days.and_then(|days| days.weekday(today)) else { return Ok(today + 1) };
                match (day + 7 - now) % 7 {
                    0 if weeks == 0 => Err(TODAYS_NAME),
                    ahead => Ok(today + u64::from(ahead) + 7 * u64::from(weeks)),
                }
            }
            Day::Date { day, month } => {
                let Some(days) = self.days else { return Ok(today + 1) };
                let found = days.dated(today, day, month).filter(|found| *found - today <= HALF_YEAR);
                found.ok_or(Meant::Gone)
            }
        }
    }

    fn clock(&self, minutes: u32, face: Face, day: Day) -> Found {
        let midnight = self.today() * u64::from(DAY);
        let next = |of: u32| {
            let ahead =
                (u64::from(minutes % of) + u64::from(of) - self.minute % u64::from(of)) % u64::from(of);
            if ahead == 0 { u64::from(of) } else { ahead }
        };
        match (day, face) {
            (Day::Soonest, Face::Full) => Ok(self.minute + next(DAY)),
            (Day::Unsaid, Face::Full) => {
                let ahead = next(DAY);
                let gone_for = u64::from(DAY) - ahead;
                if ahead <= u64::from(HALF_DAY) || self.minute + ahead < midnight + u64::from(DAY) {
                    Ok(self.minute + ahead)
                } else if gone_for <= JUST_PASSED {
                    Err(Meant::Gone)
                } else {
                    Err(SLIP)
                }
            }
            (Day::Soonest | Day::Unsaid, _) => {
                let ahead = next(HALF_DAY);
                if ahead >= u64::from(HALF_DAY) - JUST_PASSED {
                    return Err(if face == Face::Digits { Meant::Gone } else { SLIP });
                }
                self.while_open(self.minute + ahead)
            }
            (Day::Today, Face::Full) => Ok(midnight + u64::from(minutes)),
            (Day::Today, _) => {
                let halves = [minutes % HALF_DAY, minutes % HALF_DAY + HALF_DAY];
                let later = halves.map(|m| midnight + u64::from(m)).into_iter().find(|at| *at > self.minute);
                later.ok_or(Meant::Gone)
            }
            _ => {
                let minutes = if face == Face::Full { minutes } else { working_hour(minutes) };
                self.day(day).map(|day| self.on(day, minutes))
            }
        }
    }

    /// An hour of the twelve, unless it lies outside opening hours and now does not.
    fn while_open(&self, minute: u64) -> Found {
        let open = |at: u64| {
            let hours = self.days?.open_on(at / u64::from(DAY))?;
            let of_day = at % u64::from(DAY);
            Some((u64::from(hours.0)..=u64::from(hours.1)).contains(&of_day))
        };
        if open(self.minute) == Some(true) && open(minute) != Some(true) { Err(SHUT) } else { Ok(minute) }
    }

    fn working(&self, n: u32) -> Found {
        let days = self.days.ok_or(Meant::Part)?;
        let day = days.working(self.today(), n).ok_or(Meant::Gone)?;
        self.edge_of(Edge::Close, day)
    }

    fn edge(&self, edge: Edge, day: Day) -> Found {
        if self.days.is_none() && edge == Edge::Whole {
            return self.day(day).map(|day| self.on(day, USUAL_CLOSE));
        }
        let named = self.day(day)?;
        if edge == Edge::First && matches!(day, Day::Unsaid | Day::Soonest) {
            // "First thing" once the day has begun is the next open day's.
            let days = self.days.ok_or(Meant::Part)?;
            let today = self.edge_of(edge, named).ok().filter(|at| *at > self.minute + u64::from(FIRST_HOUR));
            let next = || days.working(named, 1).ok_or(Meant::Gone).and_then(|day| self.edge_of(edge, day));
            return today.map_or_else(next, Ok);
        }
        self.edge_of(edge, named)
    }

    fn edge_of(&self, edge: Edge, day: u64) -> Found {
        let days = self.days.ok_or(Meant::Part)?;
        match (edge, days.open_on(day)) {
            (Edge::First, Some((opens, _))) => Ok(self.on(day, opens + FIRST_HOUR)),
            (Edge::Close | Edge::Whole, Some((_, closes))) => Ok(self.on(day, closes)),
            (Edge::Whole, None) => Ok(self.on(day, USUAL_CLOSE)),
            (Edge::First | Edge::Close, None) => Err(CLOSED),
        }
    }
}

/// The hour of the working day that one of the twelve means.
const fn working_hour(minutes: u32) -> u32 {
    let minutes = minutes % HALF_DAY;
    if minutes < 7 * 60 { minutes + HALF_DAY } else { minutes }
}
