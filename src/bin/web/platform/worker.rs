//! The worker: heavy work, done beside the page. JSON in, JSON out, answered in the order it was asked for.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Object, Reflect};
use muster::app::Msg;
use muster::jobs::Request;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{MessageEvent, Worker};
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    /// Made by `boot.js`, which owns the one policy by which a worker may be started.
    #[wasm_bindgen(catch, js_namespace = muster, js_name = worker)]
    fn start_worker() -> Result<Worker, JsValue>;
}

/// The worker of this page, started when it is first needed.
#[derive(Default)]
pub struct Helper {
    worker: Rc<RefCell<Option<Worker>>>,
    asked: Cell<u32>,
}

impl Helper {
    /// Hands work over; tells what came of it.
    pub fn ask(&self, request: &Request, tell: &Callback<Msg>) {
        if let Err(fault) = self.post(request, tell) {
            tell.emit(Msg::Worked(Err(format!("the helper of this page did not start: {fault:?}"))));
        }
    }

    fn post(&self, request: &Request, tell: &Callback<Msg>) -> Result<(), JsValue> {
        let mut worker = self.worker.borrow_mut();
        let worker = match &mut *worker {
            Some(worker) => worker,
            none => none.insert(started(tell.clone(), self.worker.clone())?),
        };
        self.asked.set(self.asked.get() + 1);
        let message = Object::new();
        let text = serde_json::to_string(request).map_err(|e| JsValue::from(e.to_string()))?;
        Reflect::set(&message, &"id".into(), &self.asked.get().into())?;
        Reflect::set(&message, &"request".into(), &text.into())?;
        worker.post_message(&message)
    }
}

fn started(tell: Callback<Msg>, place: Rc<RefCell<Option<Worker>>>) -> Result<Worker, JsValue> {
    let worker = start_worker()?;
    let answered = {
        let tell = tell.clone();
        Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            let text =
                |name: &str| Reflect::get(&event.data(), &name.into()).ok().and_then(|v| v.as_string());
            let reply = match (text("reply"), text("fault")) {
                (Some(reply), _) => serde_json::from_str(&reply).map(Box::new).map_err(|e| e.to_string()),
                (None, fault) => Err(fault.unwrap_or_default()),
            };
            tell.emit(Msg::Worked(reply));
        })
    };
    worker.set_onmessage(Some(answered.as_ref().unchecked_ref()));
    answered.forget();
    let broken = Closure::<dyn Fn(JsValue)>::new(move |_| {
        // The next request starts another: one that did not load answers nothing.
        place.borrow_mut().take();
        tell.emit(Msg::Worked(Err("the helper of this page stopped".to_owned())));
    });
    worker.set_onerror(Some(broken.as_ref().unchecked_ref()));
    broken.forget();
    Ok(worker)
}
