//! The first two steps of a first shift. They point and never stand in the way.

use crate::app::console::Console;

/// A step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Guide {
    /// Which, from 0.
    pub step: u8,
    /// What to do.
    pub text: &'static str,
}

pub(super) fn view(console: &Console) -> Option<Guide> {
    let text = match console.guide? {
        0 => "Open what has come in. Reading costs no time: the clock stands still.",
        _ => "Now choose something to do. What it costs stands beside it before you press.",
    };
    Some(Guide { step: console.guide?, text })
}
