//! Moving the focus.

use wasm_bindgen::JsCast;

/// Puts the focus on the element of that id, if it is there.
pub fn on(id: &str) {
    let element = gloo::utils::document().get_element_by_id(id);
    if let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it was.
        let _ = element.focus();
    }
}
