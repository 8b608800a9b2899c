//! The list of drills, and what is kept on this device.

use super::effect::Effect;
use super::model::{Gap, Loading, Model, Screen};
use super::store::Ask;
use crate::text::guard;

/// Longest name of a desk, in characters.
const DESK_CHARS: usize = 40;
/// The element that gets the focus when something is asked once more.
pub const SURE: &str = "sure";

/// The list of drills.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Catalogue {
    /// What was said last to those who listen.
    pub said: String,
    /// Sessions whose deletion waits for a second word.
    pub forgetting: Vec<String>,
    /// Whether signing off and clearing the desk waits for a second word.
    pub clearing: bool,
    /// What to say once something that is being deleted is gone.
    pub deleting: Option<&'static str>,
    /// The name of a desk as it is being written; none while nobody adds one.
    pub desk: Option<String>,
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
    /// The name of a new desk was written; none puts the field away.
    DeskWritten(Option<String>),
    /// Signing off and clearing the desk was wanted (asks once more), or not any more.
    ClearWanted(bool),
    /// Whoever sits here signs off, and what they did here is deleted.
    SignedOff,
}

/// The page after something happened on the list.
pub(super) fn update(model: &mut Model, msg: CatalogueMsg) -> Vec<Effect> {
    let Screen::Catalogue(catalogue) = &mut model.screen else { return Vec::new() };
    match msg {
        CatalogueMsg::DrillChosen(id) => {
            let Some(drill) = model.drills.iter().find(|drill| drill.id == id) else {
                return super::update::broken(model, Gap::Drill, format!("There is no drill `{id}` here."));
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
            (catalogue.forgetting, catalogue.clearing) = (sids, false);
            vec![Effect::Focus { id: SURE.to_owned() }]
        }
        CatalogueMsg::ForgetLeft => {
            catalogue.forgetting.clear();
            vec![super::update::shown()]
        }
        CatalogueMsg::ForgetConfirmed => {
            let sids = std::mem::take(&mut catalogue.forgetting);
            if sids.is_empty() {
                return Vec::new();
            }
            catalogue.deleting = Some("Deleted from this browser.");
            vec![Effect::Keep(Ask::Forget { sids }), super::update::shown()]
        }
        CatalogueMsg::DeskChosen(name) => {
            // Masked before it is cut: half a card number is not known for one.
            let name: String = guard::mask(name.trim()).text.chars().take(DESK_CHARS).collect();
            (catalogue.desk, catalogue.clearing) = (None, false);
            catalogue.forgetting.clear();
            let settings = &mut model.shelf.settings;
            settings.desk = name;
            if !settings.desk.is_empty() && !settings.desks.contains(&settings.desk) {
                settings.desks.push(settings.desk.clone());
            }
            catalogue.said = match settings.desk.as_str() {
                "" => "Nobody sits at this desk now.".to_owned(),
                name => format!("This is {name}'s desk now."),
            };
            vec![Effect::Keep(Ask::Settings { settings: settings.clone() }), super::update::shown()]
        }
        CatalogueMsg::DeskWritten(now) => {
            let opened = catalogue.desk.is_none() && now.is_some();
            catalogue.desk = now;
            let field = opened.then(|| Effect::Focus { id: "desk-name".to_owned() });
            field.into_iter().collect()
        }
        CatalogueMsg::ClearWanted(wanted) => {
            catalogue.clearing = wanted;
            catalogue.forgetting.clear();
            let id = if wanted { SURE } else { super::update::SCREEN };
            vec![Effect::Focus { id: id.to_owned() }]
        }
        CatalogueMsg::SignedOff => {
            catalogue.clearing = false;
            catalogue.deleting = Some("Signed off, and deleted from this browser.");
            let settings = &mut model.shelf.settings;
            let desk = std::mem::take(&mut settings.desk);
            settings.desks.retain(|other| *other != desk);
            let sids =
                model.shelf.sessions.iter().filter(|s| s.desk == desk).map(|s| s.sid.clone()).collect();
            vec![
                Effect::Keep(Ask::Settings { settings: settings.clone() }),
                Effect::Keep(Ask::Forget { sids }),
                super::update::shown(),
            ]
        }
    }
}
