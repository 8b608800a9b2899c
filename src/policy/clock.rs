//! How a record's clock stands, as a pure function of what happened to it (domain reference 3.4).
//!
//! A clock begins, and then pauses, goes on, stops, is taken up again, or is cancelled. The priority is no part of this: its
//! target is looked at with the whole life of the clock, so raising a priority late gains no time, and lowering it does
//! not forget what has gone by. What the record was reopened after is not counted, and what had gone by before is kept:
//! closing early never pays.
//!
//! ```
//! use muster::policy::clock::{Counting, State, Turn, read};
//! use muster::time::{SimSpan, SimTime};
//! let at = |minutes| SimTime::START + SimSpan::minutes(minutes);
//! let turns = [(at(10), Turn::Pause), (at(30), Turn::Resume)];
//! let face = read(at(0), &turns, SimSpan::minutes(60), &Counting::ALWAYS, at(40));
//! assert_eq!((face.elapsed, face.due_at, face.state), (SimSpan::minutes(20), at(80), State::Running));
//! ```

use serde::Serialize;

use super::calendar::{Calendar, ShiftStart};
use crate::time::{SimSpan, SimTime};

/// Shares of a target at which a clock warns, in percent (domain reference 3.4).
pub const WARNINGS: [u8; 4] = [50, 75, 90, 100];

/// What happens to a clock.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Turn {
    /// The other side holds the ball: what goes by is not ours.
    Pause,
    /// It is ours again.
    Resume,
    /// What it runs for is done.
    Stop,
    /// It was not done after all.
    Restart,
    /// There is nothing to run for any more.
    Cancel,
}

/// Where a clock stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// It runs.
    Running,
    /// It is held.
    Paused,
    /// It was stopped.
    Stopped,
    /// It was cancelled.
    Cancelled,
}

/// Which minutes count: all of them, or those of business hours.
#[derive(Clone, Copy, Debug)]
pub struct Counting<'a> {
    hours: Option<(&'a Calendar, ShiftStart)>,
}

impl<'a> Counting<'a> {
    /// Day and night.
    pub const ALWAYS: Counting<'static> = Counting { hours: None };

    /// Business hours only.
    pub const fn hours(calendar: &'a Calendar, start: ShiftStart) -> Counting<'a> {
        Counting { hours: Some((calendar, start)) }
    }

    /// When so much counting time has gone by since `from`.
    pub fn due(&self, from: SimTime, span: SimSpan) -> SimTime {
        self.hours.map_or(from + span, |(calendar, start)| calendar.due(start, from, span))
    }

    /// How much of the time between two instants counts.
    pub fn between(&self, from: SimTime, to: SimTime) -> SimSpan {
        self.hours.map_or(to.since(from), |(calendar, start)| calendar.between(start, from, to))
    }
}

/// How a clock stands at an instant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Face {
    /// How much counting time has gone by while it ran.
    pub elapsed: SimSpan,
    /// How much counting time it was held.
    pub held: SimSpan,
    /// When it runs out if nothing more happens; never while it does not run.
    pub due_at: SimTime,
    /// Where it stands.
    pub state: State,
}

impl Face {
    /// The share of a target that has gone by, in percent; more than 100 once it has run out.
    pub fn percent(&self, target: SimSpan) -> u64 {
        self.elapsed.ms().saturating_mul(100) / target.ms().max(1)
    }

    /// Whether it ran out before it was stopped.
    pub fn has_run_out(&self, target: SimSpan) -> bool {
        self.elapsed > target
    }
}

/// Reads a clock that began at `began_at` and to which `turns` happened in their order, as it stands at `now`. What has no
/// meaning where it stands (pausing a clock that is paused, going on with one that runs) changes nothing.
pub fn read(
    began_at: SimTime,
    turns: &[(SimTime, Turn)],
    target: SimSpan,
    counting: &Counting<'_>,
    now: SimTime,
) -> Face {
    let (mut elapsed, mut held) = (SimSpan::ZERO, SimSpan::ZERO);
    let (mut state, mut since) = (State::Running, began_at);
    for &(at, turn) in turns.iter().filter(|(at, _)| *at <= now) {
        let next = match (state, turn) {
            (State::Running, Turn::Pause) => State::Paused,
            (State::Paused, Turn::Resume) | (State::Stopped, Turn::Restart) => State::Running,
            (State::Running | State::Paused, Turn::Stop) => State::Stopped,
            (State::Running | State::Paused | State::Stopped, Turn::Cancel) => State::Cancelled,
            _ => continue,
        };
        take(&mut elapsed, &mut held, state, counting.between(since, at));
        (state, since) = (next, since.max(at));
    }
    let due_at = match state {
        State::Running => counting.due(since, target.minus(elapsed)),
        State::Paused | State::Stopped | State::Cancelled => SimTime::NEVER,
    };
    take(&mut elapsed, &mut held, state, counting.between(since, now));
    Face { elapsed, held, due_at, state }
}

