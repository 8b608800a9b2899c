//! What belongs into a message of a kind, and how a whole message comes out (domain reference 4.4, 5.2 and 7.3).
//!
//! Each kind is a list of slots with weights. A message is worth the share of the weights that it fills: all of a weight
//! where the detector says met, half where partly; what a detector will not say waits for a coach. Then comes what takes
//! away: each harm a tenth, and some things cannot be made good by filling slots. A text that is not written as language, that
//! could be about anything, or that spreads restricted data is worth nothing; one that contradicts what was known, was sent
//! on as it came, shouts or reproaches its reader, less than half, and so is a notice that does not say when its readers
//! hear again.
//!
//! ```
//! use muster::text::anatomy::{Anatomy, whole};
//! use muster::text::{Context, Lexicon, Reading};
//! let lexicon = Lexicon::default();
//! let of = Anatomy::of("handover").expect("there is such a kind");
//! let whole = whole(of, &Reading::of("Please look.", &lexicon), &Context::new(&lexicon));
//! assert_eq!(whole.slots.len(), of.slots.len());
//! assert!(whole.earned <= 10_000);
//! ```

use crate::lane::Lane;

use super::context::Context;
use super::detector::check_reading;
use super::finding::{Finding, Verdict};
use super::promise::WITHDRAWN;
use super::reading::Reading;

/// A kind of message and what belongs into it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Anatomy {
    /// What an author calls it.
    pub name: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// Detectors and their weights, in the order a reader wants them.
    pub slots: &'static [(&'static str, u32)],
}

/// All kinds. The weights are ours, after what each reader is said to want first ([D] in domain reference 5.1 and 5.2).
pub const KINDS: &[Anatomy] = &[
    Anatomy {
        name: "holding",
        label: "first notice",
        slots: &[("impact", 3), ("since", 1), ("action", 2), ("todo", 2), ("next-update", 3), ("apology", 1)],
    },
    Anatomy {
        name: "update",
        label: "update",
        slots: &[("impact", 3), ("todo", 2), ("action", 2), ("next-update", 3), ("apology", 1)],
    },
    Anatomy {
        name: "status",
        label: "status entry",
        slots: &[("status-word", 2), ("impact", 3), ("todo", 2), ("next-update", 3)],
    },
    Anatomy {
        name: "reply",
        label: "reply to one person",
        slots: &[("acknowledges", 3), ("apology", 2), ("ownership", 3), ("options", 2), ("next-update", 2)],
    },
    Anatomy {
        name: "floor-brief",
        label: "brief to the floor",
        slots: &[
            ("impact", 3),
            ("say-or-not", 3),
            ("todo", 2),
            ("how-to-log", 1),
            ("at-risk", 1),
            ("next-update", 2),
        ],
    },
    Anatomy {
        name: "executive-brief",
        label: "brief upwards",
        slots: &[
            ("impact", 3),
            ("since", 1),
            ("cause-known", 2),
            ("action", 2),
            ("ask", 1),
            ("next-update", 3),
        ],
    },
    Anatomy {
        name: "handover",
        label: "handover",
        slots: &[
            ("symptom", 2),
            ("since", 2),
            ("scope", 2),
            ("done-so-far", 2),
            ("ask", 3),
            ("by-when", 2),
            ("record-ref", 1),
        ],
    },
    Anatomy {
        name: "bridge-report",
        label: "report on the bridge",
        slots: &[("symptom", 2), ("done-so-far", 2), ("ask", 2)],
    },
    Anatomy {
        name: "closure",
        label: "closing notice",
        slots: &[("restored", 3), ("scope", 1), ("remains", 2), ("come-back", 2), ("apology", 1)],
    },
    Anatomy {
        name: "breach-notice",
        label: "notice of a breach to a person",
        slots: &[
            ("data-involved", 3),
            ("since", 1),
            ("what-it-means", 2),
            ("action", 2),
            ("todo", 2),
            ("come-back", 2),
            ("may-complain", 2),
            ("apology", 1),
        ],
    },
    Anatomy {
        name: "entry",
        label: "entry in the record",
        slots: &[("symptom", 2), ("scope", 1), ("done-so-far", 3)],
    },
];

/// The names of all kinds.
pub const NAMES: [&str; KINDS.len()] = {
    let mut names = [""; KINDS.len()];
    let mut n = 0;
    while n < names.len() {
        names[n] = KINDS[n].name;
        n += 1;
    }
    names
};

/// What takes away, each a tenth.
const HARMS: &[&str] =
    &["no-speculation", "no-blame", "no-fix-time", "plain-words", "fit-for-reader", "named-ask", "filled"];
