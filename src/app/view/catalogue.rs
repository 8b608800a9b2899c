//! The list of drills, and what is kept on this device.

use crate::app::catalogue::Catalogue;
use crate::app::compiled::Listed;
use crate::app::model::{Model, Shelf, ShelfState};
use crate::app::store::Kept;
use crate::app::view::words::capital;
use crate::assess::Scorecard;
use crate::export::words::came_up;

/// The list of drills, and what is kept on this device.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CatalogueView {
    /// What was said last to those who listen.
    pub said: String,
    /// For somebody who has played nothing yet: what to begin with.
    pub first: Option<DrillCard>,
    /// For somebody who has begun something: the shift they were on last.
    pub next: Option<SessionLine>,
    /// Other shifts that are not over.
    pub begun: Vec<SessionLine>,
    /// Shifts that are over.
    pub finished: Vec<SessionLine>,
    /// The drills.
    pub drills: Vec<DrillCard>,
    /// Why there is no list of drills.
    pub unfetched: Option<String>,
    /// Whose desk this is.
    pub desk: DeskView,
    /// What stays here.
    pub device: DeviceView,
}

/// A drill.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DrillCard {
    /// Its name.
    pub id: String,
    /// Its title.
    pub title: String,
    /// One sentence.
    pub summary: String,
    /// What kind it is, for whom, how long it takes.
    pub facts: Vec<String>,
    /// How often it was played from here, and the best so far.
    pub played: String,
}

/// A session that is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionLine {
    /// Its name.
    pub sid: String,
    /// The drill's title.
    pub title: String,
    /// What tells it from the others: the seed, the name on the record.
    pub about: String,
    /// Where it stands: the time on shift, or the marks.
    pub stands: String,
    /// When it was begun, in milliseconds UTC by the device's clock; the page says it in the device's own time.
    pub began: Option<u64>,
    /// Whether its file was saved elsewhere; none while it is not over.
    pub saved: Option<bool>,
    /// Whether its deletion waits for a second word.
    pub sure: bool,
}

/// Whose desk this is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeskView {
    /// The name; empty for nobody's.
    pub name: String,
    /// The other desks of this browser.
    pub others: Vec<String>,
    /// The name of a new desk as it is being written.
    pub adding: Option<String>,
    /// How many sessions are kept at this desk, in words.
    pub holds: String,
    /// Those sessions.
    pub sids: Vec<String>,
    /// How many of them were never saved as a file, in words; none if all were.
    pub unsaved: Option<String>,
    /// What waits for a second word here.
    pub asks: DeskAsks,
}

/// What waits for a second word at the desk.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DeskAsks {
    /// Nothing.
    Nothing,
    /// Signing off and clearing.
    Clearing,
    /// Deleting all that is kept at this desk.
    Deleting,
}

/// What stays on this device.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeviceView {
    /// What the browser lost.
    pub lost: Option<String>,
    /// Why nothing can be kept.
    pub gone: Option<String>,
    /// In plain words.
    pub words: Vec<&'static str>,
}

/// The list of drills, and what is kept at this desk.
pub fn view(model: &Model, catalogue: &Catalogue) -> CatalogueView {
    let shelf = &model.shelf;
    let kept = at_desk(shelf);
    let line = |kept: &&Kept| session(kept, catalogue);
    let mut begun: Vec<SessionLine> = kept.iter().filter(|kept| !kept.ended).map(line).collect();
    let next = (!begun.is_empty()).then(|| begun.remove(0));
    let drills: Vec<DrillCard> = model.drills.iter().map(|drill| card(drill, &kept)).collect();
    CatalogueView {
        said: catalogue.said.clone(),
        first: drills.first().filter(|_| kept.is_empty()).cloned(),
        next,
        begun,
        finished: kept.iter().filter(|kept| kept.ended).map(line).collect(),
        drills,
        unfetched: model.unfetched.clone(),
        desk: desk(shelf, catalogue, &kept),
        device: device(shelf),
    }
}

/// What is kept at the desk somebody sits at; nothing if there is no store to read it back from.
fn at_desk(shelf: &Shelf) -> Vec<&Kept> {
    let here = !matches!(shelf.state, ShelfState::Gone(_));
    shelf.sessions.iter().filter(|kept| here && kept.desk == shelf.settings.desk).collect()
}

