//! The parts of the screens: one a file, with a stylesheet of the same name in `style/parts/`.

mod acts;
mod board;
pub mod debrief;
mod form;
mod head;
mod inbox;
pub mod input;
mod log;
mod news;
mod questions;

pub use acts::Acts;
pub use board::Board;
pub use form::ActForm;
pub use head::Head;
pub use inbox::Inbox;
pub use log::Log;
pub use news::News;
pub use questions::Questions;
