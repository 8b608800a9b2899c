//! Something is missing.

use muster::app::Msg;
use muster::app::catalogue::CatalogueMsg;
use muster::app::view::BrokenView;
use yew::prelude::*;

use crate::parts::part::Part;

/// Says what, and what can be done about it.
#[derive(PartialEq)]
pub struct Broken {
    pub view: BrokenView,
    pub tell: Callback<Msg>,
}

impl Part for Broken {
    fn draw(&self) -> Html {
        let BrokenView { heading, what, advice, offers_file, offers_rescue } = &self.view;
        let press = |msg: Msg| self.tell.reform(move |_: MouseEvent| msg.clone());
        html! {
            <main class="stage quiet">
                <h1 id="screen-heading" tabindex="-1">{ *heading }</h1>
                <p>{ what }</p>
                <p class="second">{ *advice }</p>
                <p class="row">
                    <button key="back" type="button" class="primary" onclick={press(Msg::Left)}>{ "Back to the list of drills" }</button>
                    if *offers_rescue {
                        <button key="rescue" type="button" onclick={press(Msg::RescueWanted)}>{ "Save what is kept" }</button>
                    }
                    if *offers_file {
                        <button key="file" type="button" onclick={press(Msg::Catalogue(CatalogueMsg::FileWanted))}>{ "Open a file" }</button>
                    }
                </p>
            </main>
        }
    }
}
