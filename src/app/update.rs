//! What becomes of the page when something happens.

use super::compiled::{Compiled, read_list};
use super::console::Console;
use super::debrief::Debrief;
use super::effect::Effect;
use super::model::{Briefing, Broken, Catalogue, Loading, Model};
use super::msg::Msg;
use crate::text::guard;

/// The element that gets the focus when a screen comes up.
pub const SCREEN: &str = "screen-heading";

/// Longest name a trainee may give themselves, in characters.
const LABEL_CHARS: usize = 60;
/// Dealt seeds are short enough to be read out; any whole number may be written.
const DEALT_SEEDS: u64 = 1_000_000;

/// The page after `msg`, and what it wants done. A message that has no meaning on this screen changes nothing: it was
/// on its way while the screen changed.
pub fn update(model: Model, msg: Msg) -> (Model, Vec<Effect>) {
    match (model, msg) {
        (_, Msg::Started) => (Model::default(), vec![Effect::FetchCatalogue]),
        (Model::Console(_), Msg::Left) => {
            (Model::default(), vec![Effect::StopTicking, Effect::FetchCatalogue])
        }
        (_, Msg::Left) => (Model::default(), vec![Effect::FetchCatalogue]),
        (Model::Loading(loading), msg) => load(loading, msg),
        (Model::Catalogue(_), Msg::DrillChosen(id)) => {
            let effects = vec![Effect::FetchDrill { id: id.clone() }, Effect::DealSeed];
            (Model::Loading(Loading { drill: Some(id), seed: None }), effects)
        }
        (Model::Briefing(briefing), msg) => brief(briefing, msg),
        (Model::Console(mut console), msg) => {
            let effects = console.update(msg);
            if console.session().card().is_none() {
                return (Model::Console(console), effects);
            }
            match Debrief::of(console.into_session()) {
                Some(debrief) => {
                    let effects = vec![Effect::StopTicking, shown()];
                    (Model::Debrief(Box::new(debrief)), effects)
                }
                None => broken("The shift ended without marks."),
            }
        }
        (Model::Debrief(mut debrief), msg) => {
            let effects = match msg {
                Msg::SessionWanted => vec![debrief.session_file()],
                Msg::MarkdownWanted => vec![debrief.markdown_file()],
                Msg::FileSaved(name) => {
                    debrief.said = format!("{name} was handed to your browser to save.");
                    Vec::new()
                }
                Msg::SaveFailed(what) => {
                    debrief.said = format!("The file was not saved: {what}");
                    Vec::new()
                }
                Msg::AccountWritten(part, now) => {
                    debrief.write(part, now);
                    Vec::new()
                }
                _ => Vec::new(),
            };
            (Model::Debrief(debrief), effects)
        }
        (model, _) => (model, Vec::new()),
    }
}

fn shown() -> Effect {
    Effect::Focus { id: SCREEN.to_owned() }
}

fn broken(what: &str) -> (Model, Vec<Effect>) {
    (Model::Broken(Broken { what: what.to_owned() }), vec![shown()])
}

fn load(mut loading: Loading, msg: Msg) -> (Model, Vec<Effect>) {
    match msg {
        Msg::CatalogueFetched(list) if loading.drill.is_none() => match list.and_then(|l| read_list(&l)) {
            Ok(drills) => (Model::Catalogue(Catalogue { drills }), vec![shown()]),
            Err(what) => broken(&what),
        },
        Msg::SeedDealt(seed) => {
            loading.seed = Some(seed % DEALT_SEEDS);
            (Model::Loading(loading), Vec::new())
        }
        Msg::DrillFetched(text) if loading.drill.is_some() => match text.and_then(|t| Compiled::read(&t)) {
            Ok(compiled) => {
                let seed = loading.seed.map(|seed| seed.to_string()).unwrap_or_default();
                let briefing = Briefing { compiled, seed, label: String::new(), problem: None };
                (Model::Briefing(Box::new(briefing)), vec![shown()])
            }
            Err(what) => broken(&what),
        },
        _ => (Model::Loading(loading), Vec::new()),
    }
}

fn brief(mut briefing: Box<Briefing>, msg: Msg) -> (Model, Vec<Effect>) {
    match msg {
        Msg::SeedDealt(seed) if briefing.seed.is_empty() => briefing.seed = (seed % DEALT_SEEDS).to_string(),
        Msg::SeedWritten(now) => briefing.seed = now,
        Msg::LabelWritten(now) => briefing.label = now,
        Msg::ShiftBegun(wall) => {
            let Ok(seed) = briefing.seed.trim().parse::<u64>() else {
                briefing.problem = Some("A seed is a whole number, such as 7.".to_owned());
                return (Model::Briefing(briefing), vec![Effect::Focus { id: "seed".to_owned() }]);
            };
            let label: String = briefing.label.trim().chars().take(LABEL_CHARS).collect();
            let label = guard::mask(&label).text;
            return match Console::begin(&briefing.compiled, seed, &label, wall) {
                Some(console) => (Model::Console(Box::new(console)), vec![Effect::StartTicking, shown()]),
                None => broken("The drill has no story to play."),
            };
        }
        _ => {}
    }
    (Model::Briefing(briefing), Vec::new())
}
