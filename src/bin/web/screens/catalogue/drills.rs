//! The drills.

use muster::app::Msg;
use muster::app::catalogue::CatalogueMsg;
use muster::app::view::catalogue::DrillCard;
use yew::prelude::*;

use crate::parts::part::Part;

use super::press;

/// A card for each drill; or why there is none.
#[derive(PartialEq)]
pub struct Drills {
    pub drills: Vec<DrillCard>,
    pub unfetched: Option<String>,
    pub tell: Callback<Msg>,
}

impl Part for Drills {
    fn draw(&self) -> Html {
        html! {
            <section class="drill-list" aria-labelledby="drills-heading">
                <h2 key="heading" id="drills-heading">{ "Drills" }</h2>
                <ul key="drills">{ for self.drills.iter().map(|drill| card(drill, &self.tell)) }</ul>
                <div key="none">
                    { for self.unfetched.iter().map(|what| html! {
                        <div class="none">
                            <p>{ "The list of drills did not come. What is kept here can be gone on with all the same." }</p>
                            <p class="second">{ what }</p>
                            <button type="button" onclick={press(&self.tell, Msg::Left)}>{ "Try again" }</button>
                        </div>
                    }) }
                </div>
            </section>
        }
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
