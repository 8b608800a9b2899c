//! What happened since the last act, in one line; the log has the rest.

use muster::app::Msg;
use muster::app::console::{ConsoleMsg, Tab};
use muster::app::view::console::News;
use muster::ids::ContactId;
use yew::prelude::*;

use super::part::Part;

/// The newest, and how much more there is.
#[derive(PartialEq)]
pub struct NewsBar {
    pub view: News,
    pub tell: Callback<Msg>,
}

impl Part for NewsBar {
    fn draw(&self) -> Html {
        let News { notice, last, more, voice } = &self.view;
        let log = self.tell.reform(|_: MouseEvent| Msg::Console(ConsoleMsg::TabChosen(Tab::Log)));
        html! {
            <section class="news" aria-labelledby="news-heading" data-notice={(!notice.is_empty()).to_string()}>
                <h2 key="heading" id="news-heading" tabindex="-1">{ "Since your last act" }</h2>
                if let Some((who, words, contact)) = voice {
                    <p key="voice" class="voice">
                        <button type="button" class="link" onclick={to(&self.tell, contact)}>{ format!("{who} says") }</button>
                        { format!(" \u{201c}{words}\u{201d}") }
                    </p>
                }
                <p key="last" class="last">
                    if !notice.is_empty() {
                        <strong>{ notice }</strong>
                    } else if let Some(line) = last {
                        <span class="at">{ &line.clock }</span>{ " " }{ &line.what }
                        if let Some(heard) = &line.heard { <span class="heard">{ format!(" \u{201c}{heard}\u{201d}") }</span> }
                    } else {
                        { "Nothing since then." }
                    }
                </p>
                if *more > 0 {
                    <button key="more" type="button" class="link" onclick={log}>{ format!("{more} more in the log") }</button>
                }
            </section>
        }
    }
}

/// To the conversation in which somebody spoke.
fn to(tell: &Callback<Msg>, contact: &ContactId) -> Callback<MouseEvent> {
    let tab = Tab::Letter(contact.clone());
    tell.reform(move |_: MouseEvent| Msg::Console(ConsoleMsg::TabChosen(tab.clone())))
}
