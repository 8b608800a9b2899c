//! A conversation.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::view::console::{TalkLine, TalkView};
use yew::prelude::*;

use super::acts::acts_row;
use super::part::Part;

/// More lines than this are folded up: one thinks for oneself first.
const SHOWN: usize = 6;

/// What was said last, what can be done about it, and everything before, newest first.
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
                <header key="head" class="talk-head">
                    <h2 key="heading" id="work-heading" tabindex="-1">{ &view.who }</h2>
                    if let Some(mood) = view.mood { <p key="mood" class="sounds">{ "sounds " }<strong>{ mood }</strong></p> }
                    <p key="role" class="facts">
                        { &view.role }
                        if !view.about.is_empty() { { format!(". {}", view.about) } }
                    </p>
                </header>
                <ol key="now" class="said-lines" aria-label="What was said last">{ for view.now.iter().map(line) }</ol>
                <div key="acts" class="talk-acts">{ acts_row(&view.acts, tell) }</div>
                <div key="say">
                    if !view.say.is_empty() {
                        <details class="say" open={view.say.len() <= SHOWN}>
                            <summary>{ "Or one of these lines" }<span class="second">{ format!(" {}", view.say.len()) }</span></summary>
                            { acts_row(&view.say, tell) }
                        </details>
                    }
                </div>
                <div key="earlier">
                    if !view.earlier.is_empty() {
                        <h3 key="heading" class="second">{ "Earlier, newest first" }</h3>
                        <ol key="lines" class="said-lines" aria-label="What was said earlier, newest first">
                            { for view.earlier.iter().map(line) }
                        </ol>
                    }
                </div>
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
