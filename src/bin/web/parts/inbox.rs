//! The inbox.

use muster::app::Msg;
use muster::app::view::console::LetterView;
use yew::prelude::*;

use super::acts::short_button;

#[derive(Properties, PartialEq)]
pub struct InboxProps {
    pub letters: Vec<LetterView>,
    pub tell: Callback<Msg>,
}

/// What reached the desk, newest first.
#[component]
pub fn Inbox(props: &InboxProps) -> Html {
    let new = props.letters.iter().filter(|letter| letter.is_new).count();
    html! {
        <section class="inbox" aria-labelledby="inbox-heading">
            <h2 id="inbox-heading">{ format!("Inbox ({new} new)") }</h2>
            <ol class="letters">{ for props.letters.iter().map(|l| letter(l, &props.tell)) }</ol>
        </section>
    }
}

fn letter(letter: &LetterView, tell: &Callback<Msg>) -> Html {
    html! {
        <li key={letter.id.clone()} class="letter" data-new={letter.is_new.to_string()}>
            <h3 key="subject">{ &letter.subject }</h3>
            <p key="facts" class="facts">
                { format!("{}, {}, {}: {}", letter.clock, letter.from, letter.channel, letter.stage) }
            </p>
            if let Some(text) = &letter.text {
                <p key="text" class="spoken">{ text }</p>
            }
            if let Some(act) = &letter.act {
                <p key="act">{ short_button(act, tell) }</p>
            }
        </li>
    }
}
