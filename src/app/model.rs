//! What the page holds: one screen at a time.

use super::compiled::{Compiled, Listed};
use super::console::Console;
use super::debrief::Debrief;

/// The page: which screen, and everything it holds.
#[derive(Clone, Debug)]
pub enum Model {
    /// Something is being fetched.
    Loading(Loading),
    /// The list of drills.
    Catalogue(Catalogue),
    /// A drill was chosen; its shift has not begun.
    Briefing(Box<Briefing>),
    /// The desk.
    Console(Box<Console>),
    /// The shift is over.
    Debrief(Box<Debrief>),
    /// Something is missing that the page cannot do without.
    Broken(Broken),
}

/// Something is being fetched.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Loading {
    /// The drill, if it is one; otherwise the list.
    pub drill: Option<String>,
    /// A seed that came before the drill did.
    pub seed: Option<u64>,
}

/// The list of drills.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Catalogue {
    /// The drills.
    pub drills: Vec<Listed>,
}

/// Before the shift.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// The drill.
    pub compiled: Compiled,
    /// The seed as written.
    pub seed: String,
    /// What the trainee calls themselves, as written.
    pub label: String,
    /// What is wrong with the seed.
    pub problem: Option<String>,
}

/// Something is missing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Broken {
    /// What, in a sentence.
    pub what: String,
}

impl Default for Model {
    fn default() -> Model {
        Model::Loading(Loading::default())
    }
}
