//! How a colleague is: three figures, and the deeds of the trainee that move them (domain reference 10); and why somebody
//! cannot be reached.

use serde::Serialize;

/// One of the three figures of a colleague, each from 0 to 100.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Figure {
    /// How steady they are: 0 beside themselves, 100 at ease.
    Composure,
    /// How well they do this work.
    Skill,
    /// How far they trust the trainee.
    Trust,
}

impl Figure {
    /// All of them.
    pub const ALL: &[Figure] = &[Figure::Composure, Figure::Skill, Figure::Trust];

    /// The word in files and conditions, and for people.
    pub const fn word(self) -> &'static str {
        match self {
            Figure::Composure => "composure",
            Figure::Skill => "skill",
            Figure::Trust => "trust",
        }
    }

    /// The figure of that word.
    pub fn from_word(word: &str) -> Option<Figure> {
        Self::ALL.iter().copied().find(|figure| figure.word() == word)
    }
}

/// What moved a figure.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Deed {
    /// They were corrected where others read or heard it.
    PublicCorrection,
    /// They were told what they did well.
    SpecificPraise,
    /// One clear instruction while they were on a live conversation.
    OneInstruction,
    /// Three instructions or more at once, on a live conversation.
    ManyInstructions,
    /// Their conversation was taken over without need.
    NeedlessTakeover,
    /// It was taken over where safety or abuse asked for it.
    NeededTakeover,
    /// What they were coached on, the goal being agreed.
    Coaching,
    /// The trainee spoke most of the words of the coaching.
    TalkedOver,
    /// The story.
    Story,
}

impl Deed {
    /// What it was, for people.
    pub const fn label(self) -> &'static str {
        match self {
            Deed::PublicCorrection => "corrected in front of others",
            Deed::SpecificPraise => "told what went well",
            Deed::OneInstruction => "one clear instruction",
            Deed::ManyInstructions => "three instructions at once",
            Deed::NeedlessTakeover => "taken over without need",
            Deed::NeededTakeover => "taken over where it was needed",
            Deed::Coaching => "coached, the goal agreed",
            Deed::TalkedOver => "more than 60 % of the words were the trainee's",
            Deed::Story => "the story",
        }
    }
}

/// Why somebody who was tried does not answer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Absence {
    /// They are busy with somebody or something.
    Busy,
    /// They are on a break.
    Break,
    /// They are away.
    Away,
    /// The number on the list is not theirs any more.
    StaleNumber,
}

impl Absence {
    /// All of them.
    pub const ALL: &[Absence] = &[Absence::Busy, Absence::Break, Absence::Away, Absence::StaleNumber];

    /// The word in files and conditions.
    pub const fn word(self) -> &'static str {
        match self {
            Absence::Busy => "busy",
            Absence::Break => "break",
            Absence::Away => "away",
            Absence::StaleNumber => "stale-number",
        }
    }

    /// What it looks like from the desk, where nobody says more. Who rings out cannot tell why.
    pub const fn label(self) -> &'static str {
        match self {
            Absence::Busy => "the line is busy",
            Absence::Break | Absence::Away => "nobody picks up",
            Absence::StaleNumber => "the number on the list is not in use",
        }
    }
}
