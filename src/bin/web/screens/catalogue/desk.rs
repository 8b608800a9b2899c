//! Whose desk this is.

use muster::app::Msg;
use muster::app::catalogue::CatalogueMsg;
use muster::app::view::catalogue::{DeskAsks, DeskView};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::parts::part::Part;

use super::press;

/// Who sits here, who else may, and how one leaves.
#[derive(PartialEq)]
pub struct Desk {
    pub view: DeskView,
    pub tell: Callback<Msg>,
}

impl Part for Desk {
    fn draw(&self) -> Html {
        let Desk { view, tell } = self;
        let whose = match view.name.as_str() {
            "" => "Nobody in particular sits here.".to_owned(),
            name => format!("This is {name}'s desk."),
        };
        html! {
            <section class="desk-card" aria-labelledby="desk-heading">
                <h2 key="heading" id="desk-heading">{ "Whose desk is this?" }</h2>
                <p key="whose" class="whose">{ whose }</p>
                <div key="others" class="row others">{ others(view, tell) }</div>
                <div key="leave" class="leave-desk">{ leave(view, tell) }</div>
                <p key="honest" class="second">
                    { "A desk keeps lists apart where several people share this browser. It is not a lock: anybody here can open any desk." }
                </p>
            </section>
        }
    }
}

fn others(view: &DeskView, tell: &Callback<Msg>) -> Html {
    let sit = |name: &str| press(tell, Msg::Catalogue(CatalogueMsg::DeskChosen(name.to_owned())));
    let write = |now: Option<String>| Msg::Catalogue(CatalogueMsg::DeskWritten(now));
    let Some(adding) = &view.adding else {
        return html! {
            <>
                { for view.others.iter().map(|name| html! {
                    <button key={name.clone()} type="button" onclick={sit(name)}>{ format!("I am {name}") }</button>
                }) }
                <button key="+" type="button" onclick={press(tell, write(Some(String::new())))}>{ "Add a desk" }</button>
            </>
        };
    };
    let taken = tell.reform(move |event: InputEvent| {
        write(Some(event.target_unchecked_into::<HtmlInputElement>().value()))
    });
    let name = adding.clone();
    let send = tell.reform(move |event: SubmitEvent| {
        event.prevent_default();
        match name.trim() {
            "" => Msg::Catalogue(CatalogueMsg::DeskWritten(None)),
            name => Msg::Catalogue(CatalogueMsg::DeskChosen(name.to_owned())),
        }
    });
    html! {
        <form key="add" class="add" onsubmit={send}>
            <label key="label" for="desk-name">{ "Your name, or any name you like" }</label>
            <input key="name" id="desk-name" type="text" autocomplete="off" maxlength="40" value={adding.clone()} oninput={taken} />
            <button key="sit" type="submit">{ "Sit down" }</button>
            <button key="no" type="button" class="link" onclick={press(tell, Msg::Catalogue(CatalogueMsg::DeskWritten(None)))}>{ "Not now" }</button>
        </form>
    }
}

fn leave(view: &DeskView, tell: &Callback<Msg>) -> Html {
    let on = |msg: CatalogueMsg| press(tell, Msg::Catalogue(msg));
    let sure = |question: String, yes: &'static str, done: CatalogueMsg, not: CatalogueMsg| {
        html! {
            <div key="sure" class="sure" role="group" aria-labelledby="sure">
                <p key="sure" id="sure" tabindex="-1">
                    { question }{ " " }{ view.unsaved.clone().unwrap_or_default() }
                </p>
                <button key="yes" type="button" class="harm" onclick={on(done)}>{ yes }</button>
                <button key="no" type="button" onclick={on(not)}>{ "Keep everything" }</button>
            </div>
        }
    };
    match view.asks {
        DeskAsks::Clearing => sure(
            format!("Sign off, and delete {} for good?", view.holds),
            "Sign off and delete",
            CatalogueMsg::SignedOff,
            CatalogueMsg::ClearWanted(false),
        ),
        DeskAsks::Deleting => sure(
            format!("Delete {} for good?", view.holds),
            "Delete all of mine",
            CatalogueMsg::ForgetConfirmed,
            CatalogueMsg::ForgetLeft,
        ),
        DeskAsks::Nothing => html! {
            <p key="doors" class="row">
                if !view.name.is_empty() {
                    <button key="off" type="button" onclick={on(CatalogueMsg::DeskChosen(String::new()))}>{ "Sign off" }</button>
                    <button key="clear" type="button" onclick={on(CatalogueMsg::ClearWanted(true))}>{ "Sign off and clear" }</button>
                }
                if view.sids.len() > 1 {
                    <button key="mine" type="button" class="link" onclick={on(CatalogueMsg::ForgetWanted(view.sids.clone()))}>{ "Delete all of mine" }</button>
                }
            </p>
        },
    }
}
