//! Entries that something rests on: each leads to its line of the log.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::jobs::wire::Cite;
use yew::prelude::*;

use super::press;

/// The entries, in a row.
pub fn cites(list: &[Cite], tell: &Callback<Msg>) -> Html {
    html! { <span class="cites">{ for list.iter().map(|cite| one(cite, tell)) }</span> }
}

fn one(cite: &Cite, tell: &Callback<Msg>) -> Html {
    html! {
        <button
            key={cite.entry.clone()} type="button" class="cite" title={cite.told.clone()}
            aria-label={format!("Entry {}: {}", cite.entry, cite.told)}
            onclick={press(tell, DebriefMsg::EntryWanted(cite.entry.clone()))}
        >{ &cite.entry }</button>
    }
}