fn session(kept: &Kept, catalogue: &Catalogue) -> SessionLine {
    let by = if kept.label.is_empty() { String::new() } else { format!(", as {}", kept.label) };
    let stands = match (kept.ended, kept.marks) {
        (true, Some(marks)) => marks_of(marks),
        (true, None) => "Over; its marks are not worked out yet".to_owned(),
        (false, _) => format!("At {} on shift", kept.clock),
    };
    SessionLine {
        sid: kept.sid.clone(),
        title: kept.title.clone(),
        about: format!("Seed {}{by}", kept.seed),
        stands,
        began: kept.began,
        saved: kept.ended.then_some(kept.exported),
        sure: catalogue.forgetting == [kept.sid.clone()],
    }
}

/// Marks never appear without what is pending and what came up.
fn marks_of((earned, pending, reached): (u32, u32, u32)) -> String {
    let whole = Scorecard::whole;
    let upto = match pending {
        0 => String::new(),
        _ => format!("; up to {} when a coach has read", whole(earned + pending)),
    };
    format!("{} of 100{upto}; {}", whole(earned), came_up(reached))
}

fn card(drill: &Listed, kept: &[&Kept]) -> DrillCard {
    let of_it = kept.iter().filter(|kept| kept.drill == drill.id);
    let marks: Vec<(u32, u32, u32)> = of_it.clone().filter_map(|kept| kept.marks).collect();
    let begun = of_it.clone().next().is_some();
    let times = match of_it.filter(|kept| kept.ended).count() {
        0 if begun => "Begun, not finished yet".to_owned(),
        0 => "Not played yet".to_owned(),
        1 => "Played once".to_owned(),
        n => format!("Played {n} times"),
    };
    let best = marks.into_iter().max().map(|best| format!(". Best so far: {}", marks_of(best)));
    DrillCard {
        id: drill.id.clone(),
        title: drill.title.clone(),
        summary: drill.summary.clone(),
        facts: vec![capital(&drill.kind), level(&drill.level), format!("About {} minutes", drill.minutes)],
        played: times + &best.unwrap_or_default(),
    }
}

/// `junior-mid` as people say it.
pub(super) fn level(level: &str) -> String {
    capital(&level.replace('-', " to "))
}

fn sessions(n: usize) -> String {
    match n {
        0 => "no session".to_owned(),
        1 => "one session".to_owned(),
        n => format!("{n} sessions"),
    }
}

fn desk(shelf: &Shelf, catalogue: &Catalogue, kept: &[&Kept]) -> DeskView {
    let name = shelf.settings.desk.clone();
    let sids: Vec<String> = kept.iter().map(|kept| kept.sid.clone()).collect();
    let unsaved = kept.iter().filter(|kept| !kept.exported).count();
    DeskView {
        others: shelf.settings.desks.iter().filter(|other| **other != name).cloned().collect(),
        adding: catalogue.desk.clone(),
        holds: sessions(sids.len()),
        unsaved: match unsaved {
            0 => None,
            1 => Some("One of them was never saved as a file.".to_owned()),
            n => Some(format!("{n} of them were never saved as a file.")),
        },
        asks: match () {
            () if catalogue.clearing => DeskAsks::Clearing,
            () if catalogue.forgetting.len() > 1 => DeskAsks::Deleting,
            () => DeskAsks::Nothing,
        },
        name,
        sids,
    }
}

fn device(shelf: &Shelf) -> DeviceView {
    let gone = match &shelf.state {
        ShelfState::Gone(why) => Some(why.clone()),
        _ => None,
    };
    let promise = match shelf.persistent {
        true => "This browser has promised not to clear it by itself.",
        false => {
            "The browser may clear it by itself when space is short; Safari does so after seven days of use without \
             a visit here."
        }
    };
    let words = match gone {
        Some(_) => vec![
            "You can play all the same. A session then lives as long as this page is open: save its file before you leave.",
        ],
        None => vec![
            "What you play is kept in this browser, on this device, and nowhere else. Nothing is sent anywhere.",
            promise,
            "A file you save is the only copy that is surely yours to keep.",
        ],
    };
    DeviceView { lost: shelf.lost.clone(), gone, words }
}
