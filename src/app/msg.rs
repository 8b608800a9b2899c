//! What may happen to the page, in the past tense. What happens on one screen only is in that screen's own list.

use super::briefing::BriefingMsg;
use super::catalogue::CatalogueMsg;
use super::console::ConsoleMsg;
use super::debrief::DebriefMsg;
use super::dialog::DialogMsg;
use super::keys::Place;
use super::store::Answer;
use crate::jobs::Reply;

/// Something that happened: a person did it, a tick said it, or an effect came back.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Msg {
    /// The page began, at this route.
    Started(String),
    /// The list of drills arrived, or why it did not.
    CatalogueFetched(Result<String, String>),
    /// The compiled drill arrived, or why it did not.
    DrillFetched(Result<String, String>),
    /// The sources of a drill arrived, or why they did not.
    SourcesFetched(Result<String, String>),
    /// A seed was dealt.
    SeedDealt(u64),
    /// The store answered.
    Stored(Box<Answer>),
    /// The worker answered, or why it did not.
    Worked(Result<Box<Reply>, String>),
    /// A file was chosen or dropped: its name and its text, or why it could not be read.
    FileGiven(Result<(String, String), String>),
    /// A file was handed over.
    FileSaved(String),
    /// Or it could not be.
    SaveFailed(String),
    /// Wall time passed.
    Ticked {
        /// How much, in milliseconds.
        elapsed_ms: u32,
        /// Wall time in milliseconds UTC: evidence only.
        wall: Option<u64>,
    },
    /// The page went out of sight (`true`), or came back.
    Hidden(bool),
    /// The address was changed by hand or by going back.
    RouteChanged(String),
    /// Back to the list of drills.
    Left,
    /// What is kept of a session that cannot be gone on with was to be handed out.
    RescueWanted,
    /// On the list of drills.
    Catalogue(CatalogueMsg),
    /// On the briefing.
    Briefing(BriefingMsg),
    /// At the desk.
    Console(ConsoleMsg),
    /// At the debrief.
    Debrief(DebriefMsg),
    /// A key was pressed: its name, and where the focus was.
    KeyPressed {
        /// As browsers name it: `i`, `Escape`, ` `; `Ctrl+K` for that key with Control or Command.
        key: String,
        /// Where the focus was.
        place: Place,
    },
    /// In what lies over the screen: palette, keys, settings.
    Dialog(DialogMsg),
}
