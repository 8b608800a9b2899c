//! The wallboard with the course of its figures, and what is due.

use crate::app::console::Tab;
use crate::app::view::words::{left, roughly};
use crate::engine::Play;
use crate::ids::EntryNo;
use crate::policy::work::ClockKind;
use crate::projection::due::{Due, SOON, What};
use crate::projection::floor::MODEL;
use crate::projection::inbox::{Stage, inbox};
use crate::projection::series::series;
use crate::projection::{Names, Reader, due, lowered, wallboard};
use crate::time::SimSpan;

/// How many rows there are for what is due beside a wallboard; the last one is for "and 3 more" where there are more.
const ROWS: usize = 3;
/// The same where nothing is on the board: rows stand beside each other then.
const ROWS_ALONE: usize = 6;
/// The curve's box: the highest value at the top.
const WIDE: i64 = 60;
const HIGH: i64 = 20;

/// A figure of the wallboard.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FigureView {
    /// What it counts.
    pub label: String,
    /// What it shows, with its unit.
    pub value: String,
    /// Its course over the last minutes as points of a line, in a box of 60 by 20.
    pub points: String,
    /// The same in words.
    pub course: String,
}

/// Something that is due.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DueView {
    /// What stays the same as long as it is the same thing.
    pub key: String,
    /// What.
    pub what: String,
    /// By when.
    pub by: String,
    /// What is left, or how late it is.
    pub left: String,
    /// How much of the time has gone by, in percent; none where nobody set one.
    pub percent: Option<u64>,
    /// How it stands, as a word of style: `late`, `soon`, `waits`, `later`.
    pub state: &'static str,
    /// The words that promise it, in quotation marks; empty where there are none.
    pub words: String,
    /// Where it is dealt with.
    pub tab: Option<Tab>,
    /// The entry of the log that it comes from.
    pub entry: Option<EntryNo>,
}

/// The wallboard, and what is due.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StripView {
    /// The figures.
    pub figures: Vec<FigureView>,
    /// What is said of the figures that come from the model; none if there are none.
    pub model: Option<&'static str>,
    /// The most urgent.
    pub due: Vec<DueView>,
    /// The rest.
    pub more: Vec<DueView>,
    /// How much lies unread and for how long, where nothing is due: an empty list is no calm then.
    pub unread: Option<String>,
}

pub(in crate::app::view) fn view(play: &Play) -> StripView {
    let board = wallboard(play);
    let model = board.iter().any(|figure| figure.modelled).then_some(MODEL);
    let figures = board.into_iter().zip(series(play)).map(|(figure, course)| {
        let unit =
            |n: i64| if figure.unit.is_empty() { n.to_string() } else { format!("{n} {}", figure.unit) };
        FigureView {
            value: unit(figure.value),
            course: format!("{} {} minutes ago", unit(course[0]), course.len() - 2),
            points: points(&course),
            label: figure.label,
        }
    });
    let mut due: Vec<DueView> = due(play).iter().map(|due| row(play, due)).collect();
    let rows = if figures.len() == 0 { ROWS_ALONE } else { ROWS };
    let shown = if due.len() > rows { rows - 1 } else { due.len() };
    let more = due.split_off(shown);
    let unread = due.is_empty().then(|| unread(play)).flatten();
    StripView { figures: figures.collect(), model, due, more, unread }
}

fn unread(play: &Play) -> Option<String> {
    let new = inbox(play).into_iter().filter(|letter| letter.stage == Stage::New);
    let waiting: Vec<SimSpan> = new.filter_map(|letter| letter.waiting).collect();
    let oldest = waiting.iter().max()?;
    Some(match waiting.len() {
        1 => format!("one thing in the inbox was not opened yet, for {}", roughly(*oldest)),
        n => format!("{n} things in the inbox were not opened yet, the oldest for {}", roughly(*oldest)),
    })
}

/// A course as points of a line.
fn points(course: &[i64]) -> String {
    let low = course.iter().copied().min().unwrap_or(0);
    let high = course.iter().copied().max().unwrap_or(0);
    let steps = i64::try_from(course.len()).unwrap_or(2).max(2) - 1;
    let point = |(n, value): (usize, &i64)| {
        let x = i64::try_from(n).unwrap_or(0) * WIDE / steps;
        // What never moved lies in the middle.
        let y = if high == low { HIGH / 2 } else { HIGH - (value - low) * HIGH / (high - low) };
        format!("{x},{y}")
    };
    course.iter().enumerate().map(point).collect::<Vec<_>>().join(" ")
}

/// What is due of a record, for the panel that shows it.
pub(super) fn of_record(play: &Play, no: crate::ids::RecordNo) -> Vec<DueView> {
    let of = |due: &&Due| matches!(due.what, What::Clock(record, _) if record == no);
    due(play).iter().filter(of).map(|due| row(play, due)).collect()
}

fn row(play: &Play, due: &Due) -> DueView {
    let clock = play.plot().starts;
    let (key, what, tab) = match &due.what {
        What::Clock(no, kind) => {
            let duty = match kind {
                ClockKind::Response => "take ownership",
                ClockKind::Resolution => "resolve",
            };
            (format!("{}-{duty}", due.name), format!("{}: {duty}", due.name), Some(Tab::Record(*no)))
        }
        What::FirstNotice(_) => ("first-notice".to_owned(), "First notice to customers".to_owned(), None),
        What::Promise(Reader::Audience(id)) => {
            (format!("promise-{id}"), format!("Next update to {}", lowered(&due.name)), None)
        }
        What::Promise(Reader::Person(id)) => {
            (format!("promised-{id}"), format!("Back to {}", due.name), None)
        }
        What::Answer(id) => (
            format!("answer-{id}"),
            format!("{} waits for an answer", due.name),
            Some(Tab::Letter(id.clone())),
        ),
    };
    let (state, left) = match due.due_at {
        None => ("waits", format!("waiting {}", roughly(due.since))),
        Some(_) if due.late > SimSpan::ZERO => ("late", format!("{} late", roughly(due.late))),
        Some(_) if due.left <= SOON => ("soon", left(due.left, SOON)),
        Some(_) => ("later", left(due.left, SOON)),
    };
    DueView {
        key,
        what,
        by: due
            .due_at
            .map(|at| format!("by {}", crate::projection::when_short(clock, at)))
            .unwrap_or_default(),
        left,
        percent: due.due_at.map(|_| due.percent),
        state,
        words: due
            .promised
            .as_ref()
            .and_then(|(_, words)| words.as_ref())
            .map_or_else(String::new, |words| format!("\u{201c}{}\u{201d}", one_line(words))),
        tab,
        entry: due.promised.as_ref().map(|(entry, _)| *entry),
    }
}

/// What stands on several lines on one.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names the drill uses, for panels that show more than one thing.
pub(super) fn names(play: &Play) -> Names<'_> {
    Names::new(play.drill(), play.plot())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_fills_its_box_from_left_to_right() {
        assert_eq!(points(&[6, 6]), "0,10 60,10");
        assert_eq!(points(&[0, 5, 10]), "0,20 30,10 60,0");
    }
}
