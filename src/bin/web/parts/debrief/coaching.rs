//! The record of each talk with a colleague.

use std::rc::Rc;

use muster::app::Msg;
use muster::jobs::Debriefing;
use yew::prelude::*;

use super::cites::cites;

#[derive(Properties, PartialEq)]
pub struct CoachingProps {
    pub made: Rc<Debriefing>,
    pub tell: Callback<Msg>,
}

/// What was said in each, and what it did.
#[component]
pub fn Coaching(props: &CoachingProps) -> Html {
    let talks = &props.made.coaching;
    if talks.is_empty() {
        return html! {};
    }
    html! {
        <section class="coaching card" aria-labelledby="coaching-heading">
            <h2 key="heading" id="coaching-heading">{ "Coaching record" }</h2>
            { for talks.iter().enumerate().map(|(n, talk)| html! {
                <div key={n.to_string()} class="coaching-talk">
                    <h3>{ &talk.title }</h3>
                    <ul>
                        { for talk.facts.iter().map(|fact| html! {
                            <li>{ &fact.text }{ " " }{ cites(&fact.cites, &props.tell) }</li>
                        }) }
                    </ul>
                </div>
            }) }
        </section>
    }
}
