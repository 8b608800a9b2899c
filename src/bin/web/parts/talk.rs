//! A conversation.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::view::console::{TalkLine, TalkView};
use yew::prelude::*;

use super::acts::acts_row;
use super::part::Part;

/// What can be done about it, and everything said, newest first.
#[derive(PartialEq)]
pub struct Talk {
    pub view: Rc<TalkView>,
    pub tell: Callback<Msg>,
}

impl Part for Talk {
    fn draw(&self) -> Html {
        let Talk { view, tell } = self;
        html! {
            <article class="talk">
                <h2 key="heading" id="work-heading" tabindex="-1">{ &view.who }</h2>
                <p key="role" class="facts">
                    { &view.role }
                    if !view.about.is_empty() { { format!(". {}", view.about) } }
                </p>
                <div key="mood">
                    if let Some(mood) = view.mood { <p class="sounds">{ "Sounds " }<strong>{ mood }</strong></p> }
                </div>
                <div key="say">
                    if !view.say.is_empty() {
                        <section class="say" aria-labelledby="say-heading">
                            <h3 id="say-heading">{ "You could say" }</h3>
                            { acts_row(&view.say, tell) }
                        </section>
                    }
                </div>
                <div key="acts">{ acts_row(&view.acts, tell) }</div>
                <ol key="lines" class="said-lines" aria-label="What was said, newest first">{ for view.lines.iter().map(line) }</ol>
            </article>
        }
    }
}

fn line(line: &TalkLine) -> Html {
    html! {
        <li key={line.entry.clone()} data-own={line.own.to_string()}>
            <p key="how" class="how">{ &line.how }{ " " }<span class="at">{ &line.clock }</span></p>
            <p key="words" class="spoken">{ &line.words }</p>
        </li>
    }
}
