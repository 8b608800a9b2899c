//! The policy's matrix.

use muster::app::view::matrix::MatrixView;
use yew::prelude::*;

/// Priority by impact and urgency, with the row and the column that are set.
pub fn matrix(view: &MatrixView) -> Html {
    let cell = |row: usize, column: usize, word: &'static str| {
        let (impact, urgency) = (view.at.0 == Some(row), view.at.1 == Some(column));
        let on = match (impact, urgency) {
            (true, true) => "here",
            (true, false) | (false, true) => "line",
            (false, false) => "no",
        };
        html! {
            <td key={column} data-on={on}>
                { word }if on == "here" { <span class="unseen">{ ", set" }</span> }
            </td>
        }
    };
    html! {
        <table class="matrix">
            <caption>{ "Impact (down) × urgency (across)" }</caption>
            <thead>
                <tr>
                    <td key="corner"></td>
                    { for view.columns.iter().map(|name| html! { <th key={*name} scope="col">{ *name }</th> }) }
                </tr>
            </thead>
            <tbody>
                { for view.rows.iter().enumerate().map(|(row, (name, cells))| html! {
                    <tr key={*name}>
                        <th key="name" scope="row">{ *name }</th>
                        { for cells.iter().enumerate().map(|(column, word)| cell(row, column, word)) }
                    </tr>
                }) }
            </tbody>
        </table>
    }
}
