//! Business hours: which minutes count for a target that is not round the clock.
//!
//! Targets are kept in minutes, never in days: "one day" on a twelve-hour schedule means twelve hours of it (domain
//! reference 3.4, the trap of the 24-hour block).

use chrono::{Datelike, Days, NaiveDate};

use crate::time::{ClockTime, SimSpan, SimTime};

/// The weekly hours and the days off.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Calendar {
    /// Opening and closing minute of each weekday, Monday first; none where closed.
    pub hours: [Option<(u32, u32)>; 7],
    /// Days on which nothing counts.
    pub holidays: Vec<NaiveDate>,
}

/// The day and minute a drill's time 0 stands for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ShiftStart {
    /// The date.
    pub date: NaiveDate,
    /// The time of day.
    pub clock: ClockTime,
}

/// A date as authors write it: `2026-03-10`. By hand, because chrono's reader of any format is 12 kB of a page.
pub fn date(text: &str) -> Option<NaiveDate> {
    let mut parts = text.split('-');
    let mut number = |digits: usize| {
        let part = parts.next().filter(|part| part.len() == digits)?;
        part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u32>().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    match parts.next() {
        None => NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day),
        Some(_) => None,
    }
}

const DAY_MS: u64 = 24 * 3_600_000;

impl Calendar {
    /// The instant at which `span` of counting time has passed since `from`; [`SimTime::NEVER`] if the calendar has no
    /// such time within two years.
    pub fn due(&self, start: ShiftStart, from: SimTime, span: SimSpan) -> SimTime {
        let midnight_offset = u64::from(start.clock.minutes) * 60_000;
        let mut left = span.ms();
        let mut at = from.ms() + midnight_offset;
        for _ in 0..731 {
            let day = at / DAY_MS;
            if let Some((open, close)) = self.open_on(start.date, day) {
                let opens = day * DAY_MS + u64::from(open) * 60_000;
                let closes = day * DAY_MS + u64::from(close) * 60_000;
                let begin = at.max(opens);
                if begin < closes {
                    let room = closes - begin;
                    if left <= room {
                        return SimTime::from_ms((begin + left).saturating_sub(midnight_offset));
                    }
                    left -= room;
                }
            }
            at = (day + 1) * DAY_MS;
        }
        SimTime::NEVER
    }

    /// How much of the time between two instants counts.
    pub fn between(&self, start: ShiftStart, from: SimTime, to: SimTime) -> SimSpan {
        let midnight_offset = u64::from(start.clock.minutes) * 60_000;
        let (from, to) = (from.ms() + midnight_offset, to.ms() + midnight_offset);
        let mut counted = 0;
        for day in from / DAY_MS..=to / DAY_MS {
            if let Some((open, close)) = self.open_on(start.date, day) {
                let opens = day * DAY_MS + u64::from(open) * 60_000;
                let closes = day * DAY_MS + u64::from(close) * 60_000;
                counted += to.min(closes).saturating_sub(from.max(opens));
            }
        }
        SimSpan::from_ms(counted)
    }

    fn open_on(&self, first: NaiveDate, day: u64) -> Option<(u32, u32)> {
        let date = first.checked_add_days(Days::new(day))?;
        if self.holidays.contains(&date) {
            return None;
        }
        self.hours[date.weekday().num_days_from_monday() as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn brightwater() -> Calendar {
        let week = Some((8 * 60, 20 * 60));
        let holidays = vec![NaiveDate::from_ymd_opt(2026, 4, 3).unwrap()];
        Calendar { hours: [week, week, week, week, week, Some((9 * 60, 17 * 60)), None], holidays }
    }

    #[test]
    fn dates_read_in_one_form_only() {
        assert_eq!(date("2026-03-10"), NaiveDate::from_ymd_opt(2026, 3, 10));
        assert_eq!(date("2024-02-29"), NaiveDate::from_ymd_opt(2024, 2, 29));
        for bad in
            ["", "2026", "2026-3-10", "2026-02-29", "2026-13-01", "+026-03-10", "2026-03-10-1", "10.03.2026"]
        {
            assert_eq!(date(bad), None, "{bad}");
        }
    }

    #[test]
    fn only_open_minutes_count() {
        // (date, clock, after the start, span) -> due after the start
        let table = [
            ("2026-03-10", "10:02", 0, "2h", "2h"),
            ("2026-03-10", "19:00", 0, "2h", "14h"),
            ("2026-03-10", "07:00", 0, "1h", "2h"),
            ("2026-03-13", "19:30", 0, "1h", "14h"),
            ("2026-03-14", "16:00", 0, "2h", "41h"),
            ("2026-04-02", "19:00", 0, "2h", "39h"),
            ("2026-03-10", "10:00", 60, "12h", "24h"),
        ];
        for (date, clock, after, span, due) in table {
            let start =
                ShiftStart { date: super::date(date).unwrap(), clock: ClockTime::parse(clock).unwrap() };
            let from = SimTime::START + SimSpan::minutes(after);
            let got = brightwater().due(start, from, SimSpan::parse(span).unwrap());
            let want = SimTime::START
                + SimSpan::parse(due).unwrap()
                + if after > 0 { SimSpan::minutes(after) } else { SimSpan::ZERO };
            assert_eq!(got, want, "{date} {clock} +{after}m, {span}: got {}", got - SimTime::START);
        }
    }

    #[test]
    fn a_calendar_that_never_opens_is_never_due() {
        let closed = Calendar { hours: [None; 7], holidays: Vec::new() };
        let start = ShiftStart {
            date: NaiveDate::from_ymd_opt(2026, 3, 10).unwrap(),
            clock: ClockTime { minutes: 0 },
        };
        assert_eq!(closed.due(start, SimTime::START, SimSpan::minutes(1)), SimTime::NEVER);
    }
}
