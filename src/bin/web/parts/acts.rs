//! The list of acts.

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::{ActLine, ActList};
use yew::prelude::*;

use super::input::LineInput;

#[derive(Properties, PartialEq)]
pub struct ActsProps {
    pub view: ActList,
    pub tell: Callback<Msg>,
}

/// What can be done, in groups.
#[component]
pub fn Acts(props: &ActsProps) -> Html {
    let ActList { filter, groups } = &props.view;
    html! {
        <section class="acts" aria-labelledby="acts-heading">
            <h2 key="heading" id="acts-heading" tabindex="-1">{ "What you can do" }</h2>
            <LineInput
                key="filter" id="filter" label="Show only what contains" value={filter.clone()}
                tell={props.tell.clone()} written={Callback::from(|now| Msg::Console(ConsoleMsg::Filtered(now)))}
            />
            <div key="groups" class="groups">
                { for groups.iter().map(|(heading, acts)| html! {
                    <section key={*heading} class="group" aria-label={*heading}>
                        <h3>{ *heading }</h3>
                        <ul>{ for acts.iter().map(|act| html! {
                            <li key={act.id.clone()}>{ button(act, &props.tell) }</li>
                        }) }</ul>
                    </section>
                }) }
            </div>
        </section>
    }
}

/// The control of an act, with its cost.
pub fn button(act: &ActLine, tell: &Callback<Msg>) -> Html {
    control(act, html! { &act.label }, tell)
}

/// The same where what it is about stands right above it: that is only for those who do not see it there.
pub fn short_button(act: &ActLine, tell: &Callback<Msg>) -> Html {
    match act.label.split_once(": ") {
        Some((verb, about)) => {
            control(act, html! { <>{ verb }<span class="unseen">{ format!(": {about}") }</span></> }, tell)
        }
        None => button(act, tell),
    }
}

fn control(act: &ActLine, label: Html, tell: &Callback<Msg>) -> Html {
    let choose = {
        let id = act.id.clone();
        tell.reform(move |_: MouseEvent| Msg::Console(ConsoleMsg::ActChosen(id.clone())))
    };
    html! {
        <button type="button" class="act" data-act={act.id.clone()} onclick={choose}>
            <span class="label">{ label }{ if act.asks && !act.label.ends_with('?') { "…" } else { "" } }</span>{ " " }
            <span class="cost">{ &act.cost }</span>
        </button>
    }
}
