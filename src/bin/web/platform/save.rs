//! Handing a file to its owner.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// How long the browser may take to pick the file up before it is let go.
const KEPT_MS: u32 = 60_000;

/// Offers `text` as a download.
pub fn file(name: &str, text: &str, mime: &str) -> Result<(), String> {
    offer(name, text, mime).map_err(|fault| format!("{fault:?}"))
}

fn offer(name: &str, text: &str, mime: &str) -> Result<(), JsValue> {
    let kind = BlobPropertyBag::new();
    kind.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &kind)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement = gloo::utils::document().create_element("a")?.unchecked_into();
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Timeout::new(KEPT_MS, move || {
        // It was let go already, or the page is going: nothing to be done either way.
        let _ = Url::revoke_object_url(&url);
    })
    .forget();
    Ok(())
}
