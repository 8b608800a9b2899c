//! Before the shift.

use muster::app::Msg;
use muster::app::briefing::BriefingMsg;
use muster::app::view::BriefingView;
use yew::prelude::*;

use crate::parts::input::LineInput;
use crate::platform::clock;

#[derive(Properties, PartialEq)]
pub struct BriefingProps {
    pub view: BriefingView,
    pub tell: Callback<Msg>,
}

/// The briefing, the seed, and the button that begins the shift.
#[component]
pub fn Briefing(props: &BriefingProps) -> Html {
    let BriefingView { title, kind, role, paragraphs, may, seed, label, problem } = &props.view;
    let tell = &props.tell;
    let begin = tell.reform(|event: SubmitEvent| {
        event.prevent_default();
        Msg::Briefing(BriefingMsg::ShiftBegun(clock::wall()))
    });
    html! {
        <main class="stage">
            <h1 id="screen-heading" tabindex="-1">{ title }</h1>
            <p class="facts">{ kind }</p>
            <h2>{ format!("You are: {role}") }</h2>
            <div class="prose">
                { for paragraphs.iter().enumerate().map(|(n, text)| html! { <p key={n}>{ text }</p> }) }
            </div>
            <h2>{ "You may, on your own" }</h2>
            <ul>
                { for may.iter().enumerate().map(|(n, text)| html! { <li key={n}>{ text }</li> }) }
            </ul>
            <h2>{ "How time goes by" }</h2>
            <p>
                { "Doing things takes simulated time; each control says how much. Reading an opened form and writing \
                   are free: the clock stands still meanwhile. You choose the pace, and can change it at any time." }
            </p>
            <form class="begin" onsubmit={begin}>
                <LineInput
                    id="seed" label="Seed" help="The same number gives the same luck." value={seed.clone()}
                    numeric=true problem={problem.clone()} tell={tell.clone()} written={Callback::from(|now| Msg::Briefing(BriefingMsg::SeedWritten(now)))}
                />
                <LineInput
                    id="label" label="Name on the record (optional)" help="A pseudonym is welcome." value={label.clone()}
                    tell={tell.clone()} written={Callback::from(|now| Msg::Briefing(BriefingMsg::LabelWritten(now)))}
                />
                <p class="row">
                    <button type="submit" class="primary">{ "Begin the shift" }</button>
                    <button type="button" onclick={tell.reform(|_: MouseEvent| Msg::Left)}>{ "Back" }</button>
                </p>
            </form>
        </main>
    }
}
