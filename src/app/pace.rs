//! How fast simulated time goes by.
//!
//! The pace turns wall time that was handed in into simulated time; it decides nothing else. The engine's advance is
//! split-proof, so the same inputs at the same simulated times give the same outcome at any pace.

use crate::time::SimSpan;

/// Most wall time one tick may count: a tab that slept does not wake into another hour.
pub const CAP_MS: u32 = 5_000;

/// How fast simulated time goes by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
    /// Only acts and waiting move time.
    Step,
    /// So many times as fast as the wall clock.
    Times(u8),
}

impl Pace {
    /// The paces on offer.
    pub const ALL: &[Pace] =
        &[Pace::Step, Pace::Times(1), Pace::Times(2), Pace::Times(5), Pace::Times(10), Pace::Times(20)];

    /// The word for it, also its label.
    pub fn word(self) -> String {
        match self {
            Pace::Step => "step".to_owned(),
            Pace::Times(n) => format!("{n}x"),
        }
    }

    /// The pace of that word.
    pub fn from_word(word: &str) -> Option<Pace> {
        Self::ALL.iter().copied().find(|pace| pace.word() == word)
    }

    /// How much simulated time goes by in so much wall time.
    pub fn passes(self, elapsed_ms: u32) -> SimSpan {
        match self {
            Pace::Step => SimSpan::ZERO,
            Pace::Times(n) => SimSpan::from_ms(u64::from(elapsed_ms.min(CAP_MS))).times(u64::from(n)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tick_counts_five_seconds_at_most() {
        for (pace, wall, want) in [
            (Pace::Step, 1_000, 0),
            (Pace::Times(1), 250, 250),
            (Pace::Times(20), 250, 5_000),
            (Pace::Times(1), 3_600_000, 5_000),
            (Pace::Times(20), u32::MAX, 100_000),
        ] {
            assert_eq!(pace.passes(wall), SimSpan::from_ms(want), "{pace:?} {wall}");
        }
    }

    #[test]
    fn words_read_back() {
        for pace in Pace::ALL {
            assert_eq!(Pace::from_word(&pace.word()), Some(*pace));
        }
        assert_eq!(Pace::from_word("3x"), None);
    }
}
