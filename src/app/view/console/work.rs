//! The middle of the desk: tabs, and what lies under the one that was chosen.

use std::rc::Rc;

use super::Desk;
use super::entries::{self, EntryLine};
use super::people::{self, PeopleView};
use super::policy::{self, PolicyView};
use super::record::{self, RecordView};
use super::strip::names;
use super::talk::{self, TalkView};
use crate::app::console::Tab;
use crate::ids::ContactId;
use crate::projection::first_words;

/// How many characters a tab may have.
const TAB: usize = 28;

/// A tab.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TabView {
    /// What it lays into the middle.
    pub tab: Tab,
    /// The id of its element.
    pub id: String,
    /// What it says.
    pub label: String,
    /// Whether it lies there now.
    pub chosen: bool,
    /// Whether it can be put away.
    pub closes: bool,
}

/// What lies in the middle.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Panel {
    /// The running log, newest first.
    Log(Vec<EntryLine>),
    /// A record.
    Record(Rc<RecordView>),
    /// A conversation.
    Talk(Rc<TalkView>),
    /// Policy and knowledge.
    Policy(Rc<PolicyView>),
    /// People and teams.
    People(Rc<PeopleView>),
}

/// The middle of the desk.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct WorkView {
    /// The tabs.
    pub tabs: Vec<TabView>,
    /// What lies under the chosen one.
    pub panel: Panel,
}

pub(in crate::app::view) fn view(desk: Desk<'_>) -> WorkView {
    let panel = match desk.tab {
        Tab::Log => None,
        Tab::Record(no) => record::view(desk, *no).map(|view| Panel::Record(Rc::new(view))),
        Tab::Letter(id) => Some(Panel::Talk(Rc::new(talk::view(desk, id)))),
        Tab::Policy => Some(Panel::Policy(Rc::new(policy::view(desk)))),
        Tab::People => Some(Panel::People(Rc::new(people::view(desk)))),
    };
    WorkView { tabs: tabs(desk), panel: panel.unwrap_or_else(|| Panel::Log(entries::log(desk))) }
}

fn tabs(desk: Desk<'_>) -> Vec<TabView> {
    let play = desk.play;
    let names = names(play);
    let who = |id: &ContactId| talk::with(names, id.as_str()).to_owned();
    let chosen_who = match desk.tab {
        Tab::Letter(id) => Some(who(id)),
        _ => None,
    };
    let tab = |tab: Tab, id: String, label: String, closes: bool| TabView {
        chosen: tab == *desk.tab,
        tab,
        id,
        label,
        closes,
    };
    let mut tabs = vec![tab(Tab::Log, "tab-log".to_owned(), "Log".to_owned(), false)];
    for record in &play.state().records {
        let label = format!("{} {}", names.record_in(play.state(), record.no), record.title);
        tabs.push(tab(
            Tab::Record(record.no),
            format!("tab-{}", record.no.0),
            first_words(&label, TAB),
            false,
        ));
    }
    // One conversation a person, whichever of their letters it was opened by; the latest first.
    let mut people: Vec<String> = Vec::new();
    for id in desk.letters.iter().rev() {
        let person = who(id);
        if people.contains(&person) {
            continue;
        }
        let label = first_words(names.sender(id.as_str()), TAB);
        let mut view = tab(Tab::Letter(id.clone()), format!("tab-{id}"), label, true);
        view.chosen = chosen_who.as_ref() == Some(&person);
        tabs.push(view);
        people.push(person);
    }
    tabs.push(tab(Tab::Policy, "tab-policy".to_owned(), "Policy".to_owned(), false));
    tabs.push(tab(Tab::People, "tab-people".to_owned(), "People".to_owned(), false));
    tabs
}
