//! The list of drills, and what is kept on this device.

mod desk;
mod device;
mod drills;
mod sessions;
mod start;

use muster::app::Msg;
use muster::app::view::CatalogueView;
use yew::prelude::*;

use crate::parts::part::Part;

use desk::Desk;
use device::Device;
use drills::Drills;
use sessions::Sessions;
use start::Start;

/// What this is, the one thing to do next, the drills, and beside them what is kept here and whose it is.
#[derive(PartialEq)]
pub struct Catalogue {
    pub view: CatalogueView,
    pub tell: Callback<Msg>,
}

impl Part for Catalogue {
    fn draw(&self) -> Html {
        let Catalogue { view, tell } = self;
        html! {
            <main class="catalogue">
                { Start { view: view.clone(), tell: tell.clone() }.keyed("start") }
                <div key="body" class="shelves">
                    <div key="main" class="shelf">
                        { Drills { drills: view.drills.clone(), unfetched: view.unfetched.clone(), tell: tell.clone() }.keyed("drills") }
                        { Sessions { heading: "Other shifts you have begun", lines: view.begun.clone(), verb: "Go on", tell: tell.clone() }.keyed("begun") }
                        { Sessions { heading: "Shifts you have finished", lines: view.finished.clone(), verb: "Look back", tell: tell.clone() }.keyed("finished") }
                    </div>
                    <aside key="side" class="aside" aria-label="This desk and this device">
                        { Desk { view: view.desk.clone(), tell: tell.clone() }.keyed("desk") }
                        { Device { view: view.device.clone() }.keyed("device") }
                        <p key="version" class="version">{ concat!("Version ", env!("CARGO_PKG_VERSION")) }</p>
                    </aside>
                </div>
            </main>
        }
    }
}

/// What a control does.
fn press(tell: &Callback<Msg>, msg: Msg) -> Callback<MouseEvent> {
    tell.reform(move |_| msg.clone())
}
