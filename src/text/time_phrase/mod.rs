//! Times and lengths of time in a message, and the instant they mean.
//!
//! `by 10:30`, `at half ten`, `before eleven`, `in 20 mins`, `within the next half hour`, `at quarter past`,
//! `tomorrow morning at nine`, `before close on Wednesday`, `Friday week at ten`. The grammar of English times is
//! code, because it is grammar; the words around it are data. Reading is in two steps: what was written
//! ([`TimePhrase`], without a calendar), and what it means for somebody who writes now ([`Meant`], where the rules
//! stand).

mod clock;
mod day;
mod due;
mod length;
mod number;
mod read;

pub(super) use day::bare_date;
pub use due::Meant;
pub(super) use read::times;

/// The word that leads to a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Lead {
    /// `by`, `before`, `until`, `no later than`: a deadline.
    By,
    /// `at`, `for`, `around`.
    At,
    /// `in`, `within`, `every`, `next`: counted from now.
    In,
    /// `since`, `from`, `between`: a beginning, not a deadline.
    Since,
    /// `8:00 to 20:00`: a range, such as opening hours; no deadline either.
    Range,
    /// Nothing.
    None,
}

/// How a time of day was written: what is certain about its half of the day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Face {
    /// `3pm`, `14:30`, `09:05`, noon: morning or afternoon is certain.
    Full,
    /// `10:30`: hours and minutes in digits.
    Digits,
    /// `half two`, `by 9`: an hour of the twelve.
    Spoken,
}

/// The day that was named with a time.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Day {
    /// None.
    Unsaid,
    /// `midnight`, `in the morning`: the next one, however far.
    Soonest,
    /// `today`, `this afternoon`.
    Today,
    /// So many days after today: `tomorrow` is one.
    Ahead(u32),
    /// `on Wednesday`, 0 for Monday; `weeks` later: one in `Friday week`.
    Weekday {
        /// Which.
        day: u32,
        /// How many weeks later.
        weeks: u32,
    },
    /// `on the 12th`, `1 April`.
    Date {
        /// Its number in the month.
        day: u32,
        /// The month, 1 to 12.
        month: Option<u32>,
    },
    /// `yesterday`, `last Monday`.
    Past,
    /// `next Friday`: some mean this week's, some the one after.
    Doubtful,
}

/// A part of the working day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Edge {
    /// `first thing`.
    First,
    /// `end of play`, `before close`.
    Close,
    /// A day without an hour: `by Friday`.
    Whole,
}

/// What was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Written {
    /// A time of day in minutes since midnight.
    Clock {
        /// Minutes since midnight.
        minutes: u32,
        /// How it was written.
        face: Face,
        /// The day named with it.
        day: Day,
    },
    /// Minutes past whatever hour it is: `at quarter past`, `on the hour`.
    OfHour(u32),
    /// The time of day it is now, on another day: `this time tomorrow`.
    SameTime(Day),
    /// A length, in minutes.
    Length(u32),
    /// So many days on which the place is open.
    WorkingDays(u32),
    /// A part of the working day.
    Edge {
        /// Which.
        edge: Edge,
        /// Of which day.
        day: Day,
    },
}

/// A time in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TimePhrase {
    /// First token, the lead included.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// The word that leads to it.
    pub lead: Lead,
    /// What was written.
    pub written: Written,
}

pub(super) const HALF_DAY: u32 = 720;
pub(super) const DAY: u32 = 1_440;

impl TimePhrase {
    /// One without a lead.
    fn plain(first: usize, end: usize, written: Written) -> TimePhrase {
        TimePhrase { first, end, lead: Lead::None, written }
    }
}
