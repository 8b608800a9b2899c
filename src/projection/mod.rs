//! What people look at: each a pure function of the play, or a fold over its entries. Nothing here decides anything,
//! and nothing here knows marks.
//!
//! Where to start: [`menu::offers`] is everything that can be done now, [`timeline::Timeline`] everything that has
//! happened, one neutral sentence an entry. [`inbox`], [`wallboard`] and [`clocks`] are what a desk shows.

pub mod allocation;
pub mod clocks;
pub mod day;
pub mod due;
pub mod floor;
pub mod inbox;
pub mod known;
pub mod label;
pub mod lag;
pub mod legal;
pub mod menu;
pub mod names;
mod phrase;
pub mod review;
#[cfg(test)]
pub(crate) mod sample;
pub mod sentence;
pub mod series;
pub mod stages;
pub mod timeline;
pub mod wallboard;

pub use crate::engine::state::Reader;
pub use clocks::{ClockFace, PromiseFace, clocks, promises};
pub use day::{day, when, when_short};
pub use due::{Due, due};
pub use inbox::{Letter, Stage, inbox};
pub use known::known;
pub use lag::lag;
pub use legal::{LegalClock, legal_clocks, told_inside};
pub use menu::{Group, Offer, commands, offers};
pub use names::Names;
pub use phrase::{first_words, lowered};
pub use series::series;
pub use stages::{STAGES, stages};
pub use timeline::{By, Moment, Timeline, timeline};
pub use wallboard::{Figure, wallboard};
