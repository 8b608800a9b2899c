//! What goes between page and worker. Everything in a [`Reply`] is ready to be shown: rounded, worded, cited.

use serde::{Deserialize, Serialize};

use crate::projection::{By, Moment};
use crate::session::Bundle;

/// What the page wants done.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Request {
    /// Write the end of a journal whose shift is over; answered by [`Reply::Finished`].
    Finish {
        /// The journal: a session without bundle and end.
        journal: String,
        /// The sources.
        sources: Bundle,
    },
    /// Check a session file and debrief it; answered by [`Reply::Opened`].
    Open {
        /// The file.
        file: String,
    },
    /// Write an export of a session file; answered by [`Reply::Exported`].
    Export {
        /// The file.
        file: String,
        /// Which.
        export: Export,
        /// The trainee's own words, in the order of the account: situation, task, action, result, reflection.
        own: [String; 5],
    },
}

/// A form of export.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Export {
    /// The STAR record as Markdown.
    Markdown,
    /// The STAR record as a page that prints on A4.
    Html,
    /// The marks as a table.
    MarksCsv,
    /// The entries as a table.
    EntriesCsv,
    /// Marks and entries for machines.
    Json,
}

/// What came of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub enum Reply {
    /// The end of the journal, and the debrief.
    Finished {
        /// The line that ends the journal, without its line end.
        end: String,
        /// The debrief.
        debriefing: Box<Debriefing>,
    },
    /// A file was checked.
    Opened {
        /// What the check said.
        checked: Checked,
        /// The drill it carries, compiled, if it could be read: the page replays it for the scrubber.
        drill: Option<String>,
        /// The debrief, if the session replays to an end.
        debriefing: Option<Box<Debriefing>>,
    },
    /// An export.
    Exported {
        /// The name of the file.
        name: String,
        /// Its media type.
        mime: String,
        /// What is in it.
        text: String,
    },
    /// It could not be done: a sentence.
    Refused(String),
}

/// What a check of a file said, in the house's words.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Checked {
    /// `Replays exactly`, or what else.
    pub verdict: String,
    /// The steps of the ladder: what each looks at, and what failed there.
    pub steps: Vec<(String, Option<String>)>,
    /// What a check does not show.
    pub not_shown: String,
}

/// A mark with its reasons.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MarkLine {
    /// The item.
    pub id: String,
    /// What was asked.
    pub what: String,
    /// `1.25 of 2`.
    pub points: String,
    /// Anything but plainly marked.
    pub note: String,
    /// The rule as it was applied.
    pub rule: String,
    /// The entries it rests on, or what was not there.
    pub evidence: String,
    /// What good looked like.
    pub good: String,
    /// The clause.
    pub clause: String,
    /// Whether all of it was earned.
    pub full: bool,
}

/// The marks of one domain.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DomainMarks {
    /// Its name as policies write it.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Earned, in basis points of the whole.
    pub earned: u32,
    /// What there was to earn, in basis points of the whole.
    pub points: u32,
    /// `12 of 15`.
    pub told: String,
    /// Its lines.
    pub lines: Vec<MarkLine>,
}

/// A moment at which marks were lost.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeyMoment {
    /// The time, what was lost and what was asked.
    pub heading: String,
    /// What was known by then.
    pub known: Vec<String>,
    /// What followed.
    pub followed: Vec<String>,
    /// What good looked like.
    pub good: Vec<String>,
}

/// One line of everything that happened.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct LogLine {
    /// The entry: what a footnote cites.
    pub entry: String,
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
}

impl LogLine {
    /// The line of a moment.
    pub fn of(moment: Moment) -> LogLine {
        LogLine {
            entry: moment.entry.to_string(),
            clock: moment.clock,
            who: moment.who,
            what: moment.what,
            words: moment.heard.into_iter().chain(moment.own_words).collect(),
            own: moment.by == By::Trainee,
        }
    }
}

/// A finished session as its debrief shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Debriefing {
    /// The drill's title.
    pub title: String,
    /// Which variant was dealt.
    pub variant: String,
    /// Earned, pending and reached, in basis points.
    pub basis_points: (u32, u32, u32),
    /// `68 of 100`, with what is pending and what was reached.
    pub marks: String,
    /// The band with who agreed the key, or why none is given.
    pub band: String,
    /// Red flags: they stand first. Name and what happened.
    pub flags: Vec<(String, String)>,
    /// The domains.
    pub domains: Vec<DomainMarks>,
    /// What was taken off.
    pub penalties: Vec<MarkLine>,
    /// The largest drops of what could still be had.
    pub moments: Vec<KeyMoment>,
    /// The machine's facts for the account, in its order: neutral lines with their entries.
    pub facts: [Vec<String>; 5],
    /// Everything that happened, also out of sight.
    pub log: Vec<LogLine>,
}
