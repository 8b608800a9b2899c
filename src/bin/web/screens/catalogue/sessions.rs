//! Sessions that are kept: to go on with, or to look back at.

use muster::app::Msg;
use muster::app::catalogue::CatalogueMsg;
use muster::app::view::catalogue::SessionLine;
use yew::prelude::*;

use crate::parts::part::Part;
use crate::platform::clock::when;

use super::press;

/// The list; nothing at all while it is empty.
#[derive(PartialEq)]
pub struct Sessions {
    pub heading: &'static str,
    pub verb: &'static str,
    pub lines: Vec<SessionLine>,
    pub tell: Callback<Msg>,
}

impl Part for Sessions {
    fn draw(&self) -> Html {
        if self.lines.is_empty() {
            return html! {};
        }
        html! {
            <section class="session-list" aria-label={self.heading}>
                <h2 key="heading">{ self.heading }</h2>
                <ul key="lines">{ for self.lines.iter().map(|session| line(session, self)) }</ul>
            </section>
        }
    }
}

fn line(session: &SessionLine, Sessions { verb, tell, .. }: &Sessions) -> Html {
    let choose = Msg::Catalogue(CatalogueMsg::SessionChosen(session.sid.clone()));
    let forget = Msg::Catalogue(CatalogueMsg::ForgetWanted(vec![session.sid.clone()]));
    let began = session.began.map(|at| format!(", {}", when(at))).unwrap_or_default();
    let about = format!("{}{began}, {}", session.title, session.about);
    html! {
        <li key={session.sid.clone()} class="session">
            <div key="what" class="what">
                <h3>{ &session.title }</h3>
                <p class="stands">{ &session.stands }</p>
                <p class="second">
                    { for session.began.map(|at| html! { <time class="began">{ when(at) }{ " · " }</time> }) }
                    { &session.about }
                    { for session.saved.map(|saved| html! {
                        <span class="copy" data-copy={saved.to_string()}>
                            { if saved { " · File saved" } else { " · Only in this browser, not saved as a file" } }
                        </span>
                    }) }
                </p>
            </div>
            if session.sure {
                <div key="sure" class="sure" role="group" aria-labelledby="sure">
                    <p id="sure" tabindex="-1">{ "Delete it for good?" }</p>
                    <button key="yes" type="button" class="harm" onclick={press(tell, Msg::Catalogue(CatalogueMsg::ForgetConfirmed))}>{ "Delete it" }</button>
                    <button key="no" type="button" onclick={press(tell, Msg::Catalogue(CatalogueMsg::ForgetLeft))}>{ "Keep it" }</button>
                </div>
            } else {
                <div key="doors" class="doors">
                    <button key="open" type="button" onclick={press(tell, choose)}>
                        { *verb }<span class="unseen">{ format!(": {about}") }</span>
                    </button>
                    <button key="forget" type="button" class="link" onclick={press(tell, forget)}>
                        { "Delete" }<span class="unseen">{ format!(": {about}") }</span>
                    </button>
                </div>
            }
        </li>
    }
}
