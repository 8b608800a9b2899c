//! Whether the page can be seen.

use gloo::events::EventListener;
use muster::app::Msg;
use yew::Callback;

/// Tells when the page goes out of sight and when it comes back, for as long as it lives.
pub fn listen(tell: Callback<Msg>) {
    let document = gloo::utils::document();
    EventListener::new(&gloo::utils::document(), "visibilitychange", move |_| {
        tell.emit(Msg::Hidden(document.hidden()));
    })
    .forget();
}
