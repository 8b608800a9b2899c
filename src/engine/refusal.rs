//! Why a command has no meaning now. Mistakes are allowed and marked; only what cannot be is refused.

use std::fmt;

use crate::act::Side;
use crate::ids::RecordNo;
use crate::time::SimTime;

/// Why nothing happened. The state is as it was.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the comment on a variant names its fields")]
pub enum Refusal {
    /// The shift is over.
    Ended,
    /// The trainee is busy until then; what they do cannot be broken off, or must be broken off first.
    Busy { until: SimTime, breakable: bool },
    /// There is nothing to break off.
    NotBusy,
    /// What one does cannot be broken off.
    NotBreakable,
    /// The input is earlier than what has already happened.
    TimeBackwards { now: SimTime },
    /// There is no such thing: what kind, and the name.
    Unknown { kind: &'static str, name: String },
    /// It has not arrived.
    NotArrived { contact: String },
    /// They have gone: nobody opened in time what they wanted.
    Gone { contact: String },
    /// The conversation with them is over, and who ended it.
    TalkOver { contact: String, by: Side },
    /// It was read already; reading again needs no act.
    AlreadyOpen { contact: String },
    /// It must be read first.
    NotRead { contact: String },
    /// There is no such record.
    NoRecord { record: RecordNo },
    /// The record is closed or cancelled.
    RecordOver { record: RecordNo },
    /// It is so already.
    AlreadySo { what: String },
    /// The question has not been put, or no longer matters.
    NotPut { decision: String },
    /// The remedy cannot be chosen yet.
    NotOffered { remedy: String },
    /// That channel does not reach that audience.
    DoesNotReach { channel: String, audience: String },
    /// There is no text.
    NoText,
    /// The text is too long.
    TooLong { limit: usize },
    /// It needs another state first.
    NotYet { what: String },
    /// There is no such entry.
    NoEntry,
    /// The session has as many of these as can be kept.
    Full { what: &'static str },
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Refusal::Ended => f.write_str("the shift is over"),
            Refusal::Busy { breakable: true, .. } => f.write_str("you are busy; break off first"),
            Refusal::Busy { .. } => f.write_str("you are busy and cannot break this off"),
            Refusal::NotBusy => f.write_str("there is nothing to break off"),
            Refusal::NotBreakable => f.write_str("this cannot be broken off"),
            Refusal::TimeBackwards { .. } => f.write_str("that time has passed"),
            Refusal::Unknown { kind, name } => write!(f, "there is no {kind} `{name}`"),
            Refusal::NotArrived { contact } => write!(f, "`{contact}` has not reached you"),
            Refusal::Gone { contact } => write!(f, "`{contact}` has given up waiting"),
            Refusal::TalkOver { contact, by: Side::You } => write!(f, "you have ended `{contact}`"),
            Refusal::TalkOver { contact, by: Side::Them } => write!(f, "they have ended `{contact}`"),
            Refusal::AlreadyOpen { contact } => write!(f, "you have read `{contact}` already"),
            Refusal::NotRead { contact } => write!(f, "read `{contact}` first"),
            Refusal::NoRecord { record } => write!(f, "there is no record #{}", record.0),
            Refusal::RecordOver { record } => {
                write!(f, "record #{} is closed; open a new one and link it", record.0)
            }
            Refusal::AlreadySo { what } => write!(f, "{what} already"),
            Refusal::NotPut { decision } => write!(f, "the question `{decision}` is not open"),
            Refusal::NotOffered { remedy } => write!(f, "`{remedy}` is not possible yet"),
            Refusal::DoesNotReach { channel, audience } => {
                write!(f, "`{channel}` does not reach `{audience}`")
            }
            Refusal::NoText => f.write_str("write something first"),
            Refusal::TooLong { limit } => write!(f, "the text is longer than {limit} characters"),
            Refusal::NotYet { what } => f.write_str(what),
            Refusal::NoEntry => f.write_str("there is no such entry"),
            Refusal::Full { what } => write!(f, "this session cannot hold more {what}"),
        }
    }
}

impl std::error::Error for Refusal {}
