//! Taking a file from its owner.

use gloo::events::EventListener;
use muster::app::Msg;
use muster::limits;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{File, HtmlInputElement};
use yew::Callback;

/// Lets the person choose a session file; tells which.
pub fn choose(tell: Callback<Msg>) {
    let Ok(input) = gloo::utils::document().create_element("input") else { return };
    let input: HtmlInputElement = input.unchecked_into();
    input.set_type("file");
    input.set_accept(".jsonl,.muster,application/jsonl,application/json,text/plain");
    let chosen = input.clone();
    EventListener::once(&input, "change", move |_| {
        if let Some(file) = chosen.files().and_then(|files| files.get(0)) {
            read(file, tell);
        }
    })
    .forget();
    input.click();
}

/// Reads a file that was chosen or dropped.
pub fn read(file: File, tell: Callback<Msg>) {
    spawn_local(async move {
        let name = file.name();
        let given = if file.size() > limits::SESSION_BYTES as f64 {
            Err(format!("{name} is larger than eight megabytes: that is no session file."))
        } else {
            match JsFuture::from(file.text()).await {
                Ok(text) => Ok((name, text.as_string().unwrap_or_default())),
                Err(_) => Err(format!("{name} could not be read.")),
            }
        };
        tell.emit(Msg::FileGiven(given));
    });
}
