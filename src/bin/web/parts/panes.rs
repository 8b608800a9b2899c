//! The columns of the desk on a narrow screen, at the thumb.

use muster::app::Msg;
use muster::app::console::{ConsoleMsg, Pane};
use yew::prelude::*;

use super::part::Part;

/// One button a column.
#[derive(PartialEq)]
pub struct Panes {
    pub pane: Pane,
    pub new: usize,
    /// How many questions stand above what can be done; none where nothing can be.
    pub questions: Option<usize>,
    pub tell: Callback<Msg>,
}

/// The word of a column, for styles.
pub const fn word(pane: Pane) -> &'static str {
    match pane {
        Pane::Inbox => "inbox",
        Pane::Work => "work",
        Pane::Acts => "acts",
        Pane::People => "people",
    }
}

impl Part for Panes {
    fn draw(&self) -> Html {
        let one = |pane: Pane, label: &'static str, count: usize, what: &'static str| {
            let choose = self.tell.reform(move |_: MouseEvent| Msg::Console(ConsoleMsg::PaneChosen(pane)));
            html! {
                <button key={label} type="button" data-pane={word(pane)} aria-current={(pane == self.pane).then_some("true")} onclick={choose}>
                    { label }
                    if count > 0 {
                        <span class="badge">{ count }<span class="unseen">{ format!(" {what}") }</span></span>
                    }
                </button>
            }
        };
        html! {
            <nav class="panes" aria-label="Columns of the desk">
                { one(Pane::Inbox, "Inbox", self.new, "new") }
                { one(Pane::Work, "Work", 0, "") }
                { self.questions.map(|questions| one(Pane::Acts, "Do", questions, "questions")).unwrap_or_default() }
                { one(Pane::People, "People", 0, "") }
            </nav>
        }
    }
}
