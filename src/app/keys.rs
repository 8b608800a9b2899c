//! The keys of the desk, in one place: what the list of keys shows is what they do.
//!
//! Single keys do something only while nobody writes, and only if they are switched on: whoever speaks to their
//! computer must be able to switch them off.

use super::console::{Console, ConsoleMsg, Pane, Tab};
use super::dialog::{Dialog, DialogMsg};
use super::model::{Model, Screen};
use super::msg::Msg;

/// Where the focus was when a key was pressed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Place {
    /// Nowhere in particular.
    Free,
    /// On something that answers to Space and Enter itself.
    Control,
    /// In a field: letters are letters there.
    Field,
}

/// One key.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// As browsers name it.
    pub key: &'static str,
    /// As people read it.
    pub shown: &'static str,
    /// What it does.
    pub what: &'static str,
    means: fn(&Console) -> Option<Msg>,
}

fn at(msg: ConsoleMsg) -> Option<Msg> {
    Some(Msg::Console(msg))
}

/// The keys of the desk.
pub const KEYS: &[Key] = &[
    Key { key: "i", shown: "I", what: "to the inbox", means: |_| at(ConsoleMsg::PaneChosen(Pane::Inbox)) },
    Key { key: "l", shown: "L", what: "to the log", means: |_| at(ConsoleMsg::TabChosen(Tab::Log)) },
    Key { key: "r", shown: "R", what: "to the record, or the next one", means: next_record },
    Key {
        key: "p",
        shown: "P",
        what: "to policy and knowledge",
        means: |_| at(ConsoleMsg::TabChosen(Tab::Policy)),
    },
    Key {
        key: "t",
        shown: "T",
        what: "to people and teams",
        means: |_| at(ConsoleMsg::TabChosen(Tab::People)),
    },
    Key {
        key: "a",
        shown: "A",
        what: "to what you can do",
        means: |_| at(ConsoleMsg::PaneChosen(Pane::Acts)),
    },
    Key { key: "n", shown: "N", what: "write a note to the log", means: |_| at(ConsoleMsg::NoteWanted) },
    Key {
        key: " ",
        shown: "Space",
        what: "stop the clock or let it go on",
        means: |console| {
            let read = ConsoleMsg::ReadingEnded;
            at(if console.reading { read } else { ConsoleMsg::PauseSwitched })
        },
    },
    Key {
        key: ".",
        shown: ".",
        what: "carry on with what you do, or wait until something happens",
        means: |console| {
            let works = console.play().state().busy.as_ref().is_some_and(|busy| !busy.is_waiting());
            at(if works { ConsoleMsg::CarriedOn } else { ConsoleMsg::ActChosen("skip".to_owned()) })
        },
    },
    Key { key: "?", shown: "?", what: "this list of keys", means: |_| opened(Dialog::Help) },
    Key {
        key: "Enter",
        shown: "Enter",
        what: "go on when you have read what you opened",
        means: |console| at(ConsoleMsg::ReadingEnded).filter(|_| console.reading),
    },
    Key {
        key: "Escape",
        shown: "Esc",
        what: "leave a form (what is in it is kept), or go on from reading",
        means: |console| match console {
            _ if console.form.is_some() => at(ConsoleMsg::FormLeft),
            _ if console.reading => at(ConsoleMsg::ReadingEnded),
            _ => None,
        },
    },
    Key {
        key: "Ctrl+Enter",
        shown: "Ctrl Enter",
        what: "do what the form says",
        means: |console| at(ConsoleMsg::FormSent).filter(|_| console.form.is_some()),
    },
    Key {
        key: "Ctrl+K",
        shown: "Ctrl K",
        what: "find any act by typing",
        means: |_| opened(Dialog::Palette { typed: String::new(), at: 0 }),
    },
];

fn opened(dialog: Dialog) -> Option<Msg> {
    Some(Msg::Dialog(DialogMsg::Opened(dialog)))
}

fn next_record(console: &Console) -> Option<Msg> {
    let records = &console.play().state().records;
    let here = match &console.tab {
        Tab::Record(no) => usize::from(no.0),
        _ => 0,
    };
    let next = records.get(here).or(records.first())?;
    at(ConsoleMsg::TabChosen(Tab::Record(next.no)))
}

/// Which keys are listened to now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Armed {
    /// The desk is there with nothing over it.
    pub desk: bool,
    /// Single letters do something too.
    pub single: bool,
}

/// Which keys are listened to on this page.
pub fn armed(model: &Model) -> Armed {
    let desk = matches!(model.screen, Screen::Console(_)) && model.dialog.is_none();
    // Whoever has a form open is about to type: a letter that goes astray must not move the desk.
    let writing = matches!(&model.screen, Screen::Console(console) if console.form.is_some());
    Armed { desk, single: desk && model.shelf.settings.keys && !writing }
}

impl Armed {
    /// Whether this key is ours: what a browser does with it otherwise is then to be held back.
    pub fn claims(self, key: &str, place: Place) -> bool {
        let known = KEYS.iter().any(|known| known.key == key);
        known
            && match (key, place) {
                ("Escape" | "Ctrl+K" | "Ctrl+Enter", _) | ("Enter", Place::Free) => self.desk,
                ("Enter" | " ", Place::Control) | (_, Place::Field) => false,
                _ => self.single,
            }
    }
}

/// What a key means now.
pub fn meant(model: &Model, key: &str, place: Place) -> Option<Msg> {
    let Screen::Console(console) = &model.screen else { return None };
    if !armed(model).claims(key, place) {
        return None;
    }
    (KEYS.iter().find(|known| known.key == key)?.means)(console)
}
