//! Lengths of time as chance deals them out: the unit exponential, in whole numbers.
//!
//! Gaps between arrivals, patience and handling times of the floor's model are exponential (the assumption of Erlang's
//! formulas, against which the model is tested). `-ln(u)` is read from a table with straight lines between its points,
//! so that it is the same number on every machine; it is off by less than two millionths.

/// One, with 32 binary places.
pub const ONE: u64 = 1 << 32;

/// Points of the table from one half to one, the last included.
const POINTS: usize = 257;

/// `-ln(1/2 + i/512)` with 32 binary places.
static TABLE: [u64; POINTS] = table();

/// `ln 2`, with 32 binary places.
const LN_2: u64 = TABLE[0];

/// Draws a length with mean [`ONE`] from 64 even bits.
///
/// ```
/// use muster::engine::demand::exponential::{ONE, unit};
/// assert!(unit(u64::MAX) <= 1);
/// // Half of all draws are below ln 2.
/// assert_eq!(unit(1 << 63), 2_977_044_472);
/// assert!(unit(0) > 44 * ONE);
/// ```
pub fn unit(bits: u64) -> u64 {
    // Zero has no logarithm; the smallest draw stands for it.
    let halvings = (bits | 1).leading_zeros();
    let scaled = (bits | 1) << halvings;
    // Behind the leading one: 8 bits choose the line, 55 the place on it.
    let point = (scaled << 1 >> 56) as usize;
    let along = scaled << 9 >> 32;
    let (from, to) = (TABLE[point], TABLE[point + 1]);
    let down = ((from - to) * along) >> 32;
    u64::from(halvings) * LN_2 + from - down
}

/// Computed when compiled: `-ln x = 2 artanh((1 - x) / (1 + x))`, a series that is short for `x` from one half on.
const fn table() -> [u64; POINTS] {
    /// Binary places while computing.
    const PLACES: u32 = 60;
    let mut out = [0; POINTS];
    let mut i = 0;
    while i < POINTS {
        let x = (256 + i as u128) * (1 << PLACES) / 512;
        let ratio = (((1 << PLACES) - x) << PLACES) / ((1 << PLACES) + x);
        let square = (ratio * ratio) >> PLACES;
        let (mut power, mut sum, mut odd) = (ratio, 0, 1);
        while odd < 41 {
            sum += power / odd;
            power = (power * square) >> PLACES;
            odd += 2;
        }
        let shift = PLACES - 32;
        out[i] = ((2 * sum + (1 << (shift - 1))) >> shift) as u64;
        i += 1;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_are_frozen() {
        let bits = [1, 1 << 40, 0x1234_5678_9abc_def0, 1 << 62, 0x8000_0001_0000_0000, 0xffff_0000_0000_0000];
        let drawn: Vec<u64> = bits.into_iter().map(unit).collect();
        let frozen = [190_530_846_208, 71_449_067_328, 11_353_801_210, 5_954_088_944, 2_977_044_471, 65_601];
        assert_eq!(drawn, frozen);
    }

    #[test]
    fn the_table_is_the_logarithm_and_falls_all_the_way() {
        let mut last = u64::MAX;
        for n in 0..100_000u64 {
            let bits = n * 184_467_440_737_095 + 1;
            let drawn = unit(bits);
            assert!(drawn <= last, "at {bits}");
            last = drawn;
            // A float may judge here: nothing that is kept rests on it.
            let exact = -((bits as f64) / 18_446_744_073_709_551_616.0).ln();
            assert!((drawn as f64 / ONE as f64 - exact).abs() < 2e-6, "at {bits}: {drawn} for {exact}");
        }
    }
}
