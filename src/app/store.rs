//! What is kept on this device, and the words in which the page asks its store for it.
//!
//! The store (`src/bin/web/journal.js`) keeps lines of journals, marks of where one was, compiled drills and settings. It
//! answers every [`Ask`] with an [`Answer`], once what was asked for is durable and not before: a line counts as saved
//! when [`Answer::Appended`] says so. It knows nothing of what a line means.

use serde::{Deserialize, Serialize};

use crate::session::Bundle;

/// What the page asks its store for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case")]
pub enum Ask {
    /// Open the store; answered by [`Answer::Ready`].
    Open,
    /// Keep a new session and hold it for writing; answered by [`Answer::Appended`].
    Begin {
        /// What the list shows of it.
        session: Box<Kept>,
        /// Line 0 of its journal.
        header: String,
        /// The compiled drill, kept once under `session.drill_key`.
        drill: String,
    },
    /// Add lines to a journal; answered by [`Answer::Appended`].
    Append {
        /// The session.
        sid: String,
        /// The number of the first of these lines; the header is line 0.
        from: u32,
        /// The lines, without their line ends.
        lines: Vec<String>,
    },
    /// Keep where one is: clock, pace, drafts. The last one counts. Answered by [`Answer::Marked`].
    Mark {
        /// The session.
        sid: String,
        /// JSON the store does not read.
        mark: String,
    },
    /// Change what the list shows of a session; answered by [`Answer::Noted`].
    Note {
        /// The session as it should be listed.
        session: Box<Kept>,
    },
    /// Keep the sources of a drill; answered by [`Answer::Noted`].
    Sources {
        /// `Kept::drill_key`.
        drill_key: String,
        /// The sources.
        sources: Bundle,
    },
    /// Read a session back and hold it for writing if no other tab does; answered by [`Answer::Read`].
    Read {
        /// The session.
        sid: String,
        /// Whether to take it from another tab that holds it.
        take: bool,
    },
    /// Let go of a session that was held; not answered.
    Release {
        /// The session.
        sid: String,
    },
    /// Delete sessions for good; answered by [`Answer::Ready`].
    Forget {
        /// The sessions.
        sids: Vec<String>,
    },
    /// Keep the settings; answered by [`Answer::Noted`].
    Settings {
        /// The settings.
        settings: Settings,
    },
}

/// What the store says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// The store is open.
    Ready {
        /// The sessions it keeps, newest first.
        sessions: Vec<Kept>,
        /// The settings, if any were kept.
        settings: Option<Settings>,
        /// What the browser lost, in a sentence for people; none if nothing.
        lost: Option<String>,
        /// Whether the browser promised not to clear the store by itself.
        persistent: bool,
    },
    /// Lines are durable.
    Appended {
        /// The session.
        sid: String,
        /// How many lines of its journal are kept.
        kept: u32,
    },
    /// A mark is durable.
    Marked {
        /// The session.
        sid: String,
    },
    /// Done, and nothing to say.
    Noted,
    /// A session, as it is kept.
    Read {
        /// What the list shows of it.
        session: Box<Kept>,
        /// The lines of its journal, without line ends.
        lines: Vec<String>,
        /// The last mark.
        mark: Option<String>,
        /// The compiled drill, if it is kept.
        drill: Option<String>,
        /// The sources, if they are kept.
        sources: Option<Bundle>,
        /// Whether this tab now holds it for writing; otherwise another one does.
        held: bool,
    },
    /// Another tab took a session over: nothing more can be written to it here.
    Lost {
        /// The session.
        sid: String,
    },
    /// What was asked for could not be done; nothing of it is kept.
    Failed {
        /// The session, if it was about one.
        sid: Option<String>,
        /// Why, in a sentence for people.
        why: String,
        /// Whether the store is gone altogether, so that nothing can be kept.
        gone: bool,
    },
}

/// A session as the list shows it.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Kept {
    /// Its name on this device.
    pub sid: String,
    /// The drill: `dead-air`.
    pub drill: String,
    /// The drill's title.
    pub title: String,
    /// Under which its compiled drill and its sources are kept: the digests decide.
    pub drill_key: String,
    /// Whose desk it belongs to; empty for nobody's.
    pub desk: String,
    /// The name on the record.
    pub label: String,
    /// The seed, as text.
    pub seed: String,
    /// Wall time of the beginning in milliseconds UTC, if the device said one.
    pub began: Option<u64>,
    /// The time of day on shift it stands at: `10:42`.
    pub clock: String,
    /// The marks once it has ended, in basis points: earned, pending, reached.
    pub marks: Option<(u32, u32, u32)>,
    /// Whether its shift is over.
    pub ended: bool,
    /// Whether its file was handed out since.
    pub exported: bool,
}

/// What a person set.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Whose desk it is; empty for nobody's.
    pub desk: String,
    /// The desks of this browser.
    pub desks: Vec<String>,
    /// Whether single keys do something.
    pub keys: bool,
    /// Whether the clock runs while one writes.
    pub real_time: bool,
    /// Whether the checklist stands beside a message.
    pub checklist: bool,
    /// Whether the first steps were shown.
    pub guided: bool,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            desk: String::new(),
            desks: Vec::new(),
            keys: true,
            real_time: false,
            checklist: true,
            guided: false,
        }
    }
}
