//! A record.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::console::RecordView;
use yew::prelude::*;

use super::acts::acts_row;
use super::entries::entries;
use super::matrix::matrix;
use super::part::Part;
use super::strip::due;

/// Its head and stages, its fields with the matrix beside them, its clocks, its acts, its log.
#[derive(PartialEq)]
pub struct Record {
    pub view: Rc<RecordView>,
    pub tell: Callback<Msg>,
}

impl Part for Record {
    fn draw(&self) -> Html {
        let Record { view, tell } = self;
        html! {
            <article class="record">
                <header key="head" class="record-head">
                    <h2 id="work-heading" tabindex="-1"><span class="name">{ &view.name }</span>{ " " }{ &view.title }</h2>
                    <p class="pills">
                        if let Some(priority) = &view.priority {
                            <span key="priority" class="pill" data-grade={view.grade}>{ priority }</span>
                        }
                        if view.major { <span key="major" class="pill" data-grade="major">{ "major incident" }</span> }
                        <span key="status" class="pill">{ view.status }</span>
                    </p>
                </header>
                <ol key="stages" class="stages" aria-label="How far it has come">
                    { for view.stages.iter().map(|(name, done)| html! {
                        <li key={*name} data-done={done.to_string()}>
                            <span>{ *name }</span>
                            if *done { <span class="unseen">{ ": done" }</span> }
                        </li>
                    }) }
                </ol>
                if !view.text.is_empty() { <blockquote key="text" class="own">{ &view.text }</blockquote> }
                <div key="facts" class="record-facts">
                    <dl key="fields" class="fields">
                        { for view.fields.iter().map(|(name, value)| html! {
                            <div key={*name}><dt>{ *name }</dt><dd>{ value }</dd></div>
                        }) }
                    </dl>
                    <div key="matrix">{ matrix(&view.matrix) }</div>
                </div>
                <ol key="clocks" class="rows">{ for view.clocks.iter().map(|row| due(row, tell)) }</ol>
                <ul key="stopped" class="stopped">{ for view.stopped.iter().map(|text| html! { <li key={text.clone()}>{ text }</li> }) }</ul>
                <div key="linked">{ linked(view, tell) }</div>
                <div key="acts">
                    if !view.acts.is_empty() { <h3>{ "With this record" }</h3>{ acts_row(&view.acts, tell) } }
                </div>
                <h3 key="log-head">{ "Its log" }</h3>
                <div key="log">{ entries(&view.log) }</div>
            </article>
        }
    }
}

fn linked(view: &RecordView, tell: &Callback<Msg>) -> Html {
    if view.linked.is_empty() {
        return html! {};
    }
    html! {
        <details class="linked">
            <summary>{ format!("{} linked", view.linked.len()) }</summary>
            <ul>{ for view.linked.iter().map(|(text, tab)| {
                let tab = tab.clone();
                let show = tell.reform(move |_: MouseEvent| Msg::Console(ConsoleMsg::TabChosen(tab.clone())));
                html! { <li key={text.clone()}><button type="button" class="link" onclick={show}>{ text }</button></li> }
            }) }</ul>
        </details>
    }
}
