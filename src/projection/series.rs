//! The wallboard's figures over the last minutes: what a small curve beside each figure shows.

use super::wallboard::value;
use crate::engine::Play;
use crate::scenario::board::Gauge;
use crate::time::SimTime;

/// How many minutes a curve goes back.
pub const MINUTES: u64 = 20;

/// One figure's course: its value at each whole minute of the last [`MINUTES`], oldest first, then its value now.
/// Before the shift began there was nothing to show, so a young shift has a short course.
pub fn series(play: &Play) -> Vec<Vec<i64>> {
    let seen = &play.state().seen;
    let last = play.now().whole_minutes();
    let course = |gauge: &Gauge| {
        let minutes = last.saturating_sub(MINUTES)..=last;
        let past = minutes.map(|minute| value(gauge, seen, SimTime::from_ms(minute * 60_000)));
        past.chain([value(gauge, seen, play.now())]).collect()
    };
    play.plot().gauges.iter().map(course).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::projection::sample;
    use crate::time::SimSpan;

    #[test]
    fn a_course_goes_back_twenty_minutes_and_no_further_than_the_beginning() {
        let mut play = sample::play(1);
        assert_eq!(series(&play), [[6, 6]]);
        play.advance_to(SimTime::START + SimSpan::seconds(90));
        assert_eq!(series(&play), [[6, 3, 2]], "two whole minutes and now");
        play.advance_to(SimTime::START + SimSpan::minutes(16));
        let course = series(&play).remove(0);
        assert_eq!((course.len(), course[2], course[16], course[17]), (18, 0, 22, 22));
        play.advance_to(SimTime::START + SimSpan::minutes(40));
        assert_eq!(series(&play)[0].len(), MINUTES as usize + 2);
    }
}
