//! Small pictures of the ways in which things come. They say nothing the words beside them do not say.

use yew::prelude::*;

/// The picture of a channel.
pub fn icon(channel: &str) -> Html {
    let lines = match channel {
        "phone" => {
            "M5 3h3l1.5 4L7.6 8.6a9 9 0 0 0 3.8 3.8L13 10.5l4 1.5v3a2 2 0 0 1-2 2A12 12 0 0 1 3 5a2 2 0 0 1 2-2z"
        }
        "email" => "M3 5h14v10H3zM3 6l7 5 7-5",
        "chat" => "M3 4h14v9H9l-4 3v-3H3z",
        "team-chat" => "M2 4h11v7H7l-3 3v-3H2zM15 7h3v7h-2v3l-3-3H9",
        "social" => "M4 9v3h3l7 4V5L7 9zM7 12v4h2v-3",
        "walk-up" => "M10 9a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c0-4 2.5-6 6-6s6 2 6 6",
        _ => "M2 11h4l2-6 3 10 2-6 1 2h4",
    };
    html! {
        <svg class="icon" viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" focusable="false">
            <path d={lines} fill="none" stroke="currentColor" stroke-width="1.5" stroke-linejoin="round" stroke-linecap="round" />
        </svg>
    }
}
