//! What is marked: items with their rules, penalties and flags.

use std::sync::Arc;

use super::condition::{AtomIx, Condition};
use crate::ids::{AudienceId, ClauseId, DecisionId, FlagId, InjectId, ItemId, NeedId, PenaltyId};
use crate::policy::work::Domain;
use crate::text::anatomy::Anatomy;
use crate::time::{SimSpan, SimTime};

/// A line of the rubric.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// Its name.
    pub id: ItemId,
    /// Its domain.
    pub domain: Domain,
    /// Its share, in basis points of the whole.
    pub points: u32,
    /// What is asked, in a few words: "Declare a major incident".
    pub what: Arc<str>,
    /// What good looked like.
    pub good: Arc<str>,
    /// The clause that asks for it.
    pub clause: ClauseId,
    /// Seed points it serves (domain reference 1), such as `S47`.
    pub seeds: Vec<Arc<str>>,
    /// When it comes into play.
    pub in_play: InPlay,
    /// The act that makes it needless, with full points.
    pub prevented_by: Option<AtomIx>,
    /// The need it marks, which gives its rule; none otherwise.
    pub need: Option<NeedId>,
    /// How it is marked.
    pub rule: Rule,
}

/// When an item comes into play: only by the clock, the seed or the variant, so that no act changes the maximum.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum InPlay {
    /// At a time.
    At(SimTime),
    /// When that inject is due; the inject has a time of its own.
    Inject(InjectId),
}

/// How an item is marked.
#[derive(Clone, PartialEq, Eq, Debug)]
#[allow(missing_docs, reason = "the comment on a variant names its fields")]
pub enum Rule {
    /// Do it by `due` after it came into play, or after `since` first happened: full; then down in a straight line
    /// to nothing at `late`.
    Obligation { done: Condition, since: Option<AtomIx>, due: SimSpan, late: SimSpan },
    /// The credit of the option chosen.
    Decision { decision: DecisionId },
    /// A reason with a fitting clause was given at that decision.
    Reason { decision: DecisionId },
    /// What a text says: what is asked of the chosen text.
    Text { ask: Ask, of: AtomIx, which: Which },
    /// Updates to an audience no further apart than `every`, from coming into play (`first` until the first one) to
    /// `until`: the share of that time that was covered.
    Cadence { audience: AudienceId, first: SimSpan, every: SimSpan, until: SimTime },
}

/// What is asked of a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ask {
    /// One question: the detector of that name.
    Detector(&'static str),
    /// All that belongs into a message of a kind, and what takes away.
    Whole(&'static Anatomy),
    /// What rules can see of a post-incident review.
    Review(ReviewPart),
}

/// What of a post-incident review is marked (domain reference 9).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReviewPart {
    /// All of it.
    Whole,
    /// The contributing factors.
    Factors,
    /// The actions.
    Actions,
    /// That nobody is blamed.
    Blameless,
}

impl ReviewPart {
    /// All of them with the words authors use.
    pub const ALL: [(&'static str, ReviewPart); 4] = [
        ("whole", ReviewPart::Whole),
        ("factors", ReviewPart::Factors),
        ("actions", ReviewPart::Actions),
        ("blameless", ReviewPart::Blameless),
    ];

    /// What it is of a review, for the lines of the marks.
    pub const fn label(self) -> &'static str {
        match self {
            ReviewPart::Whole => "the review",
            ReviewPart::Factors => "the review's contributing factors",
            ReviewPart::Actions => "the review's actions",
            ReviewPart::Blameless => "a review without blame",
        }
    }

    /// The one of that word.
    pub fn of(word: &str) -> Option<ReviewPart> {
        Self::ALL.iter().find(|(name, _)| *name == word).map(|(_, part)| *part)
    }
}

/// Which of several texts is marked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Which {
    /// The first.
    First,
    /// The last.
    Last,
    /// All of them: the worst counts.
    Every,
    /// All of them, read as one text: what somebody was told in a conversation.
    Together,
}

/// What costs marks.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Penalty {
    /// Its name.
    pub id: PenaltyId,
    /// The domain it is taken from.
    pub domain: Domain,
    /// What one costs, in basis points of the whole.
    pub points: u32,
    /// How many count at most.
    pub most: u32,
    /// What calls for it.
    pub on: AtomIx,
    /// What it is, in a few words.
    pub what: Arc<str>,
    /// What good looked like.
    pub good: Arc<str>,
    /// The clause.
    pub clause: ClauseId,
}

/// What caps the band and waits for a coach where it rests on reading text alone.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Flag {
    /// `R9` (domain reference 12.6).
    pub id: FlagId,
    /// What happened, in words.
    pub what: Arc<str>,
    /// When it is raised.
    pub when: Condition,
    /// Whether a coach must confirm it.
    pub needs_coach: bool,
}
