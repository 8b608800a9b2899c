//! After the shift.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::DebriefView;
use muster::jobs::Export;
use yew::prelude::*;

use crate::parts::{Account, Log, Marks, Moments};

#[derive(Properties, PartialEq)]
pub struct DebriefProps {
    pub view: DebriefView,
    pub tell: Callback<Msg>,
}

/// The marks, their reasons, and the files to take away.
#[component]
pub fn Debrief(props: &DebriefProps) -> Html {
    let tell = &props.tell;
    let Some(view) = &props.view.debriefing else {
        return html! { <main class="stage"><h1 id="screen-heading" tabindex="-1">{ "Working out your marks…" }</h1></main> };
    };
    let export =
        |export: Export| tell.reform(move |_: MouseEvent| Msg::Debrief(DebriefMsg::ExportWanted(export)));
    html! {
        <main class="stage">
            <h1 id="screen-heading" tabindex="-1">{ format!("{}: after the shift", view.title) }</h1>
            <p class="facts">{ "Simulated practice record. What was dealt: " }{ &view.variant }</p>
            <Marks key="marks" view={(**view).clone()} />
            <Moments key="moments" moments={view.moments.clone()} />
            <Account key="account" parts={props.view.account.clone()} tell={tell.clone()} />
            <section key="files" aria-labelledby="files-heading">
                <h2 id="files-heading">{ "Take it with you" }</h2>
                <p class="row">
                    <button type="button" class="primary" onclick={tell.reform(|_: MouseEvent| Msg::Debrief(DebriefMsg::SessionWanted))}>
                        { "Save the session file" }
                    </button>
                    <button type="button" onclick={export(Export::Markdown)}>{ "Save the STAR log (Markdown)" }</button>
                    <button type="button" onclick={tell.reform(|_: MouseEvent| Msg::Left)}>
                        { "Back to the list of drills" }
                    </button>
                </p>
            </section>
            <Log key="log" heading="Everything that happened" newest_first=false lines={view.log.clone()} />
        </main>
    }
}
