//! The middle of the desk: tabs, and what lies under the one that was chosen.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::view::console::{Panel, WorkView};
use yew::prelude::*;

use super::entries::entries;
use super::people::People;
use super::policy::Policy;
use super::record::Record;
use super::tabs::Tabs;
use super::talk::Talk;

#[derive(Properties, PartialEq)]
pub struct WorkProps {
    pub view: Rc<WorkView>,
    pub tell: Callback<Msg>,
}

/// The tabs and their panel.
#[component]
pub fn Work(props: &WorkProps) -> Html {
    let WorkView { tabs, panel } = &*props.view;
    let tell = &props.tell;
    let chosen = tabs.iter().find(|tab| tab.chosen).map(|tab| tab.id.clone()).unwrap_or_default();
    let inside = match panel {
        Panel::Log(lines) => html! {
            <>
                <h2 key="heading" id="work-heading" tabindex="-1">{ "Log" }</h2>
                <div key="lines">{ entries(lines) }</div>
            </>
        },
        Panel::Record(view) => html! { <Record view={view.clone()} tell={tell.clone()} /> },
        Panel::Talk(view) => html! { <Talk view={view.clone()} tell={tell.clone()} /> },
        Panel::Policy(view) => html! { <Policy view={view.clone()} tell={tell.clone()} /> },
        Panel::People(view) => html! { <People view={view.clone()} tell={tell.clone()} /> },
    };
    html! {
        <section class="work" aria-label="On the desk">
            <Tabs key="tabs" tabs={tabs.clone()} tell={tell.clone()} />
            <div key={format!("panel-{chosen}")} id="panel" class="panel" role="tabpanel" aria-labelledby={chosen} tabindex="0">
                { inside }
            </div>
        </section>
    }
}
