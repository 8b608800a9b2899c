//! What is in hand: nothing, reading, or something that takes time. The place is always there, so nothing jumps.

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::console::InHand;
use yew::prelude::*;

/// The word for styles.
pub fn word(view: &InHand) -> &'static str {
    match view {
        InHand::Free => "free",
        InHand::Reading => "reading",
        InHand::Busy { .. } => "busy",
    }
}

/// What is in hand, and what can be done about it.
pub fn hand(view: &InHand, tell: &Callback<Msg>) -> Html {
    let press = |msg: ConsoleMsg| tell.reform(move |_: MouseEvent| Msg::Console(msg.clone()));
    match view {
        InHand::Free => doing(view),
        InHand::Reading => html! {
            <>
                { doing(view) }
                <button key="on" type="button" class="primary" onclick={press(ConsoleMsg::ReadingEnded)}>{ "Go on" }</button>
            </>
        },
        InHand::Busy { breakable, .. } => html! {
            <>
                { doing(view) }
                <button key="on" type="button" class="primary" onclick={press(ConsoleMsg::CarriedOn)}>{ "Carry on with it" }</button>
                if *breakable {
                    <button key="break" type="button" data-act="break" onclick={press(ConsoleMsg::ActChosen("break".to_owned()))}>
                        { "Break off" }
                    </button>
                }
            </>
        },
    }
}

/// What is in hand, to be read.
pub fn doing(view: &InHand) -> Html {
    match view {
        InHand::Free => html! { <p key="free">{ "Your hands are free" }</p> },
        InHand::Reading => html! { <p key="reading">{ "Reading. Take your time." }</p> },
        InHand::Busy { what, until, percent, .. } => html! {
            <div key="busy" class="doing">
                <p class="what-now">{ what }</p>
                <div class="until">
                    <p>{ until }</p>
                    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="whole" width="100" height="6" />
                        <rect class="gone" width={percent.to_string()} height="6" />
                    </svg>
                </div>
            </div>
        },
    }
}
