//! The parts of the screens: one a file, with a stylesheet of the same name in `style/parts/`.

mod account;
mod acts;
mod board;
mod form;
mod head;
mod inbox;
pub mod input;
mod log;
mod marks;
mod moments;
mod news;
mod questions;

pub use account::Account;
pub use acts::Acts;
pub use board::Board;
pub use form::ActForm;
pub use head::Head;
pub use inbox::Inbox;
pub use log::Log;
pub use marks::Marks;
pub use moments::Moments;
pub use news::News;
pub use questions::Questions;
