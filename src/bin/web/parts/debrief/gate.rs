//! "How did it go?": asked before any mark is shown.

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::debrief::{Gate, GateRow};
use yew::prelude::*;

use super::press;

#[derive(Properties, PartialEq)]
pub struct GateProps {
    pub view: Gate,
    pub tell: Callback<Msg>,
}

/// A row a domain, and the way on to the marks.
#[component]
pub fn HowDidItGo(props: &GateProps) -> Html {
    let Gate { rows, progress } = &props.view;
    let show = press(&props.tell, DebriefMsg::MarksWanted);
    html! {
        <section class="gate" aria-labelledby="gate-heading">
            <h2 key="heading" id="gate-heading">{ "How did it go?" }</h2>
            <p key="why">
                { "Before you see a mark: how much of each do you think you did? What you say is kept and shown beside \
                   the marks. It changes none of them." }
            </p>
            <div key="rows" class="rows">{ for rows.iter().map(|row| domain(row, &props.tell)) }</div>
            <p key="on" class="row on">
                <button key="show" type="button" class="primary" onclick={show}>{ "Show me the marks" }</button>
                <span key="progress" class="facts">{ *progress }</span>
            </p>
        </section>
    }
}

fn domain(row: &GateRow, tell: &Callback<Msg>) -> Html {
    let n = row.domain;
    let choices = row.choices.iter().map(|(percent, words, said)| {
        let percent = *percent;
        radio(n, &percent.to_string(), words, *said, tell.reform(move |_: Event| estimated(n, Some(percent))))
    });
    html! {
        <fieldset key={n} class="domain">
            <legend key="name">{ row.name }</legend>
            <p key="covers" class="facts">{ row.covers }</p>
            <div key="choices" class="choices">
                { for choices }
                { radio(n, "skip", "Skip", row.skipped, tell.reform(move |_: Event| estimated(n, None))) }
            </div>
        </fieldset>
    }
}

fn estimated(domain: usize, percent: Option<u8>) -> Msg {
    Msg::Debrief(DebriefMsg::Estimated(domain, percent))
}

fn radio(domain: usize, value: &str, words: &str, said: bool, onchange: Callback<Event>) -> Html {
    let id = format!("estimate-{domain}-{value}");
    html! {
        <label key={id.clone()} class="choice" data-skip={(value == "skip").to_string()}>
            <input {id} type="radio" name={format!("estimate-{domain}")} value={value.to_owned()} checked={said} {onchange} />
            <span>{ words.to_owned() }</span>
        </label>
    }
}
