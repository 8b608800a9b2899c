//! The engine: what happens, given what was so and what somebody did. No clock, no chance of its own, no storage.
//!
//! ```text
//! Play::begin(drill, variant, seed)
//!   ^ submit(at, command)            ^ advance_to(at)
//!   |  decide -> Refusal             |  agenda: injects, replies, deadlines, consequences
//!   |         -> events              |
//!   +---- evolve <---- Entry { no, at, cause, event } ----> entries
//! ```
//!
//! [`Play`] is the only thing that changes; [`state::State`] is a fold of the entries; [`decide`] and
//! [`seen::Seen::holds`] are pure functions of it.

pub mod agenda;
pub mod alike;
pub mod cases;
mod colleagues;
pub mod decide;
pub mod demand;
pub mod dice;
pub mod drill;
mod fire;
pub mod heard;
pub mod invariant;
mod passing;
pub mod play;
pub mod presence;
mod reading;
pub mod refusal;
pub mod seen;
pub mod state;
mod talking;
mod tasks;
pub mod watch;

pub use decide::Situation;
pub use drill::Drill;
pub use play::Play;
pub use reading::promising_words;
pub use refusal::Refusal;
pub use state::State;
