//! Questions the drill puts.

use muster::app::Msg;
use muster::app::view::ActLine;
use yew::prelude::*;

use super::acts::button;

#[derive(Properties, PartialEq)]
pub struct QuestionsProps {
    pub questions: Vec<ActLine>,
    pub tell: Callback<Msg>,
}

/// Each question, as the control that answers it.
#[component]
pub fn Questions(props: &QuestionsProps) -> Html {
    html! {
        <section class="questions" aria-labelledby="questions-heading">
            <h2 key="heading" id="questions-heading">{ "Questions put to you" }</h2>
            if props.questions.is_empty() {
                <p key="none">{ "None at the moment." }</p>
            } else {
                <ul key="questions">
                    { for props.questions.iter().map(|act| html! {
                        <li key={act.id.clone()}>{ button(act, &props.tell) }</li>
                    }) }
                </ul>
            }
        </section>
    }
}
