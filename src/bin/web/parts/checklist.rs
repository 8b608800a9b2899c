//! What a message, or a review, says so far. It advises; nothing is refused because of it.

use muster::app::view::form::CheckLine;
use muster::jobs::wire::PersonalLine;
use yew::prelude::*;

/// The checklist, and below it what of the message may identify somebody.
pub fn checklist(heading: &'static str, lines: &[CheckLine], hints: &[PersonalLine]) -> Html {
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <section class="checklist" aria-label={heading}>
            <h3>{ heading }</h3>
            <ul>
                { for lines.iter().map(|line| html! {
                    <li key={line.what} data-state={line.state}>
                        <span key="what">{ line.what }</span>
                        <span key="word" class="word">{ line.word }</span>
                        if !line.reason.is_empty() { <span key="why" class="why">{ &line.reason }</span> }
                    </li>
                }) }
                { for hints.iter().map(|line| html! {
                    <li key={line.told.clone()} data-state="note">
                        <span key="what">{ &line.what }</span>
                        <span key="word" class="word">{ "look again" }</span>
                        <span key="why" class="why">{ &line.told }</span>
                    </li>
                }) }
            </ul>
        </section>
    }
}
