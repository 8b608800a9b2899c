//! The middle of the desk: tabs, and what lies under the one that was chosen.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::view::console::{Panel, WorkView};
use yew::prelude::*;

use super::entries::entries;
use super::part::Part;
use super::people::People;
use super::policy::Policy;
use super::record::Record;
use super::tabs::Tabs;
use super::talk::Talk;

/// The tabs and their panel.
#[derive(PartialEq)]
pub struct Work {
    pub view: Rc<WorkView>,
    pub tell: Callback<Msg>,
}

impl Part for Work {
    fn draw(&self) -> Html {
        let WorkView { tabs, panel } = &*self.view;
        let tell = &self.tell;
        let chosen = tabs.iter().find(|tab| tab.chosen).map(|tab| tab.id.clone()).unwrap_or_default();
        let inside = match panel {
            Panel::Log(lines) => html! {
                <>
                    <h2 key="heading" id="work-heading" tabindex="-1">{ "Log" }</h2>
                    <div key="lines">{ entries(lines) }</div>
                </>
            },
            Panel::Record(view) => html! { { Record { view: view.clone(), tell: tell.clone() }.alone() } },
            Panel::Talk(view) => html! { { Talk { view: view.clone(), tell: tell.clone() }.alone() } },
            Panel::Policy(view) => html! { { Policy { view: view.clone(), tell: tell.clone() }.alone() } },
            Panel::People(view) => html! { { People { view: view.clone(), tell: tell.clone() }.alone() } },
        };
        html! {
            <section class="work" aria-label="On the desk">
                { Tabs { tabs: tabs.clone(), tell: tell.clone() }.keyed("tabs") }
                <div key={format!("panel-{chosen}")} id="panel" class="panel" role="tabpanel" aria-labelledby={chosen} tabindex="0">
                    { inside }
                </div>
            </section>
        }
    }
}
