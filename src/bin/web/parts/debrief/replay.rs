//! The scrubber over the moments of the shift, with the desk as it was.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::debrief::ReplayView;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::desk::Desk;
use super::press;

#[derive(Properties, PartialEq)]
pub struct ReplayProps {
    pub view: ReplayView,
    pub tell: Callback<Msg>,
}

/// A slider, the moment before and after, and the desk.
#[component]
pub fn Replay(props: &ReplayProps) -> Html {
    let ReplayView { moments, at, clock, told, desk } = &props.view;
    let tell = &props.tell;
    let moved = tell.reform(|event: InputEvent| {
        let value = event.target_unchecked_into::<HtmlInputElement>().value();
        Msg::Debrief(DebriefMsg::MomentPicked(value.parse().unwrap_or(0)))
    });
    let (value, last) = (at.unwrap_or(0), moments.saturating_sub(1));
    // A button at the end of the way keeps its place, and with it the focus.
    let step = |forward: bool, over: bool, label: &'static str| {
        html! {
            <button
                type="button" aria-disabled={over.then_some("true")} onclick={press(tell, DebriefMsg::Stepped(forward))}
            >{ label }</button>
        }
    };
    html! {
        <section class="replay card" aria-labelledby="then-heading">
            <div key="top" class="replay-head">
                <h2 key="heading" id="then-heading" tabindex="-1">
                    { if desk.is_some() { format!("The screen at {clock}") } else { "The screen as it was".to_owned() } }
                </h2>
                if desk.is_some() {
                    <button key="enough" type="button" onclick={press(tell, DebriefMsg::SeenEnough)}>{ "Fold the screen up" }</button>
                }
            </div>
            <p key="why" class="facts">
                { if desk.is_some() {
                    "What the desk showed at that moment and nothing later. Look about in it; nothing can be done on it."
                } else {
                    "Move along the shift: the desk as it stood at each moment, with what was known then and nothing later."
                } }
            </p>
            <div key="bar" class="scrub">
                <span key="before">{ step(false, at.is_none_or(|at| at == 0), "Before") }</span>
                <input
                    key="slider" type="range" id="scrubber" min="0" max={last.to_string()} step="1" value={value.to_string()}
                    aria-label="Moment of the shift" aria-valuetext={format!("{clock} {told}")} oninput={moved}
                />
                <span key="after">{ step(true, *at == Some(last), if at.is_some() { "After" } else { "From the beginning" }) }</span>
                <span key="count" class="count">{ at.map(|at| format!("{} of {moments}", at + 1)).unwrap_or_default() }</span>
            </div>
            if let Some(desk) = desk {
                <Desk key="desk" view={(**desk).clone()} tell={tell.clone()} />
            }
        </section>
    }
}
