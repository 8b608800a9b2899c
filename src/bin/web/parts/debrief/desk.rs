//! The screen as it was: to be looked at, nothing can be done on it.

use muster::app::view::debrief::Desk;
use muster::app::view::debrief::replay::Letter;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct ThenProps {
    pub view: Desk,
}

/// Inbox, wallboard and clocks, what could be done, the log.
#[component]
pub fn Then(props: &ThenProps) -> Html {
    let Desk { busy, letters, board, clocks, acts, log } = &props.view;
    let new = letters.iter().filter(|letter| letter.is_new).count();
    html! {
        <div class="then">
            <p key="busy" class="then-busy" data-busy={busy.is_some().to_string()}>
                { busy.clone().unwrap_or_else(|| "Free".to_owned()) }
            </p>
            <dl key="board" class="then-board">
                { for board.iter().map(|(label, value)| html! {
                    <div key={label.clone()}><dt>{ label }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
            <section key="inbox" aria-label="Inbox then">
                <h3>{ format!("Inbox ({new} new)") }</h3>
                <ol class="then-letters" tabindex="0" aria-label="Letters">{ for letters.iter().map(letter) }</ol>
            </section>
            <section key="log" aria-label="Log then">
                <h3>{ "Log" }</h3>
                <ol class="then-log" tabindex="0" aria-label="Lines of the log">
                    { for log.iter().map(|line| html! {
                        <li key={line.entry.clone()} data-own={line.own.to_string()}>
                            <span class="at">{ &line.clock }</span>{ " " }{ format!("{}: {}", line.who, line.what) }
                        </li>
                    }) }
                </ol>
            </section>
            <section key="acts" aria-label="What was due and what could be done then">
                <h3 key="due">{ "Clocks and promises" }</h3>
                if clocks.is_empty() { <p key="no-clocks" class="facts">{ "None ran yet." }</p> }
                <ul key="clocks" class="then-clocks">
                    { for clocks.iter().map(|(what, when, late)| html! {
                        <li key={what.clone()} data-late={late.to_string()}><span>{ what }</span><span>{ when }</span></li>
                    }) }
                </ul>
                <h3 key="could">{ "What could be done" }</h3>
                if acts.is_empty() { <p key="no-acts" class="facts">{ "Nothing: the shift was over." }</p> }
                <ul key="acts" class="then-acts" tabindex="0" aria-label="What could be done">
                    { for acts.iter().enumerate().map(|(n, (label, cost))| html! {
                        <li key={n}><span>{ label }</span><span class="cost">{ cost }</span></li>
                    }) }
                </ul>
            </section>
        </div>
    }
}

fn letter(letter: &Letter) -> Html {
    html! {
        <li key={letter.id.clone()} data-new={letter.is_new.to_string()}>
            <p key="from"><b>{ &letter.from }</b>{ ": " }{ &letter.subject }</p>
            <p key="facts" class="facts">{ &letter.facts }</p>
            if let Some(text) = &letter.text { <p key="text" class="spoken">{ text }</p> }
        </li>
    }
}
