//! The list of acts.

use super::spelt_range;
use crate::app::act::Act;
use crate::projection::menu::Group;

/// One act of the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActLine {
    /// Its name.
    pub id: String,
    /// What its control says.
    pub label: String,
    /// What it costs.
    pub cost: String,
    /// Whether something is asked before it is done.
    pub asks: bool,
}

impl ActLine {
    /// The line of an act.
    pub fn of(act: &Act) -> ActLine {
        ActLine {
            id: act.id.clone(),
            label: act.label.clone(),
            cost: if act.id == "skip" { "as long as it takes".to_owned() } else { spelt_range(act.cost) },
            asks: !act.is_immediate(),
        }
    }
}

/// The list, filtered and in groups.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ActList {
    /// What it is filtered by.
    pub filter: String,
    /// The groups that have something to show: heading and acts.
    pub groups: Vec<(&'static str, Vec<ActLine>)>,
}

/// The acts whose words contain every word of the filter. What belongs to the inbox stands there, and questions stand
/// beside it.
pub fn list(acts: &[Act], filter: &str) -> ActList {
    let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
    let fits = |act: &&Act| {
        let label = act.label.to_lowercase();
        words.iter().all(|word| label.contains(word.as_str()))
    };
    let group = |group: &Group| {
        let of =
            acts.iter().filter(|act| act.group == *group && !matches!(group, Group::Inbox | Group::Decide));
        (group.label(), of.filter(fits).map(ActLine::of).collect::<Vec<_>>())
    };
    let groups = Group::ALL.iter().map(group).filter(|(_, acts)| !acts.is_empty()).collect();
    ActList { filter: filter.to_owned(), groups }
}
