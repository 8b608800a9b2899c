//! Moving the focus.

use wasm_bindgen::JsCast;

/// Puts the focus on the element of that id. Whether it is there and took it.
pub fn on(id: &str) -> bool {
    let element = gloo::utils::document().get_element_by_id(id);
    let Some(element) = element.and_then(|e| e.dyn_into::<web_sys::HtmlElement>().ok()) else { return false };
    // An element that cannot take the focus leaves it where it was.
    element.focus().is_ok() && is_somewhere()
}

/// Whether anything but the page as a whole has the focus.
pub fn is_somewhere() -> bool {
    let document = gloo::utils::document();
    document.active_element().is_some_and(|active| active.tag_name() != "BODY")
}
