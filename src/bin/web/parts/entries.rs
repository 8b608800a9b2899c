//! Entries as lines of a log. What the trainee wrote looks different from what the desk noted.

use muster::app::view::console::EntryLine;
use yew::prelude::*;

/// A list of entries.
pub fn entries(lines: &[EntryLine]) -> Html {
    html! { <ol class="entries">{ for lines.iter().map(entry) }</ol> }
}

fn entry(line: &EntryLine) -> Html {
    html! {
        <li key={line.entry.clone()} id={format!("entry-{}", line.entry)} tabindex="-1" class="entry" data-by={line.by} data-fresh={line.fresh.to_string()}>
            <span key="at" class="at">{ &line.clock }</span>
            <div key="what" class="entry-what">
                <p key="what">
                    if line.by != "desk" { <span class="who">{ &line.who }</span>{ ": " } }
                    { &line.what }{ " " }
                    <span class="no">{ &line.entry }</span>
                    if line.fresh { <span class="unseen">{ ", since your last act" }</span> }
                </p>
                if let Some(heard) = &line.heard {
                    <blockquote key="heard" class="heard">{ heard }</blockquote>
                }
                if let Some(own) = &line.own {
                    <blockquote key="own" class="own">{ own }</blockquote>
                }
            </div>
        </li>
    }
}
