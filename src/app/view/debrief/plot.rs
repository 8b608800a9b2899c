//! The shift as a drawing: where everything stands, in whole units of the drawing. Labels never collide; what finds no
//! room stays a stroke, and the table beside the drawing names everything.

use std::fmt::Write;

use crate::jobs::wire::{PlotMark, Shift, Whose};
use crate::order;

/// How wide the drawing is.
pub const WIDTH: i64 = 1_120;
/// Room at both sides.
const SIDE: i64 = 10;
/// Height of a row of labels.
const ROW: i64 = 17;
/// Rows of labels above, for the story, and below, for the trainee.
const ROWS: usize = 3;
/// Where the area begins and ends.
const TOP: i64 = ROW * ROWS as i64 + 14;
const BASE: i64 = TOP + 130;
/// Where the trainee's labels begin.
const BELOW: i64 = BASE + 24;
/// Where the times of day stand.
const TIMES: i64 = BELOW + ROW * ROWS as i64 + 6;
/// Where the first promise lane begins, and how high one is.
const LANES: i64 = TIMES + 24;
const LANE: i64 = 34;
/// How wide a letter of a label is, in tenths: generous, so that no font makes labels meet.
const LETTER: i64 = 66;

/// The drawing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Plot {
    /// Its height.
    pub height: i64,
    /// Where the area stands.
    pub base: i64,
    /// Its top.
    pub top: i64,
    /// The chosen figure as a closed path, and as a line.
    pub area: String,
    /// Its upper edge.
    pub line: String,
    /// The highest value, as written at the side.
    pub most: i64,
    /// The attainable marks as a stepped line.
    pub attainable: String,
    /// Times of day: place and words.
    pub times: Vec<(i64, String)>,
    /// Where the times stand.
    pub times_y: i64,
    /// Strokes: place, whose.
    pub strokes: Vec<(i64, Whose)>,
    /// Labels that found room.
    pub labels: Vec<Label>,
    /// Promise lanes.
    pub lanes: Vec<LaneView>,
}

/// A label with its leader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// Where its mark stands.
    pub x: i64,
    /// Where its text begins, or ends if `ends` is set.
    pub text_x: i64,
    /// The line of its text.
    pub y: i64,
    /// Whether the text ends at its place.
    pub ends: bool,
    /// The words.
    pub text: String,
    /// Whose.
    pub whose: Whose,
}

/// A promise lane.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LaneView {
    /// Its name.
    pub name: String,
    /// The line of its name.
    pub y: i64,
    /// Stretches: place, width, state, in words.
    pub spans: Vec<(i64, i64, String, String)>,
}

/// Draws the shift with the figure of that number.
pub fn plot(shift: &Shift, gauge: usize) -> Plot {
    let until = i64::try_from(shift.until).unwrap_or(i64::MAX).max(1);
    let x = |at: u64| {
        let at = i64::try_from(at).unwrap_or(until).min(until);
        SIDE + ((WIDTH - 2 * SIDE) as i128 * i128::from(at) / i128::from(until)) as i64
    };
    let y = |value: i64, most: i64| {
        let part = i128::from(value.clamp(0, most)) * i128::from(BASE - TOP) / i128::from(most.max(1));
        BASE - part as i64
    };
    let points = shift.gauges.get(gauge).map_or(&[][..], |gauge| &gauge.points);
    let most = points.iter().map(|(_, value)| *value).max().unwrap_or(0).max(1);
    let mut line = String::new();
    for (n, (at, value)) in points.iter().enumerate() {
        let word = if n == 0 { 'M' } else { 'L' };
        // Writing into a string cannot fail.
        let _ = write!(line, "{word}{} {}", x(*at), y(*value, most));
    }
    let area = if line.is_empty() {
        String::new()
    } else {
        format!("{line}L{} {BASE}L{} {BASE}Z", WIDTH - SIDE, SIDE)
    };
    Plot {
        height: LANES + LANE * shift.lanes.len() as i64,
        base: BASE,
        top: TOP,
        area,
        line,
        most,
        attainable: stepped(&shift.attainable, x, |left| y(left, 10_000)),
        times: shift.ticks.iter().map(|(at, clock)| (x(*at), clock.clone())).collect(),
        times_y: TIMES + 8,
        strokes: shift.marks.iter().map(|mark| (x(mark.at), mark.whose)).collect(),
        labels: labels(&shift.marks, x),
        lanes: shift
            .lanes
            .iter()
            .enumerate()
            .map(|(n, lane)| LaneView {
                name: lane.label.clone(),
                y: LANES + LANE * n as i64 + 8,
                spans: lane
                    .spans
                    .iter()
                    .map(|span| {
                        let from = x(span.from);
                        (from, (x(span.until) - from).max(2), span.state.clone(), span.told.clone())
                    })
                    .collect(),
            })
            .collect(),
    }
}

