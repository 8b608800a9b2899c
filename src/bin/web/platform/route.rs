//! Where we are, as the address says: what follows the `#`.

use gloo::events::EventListener;
use muster::app::Msg;
use yew::Callback;

/// The route the page was opened at.
pub fn now() -> String {
    let hash = gloo::utils::window().location().hash().unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Writes a route into the address. Going back then leads to the one before.
pub fn show(route: &str) {
    if now() != route {
        // A host that forbids it keeps its address; the page works all the same.
        let _ = gloo::utils::window().location().set_hash(route);
    }
}

/// Tells when the address was changed by hand or by going back, for as long as the page lives. What [`show`] wrote is
/// told as well: the core compares.
pub fn listen(tell: Callback<Msg>) {
    EventListener::new(&gloo::utils::window(), "hashchange", move |_| tell.emit(Msg::RouteChanged(now())))
        .forget();
}
