//! The wallboard, the clocks of records, and what was promised.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct BoardProps {
    pub figures: Vec<(String, String)>,
    pub clocks: Vec<String>,
}

/// Figures and clocks.
#[component]
pub fn Board(props: &BoardProps) -> Html {
    html! {
        <section class="board" aria-labelledby="board-heading">
            <h2 key="heading" id="board-heading">{ "Wallboard and clocks" }</h2>
            <dl key="figures" class="figures">
                { for props.figures.iter().map(|(label, value)| html! {
                    <div key={label.clone()}><dt>{ label }</dt><dd>{ value }</dd></div>
                }) }
            </dl>
            <ul key="clocks" class="clocks">
                { for props.clocks.iter().map(|text| html! { <li key={text.clone()}>{ text }</li> }) }
            </ul>
        </section>
    }
}
