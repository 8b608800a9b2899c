//! The tabs of the middle: one of them can be reached by Tab, the others by the arrows.

use gloo::utils::document;
use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::console::TabView;
use web_sys::HtmlElement;
use web_sys::wasm_bindgen::JsCast;
use yew::prelude::*;

use super::part::Part;

/// The tabs.
#[derive(PartialEq)]
pub struct Tabs {
    pub tabs: Vec<TabView>,
    pub tell: Callback<Msg>,
}

impl Part for Tabs {
    fn draw(&self) -> Html {
        let ids: Vec<String> = self.tabs.iter().map(|tab| tab.id.clone()).collect();
        let keys = Callback::from(move |event: KeyboardEvent| {
            let here = event.target_dyn_into::<HtmlElement>().map(|element| element.id()).unwrap_or_default();
            let Some(at) = ids.iter().position(|id| *id == here) else { return };
            let next = match event.key().as_str() {
                "ArrowRight" => (at + 1) % ids.len(),
                "ArrowLeft" => (at + ids.len() - 1) % ids.len(),
                "Home" => 0,
                "End" => ids.len() - 1,
                _ => return,
            };
            event.prevent_default();
            focus(&ids[next]);
        });
        html! {
            <div class="tabs">
                <div key="list" class="tablist" role="tablist" aria-label="On the desk" onkeydown={keys}>
                    { for self.tabs.iter().map(|tab| one(tab, &self.tell)) }
                </div>
                { close(&self.tabs, &self.tell) }
            </div>
        }
    }
}

fn focus(id: &str) {
    if let Some(tab) = document().get_element_by_id(id).and_then(|tab| tab.dyn_into::<HtmlElement>().ok()) {
        // A tab that cannot take the focus leaves it where it was.
        let _ = tab.focus();
    }
}

fn one(view: &TabView, tell: &Callback<Msg>) -> Html {
    let tab = view.tab.clone();
    let choose = tell.reform(move |_: MouseEvent| Msg::Console(ConsoleMsg::TabChosen(tab.clone())));
    html! {
        <button
            key={view.id.clone()} id={view.id.clone()} type="button" role="tab" class="tab"
            aria-selected={view.chosen.to_string()} aria-controls={view.chosen.then_some("panel")}
            tabindex={if view.chosen { "0" } else { "-1" }} onclick={choose}
        >{ &view.label }</button>
    }
}

/// Puts the chosen conversation away. It stands beside the tabs: inside one it could not be reached by its own name.
fn close(tabs: &[TabView], tell: &Callback<Msg>) -> Html {
    let Some(chosen) = tabs.iter().find(|tab| tab.chosen && tab.closes) else { return html! {} };
    let tab = chosen.tab.clone();
    let away = tell.reform(move |_: MouseEvent| Msg::Console(ConsoleMsg::TabClosed(tab.clone())));
    html! {
        <button key="close" type="button" class="close link" onclick={away}>
            { "Put away" }<span class="unseen">{ format!(": {}", chosen.label) }</span>
        </button>
    }
}
