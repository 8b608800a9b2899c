//! Key moments: where the marks went.

use muster::jobs::wire::KeyMoment;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct MomentsProps {
    pub moments: Vec<KeyMoment>,
}

/// The largest drops, the largest first.
#[component]
pub fn Moments(props: &MomentsProps) -> Html {
    html! {
        <section class="moments" aria-labelledby="moments-heading">
            <h2 key="heading" id="moments-heading">{ "Key moments" }</h2>
            <ol key="moments">{ for props.moments.iter().map(moment) }</ol>
        </section>
    }
}

fn moment(moment: &KeyMoment) -> Html {
    html! {
        <li key={moment.heading.clone()} class="moment">
            <h3 key="heading">{ &moment.heading }</h3>
            <div key="known">{ told("Known by then", &moment.known) }</div>
            <div key="followed">{ told("What followed", &moment.followed) }</div>
            <div key="good">{ told("What good looked like", &moment.good) }</div>
        </li>
    }
}

fn told(lead: &str, lines: &[String]) -> Html {
    if lines.is_empty() {
        return html! {};
    }
    html! {
        <>
            <p key="lead" class="lead">{ lead.to_owned() }</p>
            <ul key="lines">
                { for lines.iter().enumerate().map(|(n, text)| html! { <li key={n}>{ text }</li> }) }
            </ul>
        </>
    }
}
