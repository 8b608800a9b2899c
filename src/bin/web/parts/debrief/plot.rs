//! The shift as a plot, with a table that says the same.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::debrief::plot::{Label, LaneView, WIDTH};
use muster::app::view::debrief::{Plot, plot};
use muster::jobs::Debriefing;
use muster::jobs::wire::{PlotMark, Shift, Whose};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct PlotProps {
    pub made: Rc<Debriefing>,
    pub gauge: usize,
    pub tell: Callback<Msg>,
}

/// A figure over the shift, what was done and what came, the promises, and the marks that could still be had.
#[component]
pub fn ShiftPlot(props: &PlotProps) -> Html {
    let shift = &props.made.shift;
    let choose = props.tell.reform(|event: Event| {
        let chosen = event.target_unchecked_into::<HtmlSelectElement>().selected_index();
        Msg::Debrief(DebriefMsg::GaugePicked(usize::try_from(chosen).unwrap_or(0)))
    });
    let options = shift.gauges.iter().enumerate().map(|(n, gauge)| {
        html! { <option key={n} selected={n == props.gauge}>{ &gauge.label }</option> }
    });
    html! {
        <section class="plot card" aria-labelledby="plot-heading">
            <div key="head" class="plot-head">
                <h2 key="heading" id="plot-heading">{ "The shift" }</h2>
                if !shift.gauges.is_empty() {
                    <p key="choice" class="choice">
                        <label for="gauge">{ "Figure drawn" }</label>
                        <select id="gauge" onchange={choose}>{ for options }</select>
                    </p>
                }
            </div>
            // On a narrow screen the drawing keeps its size and is moved sideways.
            <div key="drawing" class="plot-window" role="region" aria-label="Drawing of the shift" tabindex="0">
                { drawing(&plot(shift, props.gauge), shift, props.gauge) }
            </div>
            <p key="legend" class="legend facts" aria-hidden="true">
                if !shift.gauges.is_empty() { <span class="swatch area"></span>{ "the figure" } }
                <span class="swatch left"></span>{ "marks still to be had" }
                <span class="swatch story"></span>{ "what came" }
                <span class="swatch trainee"></span>{ "what was done" }
                if !shift.lanes.is_empty() {
                    <span class="swatch promise" data-state="on time"></span>{ "next update: on time" }
                    <span class="swatch promise" data-state="late"></span>{ "late" }
                    <span class="swatch promise" data-state="silent"></span>{ "promised, and silent" }
                }
            </p>
            if let [lead, lines @ ..] = shift.floor.as_slice() {
                <div key="floor" class="floor">
                    <p class="facts">{ lead }</p>
                    <ul>{ for lines.iter().map(|line| html! { <li key={line.clone()}>{ line }</li> }) }</ul>
                </div>
            }
            <details key="table">
                <summary>{ "The same as a table" }</summary>
                { table(shift, props.gauge) }
            </details>
        </section>
    }
}

fn drawing(plot: &Plot, shift: &Shift, gauge: usize) -> Html {
    let peak =
        shift.gauges.get(gauge).map_or_else(String::new, |g| format!("{}, highest {}.", g.label, g.peak));
    html! {
        <svg class="drawing" viewBox={format!("0 0 {WIDTH} {}", plot.height)} role="img" aria-labelledby="plot-title plot-desc">
            <title id="plot-title">{ "The shift over time" }</title>
            <desc id="plot-desc">{ format!("{peak} The table below names every mark of the drawing.") }</desc>
            <path class="area" d={plot.area.clone()} />
            <path class="line" d={plot.line.clone()} />
            <path class="left" d={plot.attainable.clone()} />
            <line class="axis" x1="0" x2={WIDTH.to_string()} y1={plot.base.to_string()} y2={plot.base.to_string()} />
            if !shift.gauges.is_empty() { <text class="scale" x="0" y={(plot.top + 14).to_string()}>{ plot.most }</text> }
            <text class="scale" x={(WIDTH - 2).to_string()} y={(plot.top + 14).to_string()} text-anchor="end">{ "top: 100 marks" }</text>
            { for plot.strokes.iter().map(|(x, whose)| stroke(*x, *whose, plot)) }
            // All leaders first: no label is crossed by one.
            { for plot.labels.iter().map(|label| leader(label, plot)) }
            { for plot.labels.iter().map(written) }
            { for plot.times.iter().map(|(x, clock)| html! {
                <text class="time" x={x.to_string()} y={plot.times_y.to_string()} text-anchor={anchor(*x)}>{ clock }</text>
            }) }
            { for plot.lanes.iter().map(lane) }
        </svg>
    }
}

