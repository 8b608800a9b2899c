//! What this is, and the one thing to do next.

use muster::app::Msg;
use muster::app::catalogue::CatalogueMsg;
use muster::app::view::CatalogueView;
use yew::prelude::*;

use crate::parts::part::Part;

use super::press;

/// What went wrong with what is kept stands first; then what this is; then where to begin, or to go on.
#[derive(PartialEq)]
pub struct Start {
    pub view: CatalogueView,
    pub tell: Callback<Msg>,
}

impl Part for Start {
    fn draw(&self) -> Html {
        let Start { view, tell } = self;
        let file = press(tell, Msg::Catalogue(CatalogueMsg::FileWanted));
        html! {
            <header class="start">
                <div key="notices" class="notices">{ for notices(view) }</div>
                <h1 key="name" id="screen-heading" tabindex="-1">{ "Muster" }</h1>
                <p key="what" class="lead">
                    { "Run a bad morning on a simulated contact-centre floor, then see what you did, when, and what it was worth." }
                </p>
                <div key="do" class="row">
                    { for view.next.iter().map(|next| {
                        let msg = Msg::Catalogue(CatalogueMsg::SessionChosen(next.sid.clone()));
                        html! {
                            <button key="next" type="button" class="primary big" onclick={press(tell, msg)}>
                                <span class="verb">{ format!("Go on with {}", next.title) }</span>{ " " }
                                <span class="about">{ format!("{}. {}", next.stands, next.about) }</span>
                            </button>
                        }
                    }) }
                    { for view.first.iter().map(|first| {
                        let msg = Msg::Catalogue(CatalogueMsg::DrillChosen(first.id.clone()));
                        html! {
                            <button key="first" type="button" class="primary big" onclick={press(tell, msg)}>
                                <span class="verb">{ "Start your first drill" }</span>{ " " }
                                <span class="about">{ &first.title }</span>
                            </button>
                        }
                    }) }
                    <div key="file" class="open-file">
                        <button type="button" onclick={file}>{ "Open a file" }</button>
                        <p class="second">{ "A session file (.muster.jsonl): press, or drop it anywhere here." }</p>
                    </div>
                </div>
            </header>
        }
    }
}

fn notices(view: &CatalogueView) -> Vec<Html> {
    let notice = |kind: &'static str, heading: &'static str, what: &str| {
        html! {
            <p key={kind} class="notice" data-kind={kind}><strong>{ heading }</strong>{ " " }{ what }</p>
        }
    };
    let lost = view.device.lost.iter().map(|what| notice("lost", "Something was lost.", what));
    let gone = view.device.gone.iter().map(|what| notice("gone", "Nothing can be kept here.", what));
    lost.chain(gone).collect()
}
