//! After the shift: what mattered most, and the facts beside which a trainee writes their own account.
//!
//! Nothing here writes for the trainee. Facts are neutral lines with entry numbers, never "I"; judgement stays with the
//! marks and with people.

pub mod key_moments;
pub mod star;

pub use key_moments::{KeyMoment, key_moments};
pub use star::{Evidence, StarFacts, star_facts};
