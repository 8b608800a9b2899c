//! The parts of a review: contributing factors, what went well, actions. A row a thing; rows come and go.

use muster::act::{Factor, ReviewAction};
use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::review::{ReviewEdit, Rows};
use muster::app::view::review::ReviewView;
use muster::ids::PersonId;
use muster::policy::work::{ActionKind, FactorKind};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::input::Field;
use super::part::Part;

/// The parts of a review, below its summary.
pub fn review(view: &ReviewView, tell: &Callback<Msg>) -> Html {
    let [factors, well, actions] = view.counts;
    html! {
        <div class="review">
            { group(Rows::Factors, "Contributing factors", "Add a factor", factors, tell,
                view.parts.factors.iter().enumerate().map(|(n, f)| factor(n, f, view, tell)).collect()) }
            { group(Rows::Well, "What went well", "Add a line", well, tell,
                view.parts.well.iter().enumerate().map(|(n, text)| {
                    html! { <div key={n} class="review-row">
                        { line(Rows::Well, n, format!("Went well {}", n + 1), text, tell) }
                        { take(Rows::Well, n, tell) }
                    </div> }
                }).collect()) }
            { group(Rows::Actions, "Actions", "Add an action", actions, tell,
                view.parts.actions.iter().enumerate().map(|(n, a)| action(n, a, view, tell)).collect()) }
        </div>
    }
}

fn edit(tell: &Callback<Msg>, edit: ReviewEdit) -> Callback<MouseEvent> {
    tell.reform(move |_| Msg::Console(ConsoleMsg::ReviewEdited(edit.clone())))
}

/// A list of rows, and the button that adds one as long as there may be more.
fn group(
    rows: Rows,
    legend: &'static str,
    add: &'static str,
    (count, most): (usize, usize),
    tell: &Callback<Msg>,
    list: Vec<Html>,
) -> Html {
    html! {
        <fieldset key={rows.word()} class="review-rows">
            <legend key="legend">{ legend }</legend>
            <div key="rows">{ for list }</div>
            <p key="add" class="row">
                <button
                    id={rows.adds()} type="button" disabled={count >= most}
                    onclick={edit(tell, ReviewEdit::Added(rows))}
                >{ add }</button>
                <span class="facts">{ format!("{count} of at most {most}") }</span>
            </p>
        </fieldset>
    }
}

/// The text of a row.
fn line(rows: Rows, n: usize, label: String, text: &str, tell: &Callback<Msg>) -> Html {
    let written = move |now| Msg::Console(ConsoleMsg::ReviewEdited(ReviewEdit::Text(rows, n, now)));
    Field::of(rows.field(n), label, text, tell, written).keyed("text")
}

fn take(rows: Rows, n: usize, tell: &Callback<Msg>) -> Html {
    let label = format!("Take {} {} out", rows.word(), n + 1);
    html! {
        <button key="take" type="button" class="link" aria-label={label} onclick={edit(tell, ReviewEdit::Taken(rows, n))}>
            { "Take out" }
        </button>
    }
}

/// A list to pick one of: its id, its label, the values with their words, and which one it is.
fn pick(
    id: String,
    label: &'static str,
    values: impl Iterator<Item = (String, String)>,
    now: &str,
    picked: Callback<String>,
) -> Html {
    let onchange = Callback::from(move |event: Event| {
        picked.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
    });
    html! {
        <div key={label} class="field">
            <label key="label" for={id.clone()}>{ label }</label>
            <select key="select" {id} {onchange}>
                { for values.map(|(name, words)| html! {
                    <option key={name.clone()} value={name.clone()} selected={name == now}>{ words }</option>
                }) }
            </select>
        </div>
    }
}

/// What follows from picking a value: an edit, or nothing where the value means none.
fn picked(tell: &Callback<Msg>, meant: impl Fn(&str) -> Option<ReviewEdit> + 'static) -> Callback<String> {
    let tell = tell.clone();
    Callback::from(move |value: String| {
        if let Some(edit) = meant(&value) {
            tell.emit(Msg::Console(ConsoleMsg::ReviewEdited(edit)));
        }
    })
}

fn words(all: &[(&'static str, &'static str)]) -> Vec<(String, String)> {
    all.iter().map(|(word, label)| ((*word).to_owned(), (*label).to_owned())).collect()
}

fn factor(n: usize, factor: &Factor, view: &ReviewView, tell: &Callback<Msg>) -> Html {
    let kind = picked(tell, move |value| Some(ReviewEdit::Factor(n, FactorKind::from_word(value)?)));
    let behind = picked(tell, move |value| Some(ReviewEdit::Behind(n, value.parse().ok())));
    let none = (String::new(), "Nothing: it stands by itself".to_owned());
    let others =
        view.parts.factors.iter().enumerate().filter(|(other, _)| *other != n).map(|(other, factor)| {
            let number = (other + 1).to_string();
            let short: String = factor.text.chars().take(40).collect();
            (number.clone(), format!("Factor {number}: {short}"))
        });
    let now = factor.behind.map(|of| of.to_string()).unwrap_or_default();
    html! {
        <div key={n} class="review-row">
            { line(Rows::Factors, n, format!("Factor {}", n + 1), &factor.text, tell) }
            <div key="picks" class="review-picks">
                { pick(format!("factor-{n}-kind"), "What it did", words(&view.factors).into_iter(), factor.kind.word(), kind) }
                { pick(format!("factor-{n}-behind"), "It lies behind", std::iter::once(none).chain(others), &now, behind) }
            </div>
            { take(Rows::Factors, n, tell) }
        </div>
    }
}

fn action(n: usize, action: &ReviewAction, view: &ReviewView, tell: &Callback<Msg>) -> Html {
    let kind = picked(tell, move |value| Some(ReviewEdit::Action(n, ActionKind::from_word(value)?)));
    let owner = picked(tell, move |value| {
        Some(ReviewEdit::Owner(n, (!value.is_empty()).then(|| PersonId::new(value))))
    });
    let nobody = (String::new(), "Nobody yet".to_owned());
    let owners = std::iter::once(nobody).chain(view.owners.iter().cloned());
    let now = action.owner.as_ref().map(ToString::to_string).unwrap_or_default();
    let due = move |now| Msg::Console(ConsoleMsg::ReviewEdited(ReviewEdit::Due(n, now)));
    let measure = move |now| Msg::Console(ConsoleMsg::ReviewEdited(ReviewEdit::Measure(n, now)));
    html! {
        <div key={n} class="review-row">
            { line(Rows::Actions, n, format!("Action {}", n + 1), &action.what, tell) }
            <div key="picks" class="review-picks">
                { pick(format!("action-{n}-kind"), "What it is for", words(&view.actions).into_iter(), action.kind.word(), kind) }
                { pick(format!("action-{n}-owner"), "Owner", owners, &now, owner) }
                {
                    Field::of(format!("action-{n}-due"), "Due", &action.due, tell, due)
                        .helped(format!("A date; today is {}.", view.today))
                        .keyed("due")
                }
            </div>
            {
                Field::of(format!("action-{n}-measure"), "How it will be seen to have worked", &action.measure, tell, measure)
                    .helped("With a number in it.")
                    .keyed("measure")
            }
            { take(Rows::Actions, n, tell) }
        </div>
    }
}
