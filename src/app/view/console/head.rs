//! The head of the desk: the time, how it goes by, what is in hand, and whether the session is kept.

use crate::act::Event;
use crate::app::console::{Console, Held};
use crate::app::pace::Pace;
use crate::app::view::acts::{ActLine, Offered};
use crate::app::view::words::{left as left_words, roughly};
use crate::engine::Play;
use crate::projection::Names;
use crate::projection::label::label;
use crate::time::SimSpan;

/// How coarse the bar of what is in hand is, in percent: finer would draw the page anew for nothing.
const STEP: u64 = 5;

/// The last minutes are counted to the second.
const LAST: SimSpan = SimSpan::minutes(3);

/// The ways to let time pass, in words that fit beside each other.
const WAITS: &[(&str, &str)] =
    &[("wait/1m", "Wait 1 min"), ("wait/5m", "Wait 5 min"), ("skip", "Wait until something happens")];

/// The head of the desk: what changes most.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head {
    /// The drill's title.
    pub title: String,
    /// Who the trainee is.
    pub role: String,
    /// The time of day: `10:05`.
    pub clock: String,
    /// How long the shift has lasted, and when it is over.
    pub span: String,
    /// The pace.
    pub pace: Pace,
    /// Whether the trainee stopped the clock.
    pub paused: bool,
    /// Whether the clock stands still.
    pub held: bool,
    /// How the clock goes, or why it does not.
    pub going: String,
    /// Waiting: a minute, five, until something happens.
    pub waits: Vec<ActLine>,
    /// What is in hand.
    pub hand: InHand,
    /// Whether the session is kept.
    pub saved: SavedView,
}

/// What the trainee is doing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum InHand {
    /// Nothing.
    Free,
    /// Reading what was opened.
    Reading,
    /// Something that takes time.
    Busy {
        /// What.
        what: String,
        /// Until when.
        until: String,
        /// How much of it is done, in percent.
        percent: u64,
        /// Whether it can be broken off.
        breakable: bool,
    },
}

/// Whether the session is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SavedView {
    /// All of it.
    Saved,
    /// It is on its way.
    Saving,
    /// Not since then, and why.
    Not(String, String),
    /// Another tab plays it.
    Elsewhere,
}

pub(super) fn view(console: &Console, offered: Offered<'_>) -> Head {
    let play = console.play();
    let plot = play.plot();
    let starts = plot.starts.clock;
    let held = console.held();
    Head {
        title: play.drill().scenario.title.to_string(),
        role: plot.brief.role.to_string(),
        clock: starts.at(play.now()),
        span: span(play),
        pace: console.pace,
        paused: console.paused,
        held: held.is_some(),
        going: going(console, held),
        waits: WAITS.iter().filter_map(|(id, label)| Some(offered.named(id)?.saying(*label))).collect(),
        hand: hand(play, console.reading),
        saved: saved(console),
    }
}

fn going(console: &Console, held: Option<Held>) -> String {
    let why = match (held, console.pace) {
        (Some(Held::Elsewhere), _) => "while another tab plays",
        (Some(Held::Paused), _) => "until you let it go on",
        (Some(Held::Hidden), _) => "while this tab is out of sight",
        (Some(Held::Writing), _) => "while you write",
        (Some(Held::Reading), _) => "while you read",
        (None, Pace::Step) => return "Moves only with what you do".to_owned(),
        (None, pace) => return format!("Clock runs at {}", pace.word()),
    };
    format!("Clock stands still {why}")
}

/// How long the shift has lasted, and when it is over.
pub(in crate::app::view) fn span(play: &Play) -> String {
    let ends = play.plot().starts.clock.at(play.plot().ends_at);
    let left = play.plot().ends_at.since(play.now());
    match left <= LAST {
        true => format!("shift ends {ends}, {}", left_words(left, LAST)),
        false => format!("{} min in, shift ends {ends}", play.now().whole_minutes()),
    }
}

/// What the trainee is doing.
pub(in crate::app::view) fn hand(play: &Play, reading: bool) -> InHand {
    let Some(busy) = &play.state().busy else {
        return if reading { InHand::Reading } else { InHand::Free };
    };
    let names = Names::new(play.drill(), play.plot());
    let record = |no| names.record_in(play.state(), no);
    let begun = play.entries().iter().rev().find(|entry| matches!(entry.event, Event::ActBegun { .. }));
    let began_at = begun.map_or(play.now(), |entry| entry.at);
    let (gone, whole) = (play.now().since(began_at), busy.until.since(began_at));
    InHand::Busy {
        what: label(names, &record, &busy.command),
        until: format!(
            "until {}, {} to go",
            play.plot().starts.clock.at(busy.until),
            roughly(busy.until.since(play.now()))
        ),
        percent: gone.ms().saturating_mul(100) / whole.ms().max(1) / STEP * STEP,
        breakable: busy.breakable,
    }
}

fn saved(console: &Console) -> SavedView {
    let saved = &console.saved;
    match &saved.failed {
        _ if saved.elsewhere => SavedView::Elsewhere,
        Some((since, why)) => SavedView::Not(since.clone(), why.clone()),
        None if saved.kept < saved.made => SavedView::Saving,
        None => SavedView::Saved,
    }
}