/// A time stands under its place, and inside the drawing at its edge.
fn anchor(x: i64) -> &'static str {
    if x > WIDTH - EDGE { "end" } else { "middle" }
}

/// Half of a written time, in units of the drawing.
const EDGE: i64 = 24;

fn stroke(x: i64, whose: Whose, plot: &Plot) -> Html {
    match whose {
        Whose::Trainee => {
            let base = plot.base;
            html! { <path class="stroke trainee" d={format!("M{x} {base}l-4 8h8Z")} /> }
        }
        Whose::Story => {
            let y = plot.top - 8;
            html! { <path class="stroke story" d={format!("M{x} {y}l4 4l-4 4l-4 -4Z")} /> }
        }
    }
}

fn leader(label: &Label, plot: &Plot) -> Html {
    let (from, to) = match label.whose {
        Whose::Story => (label.y + 3, plot.base),
        Whose::Trainee => (plot.base + 8, label.y - 10),
    };
    let x = label.x.to_string();
    html! { <line class="leader" x1={x.clone()} x2={x} y1={from.to_string()} y2={to.to_string()} /> }
}

fn written(label: &Label) -> Html {
    let (class, anchor) = (
        if label.whose == Whose::Story { "story" } else { "trainee" },
        if label.ends { "end" } else { "start" },
    );
    html! {
        <text class={classes!("label", class)} x={label.text_x.to_string()} y={label.y.to_string()} text-anchor={anchor}>
            { &label.text }
        </text>
    }
}

fn lane(lane: &LaneView) -> Html {
    html! {
        <g class="lane">
            <text x="10" y={lane.y.to_string()}>{ &lane.name }</text>
            { for lane.spans.iter().map(|(x, width, state, told)| {
                // Late is half as high, silent is hollow: the colour is not alone.
                let (y, height) = if state == "late" { (lane.y + 9, 5) } else { (lane.y + 5, 9) };
                html! {
                    <rect data-state={state.clone()} x={x.to_string()} width={width.to_string()} y={y.to_string()} height={height.to_string()} rx="2">
                        <title>{ told }</title>
                    </rect>
                }
            }) }
        </g>
    }
}

fn table(shift: &Shift, gauge: usize) -> Html {
    let row = |mark: &PlotMark| {
        let whose = if mark.whose == Whose::Trainee { "You" } else { "Story" };
        html! {
            <tr key={mark.entry.clone()}>
                <td>{ &mark.clock }</td><td>{ whose }</td><td>{ &mark.what }</td><td>{ &mark.entry }</td>
            </tr>
        }
    };
    html! {
        <>
            <p key="figure">
                { shift.gauges.get(gauge).map(|g| format!("{}: highest {}.", g.label, g.peak)).unwrap_or_default() }
            </p>
            <ul key="lanes">
                { for shift.lanes.iter().map(|lane| {
                    let spans: Vec<&str> = lane.spans.iter().map(|span| span.told.as_str()).collect();
                    html! { <li key={lane.audience.clone()}>{ format!("Promised to {}: {}", lane.audience, spans.join("; ")) }</li> }
                }) }
            </ul>
            <div key="marks" class="plot-table">
                <table>
                    <thead><tr><th scope="col">{ "Time" }</th><th scope="col">{ "Who" }</th><th scope="col">{ "What" }</th><th scope="col">{ "Entry" }</th></tr></thead>
                    <tbody>{ for shift.marks.iter().map(row) }</tbody>
                </table>
            </div>
        </>
    }
}
