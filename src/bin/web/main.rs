//! The page: draws what `muster::app` shows, tells it what happened, performs what it wants done. It decides nothing.

mod parts;
mod platform;
mod screens;
mod shell;

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// Made by `boot.js`: covers the dead page with what happened and how to go on.
    #[wasm_bindgen(js_namespace = muster)]
    fn panicked(message: &str);
}

fn main() {
    yew::set_custom_panic_hook(Box::new(|panic| panicked(&panic.to_string())));
    if let Some(stage) = gloo::utils::document().get_element_by_id("muster") {
        stage.set_text_content(None);
        yew::Renderer::<shell::Shell>::with_root(stage).render();
    }
}
