//! The running log: every entry, with its number.

use muster::jobs::wire::LogLine;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct LogProps {
    pub heading: AttrValue,
    pub newest_first: bool,
    pub lines: Vec<LogLine>,
}

/// The log.
#[component]
pub fn Log(props: &LogProps) -> Html {
    let order = if props.newest_first { "Newest first." } else { "In the order it happened." };
    html! {
        <section class="log" aria-labelledby="log-heading">
            <h2 id="log-heading">{ props.heading.clone() }</h2>
            <p class="facts">{ order }</p>
            <ol class="lines">{ for props.lines.iter().map(line) }</ol>
        </section>
    }
}

/// One line.
pub fn line(line: &LogLine) -> Html {
    html! {
        <li key={line.entry.clone()} class="line" data-own={line.own.to_string()}>
            <p key="what">
                <span class="at">{ &line.clock }</span>{ " " }
                <span class="who">{ &line.who }</span>{ ": " }{ &line.what }{ " " }
                <span class="entry">{ &line.entry }</span>
            </p>
            { for line.words.iter().enumerate().map(|(n, words)| html! {
                <blockquote key={n}>{ words }</blockquote>
            }) }
        </li>
    }
}
