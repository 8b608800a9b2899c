//! What the policy takes off for passing work on where nothing called for it, and for going out without a yes.
//!
//! Late and missed escalations cost what the items that ask for them are worth; these cost points of 100, and little:
//! published practice prefers a call too early to one too late (domain reference 4.2).

use std::sync::Arc;

use crate::ids::{ClauseId, PersonId};

/// How needless and misdirected escalations are judged. Points are of 100; nothing given, nothing taken.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Overreach {
    /// Whom anybody may always ask: the first step upwards (trigger E18). A drill may name its own.
    pub first_step: Vec<PersonId>,
    /// Nothing called for it.
    pub needless: u32,
    /// The same in a drill for juniors.
    pub needless_junior: u32,
    /// Something called for passing it on, and to somebody else.
    pub wrong_role: u32,
    /// Sent upwards before anything was looked into or anybody was asked.
    pub dodged: u32,
    /// The same record to the same desk once more, which already had it twice.
    pub again: u32,
    /// One more role where `roles` are in it already.
    pub paging: u32,
    /// How many roles one piece of work may occupy without cause.
    pub roles: u32,
    /// How many of each kind count.
    pub most: u32,
    /// The clause; none where nothing is taken.
    pub clause: Option<ClauseId>,
    /// What a desk says that hands something back, where a drill has no words for it.
    pub handed_back: Arc<str>,
}

/// What text costs that went out in a major incident without the yes it needs. Points are of 100.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Publishing {
    /// Nobody ever said yes.
    pub without: u32,
    /// The yes came after it had gone out.
    pub late: u32,
    /// The trainee gave the yes, who may not.
    pub own: u32,
    /// How many of each kind count.
    pub most: u32,
    /// The clause; none where nothing is taken.
    pub clause: Option<ClauseId>,
}
