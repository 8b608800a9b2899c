//! What can be done: questions first, then every act in its group, each with its cost.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::{ActLine, ActList};
use yew::prelude::*;

use super::input::Field;
use super::part::Part;

/// What can be done, in groups.
#[derive(PartialEq)]
pub struct Acts {
    pub questions: Rc<Vec<ActLine>>,
    pub view: Rc<ActList>,
    pub tell: Callback<Msg>,
}

impl Part for Acts {
    fn draw(&self) -> Html {
        let ActList { filter, groups, folded } = &*self.view;
        let tell = &self.tell;
        html! {
            <section class="acts" aria-labelledby="acts-heading">
                <div key="head" class="column-head">
                    <h2 id="acts-heading" tabindex="-1">{ "What you can do" }</h2>
                    <p>{ "takes" }</p>
                </div>
                <div key="questions" class="questions">
                    if !self.questions.is_empty() {
                        <section aria-labelledby="questions-heading">
                            <h3 id="questions-heading">{ "Questions put to you" }</h3>
                            { acts_row(&self.questions, tell) }
                        </section>
                    }
                </div>
                {
                    Field::of("filter", "Show only what contains", filter, tell, |now| Msg::Console(ConsoleMsg::Filtered(now)))
                        .keyed("filter")
                }
                <div key="none">
                    if groups.is_empty() { <p class="none">{ "Nothing you can do contains that." }</p> }
                </div>
                <div key="groups" class="groups">
                    { for groups.iter().map(|(heading, acts)| html! {
                        <section key={heading.clone()} class="group" aria-label={heading.clone()}>
                            <h3>{ heading }</h3>
                            { acts_row(acts, tell) }
                        </section>
                    }) }
                </div>
                <div key="folded">
                    if !folded.is_empty() {
                        <p class="none">{ format!("What can be done about {} stands here once its tab is open.", folded.join(", ")) }</p>
                    }
                </div>
            </section>
        }
    }
}

/// Acts as a list of rows.
pub fn acts_row(acts: &[ActLine], tell: &Callback<Msg>) -> Html {
    html! {
        <ul class="act-list">
            { for acts.iter().map(|act| {
                let key = format!("{}-{}", act.id, act.aim.as_deref().unwrap_or_default());
                html! { <li {key}>{ plain_button(act, tell) }</li> }
            }) }
        </ul>
    }
}

/// Acts of a moment that has gone by, to be read.
pub fn acts_then(acts: &[ActLine]) -> Html {
    html! {
        <ul class="act-list">
            { for acts.iter().map(|act| html! {
                <li key={act.id.clone()} class="act">
                    <span class="label">{ &act.label }</span>{ " " }<span class="cost">{ &act.cost }</span>
                </li>
            }) }
        </ul>
    }
}

/// The control of an act, with its cost. One that cannot be used now keeps its place and says why when it is tried.
pub fn plain_button(act: &ActLine, tell: &Callback<Msg>) -> Html {
    let choose = {
        let (id, aim) = (act.id.clone(), act.aim.clone());
        tell.reform(move |_: MouseEvent| {
            Msg::Console(match &aim {
                Some(value) => ConsoleMsg::ActAimed(id.clone(), value.clone()),
                None => ConsoleMsg::ActChosen(id.clone()),
            })
        })
    };
    let more = if act.asks && !act.label.ends_with('?') { "…" } else { "" };
    html! {
        <button
            type="button" class="act" data-act={act.aim.is_none().then(|| act.id.clone())}
            aria-disabled={(!act.ready).then_some("true")} onclick={choose}
        >
            <span class="label">{ &act.label }{ more }</span>{ " " }<span class="cost">{ &act.cost }</span>
        </button>
    }
}
