//! The desk.

mod drawn;
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

pub use self::drawn::Drawn;
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

use std::rc::Rc;

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
    pub strip: Rc<StripView>,
    /// What was said last to those who listen.
    pub said: String,
    /// What happened since the trainee last did something.
    pub news: News,
    /// The first steps.
    pub guide: Option<Guide>,
    /// What came in.
    pub inbox: Rc<InboxView>,
    /// What lies in the middle.
    pub work: Rc<WorkView>,
    /// A note to the log.
    pub note: NoteView,
    /// Questions the drill puts.
    pub questions: Rc<Vec<ActLine>>,
    /// What can be done.
    pub acts: Rc<ActList>,
    /// What an act still needs.
    pub form: Option<FormView>,
    /// The column a narrow screen shows.
    pub pane: Pane,
}

/// The desk as it stands, beside what was drawn of it before.
pub fn view(console: &Console, drawn: &mut Drawn) -> ConsoleView {
    let at = || console.stamp();
    let play = console.play();
    let offered = Offered::of(console);
    ConsoleView {
        head: head::view(console, offered),
        strip: drawn.strip.of(at(), || strip::view(play)),
        said: console.said.clone(),
        news: entries::news(console),
        guide: guide::view(console),
        inbox: drawn.inbox.of((at(), console.tab.clone()), || inbox::view(console, offered)),
        work: drawn.work.of(drawn::work(console), || work::view(console, offered)),
        note: note::view(console),
        questions: drawn.questions.of(at(), || questions(offered)),
        acts: drawn.acts.of((at(), console.filter.clone()), || acts::list(offered, play, &console.filter)),
        form: form::view(console, &mut drawn.checklist),
        pane: console.pane,
    }
}

/// The questions the drill puts.
fn questions(offered: Offered<'_>) -> Vec<ActLine> {
    let questions = offered.acts().iter().filter(|act| act.group == Group::Decide);
    questions.map(|act| offered.line(act)).collect()
}
