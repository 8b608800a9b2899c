//! Entries as lines of a log, and those that are news.

use super::Desk;
use crate::act::Event;
use crate::app::console::{Console, Tab};
use crate::ids::ContactId;
use crate::projection::{By, Moment, Names};

/// One entry.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EntryLine {
    /// Its number: what a footnote cites.
    pub entry: String,
    /// The time of day.
    pub clock: String,
    /// Who.
    pub who: String,
    /// What happened.
    pub what: String,
    /// What somebody else said, or what was seen.
    pub heard: Option<String>,
    /// The trainee's own words.
    pub own: Option<String>,
    /// Who brought it about, as a word of style: `you`, `person`, `desk`.
    pub by: &'static str,
    /// Whether it came since the trainee last did something.
    pub fresh: bool,
}

impl EntryLine {
    /// The line of a moment.
    pub fn of(moment: &Moment, news_from: u32) -> EntryLine {
        let by = match moment.by {
            By::Trainee => "you",
            By::Person => "person",
            By::Desk | By::World => "desk",
        };
        EntryLine {
            entry: moment.entry.to_string(),
            clock: moment.clock.clone(),
            who: if moment.by == By::Trainee { "You".to_owned() } else { moment.who.clone() },
            what: moment.what.clone(),
            heard: moment.heard.clone(),
            own: moment.own_words.clone(),
            by,
            fresh: moment.entry.0 >= news_from,
        }
    }
}

/// What happened since the trainee last did something.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct News {
    /// What went wrong with what was wanted last, if something did.
    pub notice: String,
    /// The newest of it that tells something; otherwise the newest.
    pub last: Option<EntryLine>,
    /// How many there are before that one.
    pub more: usize,
    /// What somebody said last in a conversation that goes on while one looks elsewhere: who, their words, and where to.
    pub voice: Option<(String, String, ContactId)>,
}

pub(super) fn news(console: &Console) -> News {
    let from = console.news_from();
    let fresh = || console.moments().iter().filter(|m| m.entry.0 >= from);
    News {
        notice: console.notice.clone(),
        // What was found out or heard before what merely happened: the log has the order.
        last: fresh().rfind(|m| m.heard.is_some()).or_else(|| fresh().next_back()).map(|m| {
            let line = EntryLine::of(m, from);
            // What lies open below need not be read twice.
            EntryLine { heard: line.heard.filter(|_| !lies_open(console, m)), ..line }
        }),
        more: fresh().count().saturating_sub(1),
        voice: voice(console),
    }
}

/// Whether a moment is the opening of the letter that lies in the middle of the desk.
fn lies_open(console: &Console, moment: &Moment) -> bool {
    let entry = console.play().entries().get(moment.entry.0 as usize);
    let opened = entry.map(|entry| &entry.event);
    matches!((opened, &console.tab), (Some(Event::ContactOpened { contact }), Tab::Letter(open)) if contact == open)
}

fn voice(console: &Console) -> Option<(String, String, ContactId)> {
    let (play, plot) = (console.play(), console.play().plot());
    let spoken = play.entries().iter().skip(console.news_from() as usize).rev();
    let (contact, words) = spoken.into_iter().find_map(|entry| match &entry.event {
        Event::Heard { contact, utterance } => {
            play.state().talking(contact)?;
            Some((contact, plot.talk(contact.as_str())?.words(utterance)?))
        }
        _ => None,
    })?;
    let looks = matches!(&console.tab, Tab::Letter(open) if plot.sender(open) == plot.sender(contact));
    let names = Names::new(play.drill(), plot);
    (!looks).then(|| (names.sender(contact.as_str()).to_owned(), words.to_string(), contact.clone()))
}

/// The log: newest first.
pub(super) fn log(desk: Desk<'_>) -> Vec<EntryLine> {
    let line = |moment: &Moment| {
        let mut line = EntryLine::of(moment, desk.news_from);
        // Their name stands in front of it.
        if let Some(rest) = line.what.strip_prefix(&format!("{} ", line.who)) {
            line.what = rest.to_owned();
        }
        line
    };
    desk.moments.iter().rev().map(line).collect()
}
