//! The wallboard: figures of the floor's model, or whose course an author drew, as they stand at a time.
//!
//! What the model shows is counted once a minute. A drawn gauge follows the course that was set off last; a course that names no value at its beginning goes on from what
//! the gauge showed then. Between two points the line is straight, in whole numbers, rounded towards the first.

use crate::engine::Play;
use crate::engine::seen::Seen;
use crate::ids::GaugeId;
use crate::order;
use crate::scenario::Plot;
use crate::scenario::board::{Course, Gauge, Source};
use crate::scenario::points::along;
use crate::time::SimTime;

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
    /// Whether it is of the floor's model.
    pub modelled: bool,
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
        modelled: matches!(gauge.source, Source::Model { .. }),
    };
    plot.gauges.iter().map(figure).collect()
}

/// What one gauge showed at `at`.
pub fn value(gauge: &Gauge, seen: &Seen, at: SimTime) -> i64 {
    match &gauge.source {
        Source::Drawn(courses) => drawn(courses, seen, at),
        Source::Model { line, shows, over } => shows.over(seen.minutes(line.as_str(), at, *over)),
    }
}

fn drawn(courses: &[Course], seen: &Seen, at: SimTime) -> i64 {
    let begun = |course: &Course| match course.from {
        None => Some(SimTime::START),
        Some(atom) => seen.sighting(atom).map(|s| s.first_at),
    };
    let mut running: Vec<(SimTime, usize)> =
        courses.iter().enumerate().filter_map(|(n, c)| Some((begun(c)?, n))).collect();
    running.retain(|(from, _)| *from <= at);
    order::sort(&mut running);
    let mut shown = 0;
    for (n, (from, course)) in running.iter().enumerate() {
        let until = running.get(n + 1).map_or(at, |(next, _)| *next);
        shown = along(&courses[*course].points, shown, until.since(*from));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::sample;
    use crate::time::SimSpan;

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
