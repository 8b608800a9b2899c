//! Fetching a text that belongs to the page.

use muster::app::Msg;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

/// Fetches the text at `path` and tells what came of it.
pub fn text(path: &str, tell: Callback<Msg>, msg: fn(Result<String, String>) -> Msg) {
    let path = path.to_owned();
    spawn_local(async move { tell.emit(msg(get(&path).await)) });
}

async fn get(path: &str) -> Result<String, String> {
    let failed = |_: JsValue| format!("{path} could not be fetched. Are you online?");
    let window = web_sys::window().ok_or("there is no window")?;
    let response = JsFuture::from(window.fetch_with_str(path)).await.map_err(failed)?;
    let response: web_sys::Response = response.dyn_into().map_err(failed)?;
    if !response.ok() {
        return Err(format!("{path} could not be fetched: the answer was {}.", response.status()));
    }
    let text = JsFuture::from(response.text().map_err(failed)?).await.map_err(failed)?;
    text.as_string().ok_or_else(|| format!("{path} is no text."))
}
