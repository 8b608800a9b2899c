//! The parts of the account a trainee writes: STAR, and what is taken from it.

/// A part of the account.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Part {
    /// Where and when, who was affected.
    Situation,
    /// What the role was and what was due.
    Task,
    /// What was done, and why.
    Action,
    /// What came of it.
    Result,
    /// What is taken from it.
    Reflection,
}

impl Part {
    /// All of them, in the order of the account.
    pub const ALL: &[Part] = &[Part::Situation, Part::Task, Part::Action, Part::Result, Part::Reflection];

    /// Its heading.
    pub const fn label(self) -> &'static str {
        match self {
            Part::Situation => "Situation",
            Part::Task => "Task",
            Part::Action => "Action",
            Part::Result => "Result",
            Part::Reflection => "Reflection",
        }
    }

    /// What it asks for, in one line.
    pub const fn asks(self) -> &'static str {
        match self {
            Part::Situation => "Where and when it was, what was wrong, who was affected.",
            Part::Task => "Your role, what was yours to do, and by when.",
            Part::Action => "What you did, in what order, and why this and not something else.",
            Part::Result => "What came of it: for customers, for colleagues, in figures.",
            Part::Reflection => "What you take from it, and what you would do differently.",
        }
    }

    /// The suggested length in words: the shares of a STAR account of 400 to 900 words (domain reference 11.4).
    pub const fn span(self) -> (u32, u32) {
        match self {
            Part::Situation => (60, 120),
            Part::Task => (50, 100),
            Part::Action => (220, 450),
            Part::Result => (80, 180),
            Part::Reflection => (60, 150),
        }
    }
}
