//! Something is missing.

use muster::app::Msg;
use muster::app::catalogue::CatalogueMsg;
use muster::app::view::BrokenView;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct BrokenProps {
    pub view: BrokenView,
    pub tell: Callback<Msg>,
}

/// Says what, and what can be done about it.
#[component]
pub fn Broken(props: &BrokenProps) -> Html {
    let BrokenView { heading, what, advice, offers_file, offers_rescue } = &props.view;
    let press = |msg: Msg| props.tell.reform(move |_: MouseEvent| msg.clone());
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
