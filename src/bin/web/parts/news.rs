//! What is new since the last act.

use muster::jobs::wire::LogLine;
use yew::prelude::*;

use super::log::line;

#[derive(Properties, PartialEq)]
pub struct NewsProps {
    pub lines: Vec<LogLine>,
}

/// What is new.
#[component]
pub fn News(props: &NewsProps) -> Html {
    html! {
        <section class="news" aria-labelledby="news-heading">
            <h2 key="heading" id="news-heading" tabindex="-1">{ "What is new" }</h2>
            if props.lines.is_empty() {
                <p key="nothing">{ "Nothing since your last act." }</p>
            } else {
                <ol key="lines" class="lines">{ for props.lines.iter().map(line) }</ol>
            }
        </section>
    }
}
