//! What happened on a line of the floor in a minute.

use serde::Serialize;

use crate::ids::LineId;

/// A minute of one line, by the floor's model: contacts of the background are not entries of their own, these sums are.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Minute {
    /// Which line.
    pub line: LineId,
    /// Who got in touch, each time they did.
    pub offered: u32,
    /// Of these, who did so because of a disruption.
    pub about: u32,
    /// Of these, who was cut off before they reached the queue.
    pub cut: u32,
    /// Whose turn came.
    pub answered: u32,
    /// Of these, whose turn came in time.
    pub in_time: u32,
    /// Who gave up.
    pub gave_up: u32,
    /// Who left a number to be rung on.
    pub call_backs: u32,
    /// How many wait at its end.
    pub waiting: u32,
    /// How long the first of them has waited then, in seconds.
    pub longest: u32,
    /// How many of its people deal with somebody then.
    pub busy: u32,
    /// How many people it has then.
    pub staff: u32,
}
