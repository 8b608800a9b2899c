//! The list of drills, and what is kept on this device.

mod desk;
mod device;
mod drills;
mod sessions;
mod start;

use muster::app::Msg;
use muster::app::view::CatalogueView;
use yew::prelude::*;

use desk::Desk;
use device::Device;
use drills::Drills;
use sessions::Sessions;
use start::Start;

#[derive(Properties, PartialEq)]
pub struct CatalogueProps {
    pub view: CatalogueView,
    pub tell: Callback<Msg>,
}

/// What this is, the one thing to do next, the drills, and beside them what is kept here and whose it is.
#[component]
pub fn Catalogue(props: &CatalogueProps) -> Html {
    let CatalogueProps { view, tell } = props;
    html! {
        <main class="catalogue">
            <Start key="start" view={view.clone()} tell={tell.clone()} />
            <div key="body" class="shelves">
                <div key="main" class="shelf">
                    <Drills key="drills" drills={view.drills.clone()} unfetched={view.unfetched.clone()} tell={tell.clone()} />
                    <Sessions
                        key="begun" heading="Other shifts you have begun" lines={view.begun.clone()} verb="Go on" tell={tell.clone()}
                    />
                    <Sessions
                        key="finished" heading="Shifts you have finished" lines={view.finished.clone()} verb="Look back" tell={tell.clone()}
                    />
                </div>
                <aside key="side" class="aside" aria-label="This desk and this device">
                    <Desk key="desk" view={view.desk.clone()} tell={tell.clone()} />
                    <Device key="device" view={view.device.clone()} />
                    <p key="version" class="version">{ concat!("Version ", env!("CARGO_PKG_VERSION")) }</p>
                </aside>
            </div>
        </main>
    }
}

/// What a control does.
fn press(tell: &Callback<Msg>, msg: Msg) -> Callback<MouseEvent> {
    tell.reform(move |_| msg.clone())
}
