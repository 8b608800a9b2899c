//! The domains as bars, beside what was expected of them.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::debrief::Bar;
use yew::prelude::*;

use super::press;

#[derive(Properties, PartialEq)]
pub struct BarsProps {
    pub bars: Vec<Bar>,
    pub calibration: Option<String>,
    pub tell: Callback<Msg>,
}

/// A bar a domain, which leads to its lines; a domain without anything to earn has none.
#[component]
pub fn Bars(props: &BarsProps) -> Html {
    let said = props.bars.iter().any(|bar| bar.estimate.is_some());
    let pending = props.bars.iter().any(|bar| bar.pending > 0);
    html! {
        <section class="bars card" aria-labelledby="bars-heading">
            <h2 key="heading" id="bars-heading">
                { if said { "By domain, beside what was expected" } else { "By domain" } }
            </h2>
            <ul key="bars" class="rows">{ for props.bars.iter().map(|bar| row(bar, &props.tell)) }</ul>
            <p key="legend" class="legend facts" aria-hidden="true">
                <span class="swatch earned"></span>{ "mark" }
                if pending { <span class="swatch pending"></span>{ "waits for a coach" } }
                if said { <span class="swatch expected"></span>{ "said before the marks" } }
            </p>
            if let Some(text) = &props.calibration {
                <p key="calibration" class="facts calibration">{ text }</p>
            }
        </section>
    }
}

fn row(bar: &Bar, tell: &Callback<Msg>) -> Html {
    let percent = |n: u8| format!("{n}%");
    let lines = press(tell, DebriefMsg::LinesWanted(bar.id.clone()));
    html! {
        <li key={bar.id.clone()} class="bar">
            // Its area is the whole row.
            <button key="name" type="button" class="name link" onclick={lines}>
                { &bar.name }<span class="unseen">{ ": show its lines" }</span>
            </button>
            <svg key="drawing" class="track" role="img" aria-label={bar.told.clone()} height="12">
                <rect class="whole" width="100%" height="12" rx="4" />
                <rect class="pending" width={percent(bar.percent.saturating_add(bar.pending).min(100))} height="12" rx="4" />
                <rect class="earned" width={percent(bar.percent)} height="12" rx="4" />
                if let Some(said) = bar.estimate {
                    <line class="expected" x1={percent(said)} x2={percent(said)} y1="0" y2="12" />
                }
            </svg>
            <span key="figure" class="figure"><b>{ &bar.of.0 }</b>{ format!(" of {}", bar.of.1) }</span>
            <span key="said" class="told">{ &bar.said }</span>
        </li>
    }
}
