//! The keyboard: one listener for the whole page.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use muster::app::Msg;
use muster::app::keys::{Armed, Place};
use wasm_bindgen::JsCast;
use web_sys::{Element, KeyboardEvent};
use yew::Callback;

/// Tells of the keys that mean something now, for as long as the page lives. `armed` says which those are; what the
/// browser would do with them is held back.
pub fn listen(armed: Rc<Cell<Armed>>, tell: Callback<Msg>) {
    let options = EventListenerOptions::enable_prevent_default();
    EventListener::new_with_options(&gloo::utils::document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        let Some(key) = name(event) else { return };
        let place = place(event);
        if armed.get().claims(&key, place) {
            event.prevent_default();
            tell.emit(Msg::KeyPressed { key, place });
        }
    })
    .forget();
}

/// The key by its name in the core; none for those that belong to the browser or to a text being composed.
fn name(event: &KeyboardEvent) -> Option<String> {
    if event.default_prevented() || event.is_composing() || event.alt_key() || event.repeat() {
        return None;
    }
    let key = event.key();
    match event.ctrl_key() || event.meta_key() {
        true if key == "Enter" => Some("Ctrl+Enter".to_owned()),
        true => key.eq_ignore_ascii_case("k").then(|| "Ctrl+K".to_owned()),
        // A capital by Caps Lock or Shift is the same key; names such as Escape stay as they are.
        false if key.len() == 1 => Some(key.to_ascii_lowercase()),
        false => Some(key),
    }
}

fn place(event: &KeyboardEvent) -> Place {
    let Some(element) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else {
        return Place::Free;
    };
    match element.tag_name().to_ascii_lowercase().as_str() {
        "input" if element.get_attribute("type").as_deref() == Some("radio") => Place::Control,
        "input" | "textarea" | "select" => Place::Field,
        "button" | "summary" | "a" => Place::Control,
        _ => Place::Free,
    }
}
