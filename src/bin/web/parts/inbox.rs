//! The inbox.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::console::{InboxView, LetterView};
use yew::prelude::*;

use super::icon::icon;
use super::part::Part;

/// What reached the desk, newest first.
#[derive(PartialEq)]
pub struct Inbox {
    pub view: Rc<InboxView>,
    pub tell: Callback<Msg>,
}

impl Part for Inbox {
    fn draw(&self) -> Html {
        let InboxView { new, letters } = &*self.view;
        html! {
            <section class="inbox" aria-labelledby="inbox-heading">
                <div key="head" class="column-head">
                    <h2 id="inbox-heading" tabindex="-1">{ "Inbox" }</h2>
                    <p class="count" data-new={(*new > 0).to_string()}>{ format!("{new} new") }</p>
                </div>
                if letters.is_empty() {
                    <p key="none" class="none">{ "Nothing has come in yet." }</p>
                }
                <ol key="letters" class="letters">{ for letters.iter().map(|l| letter(l, &self.tell)) }</ol>
            </section>
        }
    }
}

fn letter(letter: &LetterView, tell: &Callback<Msg>) -> Html {
    let state = format!("{}", letter.is_new);
    let what = html! {
        <>
            <span key="icon" class="letter-icon">{ icon(letter.icon) }</span>
            <span key="from" class="from">
                { &letter.from }
                if letter.is_new { <span class="new">{ "new" }</span> }
            </span>
            <span key="clock" class="at">{ &letter.clock }</span>
            <span key="words" class="words" data-spoken={letter.spoken.to_string()}>
                <span class="unseen">{ format!("{}. ", letter.channel) }</span>{ &letter.words }
            </span>
            <span key="stage" class="letter-stage">{ &letter.stage }</span>
        </>
    };
    let control = match (&letter.act, &letter.tab) {
        (Some(act), _) => {
            let id = act.id.clone();
            let open = tell.reform(move |_: MouseEvent| Msg::Console(ConsoleMsg::ActChosen(id.clone())));
            html! {
                <button
                    key="open" type="button" class="letter-body" data-act={act.id.clone()}
                    aria-disabled={(!act.ready).to_string()} onclick={open}
                >{ what }</button>
            }
        }
        (None, Some(tab)) => {
            let tab = tab.clone();
            let show = tell.reform(move |_: MouseEvent| Msg::Console(ConsoleMsg::TabChosen(tab.clone())));
            html! {
                <button key="open" type="button" class="letter-body" aria-current={letter.open.then_some("true")} onclick={show}>
                    { what }
                </button>
            }
        }
        // They are gone, and nobody will know what it was.
        (None, None) => html! { <div key="gone" class="letter-body">{ what }</div> },
    };
    html! { <li key={letter.id.clone()} class="letter" data-new={state}>{ control }</li> }
}
