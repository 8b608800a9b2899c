//! The sum of the marks: flags first, never without what was reached and what waits for a coach.

use std::rc::Rc;

use muster::app::Msg;
use muster::jobs::Debriefing;
use yew::prelude::*;

use super::cites::cites;

#[derive(Properties, PartialEq)]
pub struct SumProps {
    pub made: Rc<Debriefing>,
    /// What a tag of an entry is.
    pub tag: Option<String>,
    pub tell: Callback<Msg>,
}

/// The number, large, with its conditions.
#[component]
pub fn Sum(props: &SumProps) -> Html {
    let Debriefing { sum, band, flags, .. } = &*props.made;
    let flagged = (!flags.is_empty()).then_some("flagged");
    html! {
        <section class={classes!("sum-card", "card", flagged)} aria-labelledby="marks-heading">
            <h2 key="heading" id="marks-heading" tabindex="-1">{ "Marks" }</h2>
            <ul key="flags" class="flags">
                { for flags.iter().map(|flag| html! {
                    <li key={flag.flag.clone()}>
                        <strong>{ "Red flag " }</strong>{ &flag.what }{ ". " }{ cites(&flag.cites, &props.tell) }
                    </li>
                }) }
            </ul>
            if flags.iter().any(|flag| !flag.cites.is_empty()) {
                { for props.tag.iter().map(|tag| html! { <p key="tag" class="facts">{ tag }</p> }) }
            }
            <p key="sum" class="sum">
                <span class="earned">{ &sum.earned }</span>
                <span class="rest">
                    { " " }{ &sum.of }
                    if let Some(pending) = &sum.pending { { format!("; {pending}") } }
                    { format!("; {}", sum.reached) }
                </span>
            </p>
            <p key="band" class="band">{ band }</p>
            if flags.is_empty() {
                <p key="none" class="facts">{ "No red flag was raised." }</p>
            }
        </section>
    }
}
