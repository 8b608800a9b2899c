//! After the shift: what mattered most, how it went over time, and the facts beside which a trainee writes their own
//! account.
//!
//! Nothing here writes for the trainee. Facts are neutral lines with entry numbers, never "I"; judgement stays with the
//! marks and with people.
//!
//! Where to start: [`key_moments`] is where marks were lost, [`earned_moments`] what went well, [`attainable`] what
//! could still be had at each time, [`lanes`] what became of promises, [`passed_on`] what was handed over, [`star_facts`] the facts of the account,
//! [`chosen`] those of a log of two pages, [`advice`] what may be said about it while it is written.

pub mod advice;
pub mod attainable;
pub mod chosen;
pub mod cited;
pub mod coaching;
pub mod covers;
pub mod earned;
pub mod key_moments;
pub mod part;
pub mod passed_on;
pub mod people;
pub mod promises;
pub mod star;

pub use advice::{Advised, advice};
pub use attainable::attainable;
pub use chosen::chosen;
pub use cited::cited;
pub use coaching::{CoachingRecord, coaching};
pub use covers::covers;
pub use earned::{EarnedMoment, earned_moments};
pub use key_moments::{KeyMoment, key_moments, none_lost};
pub use part::Part;
pub use passed_on::passed_on;
pub use people::people;
pub use promises::{PromiseLane, lanes};
pub use star::{Evidence, StarFacts, star_facts};
