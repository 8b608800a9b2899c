//! The parts of the screens: one a file, with a stylesheet of the same name in `style/parts/`.

mod acts;
mod checklist;
mod choice;
pub mod debrief;
mod dialog;
mod entries;
mod form;
mod guide;
mod hand;
mod head;
mod icon;
mod inbox;
pub mod input;
mod matrix;
mod news;
mod note;
mod panes;
pub mod part;
mod people;
mod policy;
mod record;
mod strip;
mod tabs;
mod talk;
mod work;

pub use acts::Acts;
pub use dialog::Over;
pub use form::ActForm;
pub use guide::GuideBanner;
pub use head::Head;
pub use inbox::Inbox;
pub use news::NewsBar;
pub use note::Note;
pub use panes::{Panes, word as pane_word};
pub use strip::Strip;
pub use work::Work;
