//! A date as people write it.

use chrono::{Datelike, Days, NaiveDate};

use crate::policy::calendar::ShiftStart;
use crate::time::SimTime;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// `Tuesday 10 March 2026`.
pub fn day(date: NaiveDate) -> String {
    let weekday = WEEKDAYS[date.weekday().num_days_from_monday() as usize];
    format!("{weekday} {} {} {}", date.day(), MONTHS[date.month0() as usize], date.year())
}

/// An instant as people say it: the time of day, with the day in front if that is not the shift's first.
pub fn when(starts: ShiftStart, at: SimTime) -> String {
    let days = (u64::from(starts.clock.minutes) + at.whole_minutes()) / 1_440;
    let clock = starts.clock.at(at);
    match starts.date.checked_add_days(Days::new(days)).filter(|_| days > 0) {
        Some(date) => format!("{} {clock}", day(date)),
        None => clock,
    }
}

/// The same where there is little room: `Sat 1 Aug, 10:31`.
pub fn when_short(starts: ShiftStart, at: SimTime) -> String {
    let days = (u64::from(starts.clock.minutes) + at.whole_minutes()) / 1_440;
    let clock = starts.clock.at(at);
    let Some(date) = starts.date.checked_add_days(Days::new(days)).filter(|_| days > 0) else { return clock };
    let spelt = day(date);
    let mut words = spelt.split(' ');
    let mut next = || words.next().unwrap_or_default();
    let (weekday, day, month) = (next(), next(), next());
    let short = |word: &str| word.chars().take(3).collect::<String>();
    format!("{} {day} {}, {clock}", short(weekday), short(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_the_british_way() {
        assert_eq!(day(NaiveDate::from_ymd_opt(2026, 3, 10).unwrap()), "Tuesday 10 March 2026");
        assert_eq!(day(NaiveDate::from_ymd_opt(2024, 12, 1).unwrap()), "Sunday 1 December 2024");
    }

    #[test]
    fn another_day_is_named() {
        use crate::time::{ClockTime, SimSpan};
        let date = NaiveDate::from_ymd_opt(2026, 3, 10).unwrap();
        let starts = ShiftStart { date, clock: ClockTime::parse("10:02").unwrap() };
        assert_eq!(when(starts, SimTime::START + SimSpan::minutes(1)), "10:03");
        assert_eq!(when(starts, SimTime::START + SimSpan::hours(24)), "Wednesday 11 March 2026 10:02");
        assert_eq!(when_short(starts, SimTime::START + SimSpan::hours(24)), "Wed 11 Mar, 10:02");
        assert_eq!(when_short(starts, SimTime::START + SimSpan::minutes(1)), "10:03");
    }
}
