//! Entries as they are shown and cited.

use serde::{Deserialize, Serialize};

use crate::projection::{By, Moment};

/// An entry as something cites it: what it is can be read without going there.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Cite {
    /// Its number: `e41`.
    pub entry: String,
    /// When it was, in milliseconds after the beginning.
    pub at: u64,
    /// What it was: `10:41, Trainee: INC-1042 was opened`.
    pub told: String,
}

/// One line of everything that happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LogLine {
    /// The entry: what a footnote cites.
    pub entry: String,
    /// When, in milliseconds after the beginning.
    pub at: u64,
    /// The time of day.
    pub clock: String,
    /// Who.
    pub who: String,
    /// What happened.
    pub what: String,
    /// What was said, seen or written.
    pub words: Vec<String>,
    /// Whether the trainee did it.
    pub own: bool,
    /// Which of the words are the trainee's own: they look different from everybody else's.
    pub own_words: Option<String>,
    /// Whether the trainee could see it when it happened.
    pub visible: bool,
}

impl LogLine {
    /// The line of a moment.
    pub fn of(moment: Moment) -> LogLine {
        LogLine {
            entry: moment.entry.to_string(),
            at: moment.at.ms(),
            clock: moment.clock,
            who: moment.who,
            what: moment.what,
            words: moment.heard.into_iter().chain(moment.own_words.clone()).collect(),
            own_words: moment.own_words,
            own: moment.by == By::Trainee,
            visible: moment.visible,
        }
    }
}
