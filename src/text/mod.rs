//! Reading strings: what a message says, never whether it is true.
//!
//! A text is cut into [`token`]s and [`sentence`]s, the phrases of a [`lexicon`] are looked up in it once
//! ([`reading`]), and a [`detector`] answers one question about it with a [`Verdict`], the places and a reason. The
//! [`guard`] masks restricted data before a text is kept. What the sender could know is handed in ([`known`]); putting it
//! together is not done here.
//!
//! Where to start: [`check`] one detector by name, [`read_slots`] for what may move the world, [`mask`] at the door.

pub mod anatomy;
mod begun;
mod blank;
mod command;
pub mod context;
pub mod days;
pub mod deed;
mod denial;
pub mod detector;
mod elsewhere;
pub mod finding;
mod fix_estimate;
mod grammar;
pub mod guard;
mod index;
pub mod known;
pub mod lexicon;
mod meant;
mod memo;
mod mended;
mod name;
mod near_copy;
mod number;
pub mod phrases;
mod piece;
pub mod promise;
pub mod readability;
pub mod reading;
pub mod review;
pub mod sentence;
mod slot;
pub mod slots;
mod staff;
mod stated;
pub mod support;
mod syllable;
pub mod time_phrase;
pub mod token;

pub use context::Context;
pub use days::Days;
pub use detector::{DESK, DETECTORS, Detector, NAMES as DETECTOR_NAMES, check, check_reading, detector};
pub use finding::{Finding, Sense, Verdict};
pub use guard::{Kind, Masked, mask};
pub use known::{Known, Learned};
pub use lexicon::Lexicon;
pub use meant::first_meant;
pub use near_copy::{near_copy, nearest_copy, words};
pub use phrases::Phrases;
pub use promise::leaves_room;
pub use reading::Reading;
pub use slots::{Slots, earliest_promise, promise_beside, read_slots, read_slots_beside, read_slots_of};
pub use syllable::syllables;
