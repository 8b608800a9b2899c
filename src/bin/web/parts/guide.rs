//! The first two steps: they point, they never stand in the way, and they can be put away.

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::console::Guide;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct GuideProps {
    pub view: Guide,
    pub tell: Callback<Msg>,
}

/// A step.
#[component]
pub fn GuideBanner(props: &GuideProps) -> Html {
    let away = props.tell.reform(|_: MouseEvent| Msg::Console(ConsoleMsg::GuideLeft));
    html! {
        <aside class="guide" aria-label="First steps">
            <p key="text"><strong>{ format!("{} of 2. ", props.view.step + 1) }</strong>{ props.view.text }</p>
            <button key="away" type="button" class="link" onclick={away}>{ "Put this away" }</button>
        </aside>
    }
}
