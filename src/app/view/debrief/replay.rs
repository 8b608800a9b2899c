//! The scrubber: the screen as it was at a moment of the shift, with what was known then and nothing later.

use crate::app::act::acts;
use crate::app::debrief::Debrief;
use crate::app::view::spelt_range;
use crate::engine::Play;
use crate::jobs::wire::LogLine;
use crate::policy::work::ClockKind;
use crate::projection::label::label;
use crate::projection::{Names, clocks, inbox, promises, timeline, wallboard};

/// How many lines of the log are shown beside the rest.
const LOG_LINES: usize = 12;

/// The scrubber.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReplayView {
    /// How many moments there are.
    pub moments: usize,
    /// Which of them is shown, if one is.
    pub at: Option<usize>,
    /// The time of day there.
    pub clock: String,
    /// What happened at that moment: a line each.
    pub happened: Vec<String>,
    /// The screen.
    pub desk: Option<Desk>,
}

/// The screen as it was. It can be looked at, and nothing can be done on it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Desk {
    /// What the trainee was doing that took time.
    pub busy: Option<String>,
    /// The inbox, newest first.
    pub letters: Vec<Letter>,
    /// The wallboard: label and figure.
    pub board: Vec<(String, String)>,
    /// Clocks of records and promises: what, by when, how it stood, whether it was late.
    pub clocks: Vec<(String, String, bool)>,
    /// What could be done: words and cost.
    pub acts: Vec<(String, String)>,
    /// The last lines of what could be seen, newest first.
    pub log: Vec<LogLine>,
}

/// Something in the inbox.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// Its name.
    pub id: String,
    /// Who it was from.
    pub from: String,
    /// When it came, how, and what had become of it.
    pub facts: String,
    /// Its line.
    pub subject: String,
    /// What it said, if it had been read.
    pub text: Option<String>,
    /// Whether nobody had looked.
    pub is_new: bool,
}

pub(super) fn view(debrief: &Debrief) -> Option<ReplayView> {
    debrief.play.as_ref()?;
    let moments = debrief.moments();
    let now = debrief.then.as_ref().map(|then| then.at);
    // A moment that was asked for by its time may lie between two that the scrubber knows.
    let at = now.map(|now| moments.partition_point(|at| *at <= now).saturating_sub(1));
    let told = |at: u64| {
        let lines = debrief.log.iter().filter(move |line| line.visible && line.at == at);
        lines.map(|line| format!("{}: {}", line.who, line.what)).collect::<Vec<_>>()
    };
    let happened = |now: u64| match told(now) {
        lines if lines.is_empty() => {
            let before = debrief.log.iter().rev().find(|line| line.visible && line.at < now);
            before
                .map(|line| format!("Last before it, at {}, {}: {}", line.clock, line.who, line.what))
                .into_iter()
                .collect()
        }
        lines => lines,
    };
    let clock = |then: &crate::app::debrief::Then| {
        then.play.plot().starts.clock.at(crate::time::SimTime::from_ms(then.at))
    };
    Some(ReplayView {
        moments: moments.len(),
        at,
        clock: debrief.then.as_ref().map(clock).unwrap_or_default(),
        happened: now.map(happened).unwrap_or_default(),
        desk: debrief.then.as_ref().map(|then| desk(&then.play)),
    })
}

/// The screen of a play as it stands.
fn desk(play: &Play) -> Desk {
    let mut log = timeline(play.drill(), play.plot(), play.entries());
    log.retain(|moment| moment.visible);
    let newest = log.into_iter().rev().take(LOG_LINES);
    let figure = |figure: crate::projection::Figure| {
        let unit = if figure.unit.is_empty() { String::new() } else { format!(" {}", figure.unit) };
        (figure.label, format!("{}{unit}", figure.value))
    };
    Desk {
        busy: busy(play),
        letters: letters(play),
        board: wallboard(play).into_iter().map(figure).collect(),
        clocks: due(play),
        acts: acts(play).into_iter().map(|act| (act.label, spelt_range(act.cost))).collect(),
        log: newest.map(LogLine::of).collect(),
    }
}

fn busy(play: &Play) -> Option<String> {
    let names = Names::new(play.drill(), play.plot());
    let record = |no| names.record_in(play.state(), no);
    let busy = play.state().busy.as_ref()?;
    let until = play.plot().starts.clock.at(busy.until);
    Some(format!("Busy until {until}: {}", label(names, &record, &busy.command)))
}

fn letters(play: &Play) -> Vec<Letter> {
    let clock = play.plot().starts.clock;
    let letter = |letter: crate::projection::Letter| {
        let waiting = letter.waiting.map(|waiting| waiting.whole_minutes()).filter(|minutes| *minutes > 0);
        let waiting = waiting.map_or_else(String::new, |minutes| format!(", waiting {minutes} min"));
        let (came, stage) = (clock.at(letter.arrived_at), letter.stage.label());
        Letter {
            id: letter.contact.to_string(),
            from: letter.from,
            facts: format!("{came}, {}: {stage}{waiting}", letter.channel),
            subject: letter.subject,
            text: letter.text,
            is_new: letter.stage == crate::projection::Stage::New,
        }
    };
    inbox(play).into_iter().rev().map(letter).collect()
}

fn due(play: &Play) -> Vec<(String, String, bool)> {
    let clock = play.plot().starts.clock;
    let faces = clocks(play).into_iter().map(|face| {
        let what = match face.clock {
            ClockKind::Response => "take",
            ClockKind::Resolution => "resolve",
        };
        let state = match (face.running, face.breached) {
            (true, true) => "overdue",
            (true, false) => "running",
            (false, true) => "done, late",
            (false, false) => "done in time",
        };
        (format!("{}: {what}", face.name), format!("{}, {state}", clock.at(face.due_at)), face.breached)
    });
    let promised = promises(play)
        .into_iter()
        .map(|face| (format!("Update to {}", face.name), clock.at(face.due_at), face.left.ms() == 0));
    faces.chain(promised).collect()
}
