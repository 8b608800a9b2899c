//! What the page holds: one screen at a time, what is kept on this device, and what lies over the screen.

use super::briefing::Briefing;
use super::catalogue::Catalogue;
use super::compiled::Listed;
use super::console::Console;
use super::debrief::Debrief;
use super::dialog::Dialog;
use super::pace::Pace;
use super::store::{Kept, Settings};

/// The page.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// Which screen, and everything it holds.
    pub screen: Screen,
    /// The drills there are, once they were fetched.
    pub drills: Vec<Listed>,
    /// Why there is no list of drills; what is kept can be gone on with all the same.
    pub unfetched: Option<String>,
    /// What is kept on this device.
    pub shelf: Shelf,
    /// What lies over the screen.
    pub dialog: Option<Dialog>,
    /// The route the page was opened at, until it could be followed.
    pub wanted: Option<String>,
    /// What the last shift of this visit was begun with, the name and the pace: the next begins so too.
    pub before: Option<(String, Pace)>,
}

/// A screen.
#[derive(Clone, Debug)]
pub enum Screen {
    /// Something is being fetched: what, in words.
    Loading(Loading),
    /// The list of drills.
    Catalogue(Catalogue),
    /// A drill was chosen; its shift has not begun.
    Briefing(Box<Briefing>),
    /// The desk.
    Console(Box<Console>),
    /// The shift is over, or a file was opened.
    Debrief(Box<Debrief>),
    /// Something is missing that the page cannot do without.
    Broken(Broken),
}

/// What the page is waiting for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum Loading {
    /// The list of drills.
    #[default]
    Drills,
    /// A drill to be briefed on, and a seed if it came before.
    Drill(Option<u64>),
    /// A kept session.
    Session,
}

/// What is kept on this device.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shelf {
    /// Whether there is a store.
    pub state: ShelfState,
    /// The sessions, newest first.
    pub sessions: Vec<Kept>,
    /// What a person set.
    pub settings: Settings,
    /// What the browser lost, in a sentence.
    pub lost: Option<String>,
    /// Whether the browser promised to keep it.
    pub persistent: bool,
}

/// Whether there is a store.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum ShelfState {
    /// Nobody knows yet.
    #[default]
    Opening,
    /// It is open.
    Open,
    /// There is none, and why: sessions live as long as the page does.
    Gone(String),
}

/// Something is missing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Broken {
    /// What kind of thing.
    pub gap: Gap,
    /// What, in a sentence.
    pub what: String,
    /// What is kept of it all the same: the name of a file, and its text.
    pub file: Option<(String, String)>,
}

/// What kind of thing is missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Gap {
    /// A drill: there is none of that name, it did not come, or it cannot be read.
    Drill,
    /// A session that is not kept in this browser.
    Session,
    /// A session that is kept and cannot be gone on with.
    Unplayable,
}

impl Default for Screen {
    fn default() -> Screen {
        Screen::Loading(Loading::default())
    }
}
