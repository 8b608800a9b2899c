//! Simulated time: milliseconds since the drill began, and spans of it.
//!
//! Nothing in this library reads a clock. An instant is always handed in, so a drill played at any pace, or in
//! steps, is the same drill.
//!
//! ```
//! use muster::time::{SimSpan, SimTime};
//! let due_at = SimTime::START + SimSpan::minutes(5);
//! assert_eq!(due_at.ms(), 300_000);
//! assert_eq!(due_at - SimTime::START, SimSpan::minutes(5));
//! assert_eq!(SimSpan::parse("1h30m"), Ok(SimSpan::minutes(90)));
//! assert_eq!(SimSpan::minutes(90).to_string(), "1h30m");
//! ```

use std::fmt;
use std::ops::{Add, AddAssign, Sub};

use serde::{Deserialize, Serialize};

/// An instant of the drill, in milliseconds since its start.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SimTime(u64);

/// A length of simulated time, in milliseconds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SimSpan(u64);

impl SimTime {
    /// The first instant of every drill.
    pub const START: SimTime = SimTime(0);
    /// Later than any instant a drill can reach; stands for "never".
    pub const NEVER: SimTime = SimTime(u64::MAX);

    /// The instant `ms` milliseconds after the start.
    pub const fn from_ms(ms: u64) -> SimTime {
        SimTime(ms)
    }

    /// Milliseconds since the start.
    pub const fn ms(self) -> u64 {
        self.0
    }

    /// Whole minutes since the start, rounded down.
    pub const fn whole_minutes(self) -> u64 {
        self.0 / 60_000
    }

    /// The span since `earlier`, or nothing at all if `earlier` is later.
    pub const fn since(self, earlier: SimTime) -> SimSpan {
        SimSpan(self.0.saturating_sub(earlier.0))
    }
}

impl SimSpan {
    /// No time at all.
    pub const ZERO: SimSpan = SimSpan(0);

    /// A span of `ms` milliseconds.
    pub const fn from_ms(ms: u64) -> SimSpan {
        SimSpan(ms)
    }

    /// A span of `n` seconds.
    pub const fn seconds(n: u64) -> SimSpan {
        SimSpan(n.saturating_mul(1_000))
    }

    /// A span of `n` minutes.
    pub const fn minutes(n: u64) -> SimSpan {
        SimSpan(n.saturating_mul(60_000))
    }

    /// A span of `n` hours.
    pub const fn hours(n: u64) -> SimSpan {
        SimSpan(n.saturating_mul(3_600_000))
    }

    /// The length in milliseconds.
    pub const fn ms(self) -> u64 {
        self.0
    }

    /// Whole minutes, rounded up: what a control shows as its cost.
    pub const fn minutes_up(self) -> u64 {
        self.0.div_ceil(60_000)
    }

    /// Whole minutes, rounded down.
    pub const fn whole_minutes(self) -> u64 {
        self.0 / 60_000
    }

    /// The same span `n` times over.
    pub const fn times(self, n: u64) -> SimSpan {
        SimSpan(self.0.saturating_mul(n))
    }

    /// What is left of this span when another is taken away, or nothing at all if that is longer.
    pub const fn minus(self, other: SimSpan) -> SimSpan {
        SimSpan(self.0.saturating_sub(other.0))
    }

    /// `percent` hundredths of this span, rounded down.
    pub const fn percent(self, percent: u64) -> SimSpan {
        SimSpan(self.0.saturating_mul(percent) / 100)
    }

    /// Reads `90s`, `5m`, `2h`, or several together largest first (`1h30m`). No spaces, no fractions.
    ///
    /// # Errors
    /// What is wrong with the text and an example of what is right.
    pub fn parse(text: &str) -> Result<SimSpan, String> {
        let wrong = || format!("`{text}` is not a length of time; write it like 90s, 5m or 1h30m");
        let mut total: u64 = 0;
        let mut digits: Option<u64> = None;
        let mut last_unit = u64::MAX;
        for c in text.chars() {
            if let Some(d) = c.to_digit(10) {
                let n = digits.unwrap_or(0).checked_mul(10).and_then(|n| n.checked_add(u64::from(d)));
                digits = Some(n.ok_or_else(wrong)?);
                continue;
            }
            let unit = match c {
                'h' => 3_600_000,
                'm' => 60_000,
                's' => 1_000,
                _ => return Err(wrong()),
            };
            let n = digits.take().ok_or_else(wrong)?;
            if unit >= last_unit {
                return Err(wrong());
            }
            last_unit = unit;
            total = n.checked_mul(unit).and_then(|ms| total.checked_add(ms)).ok_or_else(wrong)?;
        }
        if digits.is_some() || last_unit == u64::MAX { Err(wrong()) } else { Ok(SimSpan(total)) }
    }
}

