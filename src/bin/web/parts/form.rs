//! What an act still needs.

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::FormView;
use muster::app::view::form::TextView;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::checklist::checklist;
use super::choice::choice;
use super::input::Field;
use super::matrix::matrix;
use super::part::Part;
use super::review::review;

/// The form of an act. It takes the place of the list, so that record and policy stay readable beside it.
#[derive(PartialEq)]
pub struct ActForm {
    pub view: FormView,
    pub tell: Callback<Msg>,
}

impl Part for ActForm {
    fn draw(&self) -> Html {
        let ActForm { view, tell } = self;
        let press = |msg: ConsoleMsg| tell.reform(move |_: MouseEvent| Msg::Console(msg.clone()));
        let send = tell.reform(|event: SubmitEvent| {
            event.prevent_default();
            Msg::Console(ConsoleMsg::FormSent)
        });
        html! {
            <section class="form" data-decision={view.sure.is_some().to_string()} aria-labelledby="form-heading">
                <h2 key="heading" id="form-heading" tabindex="-1">{ &view.label }</h2>
                <form key="form" onsubmit={send}>
                    <div key="draft">
                        if view.is_draft {
                            <p class="draft">
                                { "What you had written is back. " }
                                <button type="button" class="link" onclick={press(ConsoleMsg::DraftDropped)}>{ "Begin afresh" }</button>
                            </p>
                        }
                    </div>
                    <div key="choices">{ for view.choices.iter().enumerate().map(|(n, c)| choice(n, c, tell)) }</div>
                    <div key="matrix">{ view.matrix.as_ref().map(matrix).unwrap_or_default() }</div>
                    <div key="contact">{ contact(view, tell) }</div>
                    <div key="template">{ template(view, tell) }</div>
                    <div key="texts">{ for view.texts.iter().enumerate().map(|(n, t)| text(n, t, tell)) }</div>
                    <div key="review">{ view.review.as_ref().map(|parts| review(parts, tell)).unwrap_or_default() }</div>
                    <div key="next">{ next(view, tell) }</div>
                    <div key="clause">{ clause(view, tell) }</div>
                    <div key="sure">
                        if let Some(sure) = &view.sure {
                            {
                                Field::of("sure", "How sure you are, in percent", sure, tell, |now| {
                                    Msg::Console(ConsoleMsg::SureWritten(now))
                                })
                                .numeric()
                                .alone()
                            }
                        }
                    </div>
                    <div key="open">
                        if !view.open.is_empty() {
                            <p key="head" class="facts">{ "Still open:" }</p>
                            <ul key="list">{ for view.open.iter().map(|what| html! { <li key={what.clone()}>{ what }</li> }) }</ul>
                        }
                    </div>
                    <div key="checklist">{ checklist(what(view), &view.checklist, &view.hints) }</div>
                    <div key="end" class="end">
                        <p key="problem" class="problem" role="alert">{ view.lack.as_ref().map(|lack| lack.words.clone()) }</p>
                        <p key="buttons" class="row buttons">
                            <button key="send" type="submit" class="primary">
                                { view.button }<span class="cost">{ &view.cost }</span>
                            </button>
                            <button key="leave" type="button" onclick={press(ConsoleMsg::FormLeft)}>{ "Leave it" }</button>
                        </p>
                    </div>
                </form>
            </section>
        }
    }
}

/// What the checklist looks at.
fn what(view: &FormView) -> &'static str {
    if view.review.is_some() { "Your review so far" } else { "Your message so far" }
}

/// The value of a select, if something was picked.
fn picked(event: &Event) -> Option<String> {
    Some(event.target_unchecked_into::<HtmlSelectElement>().value()).filter(|value| !value.is_empty())
}

/// A list of names to pick one of, or none.
fn names(
    id: &'static str,
    label: &'static str,
    none: &'static str,
    all: &[(String, String)],
    now: Option<&String>,
    onchange: Callback<Event>,
) -> Html {
    if all.is_empty() {
        return html! {};
    }
    html! {
        <div class="field">
            <label for={id}>{ label }</label>
            <select {id} {onchange}>
                <option key="none" value="" selected={now.is_none()}>{ none }</option>
                { for all.iter().map(|(name, words)| html! {
                    <option key={name.clone()} value={name.clone()} selected={now == Some(name)}>{ words }</option>
                }) }
            </select>
        </div>
    }
}

fn contact(view: &FormView, tell: &Callback<Msg>) -> Html {
    let onchange = tell.reform(|event: Event| {
        Msg::Console(ConsoleMsg::ContactPicked(picked(&event).map(|id| muster::ids::ContactId::new(&id))))
    });
    names(
        "contact",
        "From whose words",
        "Nobody in particular",
        &view.contacts,
        view.contact.as_ref(),
        onchange,
    )
}

fn template(view: &FormView, tell: &Callback<Msg>) -> Html {
    let onchange = tell.reform(|event: Event| {
        Msg::Console(ConsoleMsg::TemplatePicked(picked(&event).map(|id| muster::ids::MessageId::new(&id))))
    });
    names(
        "template",
        "Begin from a template (optional)",
        "No template",
        &view.templates,
        view.template.as_ref(),
        onchange,
    )
}

fn clause(view: &FormView, tell: &Callback<Msg>) -> Html {
    let onchange = tell.reform(|event: Event| {
        Msg::Console(ConsoleMsg::ClausePicked(picked(&event).map(|id| muster::ids::ClauseId::new(&id))))
    });
    names("clause", "Policy clause it rests on", "None", &view.clauses, view.clause.as_ref(), onchange)
}

fn text(n: usize, view: &TextView, tell: &Callback<Msg>) -> Html {
    let id = format!("text-{n}");
    let label = view.label.clone();
    let written = move |now| Msg::Console(ConsoleMsg::Written(n, now));
    html! {
        <div key={n} class="written">
            { Field::of(id, label, &view.text, tell, written).long(view.field.long).keyed("text") }
            <p key="words" class="words">{ &view.words }</p>
        </div>
    }
}

fn next(view: &FormView, tell: &Callback<Msg>) -> Html {
    let Some(next) = &view.next else { return html! {} };
    let help = if view.promised.is_empty() { "A time of day, such as 10:30." } else { &view.promised };
    html! {
        <>
            {
                Field::of("next", view.next_label, next, tell, |now| Msg::Console(ConsoleMsg::NextWritten(now)))
                    .helped(help.to_owned())
                    .keyed("next")
            }
            <p key="soon" class="row soon">
                { for view.soon.iter().map(|(words, time)| {
                    let at = time.clone();
                    let set = tell.reform(move |_: MouseEvent| Msg::Console(ConsoleMsg::NextWritten(at.clone())));
                    html! { <button key={*words} type="button" onclick={set}>{ format!("{words}: {time}") }</button> }
                }) }
            </p>
        </>
    }
}
