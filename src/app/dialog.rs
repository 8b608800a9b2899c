//! What lies over a screen: every act at the keyboard, and the keys with the settings. The clock stands still below it.

use super::console::{ConsoleMsg, Tab};
use super::effect::Effect;
use super::model::{Model, Screen};
use super::msg::Msg;
use super::store::{Ask, Settings};
use crate::app::view::acts::ActLine;

/// How many acts the palette shows at most: more are found by typing another word.
const SHOWN: usize = 12;

/// What lies over the screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Dialog {
    /// Every act, found by typing.
    Palette {
        /// What was typed.
        typed: String,
        /// Which of those found is chosen, from 0.
        at: usize,
    },
    /// The keys, the settings, and how the page works.
    Help,
}

/// What happens in a dialog.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DialogMsg {
    /// It was opened.
    Opened(Dialog),
    /// It was left.
    Closed,
    /// In the palette, something was typed.
    Typed(String),
    /// In the palette, the choice moved by so many, round and round.
    Moved(i32),
    /// In the palette, what was found under this number was taken.
    Taken(usize),
    /// The settings were changed.
    Set(Settings),
}

/// Something the palette found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found {
    /// What it does.
    pub label: String,
    /// What it costs; empty for going somewhere, which is free.
    pub cost: String,
    /// What it means.
    pub msg: Msg,
}

/// What the palette finds for `typed`: acts that can be done now and places of the desk whose words contain every word
/// of it, and whether there are more than are shown.
pub fn found(model: &Model, typed: &str) -> (Vec<Found>, bool) {
    let Screen::Console(console) = &model.screen else { return (Vec::new(), false) };
    let words: Vec<String> = typed.split_whitespace().map(str::to_lowercase).collect();
    // Found by what it says and by its name in a file: "send" finds what begins with "Tell".
    let fits = |name: &str, label: &str| {
        let text = format!("{name} {label}").to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    };
    let act = |act: &super::act::Act| {
        let line = ActLine::of(act);
        Found { label: line.label, cost: line.cost, msg: Msg::Console(ConsoleMsg::ActChosen(line.id)) }
    };
    let place = |label: &str, tab: Tab| Found {
        label: format!("Go to {label}"),
        cost: String::new(),
        msg: Msg::Console(ConsoleMsg::TabChosen(tab)),
    };
    let acts = console.acts();
    let mut all: Vec<Found> = acts.iter().filter(|a| fits(&a.id, &a.label)).map(act).collect();
    let places = [
        place("the log", Tab::Log),
        place("policy and knowledge", Tab::Policy),
        place("people and teams", Tab::People),
    ];
    all.extend(places.into_iter().filter(|place| fits("", &place.label)));
    // What begins with what was typed comes first: "end the" is the end of the shift, not a letter from Marsh End.
    let begun = typed.trim().to_lowercase();
    crate::order::by_key(&mut all, |found| !found.label.to_lowercase().starts_with(&begun));
    let more = all.len() > SHOWN;
    all.truncate(SHOWN);
    (all, more)
}

/// The page after something happened in a dialog.
pub(super) fn update(model: &mut Model, msg: DialogMsg) -> Vec<Effect> {
    let effects = match msg {
        DialogMsg::Opened(dialog) => {
            model.dialog = Some(dialog);
            Vec::new()
        }
        DialogMsg::Closed => {
            model.dialog = None;
            Vec::new()
        }
        DialogMsg::Typed(now) => {
            if let Some(Dialog::Palette { typed, at }) = &mut model.dialog {
                (*typed, *at) = (now, 0);
            }
            Vec::new()
        }
        DialogMsg::Moved(by) => {
            moved(model, by);
            Vec::new()
        }
        DialogMsg::Taken(n) => return taken(model, n),
        DialogMsg::Set(settings) => {
            model.shelf.settings = settings.clone();
            vec![Effect::Keep(Ask::Settings { settings })]
        }
    };
    cover(model);
    effects
}

/// The desk knows whether something lies over it.
fn cover(model: &mut Model) {
    let (covered, settings) = (model.dialog.is_some(), &model.shelf.settings);
    if let Screen::Console(console) = &mut model.screen {
        console.cover(covered, settings);
    }
}

fn moved(model: &mut Model, by: i32) {
    let Some(Dialog::Palette { typed, .. }) = &model.dialog else { return };
    let most = found(model, typed).0.len() as i32;
    if let Some(Dialog::Palette { at, .. }) = &mut model.dialog {
        *at = if most == 0 { 0 } else { (*at as i32 + by).rem_euclid(most) as usize };
    }
}

fn taken(model: &mut Model, n: usize) -> Vec<Effect> {
    let Some(Dialog::Palette { typed, .. }) = &model.dialog else { return Vec::new() };
    let Some(found) = found(model, typed).0.into_iter().nth(n) else { return Vec::new() };
    model.dialog = None;
    cover(model);
    super::update::step(model, found.msg)
}
