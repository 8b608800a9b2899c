//! The scrubber: the desk as it was at a moment of the shift, with what was known then and nothing later.
//!
//! It is the desk the trainee had, drawn from the same values. Nothing is offered on it.

use std::rc::Rc;

use crate::app::console::{Pane, Tab, record_of};
use crate::app::debrief::Debrief;
use crate::app::replay::{Past, Then};
use crate::app::view::acts::{self, ActLine, Offered};
use crate::app::view::console::{Desk, EntryLine, InHand, InboxView, StripView, WorkView};
use crate::app::view::console::{head, inbox, strip, work};
use crate::projection::menu::Group;

/// The scrubber.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReplayView {
    /// How many moments there are.
    pub moments: usize,
    /// Which of them is shown, if one is.
    pub at: Option<usize>,
    /// The time of day there.
    pub clock: String,
    /// What happened there, in one line.
    pub told: String,
    /// The desk.
    pub desk: Option<Box<PastDesk>>,
}

/// The desk as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PastDesk {
    /// The time of day.
    pub clock: String,
    /// How long the shift had lasted, and when it would be over.
    pub span: String,
    /// What the trainee was doing.
    pub hand: InHand,
    /// The wallboard, and what was due.
    pub strip: Rc<StripView>,
    /// What had come in.
    pub inbox: Rc<InboxView>,
    /// What lies in the middle.
    pub work: Rc<WorkView>,
    /// What happened at that moment; before it, where nothing did.
    pub happened: Vec<EntryLine>,
    /// Whether that was at that very moment.
    pub just_then: bool,
    /// What could be done, in groups: to be read.
    pub could: Vec<(String, Vec<ActLine>)>,
    /// The column a narrow screen shows.
    pub pane: Pane,
}

pub(super) fn view(debrief: &Debrief) -> Option<ReplayView> {
    let past = debrief.past.as_deref()?;
    let desk = past.then.as_ref().map(|then| Box::new(desk(past, then, debrief.is_read_only())));
    let lines = desk.iter().flat_map(|desk| &desk.happened);
    Some(ReplayView {
        moments: past.stops().len(),
        at: past.stop(),
        clock: desk.as_ref().map(|desk| desk.clock.clone()).unwrap_or_default(),
        told: lines.map(|line| format!("{}: {}", line.who, line.what)).collect::<Vec<_>>().join("; "),
        desk,
    })
}

fn desk(past: &Past, then: &Then, theirs: bool) -> PastDesk {
    let play = &*then.play;
    let (tab, letters) = (past.tab(then), then.letters());
    let desk = Desk {
        play,
        moments: past.moments(),
        news_from: then.news_from(),
        tab: &tab,
        letters: &letters,
        search: &past.look.search,
        offered: Offered::then(&[]),
    };
    let stop = past.stop().unwrap_or_default();
    // Whoever opened somebody's file is not "you".
    let told = |moment| {
        let mut line = EntryLine::of(moment, u32::MAX);
        if theirs {
            line.who.clone_from(&moment.who);
        }
        line
    };
    let mut work = work::view(desk);
    work.tabs.iter_mut().for_each(|tab| tab.closes = false);
    PastDesk {
        clock: play.plot().starts.clock.at(then.at),
        span: head::span(play),
        hand: head::hand(play, false),
        strip: Rc::new(strip::view(play)),
        inbox: Rc::new(inbox::view(desk)),
        work: Rc::new(work),
        happened: past.told(stop).iter().map(told).collect(),
        just_then: past.stops().get(stop).is_some_and(|stop| stop.at == then.at),
        could: could(then, &tab),
        pane: past.look.pane,
    }
}

/// What could be done: questions first, as at the desk.
fn could(then: &Then, tab: &Tab) -> Vec<(String, Vec<ActLine>)> {
    let offered = Offered::then(&then.acts);
    let asked = then.acts.iter().filter(|act| act.group == Group::Decide);
    let asked: Vec<ActLine> = asked.map(|act| offered.line(act)).collect();
    let questions = (!asked.is_empty()).then(|| ("Questions".to_owned(), asked));
    questions
        .into_iter()
        .chain(acts::list(offered, &then.play, "", record_of(&then.play, tab)).groups)
        .collect()
}
