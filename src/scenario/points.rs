//! A value over time, drawn by an author: points with straight lines between them.

use crate::time::SimSpan;

/// Values at times since it began, in order; the last one stays.
pub type Points = Vec<(SimSpan, i64)>;

/// The value so long after it began, in whole numbers, rounded towards the point before. Before the first point it goes
/// from `shown` to it.
///
/// ```
/// use muster::scenario::points::along;
/// use muster::time::SimSpan;
/// let points = [(SimSpan::minutes(2), 10), (SimSpan::minutes(4), 0)];
/// assert_eq!(along(&points, 4, SimSpan::minutes(1)), 7);
/// assert_eq!(along(&points, 4, SimSpan::minutes(3)), 5);
/// assert_eq!(along(&points, 4, SimSpan::minutes(9)), 0);
/// ```
pub fn along(points: &[(SimSpan, i64)], shown: i64, after: SimSpan) -> i64 {
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
}