impl fmt::Display for SimSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0 / 1_000;
        let (h, m, s) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
        if h > 0 {
            write!(f, "{h}h")?;
        }
        if m > 0 {
            write!(f, "{m}m")?;
        }
        if s > 0 || seconds == 0 {
            write!(f, "{s}s")?;
        }
        Ok(())
    }
}

impl Add<SimSpan> for SimTime {
    type Output = SimTime;
    fn add(self, span: SimSpan) -> SimTime {
        SimTime(self.0.saturating_add(span.0))
    }
}

impl Sub<SimTime> for SimTime {
    type Output = SimSpan;
    fn sub(self, earlier: SimTime) -> SimSpan {
        self.since(earlier)
    }
}

impl Add for SimSpan {
    type Output = SimSpan;
    fn add(self, other: SimSpan) -> SimSpan {
        SimSpan(self.0.saturating_add(other.0))
    }
}

impl AddAssign for SimSpan {
    fn add_assign(&mut self, other: SimSpan) {
        *self = *self + other;
    }
}

/// Minutes since midnight of the drill's first day: how a shift's clock is written (`10:02`).
///
/// ```
/// use muster::time::{ClockTime, SimTime, SimSpan};
/// let start = ClockTime::parse("10:02").unwrap();
/// assert_eq!(start.at(SimTime::START + SimSpan::minutes(9)), "10:11");
/// assert_eq!(start.sim_of(ClockTime::parse("10:30").unwrap()).unwrap().whole_minutes(), 28);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ClockTime {
    /// Minutes since midnight, 0 to 1439.
    pub minutes: u32,
}

impl ClockTime {
    /// Reads `hh:mm`, 24 hours, two digits each.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub fn parse(text: &str) -> Result<ClockTime, String> {
        let wrong = || format!("`{text}` is not a time of day; write it like 09:05 or 17:30");
        let (h, m) = text.split_once(':').ok_or_else(wrong)?;
        let two = |s: &str| -> Option<u32> {
            (s.len() == 2 && s.bytes().all(|b| b.is_ascii_digit())).then(|| s.parse().ok()).flatten()
        };
        match (two(h), two(m)) {
            (Some(h), Some(m)) if h < 24 && m < 60 => Ok(ClockTime { minutes: h * 60 + m }),
            _ => Err(wrong()),
        }
    }

    /// The wall time `hh:mm` shown at `time` in a drill that began at this time of day.
    pub fn at(self, time: SimTime) -> String {
        let total = u64::from(self.minutes) + time.whole_minutes();
        format!("{:02}:{:02}", total / 60 % 24, total % 60)
    }

    /// The first instant at or after the start that shows `clock`; `None` never happens within a day.
    pub fn sim_of(self, clock: ClockTime) -> Option<SimTime> {
        let ahead = (clock.minutes + 1_440 - self.minutes) % 1_440;
        Some(SimTime(u64::from(ahead) * 60_000))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spans_read_back_what_they_print() {
        for text in ["0s", "90s", "5m", "1h30m", "2h", "1h0m5s"] {
            let span = SimSpan::parse(text).unwrap();
            assert_eq!(SimSpan::parse(&span.to_string()), Ok(span), "{text}");
        }
    }

    #[test]
    fn what_is_not_a_span_is_refused() {
        for text in ["", "5", "m", "5 m", "-5m", "1.5h", "30m1h", "5m5m", "99999999999999999999h", "5d"] {
            assert!(SimSpan::parse(text).is_err(), "{text}");
        }
    }
}
