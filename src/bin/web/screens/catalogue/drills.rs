//! The drills.

use muster::app::Msg;
use muster::app::catalogue::CatalogueMsg;
use muster::app::view::catalogue::DrillCard;
use yew::prelude::*;

use super::press;

#[derive(Properties, PartialEq)]
pub struct DrillsProps {
    pub drills: Vec<DrillCard>,
    pub unfetched: Option<String>,
    pub tell: Callback<Msg>,
}

/// A card for each drill; or why there is none.
#[component]
pub fn Drills(props: &DrillsProps) -> Html {
    html! {
        <section class="drill-list" aria-labelledby="drills-heading">
            <h2 key="heading" id="drills-heading">{ "Drills" }</h2>
            <ul key="drills">{ for props.drills.iter().map(|drill| card(drill, &props.tell)) }</ul>
            <div key="none">
                { for props.unfetched.iter().map(|what| html! {
                    <div class="none">
                        <p>{ "The list of drills did not come. What is kept here can be gone on with all the same." }</p>
                        <p class="second">{ what }</p>
                        <button type="button" onclick={press(&props.tell, Msg::Left)}>{ "Try again" }</button>
                    </div>
                }) }
            </div>
        </section>
    }
}

fn card(drill: &DrillCard, tell: &Callback<Msg>) -> Html {
    let choose = press(tell, Msg::Catalogue(CatalogueMsg::DrillChosen(drill.id.clone())));
    html! {
        <li key={drill.id.clone()} class="drill">
            <h3 key="title">{ &drill.title }</h3>
            <ul key="facts" class="tags" aria-label="What kind of drill">
                { for drill.facts.iter().map(|fact| html! { <li key={fact.clone()}>{ fact }</li> }) }
            </ul>
            <p key="summary" class="summary">{ &drill.summary }</p>
            <p key="played" class="played">{ &drill.played }</p>
            <button key="choose" type="button" onclick={choose}>{ format!("Choose {}", drill.title) }</button>
        </li>
    }
}
