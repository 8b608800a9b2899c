//! Before the shift.

use super::compiled::{Compiled, Listed};
use super::console::{Console, FIRST};
use super::effect::Effect;
use super::model::{Gap, Model, Screen};
use super::pace::Pace;
use crate::text::guard;

/// Longest name a trainee may give themselves, in characters.
const LABEL_CHARS: usize = 60;

/// Before the shift.
#[derive(Clone, Debug)]
pub struct Briefing {
    /// The drill.
    pub compiled: Compiled,
    /// Its line in the list: where its sources are.
    pub listed: Listed,
    /// The seed as written.
    pub seed: String,
    /// What the trainee calls themselves, as written.
    pub label: String,
    /// The pace the shift begins at.
    pub pace: Pace,
    /// Whether what few people need is shown: the seed.
    pub more: bool,
    /// What is wrong with the seed.
    pub problem: Option<String>,
}

/// What happens on the briefing.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum BriefingMsg {
    /// The seed was written.
    SeedWritten(String),
    /// What the trainee calls themselves was written.
    LabelWritten(String),
    /// What few people need was shown (`true`) or put away.
    MoreWanted(bool),
    /// The pace to begin at was chosen.
    PaceChosen(Pace),
    /// The shift was begun; wall time in milliseconds UTC, if the device says one.
    ShiftBegun(Option<u64>),
}

impl Briefing {
    /// A briefing with a seed that was dealt, or without one yet.
    pub fn of(compiled: Compiled, listed: Listed, seed: Option<u64>, label: &str) -> Briefing {
        let seed = seed.map(|seed| seed.to_string()).unwrap_or_default();
        Briefing { compiled, listed, seed, label: label.to_owned(), pace: FIRST, more: false, problem: None }
    }
}

/// The page after something happened on the briefing.
pub(super) fn update(model: &mut Model, msg: BriefingMsg) -> Vec<Effect> {
    let Screen::Briefing(briefing) = &mut model.screen else { return Vec::new() };
    match msg {
        BriefingMsg::SeedWritten(now) => briefing.seed = now,
        BriefingMsg::MoreWanted(more) => briefing.more = more,
        BriefingMsg::LabelWritten(now) => briefing.label = now,
        BriefingMsg::PaceChosen(pace) => briefing.pace = pace,
        BriefingMsg::ShiftBegun(wall) => {
            let Ok(seed) = briefing.seed.trim().parse::<u64>() else {
                briefing.problem = Some("A seed is a whole number, such as 7.".to_owned());
                briefing.more = true;
                return vec![Effect::Focus { id: "seed".to_owned() }];
            };
            // Masked before it is cut: half a card number is not known for one.
            briefing.label = guard::mask(briefing.label.trim()).text.chars().take(LABEL_CHARS).collect();
            model.before = Some((briefing.label.clone(), briefing.pace));
            let begun = Console::begin(briefing, seed, wall, &model.shelf);
            return match begun {
                Some((console, effects)) => {
                    model.screen = Screen::Console(Box::new(console));
                    effects
                }
                None => {
                    super::update::broken(model, Gap::Drill, "The drill has no story to play.".to_owned())
                }
            };
        }
    }
    Vec::new()
}
