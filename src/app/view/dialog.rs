//! What lies over the screen.

use crate::app::dialog::{Dialog, found};
use crate::app::keys::KEYS;
use crate::app::model::Model;
use crate::app::store::Settings;

/// What lies over the screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DialogView {
    /// Every act, found by typing.
    Palette {
        /// What was typed.
        typed: String,
        /// Which of those found is chosen, from 0.
        at: usize,
        /// What was found: what it does, and what it costs.
        found: Vec<(String, String)>,
        /// Whether there are more than these.
        more: bool,
    },
    /// The keys and the settings.
    Help {
        /// As people read a key, and what it does.
        keys: Vec<(&'static str, &'static str)>,
        /// What is set.
        settings: Settings,
    },
}

/// What lies over this screen.
pub fn view(model: &Model) -> Option<DialogView> {
    Some(match model.dialog.as_ref()? {
        Dialog::Palette { typed, at } => {
            let (list, more) = found(model, typed);
            let found = list.into_iter().map(|found| (found.label, found.cost)).collect();
            DialogView::Palette { typed: typed.clone(), at: *at, found, more }
        }
        Dialog::Help => DialogView::Help {
            keys: KEYS.iter().map(|key| (key.shown, key.what)).collect(),
            settings: model.shelf.settings.clone(),
        },
    })
}
