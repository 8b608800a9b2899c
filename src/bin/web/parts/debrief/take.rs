//! What can be taken away: files, paper, another go.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::jobs::Export;
use yew::prelude::*;

use super::press;

#[derive(Properties, PartialEq)]
pub struct TakeProps {
    /// What the record is called: a reflective log only once there are own words.
    pub title: &'static str,
    /// Whether the session file is one's own to save.
    pub own: bool,
    /// Whether the drill can be played again.
    pub again: bool,
    pub tell: Callback<Msg>,
}

/// Each file with what it is for.
#[component]
pub fn Take(props: &TakeProps) -> Html {
    let export = |export: Export| press(&props.tell, DebriefMsg::ExportWanted(export));
    let title = props.title;
    html! {
        <section class="take card" aria-labelledby="take-heading">
            <h2 key="heading" id="take-heading">{ "Take it with you" }</h2>
            <ul key="files" class="files">
                if props.own {
                    { file("session", "Save the session file", "Everything you did, with its times, and what you wrote and said afterwards. Anybody can replay it and work out the same marks.", press(&props.tell, DebriefMsg::SessionWanted), true) }
                }
                { file("html", &format!("{title} for printing"), "A page for A4 paper, with footnotes. It prints to PDF from any browser.", export(Export::Html), false) }
                { file("md", &format!("{title} as Markdown"), "The same as plain text.", export(Export::Markdown), false) }
                { file("marks", "Marks as a table (CSV)", "Every line with its rule and entries. Columns in _bp are basis points of the whole: 125 is 1.25 marks.", export(Export::MarksCsv), false) }
                { file("entries", "Entries as a table (CSV)", "Everything that happened.", export(Export::EntriesCsv), false) }
                { file("json", "Marks and entries (JSON)", "For other programs.", export(Export::Json), false) }
                { file("print", "Print this page", "The debrief as it stands here, without its controls.", press(&props.tell, DebriefMsg::PrintWanted), false) }
            </ul>
            if props.again {
                <p key="again" class="row">
                    <button key="same" type="button" onclick={press(&props.tell, DebriefMsg::AgainWanted(true))}>{ "Play again, same seed" }</button>
                    <button key="new" type="button" onclick={press(&props.tell, DebriefMsg::AgainWanted(false))}>{ "Play again, new seed" }</button>
                </p>
            }
        </section>
    }
}

fn file(
    key: &'static str,
    label: &str,
    about: &'static str,
    onclick: Callback<MouseEvent>,
    primary: bool,
) -> Html {
    html! {
        <li {key}>
            <button type="button" class={classes!(primary.then_some("primary"))} {onclick}>{ label.to_owned() }</button>
            <span class="facts">{ about }</span>
        </li>
    }
}
