//! Policy and knowledge: an open book.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::console::ConsoleMsg;
use muster::app::view::console::{PolicyView, SectionView};
use muster::app::view::words::Run;
use yew::prelude::*;

use super::input::Field;
use super::matrix::matrix;
use super::part::Part;

/// The book, searched by typing.
#[derive(PartialEq)]
pub struct Policy {
    pub view: Rc<PolicyView>,
    pub tell: Callback<Msg>,
}

impl Part for Policy {
    fn draw(&self) -> Html {
        let Policy { view, tell } = self;
        html! {
            <article class="policy">
                <h2 key="heading" id="work-heading" tabindex="-1">{ "Policy and knowledge" }</h2>
                <p key="about" class="facts">{ &view.title }{ ". An open book: looking costs nothing." }</p>
                {
                    Field::of("search", "Look for", &view.search, tell, |now| Msg::Console(ConsoleMsg::Searched(now)))
                        .keyed("search")
                }
                <p key="found" class="found">{ view.found.clone().unwrap_or_default() }</p>
                <div key="matrix">
                    if let Some(view) = &view.matrix { <h3>{ "Priority" }</h3>{ matrix(view) } }
                </div>
                <div key="sections">{ for view.sections.iter().map(section) }</div>
            </article>
        }
    }
}

fn section(view: &SectionView) -> Html {
    html! {
        <section key={view.heading} class="part">
            <h3>{ view.heading }</h3>
            <dl>
                { for view.items.iter().enumerate().map(|(n, item)| html! {
                    <div key={n}><dt>{ runs(&item.title) }</dt><dd>{ runs(&item.text) }</dd></div>
                }) }
            </dl>
        </section>
    }
}

fn runs(runs: &[Run]) -> Html {
    html! {
        { for runs.iter().enumerate().map(|(n, (text, marked))| match marked {
            true => html! { <mark key={n}>{ text }</mark> },
            false => html! { <span key={n}>{ text }</span> },
        }) }
    }
}
