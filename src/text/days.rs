//! The days around a drill: what `Monday`, `the 12th`, `first thing` and `before close` need to be instants.
//!
//! A text is read against plain data: the date the drill's time 0 lies on, the weekly opening hours and the days off.
//! Where nobody hands them in, a named day is some later day and a closing time is not known; the rules for both stand
//! with [`crate::text::time_phrase`].

use chrono::{Datelike, NaiveDate};

/// The days around a drill.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Days<'a> {
    /// The date on which the drill begins.
    pub first: NaiveDate,
    /// Opening and closing minute of each weekday, Monday first; none where closed.
    pub hours: &'a [Option<(u32, u32)>; 7],
    /// Dates on which the place is closed whatever the weekday says.
    pub closed: &'a [NaiveDate],
}

/// How many days ahead anything is looked for: a year and a day.
const FAR: u64 = 366;

impl Days<'_> {
    /// The date `day` days after the first.
    fn date(&self, day: u64) -> Option<NaiveDate> {
        self.first.checked_add_days(chrono::Days::new(day))
    }

    /// The weekday of the day `day` days after the first, 0 for Monday.
    pub fn weekday(&self, day: u64) -> Option<u32> {
        self.date(day).map(|date| date.weekday().num_days_from_monday())
    }

    /// Opening and closing minute of that day; none where closed.
    pub fn open_on(&self, day: u64) -> Option<(u32, u32)> {
        let date = self.date(day).filter(|date| !self.closed.contains(date))?;
        self.hours[date.weekday().num_days_from_monday() as usize]
    }

    /// The next day from `day` on that has this number in its month and, if one is named, lies in this month.
    pub fn dated(&self, day: u64, number: u32, month: Option<u32>) -> Option<u64> {
        (day..=day.checked_add(FAR)?).find(|n| {
            let fits = |d: NaiveDate| d.day() == number && month.is_none_or(|m| d.month() == m);
            self.date(*n).is_some_and(fits)
        })
    }

    /// The `n`th open day after `day`.
    pub fn working(&self, day: u64, n: u32) -> Option<u64> {
        let mut open = (day.checked_add(1)?..=day.checked_add(FAR)?).filter(|at| self.open_on(*at).is_some());
        open.nth(usize::try_from(n).ok()?.checked_sub(1)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_go_over_the_end_of_a_month_and_of_a_year() {
        let week = Some((8 * 60, 20 * 60));
        let hours = [week, week, week, week, week, Some((540, 1_020)), None];
        let date = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).expect("a date");
        let closed = [date(2027, 1, 1)];
        let days = Days { first: date(2026, 12, 31), hours: &hours, closed: &closed };
        assert_eq!((days.weekday(0), days.weekday(1), days.weekday(4)), (Some(3), Some(4), Some(0)));
        assert_eq!((days.open_on(1), days.open_on(2), days.open_on(3)), (None, Some((540, 1_020)), None));
        assert_eq!((days.dated(0, 31, None), days.dated(1, 31, None)), (Some(0), Some(31)));
        assert_eq!((days.dated(0, 1, Some(3)), days.dated(0, 30, Some(2))), (Some(60), None));
        assert_eq!((days.working(0, 1), days.working(0, 2), days.working(0, 0)), (Some(2), Some(4), None));
    }
}
