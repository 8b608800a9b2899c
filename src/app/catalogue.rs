//! The list of drills, and what is kept on this device.

use super::effect::Effect;
use super::model::{Broken, Loading, Model, Screen};
use super::store::Ask;

/// The list of drills.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Catalogue {
    /// What was said last to those who listen.
    pub said: String,
    /// Sessions whose deletion waits for a second word.
    pub forgetting: Vec<String>,
}

/// What happens on the list of drills.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum CatalogueMsg {
    /// A drill was chosen.
    DrillChosen(String),
    /// A kept session was chosen: to go on, or to read its debrief.
    SessionChosen(String),
    /// A file was to be opened.
    FileWanted,
    /// Sessions were to be deleted; asks once more.
    ForgetWanted(Vec<String>),
    /// Yes, delete them.
    ForgetConfirmed,
    /// No.
    ForgetLeft,
    /// Somebody sat down at a desk; an empty name is nobody's.
    DeskChosen(String),
    /// Whoever sits here signs off, and what they did here is deleted.
    SignedOff,
}

/// The page after something happened on the list.
pub(super) fn update(model: &mut Model, msg: CatalogueMsg) -> Vec<Effect> {
    let Screen::Catalogue(catalogue) = &mut model.screen else { return Vec::new() };
    match msg {
        CatalogueMsg::DrillChosen(id) => {
            let Some(drill) = model.drills.iter().find(|drill| drill.id == id) else {
                model.screen = Screen::Broken(Broken { what: format!("There is no drill `{id}` here.") });
                return Vec::new();
            };
            let file = drill.file.clone();
            model.screen = Screen::Loading(Loading::Drill(None));
            vec![Effect::FetchDrill { file }, Effect::DealSeed]
        }
        CatalogueMsg::SessionChosen(sid) => {
            model.screen = Screen::Loading(Loading::Session);
            vec![Effect::Keep(Ask::Read { sid, take: false })]
        }
        CatalogueMsg::FileWanted => vec![Effect::AskFile],
        CatalogueMsg::ForgetWanted(sids) => {
            catalogue.forgetting = sids;
            Vec::new()
        }
        CatalogueMsg::ForgetLeft => {
            catalogue.forgetting.clear();
            Vec::new()
        }
        CatalogueMsg::ForgetConfirmed => {
            let sids = std::mem::take(&mut catalogue.forgetting);
            if sids.is_empty() { Vec::new() } else { vec![Effect::Keep(Ask::Forget { sids })] }
        }
        CatalogueMsg::DeskChosen(name) => {
            let settings = &mut model.shelf.settings;
            name.trim().clone_into(&mut settings.desk);
            if !settings.desk.is_empty() && !settings.desks.contains(&settings.desk) {
                settings.desks.push(settings.desk.clone());
            }
            vec![Effect::Keep(Ask::Settings { settings: settings.clone() })]
        }
        CatalogueMsg::SignedOff => {
            let settings = &mut model.shelf.settings;
            let desk = std::mem::take(&mut settings.desk);
            settings.desks.retain(|other| *other != desk);
            let sids =
                model.shelf.sessions.iter().filter(|s| s.desk == desk).map(|s| s.sid.clone()).collect();
            vec![
                Effect::Keep(Ask::Settings { settings: settings.clone() }),
                Effect::Keep(Ask::Forget { sids }),
            ]
        }
    }
}
