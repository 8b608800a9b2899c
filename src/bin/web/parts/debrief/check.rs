//! The check of a file: what it says, what each step looked at, and what none of them shows.

use std::rc::Rc;

use muster::jobs::Checked;
use muster::jobs::wire::{Rung, StepTold};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CheckProps {
    pub checked: Rc<Checked>,
    /// The file's name.
    pub name: String,
}

/// The verdict, its meaning, the steps.
#[component]
pub fn Check(props: &CheckProps) -> Html {
    let Checked { verdict, word, meaning, about, steps, not_shown, usable } = &*props.checked;
    html! {
        <section class="check card" aria-labelledby="check-heading" data-verdict={word.clone()}>
            <p key="name" class="facts">{ format!("Check of {}", props.name) }</p>
            <h2 key="heading" id="check-heading" class="verdict">{ verdict }</h2>
            <div key="meaning">{ for meaning.iter().map(|text| html! { <p key={text.clone()}>{ text }</p> }) }</div>
            if let Some(usable) = usable { <p key="usable">{ &usable.told }</p> }
            <p key="not-shown" class="not-shown">{ not_shown }</p>
            if !about.is_empty() {
                <dl key="about" class="about">
                    { for about.iter().map(|(label, value)| html! {
                        <div key={label.clone()}><dt>{ label }</dt><dd>{ value }</dd></div>
                    }) }
                </dl>
            }
            <details key="steps">
                <summary>{ "What was looked at, step by step" }</summary>
                <ol class="steps">{ for steps.iter().map(step) }</ol>
            </details>
        </section>
    }
}

fn step(step: &StepTold) -> Html {
    let (word, said) = match &step.came_out {
        Rung::Held => ("held", "Held".to_owned()),
        Rung::Failed(why) => ("failed", format!("Did not hold: {why}")),
        Rung::NotAsked => ("not-asked", "Not looked at: a step before it did not hold".to_owned()),
    };
    html! {
        <li key={step.code.clone()} data-came-out={word}>
            <h3 key="asks">{ format!("{}: {}", step.code, step.asks) }</h3>
            <p key="said" class="came-out">{ said }</p>
            <dl key="about">
                <dt>{ "Looks at" }</dt><dd>{ &step.looks_at }</dd>
                <dt>{ "Shows" }</dt><dd>{ &step.shows }</dd>
                <dt>{ "Leaves open" }</dt><dd>{ &step.leaves_open }</dd>
            </dl>
        </li>
    }
}
