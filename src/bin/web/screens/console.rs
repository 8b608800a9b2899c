//! The desk.

use muster::app::Msg;
use muster::app::view::ConsoleView;
use yew::prelude::*;

use crate::parts::{ActForm, Acts, Board, Head, Inbox, Log, News, Questions};

#[derive(Properties, PartialEq)]
pub struct ConsoleProps {
    pub view: ConsoleView,
    pub tell: Callback<Msg>,
}

/// The desk and its parts.
#[component]
pub fn Console(props: &ConsoleProps) -> Html {
    let ConsoleView { head, news, questions, inbox, board, clocks, acts, form, log, .. } = &props.view;
    let tell = &props.tell;
    html! {
        <>
            <Head key="head" view={head.clone()} tell={tell.clone()} />
            <main key="desk" class="desk">
                <div key="in" class="column in">
                    <News key="news" lines={news.clone()} />
                    <Questions key="questions" questions={questions.clone()} tell={tell.clone()} />
                    <Inbox key="inbox" letters={inbox.clone()} tell={tell.clone()} />
                </div>
                <div key="do" class="column do">
                    if let Some(form) = form {
                        <ActForm key={format!("form-{}", form.act)} view={form.clone()} tell={tell.clone()} />
                    } else {
                        <Acts key="acts" view={acts.clone()} tell={tell.clone()} />
                    }
                </div>
                <div key="see" class="column see">
                    <Board key="board" figures={board.clone()} clocks={clocks.clone()} />
                    <Log key="log" heading="Log" newest_first=true lines={log.clone()} />
                </div>
            </main>
        </>
    }
}