/// What leaves nothing.
const FATAL: &[&str] = &["in-sentences", "about-this", "no-restricted-data"];
/// What leaves less than half: whatever else such a message says, this is what its reader will remember.
const GRAVE: &[&str] = &["facts", "own-words", "no-reproach", "no-shouting"];

/// Without which a message of these kinds is worth less than half, whatever else it says: readers who do not know when they
/// hear again ask again (domain reference 5.2 and 5.3).
const CORE: &[(&str, &str)] =
    &[("holding", "next-update"), ("update", "next-update"), ("status", "next-update")];

/// What one harm takes away, and the most that a message with a grave fault is worth, in basis points.
const TENTH: u32 = 1_000;
const LESS_THAN_HALF: u32 = 4_000;

impl Anatomy {
    /// The kind of that name.
    pub fn of(name: &str) -> Option<&'static Anatomy> {
        KINDS.iter().find(|kind| kind.name == name)
    }

    /// The kind that is meant where nobody says: by who reads it.
    pub fn for_lane(lane: Lane) -> &'static Anatomy {
        let name = match lane {
            Lane::Public | Lane::Client => "update",
            Lane::Customer => "reply",
            Lane::Floor => "floor-brief",
            Lane::Executives => "executive-brief",
            Lane::Resolvers => "handover",
            Lane::Log => "entry",
        };
        Anatomy::of(name).unwrap_or(&KINDS[0])
    }
}

/// How a whole message came out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Whole {
    /// The slots: detector, weight, what was found.
    pub slots: Vec<(&'static str, u32, Finding)>,
    /// What took something away: detector, what was found.
    pub harms: Vec<(&'static str, Finding)>,
    /// What it is worth, in basis points.
    pub earned: u32,
    /// What waits for a coach, in basis points.
    pub pending: u32,
}

/// Reads a whole message of a kind.
pub fn whole(kind: &Anatomy, reading: &Reading<'_>, context: &Context<'_>) -> Whole {
    whole_of(kind, context, |name| check_reading(name, reading, context))
}

/// The same where the detectors were asked already: `find` gives what the one of that name found.
pub fn whole_of(
    kind: &Anatomy,
    context: &Context<'_>,
    find: impl Fn(&'static str) -> Option<Finding>,
) -> Whole {
    // A way round cannot be asked for where there is none.
    let applies = |name: &str| !(name == "todo" && context.no_way_round);
    let slots: Vec<(&'static str, u32, Finding)> = kind
        .slots
        .iter()
        .filter(|(name, _)| applies(name))
        .filter_map(|(name, weight)| Some((*name, *weight, find(name)?)))
        .collect();
    let all: u32 = slots.iter().map(|(_, weight, _)| weight).sum();
    let share = |of: &dyn Fn(Verdict) -> u32| {
        let got: u32 = slots.iter().map(|(_, weight, finding)| weight * of(finding.verdict)).sum();
        got * 5_000 / all.max(1)
    };
    let filled = share(&|verdict| match verdict {
        Verdict::Met => 2,
        Verdict::Partly => 1,
        _ => 0,
    });
    let pending = share(&|verdict| if verdict == Verdict::Unsure { 2 } else { 0 });
    let against = |names: &[&'static str]| -> Vec<(&'static str, Finding)> {
        let bad = |finding: &Finding| matches!(finding.verdict, Verdict::NotMet | Verdict::Partly);
        names.iter().filter_map(|name| Some((*name, find(name).filter(bad)?))).collect()
    };
    let (fatal, grave, mut lesser) = (against(FATAL), against(GRAVE), against(HARMS));
    // Who takes back an update leaves its readers worse off than who never promised one.
    let withdrawn = |finding: &Finding| finding.verdict == Verdict::NotMet && finding.reason == WITHDRAWN;
    let next = slots.iter().find(|(name, _, finding)| *name == "next-update" && withdrawn(finding));
    lesser.extend(next.map(|(name, _, finding)| (*name, finding.clone())));
    let core = |name: &str| CORE.contains(&(kind.name, name));
    let whole = slots.iter().all(|(name, _, finding)| !core(name) || finding.verdict != Verdict::NotMet);
    let most = match (fatal.is_empty(), grave.is_empty() && whole) {
        (false, _) => 0,
        (true, false) => LESS_THAN_HALF,
        (true, true) => 10_000,
    };
    let taken = u32::try_from(lesser.len()).unwrap_or(10) * TENTH;
    let earned = filled.saturating_sub(taken).min(most);
    Whole {
        slots,
        harms: [fatal, grave, lesser].concat(),
        earned,
        pending: pending.min(most.saturating_sub(earned)),
    }
}
