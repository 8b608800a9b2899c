//! Clocks that a law or a regulator sets, from a dated rule pack (`rules-2026.toml` beside the policy): which rule holds on a
//! day, and when what it asks for is due. The numbers are data; here is only how they are counted (domain reference 7.2
//! and 8).
//!
//! Hours are counted through nights and weekends, and an hour is an hour when the clocks go forward or back. Days are
//! counted from the day after; what is due on a day is due by its end. A business day is a weekday that is no holiday.
//!
//! ```
//! use muster::policy::calendar::date;
//! use muster::policy::legal::{Length, Wall, due};
//! let aware = Wall { date: date("2026-03-27").unwrap(), minutes: 10 * 60 };
//! // The clocks go forward on Sunday 29 March: 72 hours after ten on Friday it is eleven on Monday.
//! let told = due(Length::Hours(72), aware, &[]);
//! assert_eq!(told, Wall { date: date("2026-03-30").unwrap(), minutes: 11 * 60 });
//! ```

use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::calendar::ShiftStart;
use super::work::WorkKind;
use crate::ids::PersonId;
use crate::time::{SimSpan, SimTime};

/// A rule of a pack.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LegalRule {
    /// Its name: `breach-notice`.
    pub id: Arc<str>,
    /// The kind of record it is about.
    pub kind: WorkKind,
    /// The sector it is about; none: all of them.
    pub sector: Option<Arc<str>>,
    /// What must be done.
    pub what: Arc<str>,
    /// Within what.
    pub within: Length,
    /// From which day on it holds; none: since before any drill.
    pub holds_from: Option<NaiveDate>,
    /// The last day on which it holds, if another took its place.
    pub holds_until: Option<NaiveDate>,
    /// Whom to tell inside so that it can be done, and how soon, if that is asked.
    pub tell: Option<(PersonId, SimSpan)>,
    /// Where it says so: a code of the domain reference, section 15.
    pub source: Arc<str>,
}

/// How long a rule gives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Length {
    /// Hours, day and night.
    Hours(u32),
    /// Days.
    Days(u32),
    /// Weekdays that are no holidays.
    BusinessDays(u32),
}

impl Length {
    /// Reads `72 hours`, `30 days`, `6 weeks`, `3 business days`.
    pub fn parse(text: &str) -> Option<Length> {
        let (number, unit) = text.split_once(' ')?;
        let number = number.parse::<u32>().ok().filter(|n| (1..=1_000).contains(n))?;
        match unit {
            "hours" => Some(Length::Hours(number)),
            "days" => Some(Length::Days(number)),
            "weeks" => Some(Length::Days(number * 7)),
            "business days" => Some(Length::BusinessDays(number)),
            _ => None,
        }
    }
}

/// A time on the clocks of England and Wales.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Wall {
    /// The day.
    pub date: NaiveDate,
    /// Minutes since midnight, 1440 being the end of the day.
    pub minutes: u32,
}

impl Wall {
    /// What the clocks show at an instant of a drill. A drill's own clock knows no change of the clocks: its times are
    /// those of its first day carried on.
    pub fn at(starts: ShiftStart, at: SimTime) -> Wall {
        let minutes = u64::from(starts.clock.minutes) + at.whole_minutes();
        Wall { date: add(starts.date, minutes / 1_440), minutes: (minutes % 1_440) as u32 }
    }
}

/// The rules about a kind of record in a sector that hold on a day, in the order of the pack.
pub fn in_force<'a>(
    rules: &'a [LegalRule],
    kind: WorkKind,
    sector: Option<&'a str>,
    on: NaiveDate,
) -> impl Iterator<Item = &'a LegalRule> {
    rules.iter().filter(move |rule| {
        rule.kind == kind
            && rule.sector.as_deref().is_none_or(|its| sector == Some(its))
            && rule.holds_from.is_none_or(|first| first <= on)
            && rule.holds_until.is_none_or(|last| on <= last)
    })
}

/// When something is due that was begun then.
pub fn due(within: Length, from: Wall, holidays: &[NaiveDate]) -> Wall {
    match within {
        Length::Hours(hours) => local(greenwich(from) + i64::from(hours) * 60),
        Length::Days(days) => Wall { date: add(from.date, u64::from(days)), minutes: 1_440 },
        Length::BusinessDays(days) => {
            let (mut date, mut left) = (from.date, days);
            while left > 0 {
                date = add(date, 1);
                let weekend = matches!(date.weekday(), Weekday::Sat | Weekday::Sun);
                left -= u32::from(!weekend && !holidays.contains(&date));
            }
            Wall { date, minutes: 1_440 }
        }
    }
}

fn add(date: NaiveDate, days: u64) -> NaiveDate {
    date.checked_add_days(Days::new(days)).unwrap_or(date)
}

/// Minutes since the beginning of the calendar, at Greenwich. Of the hour that comes twice in October, the first.
fn greenwich(wall: Wall) -> i64 {
    let minutes = i64::from(wall.date.num_days_from_ce()) * 1_440 + i64::from(wall.minutes);
    if is_summer(minutes - 60) { minutes - 60 } else { minutes }
}

fn local(greenwich: i64) -> Wall {
    let minutes = greenwich + if is_summer(greenwich) { 60 } else { 0 };
    let day = i32::try_from(minutes.div_euclid(1_440)).unwrap_or(i32::MAX);
    let date = NaiveDate::from_num_days_from_ce_opt(day).unwrap_or(NaiveDate::MAX);
    Wall { date, minutes: u32::try_from(minutes.rem_euclid(1_440)).unwrap_or(0) }
}

