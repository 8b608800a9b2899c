//! One screen a file.

mod briefing;
mod broken;
mod catalogue;
mod console;
mod debrief;
mod loading;

pub use briefing::Briefing;
pub use broken::Broken;
pub use catalogue::Catalogue;
pub use console::Console;
pub use debrief::Debrief;
pub use loading::Loading;
