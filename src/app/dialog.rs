//! What lies over a screen: every act at the keyboard, the list of keys, the settings.

use super::effect::Effect;
use super::model::Model;
use super::store::{Ask, Settings};

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
    /// The keys, and how the page works.
    Help,
    /// The settings.
    Settings,
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
    /// In the palette, the choice moved by so many.
    Moved(i32),
    /// The settings were changed.
    Set(Settings),
}

/// The page after something happened in a dialog.
pub(super) fn update(model: &mut Model, msg: DialogMsg) -> Vec<Effect> {
    match msg {
        DialogMsg::Opened(dialog) => {
            model.dialog = Some(dialog);
            vec![Effect::Focus { id: "dialog".to_owned() }]
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
            if let Some(Dialog::Palette { at, .. }) = &mut model.dialog {
                *at = at.saturating_add_signed(by as isize);
            }
            Vec::new()
        }
        DialogMsg::Set(settings) => {
            model.shelf.settings = settings.clone();
            vec![Effect::Keep(Ask::Settings { settings })]
        }
    }
}
