//! Something to choose in a form: side by side where the values are few, folded into a list where they are many.

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::form::ChoiceView;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// The choice of that number.
pub fn choice(n: usize, choice: &ChoiceView, tell: &Callback<Msg>) -> Html {
    if choice.open {
        return radios(n, choice, tell);
    }
    let id = format!("choice-{n}");
    let onchange = tell.reform(move |event: Event| {
        let picked = event.target_unchecked_into::<HtmlSelectElement>().value().parse().ok();
        Msg::Console(ConsoleMsg::Picked(n, picked))
    });
    html! {
        <div key={n} class="field">
            <label key="label" for={id.clone()}>{ choice.label }</label>
            <select key="select" {id} {onchange}>
                <option key="none" value="" selected={choice.picked.is_none()}>{ "Choose…" }</option>
                { for choice.values.iter().enumerate().map(|(v, (name, words))| html! {
                    <option
                        key={v} value={v.to_string()} data-name={name.clone()} selected={choice.picked == Some(v)}
                    >{ words }</option>
                }) }
            </select>
        </div>
    }
}

/// Where all values should be read before one is picked.
fn radios(n: usize, choice: &ChoiceView, tell: &Callback<Msg>) -> Html {
    let radio = |v: usize, (name, words): &(String, String)| {
        let id = format!("choice-{n}-{v}");
        let onchange = tell.reform(move |_: Event| Msg::Console(ConsoleMsg::Picked(n, Some(v))));
        html! {
            <p key={v} class="radio">
                <input
                    id={id.clone()} type="radio" name={format!("choice-{n}")} data-name={name.clone()}
                    checked={choice.picked == Some(v)} {onchange}
                />
                <label for={id}>{ words }</label>
            </p>
        }
    };
    html! {
        <fieldset key={n}>
            <legend>{ choice.label }</legend>
            <div>{ for choice.values.iter().enumerate().map(|(v, value)| radio(v, value)) }</div>
        </fieldset>
    }
}
