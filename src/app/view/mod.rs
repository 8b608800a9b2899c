//! What is shown: plain values, rounded to what a person reads, so that most ticks change nothing.
//!
//! A screen of the page draws one of these and adds no words of its own about the drill.

pub mod acts;
pub mod briefing;
pub mod broken;
pub mod catalogue;
pub mod console;
pub mod debrief;
pub mod dialog;
pub mod form;
pub mod matrix;
mod memo;
pub mod review;
pub mod words;

pub use acts::{ActLine, ActList};
pub use briefing::BriefingView;
pub use broken::BrokenView;
pub use catalogue::CatalogueView;
pub use console::{ConsoleView, Drawn};
pub use debrief::DebriefView;
pub use dialog::DialogView;
pub use form::FormView;

use self::console::SavedView;
use super::model::{Loading, Model, Screen};
use crate::time::SimSpan;

/// A screen.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Page {
    /// Something is being fetched.
    Loading(&'static str),
    /// The list of drills.
    Catalogue(Box<CatalogueView>),
    /// Before the shift.
    Briefing(Box<BriefingView>),
    /// The desk.
    Console(Box<ConsoleView>),
    /// After it.
    Debrief(Box<DebriefView>),
    /// Something is missing.
    Broken(BrokenView),
}

impl Page {
    /// What was said last to those who listen.
    pub fn said(&self) -> &str {
        match self {
            Page::Loading(what) => what,
            Page::Console(console) => &console.said,
            Page::Debrief(debrief) => &debrief.said,
            Page::Briefing(briefing) => briefing.problem.as_deref().unwrap_or_default(),
            Page::Catalogue(catalogue) => &catalogue.said,
            Page::Broken(_) => "",
        }
    }

    /// Whether what is done at the desk is kept: `yes`, `soon`, `no`; nothing on other screens. The shell writes it on
    /// the screen itself, because what stands further in may be drawn a moment later, and "Saved" must not.
    pub fn kept(&self) -> Option<&'static str> {
        match self {
            Page::Console(console) => Some(match console.head.saved {
                SavedView::Saved => "yes",
                SavedView::Saving => "soon",
                SavedView::Not(..) | SavedView::Elsewhere => "no",
            }),
            _ => None,
        }
    }

    /// The screen's word, for styles and tests.
    pub const fn word(&self) -> &'static str {
        match self {
            Page::Loading(_) => "loading",
            Page::Catalogue(_) => "catalogue",
            Page::Briefing(_) => "briefing",
            Page::Console(_) => "console",
            Page::Debrief(_) => "debrief",
            Page::Broken(_) => "broken",
        }
    }
}

/// What the page shows.
pub fn page(model: &Model) -> Page {
    page_again(model, &mut Drawn::default())
}

/// The same beside what was drawn before: parts of the desk that did not change are the very same.
pub fn page_again(model: &Model, drawn: &mut Drawn) -> Page {
    match &model.screen {
        Screen::Loading(loading) => Page::Loading(match loading {
            Loading::Drills => "Fetching the list of drills…",
            Loading::Drill(_) => "Fetching the drill…",
            Loading::Session => "Going back to your session…",
        }),
        Screen::Catalogue(catalogue) => Page::Catalogue(Box::new(catalogue::view(model, catalogue))),
        Screen::Briefing(briefing) => Page::Briefing(Box::new(briefing::view(briefing))),
        Screen::Console(console) => Page::Console(Box::new(console::view(console, drawn))),
        Screen::Debrief(debrief) => Page::Debrief(Box::new(debrief::view(debrief))),
        Screen::Broken(broken) => Page::Broken(broken::view(broken)),
    }
}

/// A text in its paragraphs.
pub fn paragraphs(text: &str) -> Vec<String> {
    text.split("\n\n").map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect()
}

/// A cost as people read it: `free`, `30 s`, `1 min`, `2 min 30 s`.
pub fn spelt(span: SimSpan) -> String {
    let (minutes, seconds) = (span.ms() / 60_000, span.ms() % 60_000 / 1_000);
    match (minutes, seconds) {
        (0, 0) => "free".to_owned(),
        (0, s) => format!("{s} s"),
        (m, 0) => format!("{m} min"),
        (m, s) => format!("{m} min {s} s"),
    }
}

/// A range of costs.
pub fn spelt_range((least, most): (SimSpan, SimSpan)) -> String {
    match (spelt(least), spelt(most)) {
        (least, most) if least == most => least,
        (least, most) => format!("{least} to {most}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn costs_read_naturally() {
        let s = SimSpan::seconds;
        for (span, want) in [(0, "free"), (30, "30 s"), (60, "1 min"), (150, "2 min 30 s")] {
            assert_eq!(spelt(s(span)), want);
        }
        assert_eq!(spelt_range((s(60), s(60))), "1 min");
        assert_eq!(spelt_range((s(0), s(60))), "free to 1 min");
    }
}
