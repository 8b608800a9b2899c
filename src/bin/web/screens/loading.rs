//! Something is being fetched.

use yew::prelude::*;

use crate::parts::part::Part;

/// Says what. It says so in the live region too, so nothing is announced here.
#[derive(PartialEq)]
pub struct Loading {
    pub what: &'static str,
}

impl Part for Loading {
    fn draw(&self) -> Html {
        html! {
            <main class="stage quiet">
                <h1 id="screen-heading" tabindex="-1">{ "Muster" }</h1>
                <p class="waiting">{ self.what }</p>
            </main>
        }
    }
}
