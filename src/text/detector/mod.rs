//! Detectors: one question about a text each, one file each, in one table.
//!
//! To add one: write its file (a `DETECTOR` and a `read`) and its phrases (`scenarios/lexicon/en-GB/<name>.toml`); the
//! list below is written from the folder by its test. Scenario authors name detectors as they are named here.
//!
//! ```
//! use muster::text::{DETECTORS, detector};
//! assert!(detector("next-update").is_some());
//! assert!(DETECTORS.iter().all(|d| !d.why.is_empty()));
//! ```

// The files of this folder: `MUSTER_BLESS=1 cargo test --features cli --test it the_list_of_detectors` writes them.
pub mod about_this;
pub mod acknowledges;
pub mod action;
pub mod apology;
pub mod ask;
pub mod at_risk;
pub mod by_when;
pub mod cause_known;
pub mod come_back;
pub mod data_involved;
pub mod done_so_far;
pub mod effect;
pub mod facts;
pub mod fit_for_reader;
pub mod fix_time;
pub mod how_to_log;
pub mod impact;
pub mod in_sentences;
pub mod may_complain;
pub mod named_ask;
pub mod next_update;
pub mod no_blame;
pub mod no_restricted_data;
pub mod no_shouting;
pub mod options;
pub mod own_words;
pub mod ownership;
pub mod plain_words;
pub mod readable;
pub mod record_ref;
pub mod remains;
pub mod respect;
pub mod restored;
pub mod say_or_not;
pub mod scope;
pub mod since;
pub mod speculation;
pub mod status_word;
pub mod symptom;
pub mod todo;
pub mod unfilled;
pub mod what_it_means;

use super::context::Context;
use super::finding::{Finding, Sense};
use super::reading::Reading;
use crate::diagnostic::for_authors;

/// A question about a text.
#[derive(Clone, Copy, Debug)]
pub struct Detector {
    /// What an author calls it.
    pub name: &'static str,
    /// The check it answers, as the field and the labelled sentences number them (domain reference 4.4 and 5.7): `A1`,
    /// `H5`; empty for a question of our own.
    pub code: &'static str,
    /// Whether it looks for something good or something bad.
    pub sense: Sense,
    /// What it looks for.
    pub what: &'static str,
    /// Why it matters to the reader.
    pub why: &'static str,
    /// A text that it answers badly.
    pub example: &'static str,
    /// What to write instead.
    pub instead: &'static str,
    /// The tables of the lexicon that it reads with.
    pub tables: &'static [&'static str],
    /// The answer.
    pub read: fn(&Reading<'_>, &Context<'_>) -> Finding,
}

/// All detectors, in the order of their files: written as the list of modules is.
pub const DETECTORS: &[Detector] = &[
    about_this::DETECTOR,
    acknowledges::DETECTOR,
    action::DETECTOR,
    apology::DETECTOR,
    ask::DETECTOR,
    at_risk::DETECTOR,
    by_when::DETECTOR,
    cause_known::DETECTOR,
    come_back::DETECTOR,
    data_involved::DETECTOR,
    done_so_far::DETECTOR,
    effect::DETECTOR,
    facts::DETECTOR,
    fit_for_reader::DETECTOR,
    fix_time::DETECTOR,
    how_to_log::DETECTOR,
    impact::DETECTOR,
    in_sentences::DETECTOR,
    may_complain::DETECTOR,
    named_ask::DETECTOR,
    next_update::DETECTOR,
    no_blame::DETECTOR,
    no_restricted_data::DETECTOR,
    no_shouting::DETECTOR,
    options::DETECTOR,
    own_words::DETECTOR,
    ownership::DETECTOR,
    plain_words::DETECTOR,
    readable::DETECTOR,
    record_ref::DETECTOR,
    remains::DETECTOR,
    respect::DETECTOR,
    restored::DETECTOR,
    say_or_not::DETECTOR,
    scope::DETECTOR,
    since::DETECTOR,
    speculation::DETECTOR,
    status_word::DETECTOR,
    symptom::DETECTOR,
    todo::DETECTOR,
    unfilled::DETECTOR,
    what_it_means::DETECTOR,
];

/// Those at the desk: what may move the world, and what a writer is told while writing. A page carries these and the
/// tables they read with; the others only mark. What they are about is told by the page in its own words.
pub const DESK: &[Detector] = &[
    next_update::DETECTOR.untold(),
    effect::DETECTOR.untold(),
    todo::DETECTOR.untold(),
    scope::DETECTOR.untold(),
    speculation::DETECTOR.untold(),
    fix_time::DETECTOR.untold(),
];

impl Detector {
    /// The same without the words for authors, where there are no authors.
    const fn untold(self) -> Detector {
        Detector {
            what: for_authors(self.what),
            why: for_authors(self.why),
            example: for_authors(self.example),
            instead: for_authors(self.instead),
            ..self
        }
    }
}

/// The tables of a detector and those of what it reads with, in one list of `N`.
const fn joined<const N: usize>(own: &[&'static str], shared: &[&'static str]) -> [&'static str; N] {
    assert!(N == own.len() + shared.len());
    let mut all = [""; N];
    let mut n = 0;
    while n < N {
        all[n] = if n < own.len() { own[n] } else { shared[n - own.len()] };
        n += 1;
    }
    all
}

/// The names of all alone, for who must know what there is without carrying the answers.
pub const NAMES: [&str; DETECTORS.len()] = {
    let mut names = [""; DETECTORS.len()];
    let mut n = 0;
    while n < names.len() {
        names[n] = DETECTORS[n].name;
        n += 1;
    }
    names
};

/// The detector of that name.
pub fn detector(name: &str) -> Option<&'static Detector> {
    DETECTORS.iter().find(|d| d.name == name)
}

/// What the detector of that name answers on a text; `None` if there is no such detector.
pub fn check(name: &str, text: &str, context: &Context<'_>) -> Option<Finding> {
    check_reading(name, &Reading::of(text, context.lexicon), context)
}

/// The same for a text that was read already: read once, ask many.
pub fn check_reading(name: &str, reading: &Reading<'_>, context: &Context<'_>) -> Option<Finding> {
    detector(name).map(|d| (d.read)(reading, context))
}
