//! What a message says so far. It advises; nothing is refused because of it.

use muster::app::view::form::CheckLine;
use yew::prelude::*;

/// The checklist.
pub fn checklist(lines: &[CheckLine], hints: &[CheckLine]) -> Html {
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <section class="checklist" aria-label="What your message says so far">
            <h3>{ "Your message so far" }</h3>
            <ul>
                { for lines.iter().chain(hints).enumerate().map(|(n, line)| html! {
                    <li key={n} data-state={line.state}>
                        <span key="what">{ &line.what }</span>
                        <span key="word" class="word">{ line.word }</span>
                        if !line.reason.is_empty() { <span key="why" class="why">{ &line.reason }</span> }
                    </li>
                }) }
            </ul>
        </section>
    }
}
