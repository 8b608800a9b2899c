//! The marks: each line with its reason.

use muster::jobs::Debriefing;
use muster::jobs::wire::MarkLine;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct MarksProps {
    pub view: Debriefing,
}

/// Flags first, then the sum, then the domains with their lines.
#[component]
pub fn Marks(props: &MarksProps) -> Html {
    let view = &props.view;
    html! {
        <section class="marks" aria-labelledby="marks-heading">
            <h2 key="heading" id="marks-heading">{ "Marks" }</h2>
            <ul key="flags" class="flags">
                { for view.flags.iter().map(|(flag, what)| html! {
                    <li key={flag.clone()}><strong>{ format!("Red flag {flag}: ") }</strong>{ what }</li>
                }) }
            </ul>
            <p key="sum" class="sum">{ &view.marks }</p>
            <p key="band" class="band">{ &view.band }</p>
            <div key="domains">
                { for view.domains.iter().map(|domain| html! {
                    <section key={domain.id.clone()} class="domain" aria-label={domain.name.clone()}>
                        <h3>{ format!("{}: {}", domain.name, domain.told) }</h3>
                        <ul class="items">{ for domain.lines.iter().map(line) }</ul>
                    </section>
                }) }
            </div>
            <div key="penalties">
                if !view.penalties.is_empty() {
                    <section class="domain" aria-label="Taken off">
                        <h3>{ "Taken off" }</h3>
                        <ul class="items">{ for view.penalties.iter().map(line) }</ul>
                    </section>
                }
            </div>
        </section>
    }
}

fn line(line: &MarkLine) -> Html {
    html! {
        <li key={line.id.clone()} class="item" data-full={line.full.to_string()}>
            <h4 key="what">
                { &line.what }{ " " }<span class="points">{ &line.points }</span>
                if !line.note.is_empty() { <span class="note">{ format!(" ({})", line.note) }</span> }
            </h4>
            <p key="why">{ &line.rule }{ " " }<span class="entry">{ &line.evidence }</span></p>
            <p key="good" class="good">{ format!("Good looked like this ({}): ", line.clause) }{ &line.good }</p>
        </li>
    }
}
