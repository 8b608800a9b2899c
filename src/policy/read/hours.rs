//! Business hours as an author writes them: `mon-fri 08:00-20:00`.

use chrono::NaiveDate;

use super::start;
use crate::diagnostic::{Problems, Span};
use crate::policy::{Calendar, calendar};
use crate::time::ClockTime;
use crate::tree::Fields;

const DAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const MEND: &str = "write it like `mon-fri 08:00-20:00` or `sat 09:00-17:00`";

/// The calendar of the policy.
pub(super) fn calendar(top: &mut Fields<'_>, problems: &mut Problems) -> Option<Calendar> {
    let Some(mut fields) = top.opt_table("calendar", "the calendar", problems) else {
        if !top.has("calendar") {
            problems.error(
                "missing",
                start(top.span),
                "the policy lacks `[calendar]`",
                "add `[calendar]` with a line `hours = [\"mon-fri 08:00-20:00\"]`",
            );
        }
        return None;
    };
    let mut hours = [None; 7];
    for (text, span) in fields.texts("hours", problems) {
        match line(&text) {
            Some((days, open, close)) => {
                for day in days {
                    if hours[day].replace((open, close)).is_some() {
                        problems.error(
                            "twice",
                            span,
                            format_args!("{} has hours already", DAYS[day]),
                            "give each day one line of hours",
                        );
                    }
                }
            }
            None => problems.error("hours", span, format_args!("`{text}` is not a line of hours"), MEND),
        }
    }
    let mut holidays = Vec::new();
    for (text, span) in fields.texts("holidays", problems) {
        holidays.extend(date(&text, span, problems));
    }
    fields.finish(problems);
    Some(Calendar { hours, holidays })
}

fn line(text: &str) -> Option<(std::ops::RangeInclusive<usize>, u32, u32)> {
    let (days, hours) = text.trim().split_once(' ')?;
    let day = |word: &str| DAYS.iter().position(|d| *d == word);
    let (first, last) = match days.split_once('-') {
        Some((first, last)) => (day(first)?, day(last)?),
        None => (day(days)?, day(days)?),
    };
    let (open, close) = hours.trim().split_once('-')?;
    let minute = |text: &str| match text.trim() {
        "24:00" => Some(24 * 60),
        other => ClockTime::parse(other).ok().map(|clock| clock.minutes),
    };
    let (open, close) = (minute(open)?, minute(close)?);
    (first <= last && open < close).then_some((first..=last, open, close))
}

fn date(text: &str, span: Span, problems: &mut Problems) -> Option<NaiveDate> {
    let date = calendar::date(text);
    if date.is_none() {
        problems.error("date", span, format_args!("`{text}` is not a date"), "write it like 2026-04-03");
    }
    date
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn hours_read_as_days_and_minutes() {
        assert_eq!(line("mon-fri 08:00-20:00"), Some((0..=4, 480, 1200)));
        assert_eq!(line("sun 00:00-24:00"), Some((6..=6, 0, 1440)));
        for bad in ["", "mon", "mon 9-17", "fri-mon 08:00-09:00", "tag 08:00-09:00", "mon 20:00-08:00"] {
            assert_eq!(line(bad), None, "{bad}");
        }
    }
}
