//! The first two steps: they point, they never stand in the way, and they can be put away.

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::console::Guide;
use yew::prelude::*;

use super::part::Part;

/// A step.
#[derive(PartialEq)]
pub struct GuideBanner {
    pub view: Guide,
    pub tell: Callback<Msg>,
}

impl Part for GuideBanner {
    fn draw(&self) -> Html {
        let away = self.tell.reform(|_: MouseEvent| Msg::Console(ConsoleMsg::GuideLeft));
        html! {
            <aside class="guide" aria-label="First steps">
                <p key="text"><strong>{ format!("{} of 2. ", self.view.step + 1) }</strong>{ self.view.text }</p>
                <button key="away" type="button" class="link" onclick={away}>{ "Put this away" }</button>
            </aside>
        }
    }
}
