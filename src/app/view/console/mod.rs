//! The desk.

mod drawn;
mod entries;
mod guide;
pub(super) mod head;
pub(super) mod inbox;
mod note;
mod people;
mod policy;
mod record;
pub(super) mod strip;
mod talk;
pub(super) mod work;

pub use self::drawn::Drawn;
pub use entries::{EntryLine, News};
pub use guide::Guide;
pub use head::{Head, InHand, SavedView};
pub use inbox::{InboxView, LetterView};
pub use note::NoteView;
pub use people::{AllocationView, PeopleView, PersonView};
pub use policy::{ItemView, PolicyView, SectionView};
pub use record::RecordView;
pub use strip::{DueView, FigureView, StripView};
pub use talk::{TalkLine, TalkView};
pub use work::{Panel, TabView, WorkView};

use std::rc::Rc;

use super::acts::{self, ActLine, ActList, Offered};
use super::form::{self, FormView};
use crate::app::console::{Console, Pane, Tab};
use crate::engine::Play;
use crate::ids::ContactId;
use crate::projection::Moment;
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

/// What a desk is drawn from, while it is played or long after: the play as it stands, and where its reader looks.
#[derive(Clone, Copy)]
pub struct Desk<'a> {
    /// The play.
    pub play: &'a Play,
    /// Everything that has happened in it and could be seen.
    pub moments: &'a [Moment],
    /// The first entry that followed from what the trainee did last.
    pub news_from: u32,
    /// What lies in the middle.
    pub tab: &'a Tab,
    /// The conversations that are open, in the order they were opened.
    pub letters: &'a [ContactId],
    /// What policy and knowledge are searched for.
    pub search: &'a str,
    /// What can be done: nothing at a desk that is only looked at.
    pub offered: Offered<'a>,
}

impl<'a> Desk<'a> {
    fn of(console: &'a Console) -> Desk<'a> {
        Desk {
            play: console.play(),
            moments: console.moments(),
            news_from: console.news_from(),
            tab: &console.tab,
            letters: &console.letters,
            search: &console.search,
            offered: Offered::of(console),
        }
    }
}

/// The desk as it stands, beside what was drawn of it before.
pub fn view(console: &Console, drawn: &mut Drawn) -> ConsoleView {
    let at = || console.stamp();
    let desk = Desk::of(console);
    let Desk { play, offered, .. } = desk;
    ConsoleView {
        head: head::view(console, offered),
        strip: drawn.strip.of(at(), || strip::view(play)),
        said: console.said.clone(),
        news: entries::news(console),
        guide: guide::view(console),
        inbox: drawn.inbox.of((at(), console.tab.clone()), || inbox::view(desk)),
        work: drawn.work.of(drawn::work(console), || work::view(desk)),
        note: note::view(console),
        questions: drawn.questions.of(at(), || questions(offered)),
        acts: drawn.acts.of((at(), console.filter.clone(), console.note_to()), || {
            acts::list(offered, play, &console.filter, console.note_to())
        }),
        form: form::view(console, &mut drawn.checklist),
        pane: console.pane,
    }
}

/// The questions the drill puts.
fn questions(offered: Offered<'_>) -> Vec<ActLine> {
    let questions = offered.acts().iter().filter(|act| act.group == Group::Decide);
    questions.map(|act| offered.line(act)).collect()
}
