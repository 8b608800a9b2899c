//! What an act still needs.

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::FormView;
use muster::app::view::form::{ChoiceView, TextView};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::input::{LineInput, TextInput};

#[derive(Properties, PartialEq)]
pub struct FormProps {
    pub view: FormView,
    pub tell: Callback<Msg>,
}

/// The form of an act. Escape leaves it.
#[component]
pub fn ActForm(props: &FormProps) -> Html {
    let view = &props.view;
    let tell = &props.tell;
    let send = tell.reform(|event: SubmitEvent| {
        event.prevent_default();
        Msg::Console(ConsoleMsg::FormSent)
    });
    let leave = tell.clone();
    let keys = Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            leave.emit(Msg::Console(ConsoleMsg::FormLeft));
        }
    });
    html! {
        <section class="form" aria-labelledby="form-heading" onkeydown={keys}>
            <h2 key="heading" id="form-heading" tabindex="-1">{ &view.label }</h2>
            <form key="form" onsubmit={send}>
                <div key="choices">{ for view.choices.iter().enumerate().map(|(n, c)| choice(n, c, tell)) }</div>
                <div key="template">{ template(view, tell) }</div>
                <div key="texts">{ for view.texts.iter().enumerate().map(|(n, t)| text(n, t, tell)) }</div>
                <div key="next">
                    if let Some(next) = &view.next {
                        <LineInput
                            id="next" label="Next update at (optional)" help="A time of day, such as 10:30."
                            value={next.clone()} tell={tell.clone()} written={Callback::from(|now| Msg::Console(ConsoleMsg::NextWritten(now)))}
                        />
                    }
                </div>
                <div key="clause">{ clause(view, tell) }</div>
                <div key="sure">
                    if let Some(sure) = &view.sure {
                        <LineInput
                            id="sure" label="How sure are you, in percent (optional)" numeric=true
                            value={sure.clone()} tell={tell.clone()} written={Callback::from(|now| Msg::Console(ConsoleMsg::SureWritten(now)))}
                        />
                    }
                </div>
                <p key="problem" class="problem" role="alert">{ view.problem.clone().unwrap_or_default() }</p>
                <p key="buttons" class="row">
                    <button key="send" type="submit" class="primary">
                        { view.button }{ " " }<span class="cost">{ &view.cost }</span>
                    </button>
                    <button key="leave" type="button" onclick={tell.reform(|_: MouseEvent| Msg::Console(ConsoleMsg::FormLeft))}>
                        { "Leave it" }
                    </button>
                </p>
            </form>
        </section>
    }
}

/// The value of a select as a number, if it is one.
fn number(event: &Event) -> Option<usize> {
    event.target_unchecked_into::<HtmlSelectElement>().value().parse().ok()
}

/// The value of a select, if something was picked.
fn picked(event: &Event) -> Option<String> {
    Some(event.target_unchecked_into::<HtmlSelectElement>().value()).filter(|value| !value.is_empty())
}

fn choice(n: usize, choice: &ChoiceView, tell: &Callback<Msg>) -> Html {
    if choice.open {
        return radios(n, choice, tell);
    }
    let id = format!("choice-{n}");
    let onchange = tell.reform(move |event: Event| Msg::Console(ConsoleMsg::Picked(n, number(&event))));
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

fn template(view: &FormView, tell: &Callback<Msg>) -> Html {
    if view.templates.is_empty() {
        return html! {};
    }
    let onchange = tell.reform(|event: Event| {
        Msg::Console(ConsoleMsg::TemplatePicked(picked(&event).map(|id| muster::ids::MessageId::new(&id))))
    });
    html! {
        <div class="field">
            <label for="template">{ "Begin from a template (optional)" }</label>
            <select id="template" {onchange}>
                <option key="none" value="" selected={view.template.is_none()}>{ "No template" }</option>
                { for view.templates.iter().map(|(id, title)| html! {
                    <option key={id.clone()} value={id.clone()} selected={view.template.as_ref() == Some(id)}>
                        { title }
                    </option>
                }) }
            </select>
        </div>
    }
}

fn text(n: usize, view: &TextView, tell: &Callback<Msg>) -> Html {
    let id = format!("text-{n}");
    let label = if view.field.needed {
        view.field.label.to_owned()
    } else {
        format!("{} (optional)", view.field.label)
    };
    let written = Callback::from(move |now| Msg::Console(ConsoleMsg::Written(n, now)));
    let (value, tell) = (view.text.clone(), tell.clone());
    if view.field.long {
        html! { <TextInput key={n} {id} {label} {value} {tell} {written} /> }
    } else {
        html! { <LineInput key={n} {id} {label} {value} {tell} {written} /> }
    }
}

fn clause(view: &FormView, tell: &Callback<Msg>) -> Html {
    if view.clauses.is_empty() {
        return html! {};
    }
    let onchange = tell.reform(|event: Event| {
        Msg::Console(ConsoleMsg::ClausePicked(picked(&event).map(|id| muster::ids::ClauseId::new(&id))))
    });
    html! {
        <div class="field">
            <label for="clause">{ "Policy clause (optional)" }</label>
            <select id="clause" {onchange}>
                <option key="none" value="" selected={view.clause.is_none()}>{ "None" }</option>
                { for view.clauses.iter().map(|(id, title)| html! {
                    <option key={id.clone()} value={id.clone()} selected={view.clause.as_ref() == Some(id)}>
                        { title }
                    </option>
                }) }
            </select>
        </div>
    }
}
