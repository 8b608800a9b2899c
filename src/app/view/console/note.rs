//! The note that is always at hand.

use crate::app::console::Console;
use crate::app::view::spelt;

/// A note to the log.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NoteView {
    /// As it is written.
    pub text: String,
    /// The record it goes to.
    pub to: Option<String>,
    /// What it costs.
    pub cost: String,
    /// Why it cannot be sent now.
    pub why_not: Option<String>,
}

pub(super) fn view(console: &Console) -> NoteView {
    let play = console.play();
    let to = console.note_to().map(|no| super::strip::names(play).record_in(play.state(), no));
    let busy = play.state().busy.as_ref().filter(|busy| !busy.is_waiting());
    NoteView {
        text: console.note.clone(),
        cost: spelt(play.drill().policy.costs.of("note")),
        why_not: match (&to, busy) {
            (None, _) if play.state().records.is_empty() => Some("Open a record first".to_owned()),
            (None, _) => Some("They have no record yet".to_owned()),
            (_, Some(busy)) => Some(format!("Busy until {}", play.plot().starts.clock.at(busy.until))),
            _ => None,
        },
        to,
    }
}