fn stepped(steps: &[(u64, i64)], x: impl Fn(u64) -> i64, y: impl Fn(i64) -> i64) -> String {
    let mut path = String::new();
    for (n, (at, left)) in steps.iter().enumerate() {
        let _ = match n {
            0 => write!(path, "M{} {}", x(*at), y(*left)),
            _ => write!(path, "H{}V{}", x(*at), y(*left)),
        };
    }
    path
}

/// Labels by how gladly they are kept, each in the first row where no other stands. Leaders may pass behind a label.
fn labels(marks: &[PlotMark], x: impl Fn(u64) -> i64) -> Vec<Label> {
    let mut wanted: Vec<(&PlotMark, &String)> =
        marks.iter().filter_map(|mark| mark.short.as_ref().map(|short| (mark, short))).collect();
    order::by_key(&mut wanted, |(mark, _)| (mark.rank, mark.at));
    let mut taken: Vec<(Whose, usize, i64, i64)> = Vec::new();
    let mut placed: Vec<Label> = Vec::new();
    for (mark, short) in wanted {
        let text = format!("{} {short}", mark.clock);
        let wide = text.chars().count() as i64 * LETTER / 10 + 8;
        let at = x(mark.at);
        let ends = at + wide > WIDTH - SIDE;
        let (from, to) = if ends { (at - wide, at + 2) } else { (at - 2, at + wide) };
        let free = |row: usize| {
            let met = |(whose, other, start, end): &(Whose, usize, i64, i64)| {
                *whose == mark.whose && *other == row && from < *end && to > *start
            };
            from >= 0 && !taken.iter().any(met)
        };
        // The nearest row to the area first.
        let order: Vec<usize> = match mark.whose {
            Whose::Story => (0..ROWS).rev().collect(),
            Whose::Trainee => (0..ROWS).collect(),
        };
        let Some(row) = order.into_iter().find(|row| free(*row)) else { continue };
        taken.push((mark.whose, row, from, to));
        let y = match mark.whose {
            Whose::Story => ROW * row as i64 + 12,
            Whose::Trainee => BELOW + ROW * row as i64 + 10,
        };
        let text_x = if ends { at - 4 } else { at + 4 };
        placed.push(Label { x: at, text_x, y, ends, text, whose: mark.whose });
    }
    order::by_key(&mut placed, |label| (label.whose, label.x));
    placed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::jobs::wire::Gauge;

    fn mark(at: u64, whose: Whose, short: &str, rank: u8) -> PlotMark {
        PlotMark {
            at: at * 60_000,
            clock: format!("10:{at:02}"),
            whose,
            short: Some(short.to_owned()),
            rank,
            what: short.to_owned(),
            entry: format!("e{at}"),
        }
    }

    #[test]
    fn labels_never_meet_and_the_gladly_kept_stay() {
        let mut marks: Vec<PlotMark> =
            (0..50).map(|at| mark(at, Whose::Trainee, "told customers again", 4)).collect();
        marks.push(mark(20, Whose::Trainee, "declared major", 0));
        marks.extend((0..50).map(|at| mark(at, Whose::Story, "Somebody rang", 7)));
        let shift = Shift { until: 50 * 60_000, marks, ..Shift::default() };
        let plot = plot(&shift, 0);
        assert!(plot.labels.iter().any(|label| label.text == "10:20 declared major"));
        assert_eq!(plot.strokes.len(), 101, "what has no label is still there");
        let span = |label: &Label| {
            let wide = label.text.chars().count() as i64 * LETTER / 10;
            if label.ends { (label.text_x - wide, label.text_x) } else { (label.text_x, label.text_x + wide) }
        };
        for (n, one) in plot.labels.iter().enumerate() {
            let (from, to) = span(one);
            assert!(from >= 0 && to <= WIDTH, "{one:?}");
            for other in &plot.labels[n + 1..] {
                let (start, end) = span(other);
                assert!(one.y != other.y || to <= start || end <= from, "{one:?} meets {other:?}");
            }
        }
    }

    #[test]
    fn an_empty_shift_is_drawn_without_dividing_by_nothing() {
        let plot = plot(&Shift::default(), 3);
        assert_eq!((plot.area.as_str(), plot.labels.len()), ("", 0));
    }

    #[test]
    fn the_highest_value_touches_the_top() {
        let gauge = Gauge {
            id: "waiting".to_owned(),
            label: "Waiting".to_owned(),
            unit: String::new(),
            points: vec![(0, 0), (1_000, 8), (2_000, 4)],
            peak: String::new(),
        };
        let shift = Shift { until: 2_000, gauges: vec![gauge], ..Shift::default() };
        let plot = plot(&shift, 0);
        assert_eq!(
            plot.line,
            format!("M{SIDE} {BASE}L{} {TOP}L{} {}", WIDTH / 2, WIDTH - SIDE, (TOP + BASE) / 2)
        );
    }
}
