//! What lies over the screen.

use crate::app::dialog::{Dialog, found};
use crate::app::keys::KEYS;
use crate::app::model::{Model, Screen};
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
        /// What to do now, below the list.
        end: String,
    },
    /// The keys and the settings.
    Help {
        /// As people read a key, and what it does.
        keys: Vec<(&'static str, &'static str)>,
        /// What is set.
        settings: Settings,
    },
}

/// When the trainee's hands are free again, as the clock shows it; none if they are.
fn hands_free_at(model: &Model) -> Option<String> {
    let Screen::Console(console) = &model.screen else { return None };
    let play = console.play();
    let busy = play.state().busy.as_ref().filter(|busy| !busy.is_waiting())?;
    Some(play.plot().starts.clock.at(busy.until))
}

/// What lies over this screen.
pub fn view(model: &Model) -> Option<DialogView> {
    Some(match model.dialog.as_ref()? {
        Dialog::Palette { typed, at } => {
            let (list, more) = found(model, typed);
            let found: Vec<_> = list.into_iter().map(|found| (found.label, found.cost)).collect();
            let end = match (found.is_empty(), more, hands_free_at(model)) {
                (_, _, Some(at)) => format!("Busy until {at}. More can be done then, or once you break off."),
                (true, ..) => "Nothing that can be done now is called that.".to_owned(),
                (false, true, _) => "There are more: type another word.".to_owned(),
                (false, false, _) => "Arrows choose, Enter does it, Esc leaves.".to_owned(),
            };
            DialogView::Palette { typed: typed.clone(), at: *at, found, end }
        }
        Dialog::Help => DialogView::Help {
            keys: KEYS.iter().map(|key| (key.shown, key.what)).collect(),
            settings: model.shelf.settings.clone(),
        },
    })
}
