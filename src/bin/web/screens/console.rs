//! The desk.

use muster::app::Msg;
use muster::app::view::ConsoleView;
use yew::prelude::*;

use crate::parts::part::Part;

use crate::parts::{ActForm, Acts, GuideBanner, Head, Inbox, NewsBar, Note, Panes, Strip, Work, pane_word};

/// The desk: head, strip, and three columns of which a narrow screen shows one.
#[derive(PartialEq)]
pub struct Console {
    pub view: ConsoleView,
    pub tell: Callback<Msg>,
}

impl Part for Console {
    fn draw(&self) -> Html {
        let Console { view, tell } = self;
        let guide = |step: u8| {
            let view = view.guide.clone().filter(|guide| guide.step == step)?;
            Some(html! { { GuideBanner { view, tell: tell.clone() }.alone() } })
        };
        html! {
            <div class="console" data-pane={pane_word(view.pane)}>
                { Head { view: view.head.clone(), tell: tell.clone() }.keyed("head") }
                <main key="desk" class="desk">
                    { Strip { view: view.strip.clone(), tell: tell.clone() }.keyed("strip") }
                    <div key="in" class="column in">
                        <div key="guide">{ guide(0).unwrap_or_default() }</div>
                        { Inbox { view: view.inbox.clone(), tell: tell.clone() }.keyed("inbox") }
                    </div>
                    <div key="mid" class="column mid">
                        { NewsBar { view: view.news.clone(), tell: tell.clone() }.keyed("news") }
                        { Work { view: view.work.clone(), tell: tell.clone() }.keyed("work") }
                        { Note { view: view.note.clone(), tell: tell.clone() }.keyed("note") }
                    </div>
                    <div key="do" class="column do">
                        <div key="guide">{ guide(1).unwrap_or_default() }</div>
                        if let Some(form) = &view.form {
                            { ActForm { view: form.clone(), tell: tell.clone() }.keyed(format!("form-{}", form.act)) }
                        } else {
                            { Acts { questions: view.questions.clone(), view: view.acts.clone(), tell: tell.clone() }.keyed("acts") }
                        }
                    </div>
                </main>
                { Panes { pane: view.pane, new: view.inbox.new, questions: Some(view.questions.len()), tell: tell.clone() }.keyed("panes") }
            </div>
        }
    }
}
