//! Chance without surprise: each question put to the dice has its own stream, named by its purpose and the thing it is
//! about. So one changed act does not reshuffle everybody's luck.
//!
//! `ChaCha8Rng` is named because the generators behind `StdRng` and `SmallRng` may change. Draws are frozen by golden
//! vectors below: a change of library that changes them fails the tests.

use rand::rngs::ChaCha8Rng;
use rand::{Rng, SeedableRng};

use crate::time::SimSpan;

/// The dice of one session.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Dice {
    seed: u64,
}

impl Dice {
    /// The dice of that seed.
    pub const fn new(seed: u64) -> Dice {
        Dice { seed }
    }

    /// A number from 0 up to but not including `sides` (0 if there are no sides).
    pub fn roll(self, purpose: &str, entity: &str, nth: u32, sides: u64) -> u64 {
        let drawn = self.stream(purpose, entity, nth).next_u64();
        // The high half of the product spreads the draw over the sides without a division's bias.
        ((u128::from(drawn) * u128::from(sides)) >> 64) as u64
    }

    /// Even bits, four times, for one question.
    pub fn draws<const N: usize>(self, purpose: &str, entity: &str, nth: u32) -> [u64; N] {
        let mut stream = self.stream(purpose, entity, nth);
        std::array::from_fn(|_| stream.next_u64())
    }

    /// The stream of its own that a question has.
    fn stream(self, purpose: &str, entity: &str, nth: u32) -> ChaCha8Rng {
        let mut key = [0u8; 32];
        key[..8].copy_from_slice(&self.seed.to_le_bytes());
        key[8..16].copy_from_slice(&fnv1a(purpose).to_le_bytes());
        key[16..24].copy_from_slice(&fnv1a(entity).to_le_bytes());
        key[24..28].copy_from_slice(&nth.to_le_bytes());
        key[28..].copy_from_slice(b"mstr");
        ChaCha8Rng::from_seed(key)
    }

    /// A length between the two, in whole seconds where they are.
    pub fn span(self, purpose: &str, entity: &str, nth: u32, (low, high): (SimSpan, SimSpan)) -> SimSpan {
        let seconds = (high.ms().saturating_sub(low.ms())) / 1_000;
        SimSpan::from_ms(low.ms() + 1_000 * self.roll(purpose, entity, nth, seconds + 1))
    }
}

/// FNV-1a, 64 bits: a name as a number. It need not be secret, only the same everywhere.
fn fnv1a(text: &str) -> u64 {
    text.bytes()
        .fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_frozen() {
        let drawn: Vec<u64> = (0..6).map(|n| Dice::new(7).roll("delay", "ruth-rings", n, 1_000)).collect();
        assert_eq!(drawn, [56, 124, 758, 31, 815, 944]);
        assert_eq!(Dice::new(8).roll("delay", "ruth-rings", 0, u64::MAX), 13_110_140_273_101_719_922);
    }

    #[test]
    fn draws_stay_inside_and_reach_both_ends() {
        let dice = Dice::new(1);
        let range = (SimSpan::seconds(2), SimSpan::seconds(4));
        let drawn: Vec<u64> = (0..200).map(|n| dice.span("x", "y", n, range).ms()).collect();
        for wanted in [2_000, 3_000, 4_000] {
            assert!(drawn.contains(&wanted));
        }
        assert!(drawn.iter().all(|ms| (2_000..=4_000).contains(ms)));
        assert_eq!(dice.roll("x", "y", 0, 0), 0);
    }
}
