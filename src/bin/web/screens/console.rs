//! The desk.

use muster::app::Msg;
use muster::app::view::ConsoleView;
use yew::prelude::*;

use crate::parts::{ActForm, Acts, GuideBanner, Head, Inbox, NewsBar, Note, Panes, Strip, Work, pane_word};

#[derive(Properties, PartialEq)]
pub struct ConsoleProps {
    pub view: ConsoleView,
    pub tell: Callback<Msg>,
}

/// The desk: head, strip, and three columns of which a narrow screen shows one.
#[component]
pub fn Console(props: &ConsoleProps) -> Html {
    let ConsoleProps { view, tell } = props;
    let guide = |step: u8| {
        let view = view.guide.clone().filter(|guide| guide.step == step)?;
        Some(html! { <GuideBanner {view} tell={tell.clone()} /> })
    };
    html! {
        <div class="console" data-pane={pane_word(view.pane)}>
            <Head key="head" view={view.head.clone()} tell={tell.clone()} />
            <main key="desk" class="desk">
                <Strip key="strip" view={view.strip.clone()} tell={tell.clone()} />
                <div key="in" class="column in">
                    <div key="guide">{ guide(0).unwrap_or_default() }</div>
                    <Inbox key="inbox" view={view.inbox.clone()} tell={tell.clone()} />
                </div>
                <div key="mid" class="column mid">
                    <NewsBar key="news" view={view.news.clone()} tell={tell.clone()} />
                    <Work key="work" view={view.work.clone()} tell={tell.clone()} />
                    <Note key="note" view={view.note.clone()} tell={tell.clone()} />
                </div>
                <div key="do" class="column do">
                    <div key="guide">{ guide(1).unwrap_or_default() }</div>
                    if let Some(form) = &view.form {
                        <ActForm key={format!("form-{}", form.act)} view={form.clone()} tell={tell.clone()} />
                    } else {
                        <Acts key="acts" questions={view.questions.clone()} view={view.acts.clone()} tell={tell.clone()} />
                    }
                </div>
            </main>
            <Panes key="panes" pane={view.pane} new={view.inbox.new} questions={Some(view.questions.len())} tell={tell.clone()} />
        </div>
    }
}
