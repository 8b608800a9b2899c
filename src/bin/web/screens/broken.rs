//! Something is missing.

use muster::app::Msg;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct BrokenProps {
    pub what: String,
    pub tell: Callback<Msg>,
}

/// Says what, and offers to try again.
#[component]
pub fn Broken(props: &BrokenProps) -> Html {
    let again = props.tell.reform(|_: MouseEvent| Msg::Left);
    html! {
        <main class="stage">
            <h1 id="screen-heading" tabindex="-1">{ "Something is missing" }</h1>
            <p>{ &props.what }</p>
            <button type="button" onclick={again}>{ "Back to the list of drills" }</button>
        </main>
    }
}
