//! The wallboard with the course of its figures, and what is due.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::console::{DueView, FigureView, StripView};
use yew::prelude::*;

use super::part::Part;

/// Figures to the left, what is due to the right.
#[derive(PartialEq)]
pub struct Strip {
    pub view: Rc<StripView>,
    pub tell: Callback<Msg>,
}

impl Part for Strip {
    fn draw(&self) -> Html {
        let StripView { figures, model, due: rows, more, unread } = &*self.view;
        html! {
            <div class="strip" data-board={figures.is_empty().then_some("none")}>
                <section key="board" class="board" aria-labelledby="board-heading">
                    <h2 key="heading" id="board-heading" class="unseen">{ "Wallboard" }</h2>
                    <dl key="figures" class="figures">{ for figures.iter().map(figure) }</dl>
                    if let Some(model) = model {
                        <p key="model" class="model" title={*model}>{ "Queues by a model" }</p>
                    }
                </section>
                <section key="due" class="due" aria-labelledby="due-heading">
                    <h2 key="heading" id="due-heading" class="unseen">{ "Due and overdue" }</h2>
                    if rows.is_empty() {
                        <p key="none" class="none">
                            { "Nothing is due yet" }
                            if let Some(unread) = unread { { format!("; {unread}") } }
                            { "." }
                        </p>
                    }
                    <ol key="rows" class="rows">{ for rows.iter().map(|row| due(row, &self.tell)) }</ol>
                    if !more.is_empty() {
                        <details key="more">
                            <summary>{ format!("and {} more", more.len()) }</summary>
                            <ol class="rows">{ for more.iter().map(|row| due(row, &self.tell)) }</ol>
                        </details>
                    }
                </section>
            </div>
        }
    }
}

fn figure(view: &FigureView) -> Html {
    html! {
        <div key={view.label.clone()} class="figure">
            <dt>{ &view.label }</dt>
            <dd>
                <span key="value" class="value">{ &view.value }</span>
                <span key="course" class="unseen">{ format!(", {}", view.course) }</span>
                <svg key="curve" class="curve" viewBox="-1 -2 62 24" aria-hidden="true">
                    <polyline points={view.points.clone()} />
                </svg>
            </dd>
        </div>
    }
}

/// Something that is due: with its bar, and the way to where it is dealt with.
pub fn due(view: &DueView, tell: &Callback<Msg>) -> Html {
    let goes = match (&view.tab, view.entry) {
        (Some(tab), _) => Some(ConsoleMsg::TabChosen(tab.clone())),
        (None, Some(entry)) => Some(ConsoleMsg::EntryWanted(entry)),
        (None, None) => None,
    };
    let words = html! {
        if !view.words.is_empty() { <span class="due-words">{ format!(" {}", view.words) }</span> }
    };
    let what = match goes {
        Some(msg) => {
            let go = tell.reform(move |_: MouseEvent| Msg::Console(msg.clone()));
            html! { <button type="button" class="link" onclick={go}>{ &view.what }{ words }</button> }
        }
        None => html! { <>{ &view.what }{ words }</> },
    };
    html! {
        <li key={view.key.clone()} class="due-row" data-state={view.state}>
            <span key="what" class="due-what">{ what }</span>
            <span key="by" class="due-by">{ &view.by }</span>
            <span key="bar" class="due-bar">
                if let Some(percent) = view.percent {
                    <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
                        <rect class="whole" width="100" height="6" />
                        <rect class="gone" width={percent.to_string()} height="6" />
                    </svg>
                }
            </span>
            <span key="left" class="due-left">{ &view.left }</span>
        </li>
    }
}
