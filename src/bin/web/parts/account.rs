//! The account a trainee writes of the run, with the machine's facts beside it.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::debrief::PartView;
use yew::prelude::*;

use super::input::TextInput;

#[derive(Properties, PartialEq)]
pub struct AccountProps {
    pub parts: Vec<PartView>,
    pub tell: Callback<Msg>,
}

/// Situation, task, action, result, reflection.
#[component]
pub fn Account(props: &AccountProps) -> Html {
    html! {
        <section class="account" aria-labelledby="account-heading">
            <h2 key="heading" id="account-heading">{ "Your account" }</h2>
            <p key="about">
                { "In your own words. The facts below each heading are the machine's; they stand beside your account \
                   and are not part of it." }
            </p>
            <div key="parts">{ for props.parts.iter().map(|part| one(part, &props.tell)) }</div>
        </section>
    }
}

fn one(view: &PartView, tell: &Callback<Msg>) -> Html {
    let part = view.part;
    let label = part.label();
    let written = Callback::from(move |now| Msg::Debrief(DebriefMsg::AccountWritten(part, now)));
    html! {
        <section key={label} class="part" aria-label={label}>
            <h3 key="heading">{ label }</h3>
            <details key="facts">
                <summary>{ format!("Machine facts: {}", view.facts.len()) }</summary>
                <ul>
                    { for view.facts.iter().enumerate().map(|(n, fact)| html! { <li key={n}>{ fact }</li> }) }
                </ul>
            </details>
            <TextInput
                key="own" id={format!("own-{}", label.to_lowercase())} label={format!("{label}, in your words")}
                value={view.own.clone()} tell={tell.clone()} {written}
            />
        </section>
    }
}
