//! Commands and events: the names of what a trainee can do and of what can happen. Names only, no behaviour.
//!
//! This is the contract that outlives a release: session files hold commands, outcomes are digests over events. A
//! golden of every command's and every event's encoded form makes a change deliberate (`tests/it/contract.rs`).
//!
//! A [`Command`] is what the trainee wants, in the imperative. An [`Event`] is what happened, in the past tense. An
//! [`Entry`] is an event with its number, its time and its cause. A [`Verb`] is the word by which an author's
//! condition speaks of an event.

pub mod colleague;
pub mod command;
mod command_read;
pub mod event;
pub mod minute;
pub mod review;
pub mod verb;

pub use colleague::{Absence, Deed, Figure};
pub use command::{Command, Part, Setting};
pub use event::{Cause, EndReason, Entry, Event, Said, Side, Utterance};
pub use minute::Minute;
pub use review::{Factor, ReviewAction, ReviewParts};
pub use verb::{Verb, is_reason, talks_over};
