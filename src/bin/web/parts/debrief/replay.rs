//! The scrubber over the moments of the shift, with the screen as it was.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::debrief::ReplayView;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::desk::Then;
use super::press;

#[derive(Properties, PartialEq)]
pub struct ReplayProps {
    pub view: ReplayView,
    pub tell: Callback<Msg>,
}

/// A slider, the moment before and after, and what the screen showed.
#[component]
pub fn Replay(props: &ReplayProps) -> Html {
    let ReplayView { moments, at, clock, happened, desk } = &props.view;
    let tell = &props.tell;
    let moved = tell.reform(|event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        Msg::Debrief(DebriefMsg::MomentPicked(value.parse().unwrap_or(0)))
    });
    let last = moments.saturating_sub(1);
    let value = at.unwrap_or(0);
    html! {
        <section class="replay card" aria-labelledby="then-heading">
            <h2 key="heading" id="then-heading" tabindex="-1">
                { if desk.is_some() { format!("The screen at {clock}") } else { "The screen as it was".to_owned() } }
            </h2>
            <p key="why" class="facts">
                { "What the desk showed at that moment and nothing later. It can be looked at; nothing can be done on it." }
            </p>
            <div key="bar" class="scrub">
                <button key="before" type="button" onclick={press(tell, DebriefMsg::Stepped(false))} disabled={desk.is_none() || value == 0}>
                    { "Before" }
                </button>
                <input
                    key="slider" type="range" id="scrubber" min="0" max={last.to_string()} step="1" value={value.to_string()}
                    aria-label="Moment of the shift" aria-valuetext={format!("{clock} {}", happened.join("; "))} oninput={moved}
                />
                <button key="after" type="button" onclick={press(tell, DebriefMsg::Stepped(true))} disabled={desk.is_some() && value >= last}>
                    { if desk.is_some() { "After" } else { "From the beginning" } }
                </button>
            </div>
            if let Some(desk) = desk {
                <ul key="happened" class="happened">
                    { for happened.iter().enumerate().map(|(n, line)| html! { <li key={n}>{ line }</li> }) }
                </ul>
                <Then key="desk" view={desk.clone()} />
                <button key="enough" type="button" onclick={press(tell, DebriefMsg::SeenEnough)}>{ "Fold the screen up" }</button>
            }
        </section>
    }
}
