//! Taking a file from its owner.

use gloo::events::{EventListener, EventListenerOptions};
use muster::app::Msg;
use muster::limits;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{DragEvent, File, HtmlInputElement};
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

/// Takes what is dropped anywhere on the page, for as long as it lives. A browser would leave the page for it.
pub fn listen(tell: Callback<Msg>) {
    let document = gloo::utils::document();
    let options = EventListenerOptions::enable_prevent_default();
    for name in ["dragover", "dragleave", "drop"] {
        let tell = tell.clone();
        EventListener::new_with_options(&document, name, options, move |event| {
            let Some(event) = event.dyn_ref::<DragEvent>() else { return };
            let Some(carried) = event.data_transfer() else { return };
            // Words that are dragged into a field are none of ours.
            if !carried.types().includes(&"Files".into(), 0) {
                return;
            }
            event.prevent_default();
            over(event.type_() == "dragover");
            if event.type_() == "drop"
                && let Some(file) = carried.files().and_then(|files| files.get(0))
            {
                read(file, tell.clone());
            }
        })
        .forget();
    }
}

/// Shows that a file may be let go here, or not any more.
fn over(over: bool) {
    if let Some(body) = gloo::utils::document().body() {
        // A class of our own name is always accepted.
        let _ = body.class_list().toggle_with_force("dropping", over);
    }
}

/// Reads a file that was chosen or dropped.
fn read(file: File, tell: Callback<Msg>) {
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
