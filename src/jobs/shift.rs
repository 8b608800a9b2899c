//! From a play to the data of its plot: folds over the entries, in milliseconds and whole numbers.

use super::wire::{Gauge, Lane, PlotMark, PromiseSpan, Shift, Whose};
use crate::act::{Entry, Event};
use crate::assess::Scorecard;
use crate::debrief::{attainable, lanes};
use crate::engine::Play;
use crate::limits;
use crate::policy::work::Status;
use crate::projection::floor::{MODEL, totals};
use crate::projection::{By, Moment, Names, Reader, first_words, lowered, timeline, wallboard::value};
use crate::time::{SimSpan, SimTime};

/// Most values of one figure.
const SAMPLES: u64 = 240;
/// So many equal values in a row are a standing still.
const STILL: usize = 8;
/// A figure that moves less than this is drawn as it is.
const STEADY: i64 = 8;
/// How many times of day stand below the plot at most.
const TICKS: u64 = 9;

/// The shift as a plot needs it.
pub(super) fn shift(play: &Play, card: &Scorecard) -> Shift {
    let clock = |at: SimTime| play.plot().starts.clock.at(at);
    Shift {
        until: play.now().ms(),
        ticks: ticks(play),
        gauges: gauges(play),
        floor: floor(play),
        marks: marks(play),
        lanes: lanes(play)
            .into_iter()
            .map(|lane| Lane {
                spans: lane
                    .spans
                    .iter()
                    .map(|(from, until, kept)| PromiseSpan {
                        from: from.ms(),
                        until: until.ms(),
                        state: kept.label().to_owned(),
                        told: format!("{} to {}: {}", clock(*from), clock(*until), kept.label()),
                    })
                    .collect(),
                label: match lane.to {
                    Reader::Audience(_) => format!("next update promised: {}", lane.name),
                    Reader::Person(_) => format!("promised to hear again: {}", lane.name),
                },
                audience: lane.name,
            })
            .collect(),
        attainable: attainable(play, card).into_iter().map(|(at, left)| (at.ms(), i64::from(left))).collect(),
    }
}

/// The floor over the shift.
fn floor(play: &Play) -> Vec<String> {
    let clock = |at: SimTime| play.plot().starts.clock.at(at);
    let lines: Vec<String> = totals(play).iter().map(|line| format!("{}.", line.sentence(clock))).collect();
    let lead = (!lines.is_empty()).then(|| format!("{MODEL}."));
    lead.into_iter().chain(lines).collect()
}

/// Round times of day, a handful.
fn ticks(play: &Play) -> Vec<(u64, String)> {
    let starts = play.plot().starts.clock;
    let length = play.now().whole_minutes().max(1);
    let steps = [1, 2, 5, 10, 15, 20, 30, 60, 120, 240];
    let step = steps.into_iter().find(|step| length / step <= TICKS).unwrap_or(480);
    let first = u64::from(starts.minutes).next_multiple_of(step) - u64::from(starts.minutes);
    let times = (first..=length).step_by(step as usize);
    times
        .map(|minute| {
            let at = SimTime::START + SimSpan::minutes(minute);
            (at.ms(), starts.at(at))
        })
        .filter(|(at, _)| *at <= play.now().ms())
        .collect()
}

fn gauges(play: &Play) -> Vec<Gauge> {
    let end = play.now().ms();
    let step = (end / SAMPLES).max(15_000);
    let seen = &play.state().seen;
    let of = |gauge: &crate::scenario::board::Gauge| {
        let times = (0..end).step_by(step as usize).chain([end]);
        let points: Vec<(u64, i64)> =
            times.map(|at| (at, value(gauge, seen, SimTime::from_ms(at)))).collect();
        let (at, most) =
            points.iter().copied().max_by_key(|(at, most)| (*most, u64::MAX - at)).unwrap_or((0, 0));
        let space = if gauge.unit.is_empty() { "" } else { " " };
        let peak =
            format!("{most}{space}{} at {}", gauge.unit, play.plot().starts.clock.at(SimTime::from_ms(at)));
        Gauge {
            id: gauge.id.to_string(),
            label: gauge.label.to_string(),
            unit: gauge.unit.to_string(),
            points: thinned(points),
            peak,
        }
    };
    play.plot().gauges.iter().take(limits::GAUGES_DRAWN).map(of).collect()
}

