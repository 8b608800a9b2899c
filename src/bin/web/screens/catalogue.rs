//! The list of drills.

use muster::app::Msg;
use muster::app::catalogue::CatalogueMsg;
use muster::app::compiled::Listed;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CatalogueProps {
    pub drills: Vec<Listed>,
    pub tell: Callback<Msg>,
}

/// Says what this is, and lets a drill be chosen.
#[component]
pub fn Catalogue(props: &CatalogueProps) -> Html {
    html! {
        <main class="stage">
            <h1 id="screen-heading" tabindex="-1">{ "Muster" }</h1>
            <p>
                { "A flight simulator for incident management in contact centres. You take a desk on a simulated \
                   shift, something goes wrong, and afterwards you see what you did, when, and what it was worth. \
                   Nothing leaves this device unless you save it." }
            </p>
            <h2>{ "Drills" }</h2>
            <ul class="drills">
                { for props.drills.iter().map(|drill| card(drill, &props.tell)) }
            </ul>
            <p class="version">{ concat!("Version ", env!("CARGO_PKG_VERSION")) }</p>
        </main>
    }
}

fn card(drill: &Listed, tell: &Callback<Msg>) -> Html {
    let choose = {
        let id = drill.id.clone();
        tell.reform(move |_: MouseEvent| Msg::Catalogue(CatalogueMsg::DrillChosen(id.clone())))
    };
    html! {
        <li key={drill.id.clone()} class="drill">
            <h3>{ &drill.title }</h3>
            <p>{ &drill.summary }</p>
            <p class="facts">{ format!("{}, about {} minutes", drill.level, drill.minutes) }</p>
            <button type="button" class="primary" onclick={choose}>{ format!("Choose {}", drill.title) }</button>
        </li>
    }
}
