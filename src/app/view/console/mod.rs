//! The desk.

mod entries;
mod guide;
mod head;
mod inbox;
mod note;
mod people;
mod policy;
mod record;
mod strip;
mod talk;
mod work;

pub use entries::{EntryLine, News};
pub use guide::Guide;
pub use head::{Head, InHand, SavedView};
pub use inbox::{InboxView, LetterView};
pub use note::NoteView;
pub use people::{PeopleView, PersonView};
pub use policy::{ItemView, PolicyView, SectionView};
pub use record::RecordView;
pub use strip::{DueView, FigureView, StripView};
pub use talk::{TalkLine, TalkView};
pub use work::{Panel, TabView, WorkView};

use super::acts::{self, ActLine, ActList, Offered};
use super::form::{self, FormView};
use crate::app::console::{Console, Pane};
use crate::projection::menu::Group;

/// The desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConsoleView {
    /// The head.
    pub head: Head,
    /// The wallboard, and what is due.
    pub strip: StripView,
    /// What was said last to those who listen.
    pub said: String,
    /// What happened since the trainee last did something.
    pub news: News,
    /// The first steps.
    pub guide: Option<Guide>,
    /// What came in.
    pub inbox: InboxView,
    /// What lies in the middle.
    pub work: WorkView,
    /// A note to the log.
    pub note: NoteView,
    /// Questions the drill puts.
    pub questions: Vec<ActLine>,
    /// What can be done.
    pub acts: ActList,
    /// What an act still needs.
    pub form: Option<FormView>,
    /// The column a narrow screen shows.
    pub pane: Pane,
}

/// The desk as it stands.
pub fn view(console: &Console) -> ConsoleView {
    let play = console.play();
    let offered = Offered::of(console);
    let questions = offered.acts().iter().filter(|act| act.group == Group::Decide);
    ConsoleView {
        head: head::view(console, offered),
        strip: strip::view(play),
        said: console.said.clone(),
        news: entries::news(console),
        guide: guide::view(console),
        inbox: inbox::view(console, offered),
        work: work::view(console, offered),
        note: note::view(console),
        questions: questions.map(|act| offered.line(act)).collect(),
        acts: acts::list(offered, play, &console.filter),
        form: form::view(console),
        pane: console.pane,
    }
}
