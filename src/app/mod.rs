//! The page without a browser: what it holds, what may happen to it, what it wants done, what it shows.
//!
//! ```text
//! Msg (past tense) --> update(Model, Msg) --> (Model, Vec<Effect>)
//!                                 |                     |
//!                        view::page(&Model)     the shell performs it;
//!                                 |             what came of it is a Msg
//!                            what is shown
//! ```
//!
//! Nothing here knows a browser, a clock or a store: wall time comes in as the length of a tick, a seed as a number, a
//! file as text; saving goes out as an effect. So a whole drill is played through [`update`] in an ordinary test.
//!
//! Where to start: [`Model`] is one screen at a time, [`Console`](console::Console) the desk, [`acts`](act::acts) what
//! can be done there, [`Form`](form::Form) what an act still needs, [`Pace`](pace::Pace) how time goes by.

pub mod act;
pub mod briefing;
pub mod catalogue;
pub mod compiled;
pub mod console;
pub mod debrief;
pub mod dialog;
pub mod effect;
pub mod form;
pub mod keys;
pub mod model;
pub mod msg;
pub mod pace;
mod parts;
pub mod replay;
pub mod review;
pub mod store;
#[cfg(test)]
mod tests;
pub mod update;
pub mod view;

pub use compiled::Compiled;
pub use effect::Effect;
pub use model::Model;
pub use msg::Msg;
pub use pace::Pace;
pub use update::update;
