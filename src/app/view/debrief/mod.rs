//! After the shift, or with a file open.
//!
//! What the worker made is drawn as it came: it is worded and rounded already, and shared, so that a key pressed in the
//! account compares pointers and not logs.

pub mod account;
pub mod bars;
pub mod disputes;
pub mod gate;
pub mod plot;
pub mod replay;

use std::rc::Rc;

pub use account::{AccountView, PartView};
pub use bars::Bar;
pub use disputes::{DisputeView, DisputesView};
pub use gate::{Gate, GateRow};
pub use plot::{Plot, plot};
pub use replay::{PastDesk, ReplayView};

use crate::app::debrief::{Debrief, Source};
use crate::jobs::wire::LogLine;
use crate::jobs::{Checked, Debriefing};
use crate::limits;

/// After the shift.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DebriefView {
    /// The drill's title, or the name of the file.
    pub title: String,
    /// When it was, what was dealt, who played: one line each.
    pub facts: Vec<String>,
    /// The name of the file, if one was opened.
    pub file: Option<String>,
    /// Whether it was played on this device: then there is an account, and a file to save.
    pub own: bool,
    /// Whether to remind once that the session file is only in this browser.
    pub reminder: bool,
    /// Whether the drill can be played again from here.
    pub again: bool,
    /// What a check said, if one was made of a file.
    pub checked: Option<Rc<Checked>>,
    /// How far the debrief is.
    pub stage: Stage,
    /// The scrubber, where there is something to replay.
    pub replay: Option<ReplayView>,
    /// Everything that happened.
    pub log: LogView,
    /// What was said last to those who listen.
    pub said: String,
}

/// How far the debrief is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Stage {
    /// How did it go? Before any mark is shown.
    Gate(Gate),
    /// The marks are being worked out.
    Working(&'static str),
    /// They could not be: why.
    Failed(String),
    /// A file whose marks are not offered.
    Unmarked,
    /// Everything.
    Shown(Box<Shown>),
}

/// The marks and what goes with them.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Shown {
    /// What the worker made of the session.
    pub made: Rc<Debriefing>,
    /// The domains beside what was expected.
    pub bars: Vec<Bar>,
    /// How near the expectation came; none if nothing was expected.
    pub calibration: Option<String>,
    /// Which figure the plot draws.
    pub gauge: usize,
    /// Whether only lines that lost something are shown.
    pub lost_only: bool,
    /// The domains whose lines are open.
    pub opened: Vec<String>,
    /// What a tag such as `e175` is, said once, by the first there is.
    pub tag: Option<String>,
    /// The lines that are seen differently.
    pub disputes: DisputesView,
    /// The account: to be written, or as it stands in somebody else's file.
    pub account: AccountView,
}

/// Everything that happened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LogView {
    /// Its lines.
    pub lines: Rc<Vec<LogLine>>,
    /// How many of them are shown.
    pub shown: usize,
    /// Whether it is open.
    pub open: bool,
    /// The entry that was followed to it.
    pub cited: Option<String>,
}

/// The debrief as it stands.
pub fn view(debrief: &Debrief) -> DebriefView {
    let own = !debrief.is_read_only();
    let stage = stage(debrief);
    // Before the estimates nothing is told of how it went.
    let told = !matches!(stage, Stage::Gate(_) | Stage::Working(_));
    let exported = matches!(&debrief.source, Source::Own(kept) if kept.exported);
    DebriefView {
        title: title(debrief),
        facts: facts(debrief, told),
        file: match &debrief.source {
            Source::File(name) => Some(name.clone()),
            Source::Own(_) => None,
        },
        own,
        reminder: own && !exported && !debrief.reminded && matches!(stage, Stage::Shown(_)),
        again: debrief.play.is_some(),
        checked: debrief.checked.clone().filter(|_| !own || matches!(stage, Stage::Unmarked)),
        replay: if told { replay::view(debrief) } else { None },
        log: LogView {
            shown: debrief.log.len().min(limits::LOG_LINES_SHOWN),
            lines: if told { debrief.log.clone() } else { Rc::default() },
            open: debrief.log_open,
            cited: debrief.cited.clone(),
        },
        stage,
        said: debrief.said.clone(),
    }
}

fn stage(debrief: &Debrief) -> Stage {
    match (&debrief.debriefing, &debrief.checked, &debrief.failed) {
        _ if !debrief.shown && debrief.checked.as_ref().is_none_or(|c| c.word == "replays-exactly") => {
            Stage::Gate(gate::view(debrief))
        }
        (Some(made), _, _) => Stage::Shown(Box::new(Shown {
            made: made.clone(),
            bars: bars::view(debrief, made),
            calibration: bars::calibration(debrief, made),
            gauge: debrief.gauge,
            lost_only: debrief.lost_only,
            opened: debrief.opened.clone(),
            tag: tag(made),
            disputes: disputes::view(debrief, made),
            account: account::view(debrief),
        })),
        (None, Some(_), _) => Stage::Unmarked,
        (None, None, Some(why)) => Stage::Failed(why.clone()),
        (None, None, None) => Stage::Working(match (&debrief.source, &debrief.sources) {
            (Source::File(_), _) => "Checking the file\u{2026}",
            (Source::Own(_), None) => "Fetching what the drill was made from\u{2026}",
            (Source::Own(_), Some(_)) => "Working out your marks\u{2026}",
        }),
    }
}

/// What a tag is: of the first that stands on the page.
fn tag(made: &Debriefing) -> Option<String> {
    let flags = made.flags.iter().flat_map(|flag| &flag.cites);
    let lost = made.moments.iter().flat_map(|moment| moment.known.iter().chain(&moment.followed));
    let earned = made.earned.iter().map(|moment| &moment.cite);
    let first = flags.chain(lost.map(|(_, cite)| cite)).chain(earned).next()?;
    let number = first.entry.trim_start_matches('e');
    Some(format!("{} is entry {number} of the log below; press it to go there.", first.entry))
}

fn title(debrief: &Debrief) -> String {
    match (&debrief.debriefing, &debrief.source) {
        (Some(made), _) => made.title.clone(),
        (None, Source::Own(kept)) => kept.title.clone(),
        (None, Source::File(name)) => name.clone(),
    }
}

fn facts(debrief: &Debrief, told: bool) -> Vec<String> {
    let mut facts = Vec::new();
    let made = debrief.debriefing.as_ref();
    facts.extend(made.map(|made| made.when.clone()));
    if told {
        facts.extend(made.map(|made| format!("What was dealt: {}", made.variant)));
    }
    match &debrief.source {
        Source::Own(kept) => {
            facts.push(format!("Seed {}", kept.seed));
            facts.extend(
                Some(kept.label.trim()).filter(|l| !l.is_empty()).map(|l| format!("Name given: {l}")),
            );
        }
        Source::File(name) if made.is_some() => facts.push(format!("From the file {name}")),
        Source::File(_) => {}
    }
    facts
}