fn take(elapsed: &mut SimSpan, held: &mut SimSpan, state: State, gone: SimSpan) {
    match state {
        State::Running => *elapsed += gone,
        State::Paused => *held += gone,
        State::Stopped | State::Cancelled => {}
    }
}

#[cfg(test)]
mod tests {
    use super::super::calendar;
    use super::*;
    use crate::time::ClockTime;

    /// Open on weekdays 08:00 to 20:00 and on Saturday 09:00 to 17:00; Good Friday is a holiday.
    fn brightwater() -> Calendar {
        let week = Some((8 * 60, 20 * 60));
        let good_friday = calendar::date("2026-04-03").expect("a date");
        Calendar {
            hours: [week, week, week, week, week, Some((9 * 60, 17 * 60)), None],
            holidays: vec![good_friday],
        }
    }

    /// The shift's first minute is 00:00 of a day, so that times are times of it; `+1 09:00` is the next day's nine.
    fn at(text: &str) -> SimTime {
        let (days, clock) = text.strip_prefix('+').and_then(|t| t.split_once(' ')).unwrap_or(("0", text));
        let minutes = ClockTime::parse(clock).expect("a time").minutes;
        SimTime::START
            + SimSpan::hours(24 * days.parse::<u64>().expect("days"))
            + SimSpan::minutes(u64::from(minutes))
    }

    fn turns(text: &str) -> Vec<(SimTime, Turn)> {
        let one = |turn: &str| {
            let (word, when) = turn.trim().split_once(' ').expect("what and when");
            let turn = match word {
                "pause" => Turn::Pause,
                "resume" => Turn::Resume,
                "stop" => Turn::Stop,
                "restart" => Turn::Restart,
                "cancel" => Turn::Cancel,
                other => panic!("{other}"),
            };
            (at(when), turn)
        };
        text.split(',').filter(|turn| !turn.trim().is_empty()).map(one).collect()
    }

    #[test]
    fn clocks_stand_as_the_table_says() {
        // day | which minutes count | began | turns | target | looked at -> elapsed, held, due, state
        let table = include_str!("../../tests/clocks.txt");
        let calendar = brightwater();
        let mut rows = 0;
        for row in table.lines().filter(|row| !row.starts_with('#') && !row.trim().is_empty()) {
            let cells: Vec<&str> = row.split('|').map(str::trim).collect();
            let [day, hours, began, happened, target, now, want] = cells.as_slice() else { panic!("{row}") };
            let start =
                ShiftStart { date: calendar::date(day).expect("a date"), clock: ClockTime { minutes: 0 } };
            let counting = match *hours {
                "always" => Counting::ALWAYS,
                "business" => Counting::hours(&calendar, start),
                other => panic!("{other}"),
            };
            let span = |text: &str| SimSpan::parse(text).expect("a length");
            let face = read(at(began), &turns(happened), span(target), &counting, at(now));
            let due = match face.due_at {
                SimTime::NEVER => "-".to_owned(),
                due => {
                    let minutes = due.whole_minutes();
                    let (days, minutes) = (minutes / 1_440, minutes % 1_440);
                    let clock = format!("{:02}:{:02}", minutes / 60, minutes % 60);
                    if days > 0 { format!("+{days} {clock}") } else { clock }
                }
            };
            let state = format!("{:?}", face.state).to_lowercase();
            let found =
                format!("{} {} {due} {state} {}%", face.elapsed, face.held, face.percent(span(target)));
            assert_eq!(found, *want, "{row}");
            rows += 1;
        }
        assert!(rows >= 40, "{rows} rows");
    }
}
