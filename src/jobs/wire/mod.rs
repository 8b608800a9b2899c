//! What goes between page and worker. Everything in a [`Reply`] is ready to be shown: rounded, worded, cited.

mod checked;
mod log;
mod marks;
mod personal;
mod shift;

pub use checked::{Checked, Rung, StepTold, Usable};
pub use log::{Cite, LogLine};
pub use marks::{DomainMarks, EarnedMoment, FlagTold, KeyMoment, MarkLine, Sum};
pub use personal::PersonalLine;
pub use shift::{Gauge, Lane, PlotMark, PromiseSpan, Shift, Whose};

use serde::{Deserialize, Serialize};

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
    /// Say what of some texts may identify somebody; answered by [`Reply::Personal`].
    Personal {
        /// The texts.
        texts: Vec<String>,
        /// What is known of the drill, as its compiled file and its debrief carry it.
        guard: String,
        /// Whether they are messages to many: then it is told what to write instead, and what is masked.
        message: bool,
    },
    /// Write an export of a session file, with the account in it; answered by [`Reply::Exported`].
    Export {
        /// The file.
        file: String,
        /// Which.
        export: Export,
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
    /// What may identify somebody, text by text.
    Personal(Vec<Vec<PersonalLine>>),
    /// It could not be done: a sentence.
    Refused(String),
}

/// A fact beside the account: a neutral sentence of the machine's, with the entries it rests on.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct FactLine {
    /// The sentence.
    pub text: String,
    /// The entries.
    pub cites: Vec<Cite>,
}

/// The record of a talk with a colleague.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct CoachingTold {
    /// With whom, and when it ended.
    pub title: String,
    /// What there is to say of it.
    pub facts: Vec<FactLine>,
}

/// A finished session as its debrief shows it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Debriefing {
    /// The drill's title.
    pub title: String,
    /// Which variant was dealt.
    pub variant: String,
    /// When the shift was, how it ended, its seed.
    pub when: String,
    /// Earned, pending and reached, in basis points.
    pub basis_points: (u32, u32, u32),
    /// The marks, large: never without what was reached and what is pending.
    pub sum: Sum,
    /// The band with who agreed the key, or why none is given.
    pub band: String,
    /// Red flags: they stand first.
    pub flags: Vec<FlagTold>,
    /// The domains that have items.
    pub domains: Vec<DomainMarks>,
    /// Promises that the trainee said were misread; for the coach.
    pub corrections: Vec<FactLine>,
    /// What had to be passed on and what was, with what each handover held.
    pub passed_on: Vec<FactLine>,
    /// The largest drops of what could still be had, the largest first.
    pub moments: Vec<KeyMoment>,
    /// What is said where there are none of them.
    pub none_lost: String,
    /// What went well.
    pub earned: Vec<EarnedMoment>,
    /// Talks with colleagues.
    pub coaching: Vec<CoachingTold>,
    /// The shift, to be drawn.
    pub shift: Shift,
    /// The machine's facts for the account, in its order.
    pub facts: [Vec<FactLine>; 5],
    /// People of the story, for whom a role stands better in an account: name, and the words that tell who is meant.
    pub people: Vec<(String, Vec<String>)>,
    /// Everything that happened, also out of sight.
    pub log: Vec<LogLine>,
    /// What is known of the drill, to be handed back in a [`Request::Personal`].
    pub guard: String,
}
