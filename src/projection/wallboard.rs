//! The wallboard: figures whose course an author drew, as they stand at a time.
//!
//! A gauge follows the course that was set off last; a course that names no value at its beginning goes on from what
//! the gauge showed then. Between two points the line is straight, in whole numbers, rounded towards the first.

use crate::engine::Play;
use crate::engine::seen::Seen;
use crate::ids::GaugeId;
use crate::order;
use crate::scenario::Plot;
use crate::scenario::plot::{Course, Gauge};
use crate::time::{SimSpan, SimTime};

/// One figure.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Figure {
    /// Which gauge.
    pub gauge: GaugeId,
    /// Its label.
    pub label: String,
    /// "%", "s", or nothing.
    pub unit: String,
    /// What it shows.
    pub value: i64,
}

/// What the wallboard shows now.
pub fn wallboard(play: &Play) -> Vec<Figure> {
    figures(play.plot(), &play.state().seen, play.now())
}

/// What the wallboard showed at `at`, given everything seen by then or later.
pub fn figures(plot: &Plot, seen: &Seen, at: SimTime) -> Vec<Figure> {
    let figure = |gauge: &Gauge| Figure {
        gauge: gauge.id.clone(),
        label: gauge.label.to_string(),
        unit: gauge.unit.to_string(),
        value: value(gauge, seen, at),
    };
    plot.gauges.iter().map(figure).collect()
}

/// What one gauge showed at `at`.
pub fn value(gauge: &Gauge, seen: &Seen, at: SimTime) -> i64 {
    let begun = |course: &Course| match course.from {
        None => Some(SimTime::START),
        Some(atom) => seen.sighting(atom).map(|s| s.first_at),
    };
    let mut running: Vec<(SimTime, usize)> =
        gauge.courses.iter().enumerate().filter_map(|(n, c)| Some((begun(c)?, n))).collect();
    running.retain(|(from, _)| *from <= at);
    order::sort(&mut running);
    let mut shown = 0;
    for (n, (from, course)) in running.iter().enumerate() {
        let until = running.get(n + 1).map_or(at, |(next, _)| *next);
        shown = along(&gauge.courses[*course].points, shown, until.since(*from));
    }
    shown
}

/// The value of a course so long after it began, at first `shown`.
fn along(points: &[(SimSpan, i64)], shown: i64, after: SimSpan) -> i64 {
    let (mut from, mut value) = (SimSpan::ZERO, shown);
    for &(to, next) in points {
        if after >= to {
            (from, value) = (to, next);
            continue;
        }
        let whole = i128::from(to.ms().saturating_sub(from.ms()).max(1));
        let part = i128::from(after.ms().saturating_sub(from.ms()));
        let moved = (i128::from(next) - i128::from(value)) * part / whole;
        return i64::try_from(i128::from(value) + moved).unwrap_or(value);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::sample;

    #[test]
    fn lines_are_straight_and_the_last_value_stays() {
        let minutes = SimSpan::minutes;
        let points = [(minutes(0), 6), (minutes(2), 0), (minutes(30), 0)];
        for (after, want) in [(0, 6), (1, 3), (2, 0), (29, 0), (500, 0)] {
            assert_eq!(along(&points, 99, minutes(after)), want, "{after}");
        }
        assert_eq!(along(&[(minutes(2), 10)], 4, minutes(1)), 7, "it goes on from what was shown");
        assert_eq!(along(&[(minutes(1), -5)], 5, SimSpan::seconds(30)), 0);
    }

    #[test]
    fn what_happens_sets_off_a_new_course() {
        let mut play = sample::play(1);
        assert_eq!(wallboard(&play)[0].value, 6);
        play.advance_to(SimTime::START + SimSpan::minutes(20));
        // The service comes back at 15m; its course then climbs to 22 within a minute and falls to 4.
        let at = |m| value(&play.plot().gauges[0], &play.state().seen, SimTime::START + SimSpan::minutes(m));
        assert_eq!([at(2), at(14), at(15), at(16), at(20)], [0, 0, 0, 22, 17]);
    }
}
