//! The page.

use wasm_bindgen::prelude::wasm_bindgen;
use yew::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// Made by `boot.js`: covers the dead page with what happened and how to go on.
    #[wasm_bindgen(js_namespace = muster)]
    fn panicked(message: &str);
}

#[component]
fn App() -> Html {
    let pressed = use_state(|| false);
    let press = {
        let pressed = pressed.clone();
        Callback::from(move |_: MouseEvent| pressed.set(true))
    };
    html! {
        <main class="stage">
            <h1>{ "Muster" }</h1>
            <p>{ "Version " }{ env!("CARGO_PKG_VERSION") }</p>
            <p id="line" aria-live="polite">
                { if *pressed { "Everyone is here." } else { "Nobody has been called yet." } }
            </p>
            <button type="button" onclick={press}>{ "Call the muster" }</button>
        </main>
    }
}

fn main() {
    yew::set_custom_panic_hook(Box::new(|panic| panicked(&panic.to_string())));
    if let Some(stage) = gloo::utils::document().get_element_by_id("muster") {
        stage.set_text_content(None);
        yew::Renderer::<App>::with_root(stage).render();
    }
}
