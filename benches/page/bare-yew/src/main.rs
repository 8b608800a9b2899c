//! The least that a Yew page can be: one button that changes a text. What it weighs and takes is the part of Muster's
//! page that Yew and WebAssembly cost anybody.

use yew::prelude::*;

#[component]
fn Counter() -> Html {
    let presses = use_state(|| 0_u32);
    let press = {
        let presses = presses.clone();
        Callback::from(move |_: MouseEvent| presses.set(*presses + 1))
    };
    html! {
        <main>
            <h1>{ "Bare Yew" }</h1>
            <p id={format!("presses-{}", *presses)}>{ format!("Pressed {} times", *presses) }</p>
            <button type="button" onclick={press}>{ "Press" }</button>
        </main>
    }
}

fn main() {
    yew::Renderer::<Counter>::new().render();
}
