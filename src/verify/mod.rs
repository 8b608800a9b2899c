//! Recording a play and checking a file: the ladder from bytes to the same marks.
//!
//! [`Recorded`] is a play that writes its file as it goes. [`check`] takes a file apart again: well-formed, chained,
//! with the bundle it names, under known rules, replayed input by input, marked again. What it shows is that the file
//! is whole and that its marks follow from its inputs. It does not show who played.

pub mod ladder;
pub mod outcome;
pub mod recorded;

pub use ladder::{Report, Step, StepResult, Verdict, check};
pub use outcome::{outcome, seal};
pub use recorded::Recorded;
