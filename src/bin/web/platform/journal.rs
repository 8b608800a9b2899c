//! The store: `journal.js` keeps what it is handed, in the browser's own database. JSON in, JSON out.

use muster::app::Msg;
use muster::app::store::{Answer, Ask};
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::spawn_local;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// Answers what is asked, once it is durable.
    #[wasm_bindgen(catch, js_namespace = ["muster", "journal"], js_name = ask)]
    async fn ask_store(ask: &str) -> Result<JsValue, JsValue>;

    /// Says what happens to the store without being asked: another tab took a session over.
    #[wasm_bindgen(js_namespace = ["muster", "journal"], js_name = listen)]
    fn listen_to_store(told: &Closure<dyn Fn(String)>);
}

/// Asks, and tells what came of it.
pub fn ask(ask: &Ask, tell: Callback<Msg>) {
    let text = serde_json::to_string(ask).expect("what is asked is JSON");
    let silent = matches!(ask, Ask::Release { .. });
    spawn_local(async move {
        let answer = match ask_store(&text).await {
            Ok(answer) => read(&answer.as_string().unwrap_or_default()),
            Err(fault) => failed(format!("{fault:?}")),
        };
        if !silent {
            tell.emit(Msg::Stored(Box::new(answer)));
        }
    });
}

/// Listens for as long as the page lives.
pub fn listen(tell: Callback<Msg>) {
    let told =
        Closure::<dyn Fn(String)>::new(move |text: String| tell.emit(Msg::Stored(Box::new(read(&text)))));
    listen_to_store(&told);
    told.forget();
}

fn read(text: &str) -> Answer {
    serde_json::from_str(text).unwrap_or_else(|fault| failed(format!("the store answered oddly: {fault}")))
}

fn failed(why: String) -> Answer {
    Answer::Failed { sid: None, why, gone: false }
}