/// Without the points that lie on the line between two others, give or take the rounding. A figure that hardly moves
/// keeps all of them.
fn thinned(points: Vec<(u64, i64)>) -> Vec<(u64, i64)> {
    let (least, most) = points.iter().fold((i64::MAX, i64::MIN), |(l, m), (_, v)| (l.min(*v), m.max(*v)));
    if points.len() < 3 || most.saturating_sub(least) < STEADY {
        return points;
    }
    let near = |from: (u64, i64), to: (u64, i64), point: (u64, i64)| {
        let whole = i128::from(to.0 - from.0);
        let on_line = (i128::from(to.1) - i128::from(from.1)) * i128::from(point.0 - from.0);
        ((i128::from(point.1) - i128::from(from.1)) * whole - on_line).abs() <= whole
    };
    // Where a figure stands still for long, it is drawn standing still.
    let stands = |at: usize| {
        let same = |n: &usize| points[*n].1 == points[at].1;
        (0..=at).rev().take_while(same).count() >= STILL
            || (at..points.len()).take_while(same).count() >= STILL
    };
    let edge =
        |at: usize| stands(at) && (points[at - 1].1 != points[at].1 || points[at + 1].1 != points[at].1);
    let (mut kept, mut from) = (vec![points[0]], 0);
    for to in 2..points.len() {
        let line = points[from + 1..to].iter().all(|point| near(points[from], points[to], *point));
        if !line || edge(to - 1) {
            from = to - 1;
            kept.push(points[from]);
        }
    }
    kept.extend(points.last());
    kept
}

fn marks(play: &Play) -> Vec<PlotMark> {
    let names = Names::new(play.drill(), play.plot());
    let log = timeline(play.drill(), play.plot(), play.entries());
    let mark = |moment: Moment| {
        let entry = play.entries().get(moment.entry.0 as usize)?;
        let whose = match (moment.by, &entry.event) {
            (By::Trainee, Event::ActBegun { .. }) => return None,
            (By::Trainee, _) => Whose::Trainee,
            (By::Person, _) | (_, Event::ServiceChanged { .. }) => Whose::Story,
            _ => return None,
        };
        let (rank, short) = short(names, entry).map_or((u8::MAX, None), |(rank, text)| (rank, Some(text)));
        Some(PlotMark {
            at: moment.at.ms(),
            clock: moment.clock,
            whose,
            short,
            rank,
            what: moment.what,
            entry: moment.entry.to_string(),
        })
    };
    log.into_iter().filter_map(mark).collect()
}

/// A word or two, for what shapes a shift, and how gladly it keeps them.
fn short(names: Names<'_>, entry: &Entry) -> Option<(u8, String)> {
    Some(match &entry.event {
        Event::MajorDeclared { .. } => (0, "declared major".to_owned()),
        Event::ServiceChanged { service, status } => {
            let became = match status {
                Status::Ok => "works again",
                Status::Degraded => "degraded",
                Status::Down => "down",
            };
            (1, format!("{} {became}", names.service(service.as_str())))
        }
        Event::MessageSent { audience, .. } => {
            (2, format!("told {}", lowered(names.audience(audience.as_str()))))
        }
        Event::Resolved { .. } => (2, "resolved".to_owned()),
        Event::RemedyApplied { remedy, .. } => {
            (3, lowered(first_words(names.remedy(remedy.as_str()), ROOM).trim_end_matches('…')))
        }
        Event::Escalated { to, .. } => (3, format!("passed to {}", names.person(to.as_str()))),
        Event::Verified { .. } => (4, "verified".to_owned()),
        Event::RecordOpened { .. } => (4, "logged".to_owned()),
        Event::Closed { .. } => (5, "closed".to_owned()),
        Event::EscalationTaken { by, .. } => (5, format!("{by} took it")),
        Event::HandedBack { by, .. } => (3, format!("{by} handed it back")),
        Event::EscalationUnanswered { to, .. } => {
            (3, format!("no answer from {}", names.person(to.as_str())))
        }
        Event::ContactLost { contact } => (6, format!("{} gave up", names.sender(contact.as_str()))),
        Event::ContactArrived { contact } => (7, names.sender(contact.as_str()).to_owned()),
        Event::Reviewed { .. } => (6, "reviewed".to_owned()),
        _ => return None,
    })
}

/// So many characters stand beside a mark.
const ROOM: usize = 22;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::assess;
    use crate::projection::sample;

    #[test]
    fn a_morning_as_a_plot() {
        let mut play = sample::play(1);
        sample::busy_morning(&mut play);
        play.advance_to(play.plot().ends_at);
        let card = assess(play.drill(), play.variant(), play.entries(), play.now()).unwrap();
        let shift = shift(&play, &card);
        assert_eq!(shift.until, play.now().ms());
        assert!((2..=TICKS as usize + 1).contains(&shift.ticks.len()), "{:?}", shift.ticks);
        let gauge = &shift.gauges[0];
        assert_eq!((gauge.points[0], gauge.points.last().unwrap().0), ((0, 6), shift.until));
        assert!(gauge.points.windows(2).all(|w| w[0].0 < w[1].0));
        let of = |whose| shift.marks.iter().filter(move |mark| mark.whose == whose);
        assert!(of(Whose::Trainee).any(|mark| mark.short.as_deref() == Some("declared major")));
        assert!(of(Whose::Story).count() > 1);
        assert!(shift.marks.iter().all(|mark| !mark.what.contains("Waiting")));
    }
}
