//! Something is being fetched.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LoadingProps {
    pub what: &'static str,
}

/// Says what. It says so in the live region too, so nothing is announced here.
#[component]
pub fn Loading(props: &LoadingProps) -> Html {
    html! {
        <main class="stage quiet">
            <h1 id="screen-heading" tabindex="-1">{ "Muster" }</h1>
            <p class="waiting">{ props.what }</p>
        </main>
    }
}
