//! A session as a file: `<name>.muster.jsonl`.
//!
//! One line each: a header, the bundle (the sources that decided the marks), the trainee's inputs, a checkpoint now and
//! then, and the end. Inputs are kept; entries, state and marks are recomputed. Every line carries the beginning of
//! the hash of the line before, and what is hashed are the bytes as written. House: *A session file*; reliability 3.
//! After the end may stand what the trainee wrote about it: [`account`], outside the chain and of no weight.
//!
//! Two digests: `head` is the chain of this file; `outcome` is a digest over what was played and what came of it,
//! without wall times, so the same drill, seed and inputs have the same outcome on any machine.

pub mod account;
pub mod bundle;
pub mod chain;
pub mod digest;
pub mod dispute;
pub mod journal;
pub mod lines;
pub mod read;
pub mod write;

pub use account::{Account, Said};
pub use bundle::{Bundle, Digests};
pub use dispute::Dispute;
pub use journal::Journal;
pub use lines::{Check, End, Header, Input};
pub use read::{Damage, SessionFile};
pub use write::Recorder;

/// The version of the rules that give entries, state and marks. It may change freely before the first tagged release;
/// from then on each change keeps the checker before it.
pub const RULES: u32 = 1;

/// The name and version of the format, in every header.
pub const FORMAT: &str = "muster-session/1";

/// A checkpoint is written after every so many inputs.
pub const CHECK_EVERY: u32 = 16;