/// Whether British Summer Time holds: from one o'clock at Greenwich on the last Sunday of March to the same on the last
/// of October (Summer Time Order 2002).
fn is_summer(greenwich: i64) -> bool {
    let day = i32::try_from(greenwich.div_euclid(1_440)).unwrap_or(i32::MAX);
    let Some(date) = NaiveDate::from_num_days_from_ce_opt(day) else { return false };
    let change = |month| {
        let last = NaiveDate::from_ymd_opt(date.year(), month, 31).unwrap_or(date);
        let sunday = i64::from(last.num_days_from_ce()) - i64::from(last.weekday().num_days_from_sunday());
        sunday * 1_440 + 60
    };
    (change(3)..change(10)).contains(&greenwich)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::policy::calendar::date;
    use crate::policy::read::legal::rules;
    use crate::tree::{Fields, toml};

    fn wall(day: &str, clock: &str) -> Wall {
        let (h, m) = clock.split_once(':').unwrap();
        Wall { date: date(day).unwrap(), minutes: h.parse::<u32>().unwrap() * 60 + m.parse::<u32>().unwrap() }
    }

    fn shipped() -> Vec<LegalRule> {
        let source = include_str!("../../scenarios/brightwater/rules-2026.toml");
        let (node, mut problems) = toml::parse(source);
        let mut top = Fields::of(&node, "the pack", &mut problems).unwrap();
        let teams = ["privacy"].map(PersonId::new);
        let found = rules(&mut top, &teams, &mut problems);
        top.finish(&mut problems);
        assert_eq!(problems.sorted(), []);
        found
    }

    #[test]
    fn what_is_due_when_through_weekends_holidays_and_changes_of_the_clock() {
        let good_friday = [date("2026-04-03").unwrap(), date("2026-04-06").unwrap()];
        let table = [
            // Nights and weekends count.
            (Length::Hours(72), ("2026-03-13", "16:40"), ("2026-03-16", "16:40")),
            (Length::Hours(72), ("2026-03-10", "00:00"), ("2026-03-13", "00:00")),
            // Forward on 29 March, back on 25 October: still 72 hours.
            (Length::Hours(72), ("2026-03-27", "10:00"), ("2026-03-30", "11:00")),
            (Length::Hours(72), ("2026-10-23", "10:00"), ("2026-10-26", "09:00")),
            (Length::Hours(1), ("2026-03-29", "00:30"), ("2026-03-29", "02:30")),
            (Length::Hours(72), ("2026-03-30", "10:00"), ("2026-04-02", "10:00")),
            (Length::Days(56), ("2026-03-10", "10:02"), ("2026-05-05", "24:00")),
            (Length::Days(42), ("2026-04-08", "09:00"), ("2026-05-20", "24:00")),
            (Length::Days(30), ("2026-06-19", "23:59"), ("2026-07-19", "24:00")),
            // A Thursday before Good Friday and Easter Monday; a Saturday.
            (Length::BusinessDays(3), ("2026-04-02", "10:00"), ("2026-04-09", "24:00")),
            (Length::BusinessDays(3), ("2026-03-10", "10:00"), ("2026-03-13", "24:00")),
            (Length::BusinessDays(1), ("2026-03-14", "10:00"), ("2026-03-16", "24:00")),
        ];
        for (within, from, want) in table {
            let found = due(within, wall(from.0, from.1), &good_friday);
            assert_eq!(found, wall(want.0, want.1), "{within:?} from {from:?}");
        }
    }

    #[test]
    fn a_rule_holds_from_its_day_until_another_takes_its_place() {
        let rules = shipped();
        let found = |kind, sector, day: &str| {
            let on = date(day).unwrap();
            let found = in_force(&rules, kind, sector, on);
            found.map(|rule| (&*rule.id, rule.within)).collect::<Vec<_>>()
        };
        let telecoms = Some("telecoms");
        assert_eq!(
            found(WorkKind::Complaint, telecoms, "2026-03-10"),
            [("telecoms-letter-8", Length::Days(56))]
        );
        assert_eq!(
            found(WorkKind::Complaint, telecoms, "2026-04-07"),
            [("telecoms-letter-8", Length::Days(56))]
        );
        assert_eq!(
            found(WorkKind::Complaint, telecoms, "2026-04-08"),
            [("telecoms-letter-6", Length::Days(42))]
        );
        assert_eq!(found(WorkKind::Complaint, None, "2026-04-08"), []);
        assert_eq!(found(WorkKind::DataComplaint, None, "2026-06-18"), []);
        assert_eq!(
            found(WorkKind::DataComplaint, telecoms, "2026-06-19"),
            [("dp-acknowledge", Length::Days(30))]
        );
        let finance = found(WorkKind::Complaint, Some("finance"), "2026-03-10");
        assert_eq!(
            finance,
            [("finance-summary", Length::BusinessDays(3)), ("finance-final", Length::Days(56))]
        );
        assert_eq!(found(WorkKind::DataBreach, None, "2026-03-10"), [("breach-notice", Length::Hours(72))]);
        assert!(rules.iter().all(|rule| !rule.source.is_empty()));
    }
}
