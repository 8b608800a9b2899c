//! Everything that happened, with the numbers that citations lead to.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::debrief::LogView;
use muster::jobs::wire::LogLine;
use yew::prelude::*;

use super::press;

#[derive(Properties, PartialEq)]
pub struct RecordProps {
    pub view: LogView,
    /// Whether the screen at a line can be shown.
    pub can_see: bool,
    pub tell: Callback<Msg>,
}

/// The log, folded up until it is wanted.
#[component]
pub fn Record(props: &RecordProps) -> Html {
    let LogView { lines, shown, open, cited } = &props.view;
    let (open, left) = (*open, lines.len() - shown.min(&lines.len()));
    html! {
        <section class="whole-log card" aria-labelledby="record-heading">
            <div key="head" class="whole-log-head">
                <h2 key="heading" id="record-heading">{ "Everything that happened" }</h2>
                <button
                    key="fold" type="button" aria-expanded={open.to_string()} aria-controls="whole-log-lines"
                    onclick={press(&props.tell, DebriefMsg::LogOpened(!open))}
                >{ if open { "Fold up".to_owned() } else { format!("Show {} lines", lines.len()) } }</button>
            </div>
            <ol key="lines" id="whole-log-lines" class="whole-log-lines" hidden={!open}>
                if open {
                    { for lines.iter().take(*shown).map(|l| line(l, cited.as_deref(), props.can_see, &props.tell)) }
                }
            </ol>
            if open && left > 0 {
                <p key="left" class="facts">{ format!("{left} more lines are in the table of entries.") }</p>
            }
        </section>
    }
}

fn line(line: &LogLine, cited: Option<&str>, can_see: bool, tell: &Callback<Msg>) -> Html {
    html! {
        <li
            key={line.entry.clone()} id={format!("log-{}", line.entry)} tabindex="-1" class="whole-log-line"
            data-own={line.own.to_string()} data-hidden={(!line.visible).to_string()}
            data-cited={(cited == Some(line.entry.as_str())).to_string()}
        >
            <span key="at" class="at">{ &line.clock }</span>
            <span key="entry" class="number">{ &line.entry }</span>
            <div key="what" class="what">
                <p key="line">
                    <b>{ &line.who }</b>{ ": " }{ &line.what }
                    if !line.visible { <span class="facts">{ " (not on the desk)" }</span> }
                </p>
                { for line.words.iter().enumerate().map(|(n, words)| html! {
                    <blockquote key={n} class={classes!((line.own_words.as_ref() == Some(words)).then_some("own"))}>{ words }</blockquote>
                }) }
            </div>
            if can_see && line.visible {
                <button
                    key="see" type="button" class="quiet" onclick={press(tell, DebriefMsg::SeeWanted(line.at))}
                    aria-label={format!("See the screen at {}", line.clock)}
                >{ "screen" }</button>
            }
        </li>
    }
}
