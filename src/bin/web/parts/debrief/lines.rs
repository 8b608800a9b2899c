//! Every line of the marks, behind one click a domain.

use std::rc::Rc;

use muster::app::Msg;
use muster::app::debrief::DebriefMsg;
use muster::app::view::debrief::DisputesView;
use muster::jobs::Debriefing;
use muster::jobs::wire::{DomainMarks, MarkLine};
use web_sys::{Element, HtmlInputElement};
use yew::prelude::*;

use super::cites::cites;
use super::dispute::dispute;

#[derive(Properties, PartialEq)]
pub struct LinesProps {
    pub made: Rc<Debriefing>,
    pub lost_only: bool,
    /// The domains whose lines are open.
    pub opened: Vec<String>,
    /// The lines that are seen differently.
    pub disputes: DisputesView,
    pub tell: Callback<Msg>,
}

/// The domains with their lines; each line with its rule, its entries, its clause and what good looked like.
#[component]
pub fn Lines(props: &LinesProps) -> Html {
    let picked = props.tell.reform(|event: Event| {
        Msg::Debrief(DebriefMsg::LostOnlyPicked(event.target_unchecked_into::<HtmlInputElement>().checked()))
    });
    html! {
        <section class="mark-lines" aria-labelledby="lines-heading">
            <div key="head" class="lines-head">
                <h2 key="heading" id="lines-heading">{ "Every mark, and why" }</h2>
                <label key="filter" class="filter">
                    <input type="checkbox" checked={props.lost_only} onchange={picked} />{ "Only what was lost" }
                </label>
            </div>
            <div key="disputes">
                if !props.disputes.told.is_empty() {
                    <p class="told-disputes">{ &props.disputes.told }</p>
                }
            </div>
            <div key="corrections">
                if !props.made.corrections.is_empty() {
                    <section class="corrections" aria-labelledby="corrections-heading">
                        <h3 key="heading" id="corrections-heading">{ "Promises corrected by the trainee, for the coach" }</h3>
                        <ul key="list">
                            { for props.made.corrections.iter().enumerate().map(|(n, line)| html! {
                                <li key={n}>{ &line.text }{ " " }{ cites(&line.cites, &props.tell) }</li>
                            }) }
                        </ul>
                    </section>
                }
            </div>
            <div key="passed-on">
                if !props.made.passed_on.is_empty() {
                    <section class="corrections" aria-labelledby="passed-on-heading">
                        <h3 key="heading" id="passed-on-heading">{ "What was passed on" }</h3>
                        <ul key="list">
                            { for props.made.passed_on.iter().enumerate().map(|(n, line)| html! {
                                <li key={n}>{ &line.text }{ " " }{ cites(&line.cites, &props.tell) }</li>
                            }) }
                        </ul>
                    </section>
                }
            </div>
            <div key="domains">
                { for props.made.domains.iter().map(|d| domain(d, props)) }
            </div>
        </section>
    }
}

fn domain(domain: &DomainMarks, LinesProps { lost_only, opened, disputes, tell, .. }: &LinesProps) -> Html {
    let lines: Vec<&MarkLine> = domain.lines.iter().filter(|line| !(*lost_only && line.full)).collect();
    let id = domain.id.clone();
    let toggled = tell.reform(move |event: Event| {
        let open = event.target_unchecked_into::<Element>().has_attribute("open");
        Msg::Debrief(DebriefMsg::LinesOpened(id.clone(), open))
    });
    html! {
        <details key={domain.id.clone()} class="domain card" open={opened.contains(&domain.id)} ontoggle={toggled}>
            <summary key="name" id={format!("lines-{}", domain.id)}>
                <h3>{ &domain.name }</h3>
                if let Some((_, disputed)) = disputes.domains.iter().find(|(id, _)| *id == domain.id) {
                    <span class="disputed">{ disputed }</span>
                }
                <span class="points">{ &domain.told }</span>
            </summary>
            if lines.is_empty() && domain.penalties.is_empty() {
                <p key="none" class="facts">{ "Nothing was lost here." }</p>
            }
            <ul key="lines" class="items">
                { for lines.into_iter().chain(&domain.penalties).map(|line| item(line, disputes, tell)) }
            </ul>
        </details>
    }
}

fn item(line: &MarkLine, disputes: &DisputesView, tell: &Callback<Msg>) -> Html {
    html! {
        <li key={line.id.clone()} class="item" data-full={line.full.to_string()}>
            <p key="points" class="points">{ &line.points }</p>
            <div key="why">
                <h4 key="what">{ format!("{}{}", line.what, line.note) }</h4>
                <dl key="reasons">
                    if !line.rule.is_empty() { <dt>{ "Rule" }</dt><dd>{ &line.rule }</dd> }
                    <dt>{ "Entries" }</dt>
                    <dd>
                        { cites(&line.cites, tell) }
                        if line.cites.is_empty() {
                            { &line.entries }
                        } else if let Some(absence) = &line.absence {
                            { format!(" {absence}") }
                        }
                    </dd>
                    <dt>{ "Clause" }</dt><dd>{ &line.clause }</dd>
                    <dt>{ "Good" }</dt><dd>{ &line.good }</dd>
                </dl>
                <div key="dispute">{ dispute(line, disputes, tell) }</div>
            </div>
        </li>
    }
}
