//! The head of the desk: the time, the pace, what one is busy with.

use muster::app::console::ConsoleMsg;
use muster::app::view::console::Head as HeadView;
use muster::app::{Msg, Pace};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct HeadProps {
    pub view: HeadView,
    pub tell: Callback<Msg>,
}

/// The head.
#[component]
pub fn Head(props: &HeadProps) -> Html {
    let HeadView { title, clock, ends, pace, held, busy } = &props.view;
    let choose = props.tell.reform(|event: Event| {
        let word = event.target_unchecked_into::<HtmlSelectElement>().value();
        Msg::Console(ConsoleMsg::PaceChosen(Pace::from_word(&word).unwrap_or(Pace::Step)))
    });
    html! {
        <header class="head">
            <h1 key="title" id="screen-heading" tabindex="-1">{ title }</h1>
            <p key="clock" class="clock" data-held={held.to_string()}>
                <span class="now"><span class="unseen">{ "It is " }</span>{ clock }</span>
                <span class="ends">{ format!(" of {ends}") }</span>
                <span class="held">{ if *held { " The clock stands still." } else { "" } }</span>
            </p>
            <p key="pace" class="pace">
                <label for="pace">{ "Pace" }</label>
                <select id="pace" onchange={choose}>
                    { for Pace::ALL.iter().map(|p| html! {
                        <option key={p.word()} value={p.word()} selected={p == pace}>{ p.word() }</option>
                    }) }
                </select>
            </p>
            <p key="busy" class="busy" data-busy={busy.is_some().to_string()}>
                <span key="what">{ busy.clone().unwrap_or_else(|| "Free".to_owned()) }</span>
                if busy.is_some() {
                    <button key="on" type="button" onclick={props.tell.reform(|_: MouseEvent| Msg::Console(ConsoleMsg::CarriedOn))}>
                        { "Carry on with it" }
                    </button>
                }
            </p>
        </header>
    }
}
