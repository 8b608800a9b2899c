//! A date as people write it.

use chrono::{Datelike, NaiveDate};

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_read_the_british_way() {
        assert_eq!(day(NaiveDate::from_ymd_opt(2026, 3, 10).unwrap()), "Tuesday 10 March 2026");
        assert_eq!(day(NaiveDate::from_ymd_opt(2024, 12, 1).unwrap()), "Sunday 1 December 2024");
    }
}
