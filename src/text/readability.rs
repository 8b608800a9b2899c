//! How hard a text is to read, from counts alone.
//!
//! Three formulas that have been in use for half a century and more. Each looks only at how long sentences and words
//! are, never at what they say: a text that scores well may still be nonsense, and one that scores badly is worth a
//! second look. Counting syllables by rule is approximate, so results are for bands, not for decimals.
//!
//! Everything is a whole number of thousandths, computed exactly and rounded down, so that the same text has the same
//! figure on any machine.
//!
//! Sources: R. Flesch, "A new readability yardstick", Journal of Applied Psychology 32 (1948), 221-233 (reading ease);
//! J. P. Kincaid and others, "Derivation of new readability formulas", US Navy research report 8-75 (1975) (grade);
//! G. H. McLaughlin, "SMOG grading: a new readability formula", Journal of Reading 12 (1969), 639-646.
//! The bands are those of the domain reference, section 5.6.
//!
//! ```
//! use muster::text::readability::{Counts, Ease};
//! // 120 words in 8 sentences with 180 syllables: a reading ease of 64.71, a grade of 7.96.
//! let counts = Counts { words: 120, sentences: 8, syllables: 180 };
//! assert_eq!(counts.reading_ease(), Some(64_710));
//! assert_eq!(counts.grade(), Some(7_960));
//! assert_eq!(Ease::of(64_710), Ease::Plain);
//! ```

/// What was counted in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Words.
    pub words: u32,
    /// Sentences.
    pub sentences: u32,
    /// Syllables of all words together.
    pub syllables: u32,
}

impl Counts {
    /// Flesch's reading ease in thousandths: `206.835 - 1.015 (words / sentences) - 84.6 (syllables / words)`. Most texts
    /// lie between 0 (a contract) and 100 (a story for children). Nothing without words and sentences.
    pub fn reading_ease(self) -> Option<i32> {
        self.formula(206_835, -1_015, -84_600)
    }

    /// The grade of Flesch and Kincaid in thousandths: the school year, in the United States, in which it can be read:
    /// `0.39 (words / sentences) + 11.8 (syllables / words) - 15.59`. The age is about five years more.
    pub fn grade(self) -> Option<i32> {
        self.formula(-15_590, 390, 11_800)
    }

    /// `constant + length (words / sentences) + weight (syllables / words)`, over one denominator, rounded down.
    fn formula(self, constant: i128, length: i128, weight: i128) -> Option<i32> {
        let [words, sentences, syllables] = [self.words, self.sentences, self.syllables].map(i128::from);
        let over = words * sentences;
        if over == 0 {
            return None;
        }
        let sum = constant * over + length * words * words + weight * syllables * sentences;
        let thousandths = sum.div_euclid(over);
        Some(i32::try_from(thousandths).unwrap_or(if thousandths < 0 { i32::MIN } else { i32::MAX }))
    }
}

/// McLaughlin's SMOG grade in thousandths, from the words of three syllables and more: `3.1291 + 1.0430 sqrt(30 words /
/// sentences)`. It was made for samples of thirty sentences: fit for a reflective account, not for a message. Nothing
/// without sentences.
///
/// ```
/// assert_eq!(muster::text::readability::smog(4, 1), Some(14_554));
/// ```
pub fn smog(long_words: u32, sentences: u32) -> Option<u32> {
    // In millionths: the root of a number with twelve more digits has six more.
    let squared = (u128::from(long_words) * 30 * 1_000_000_000_000).checked_div(u128::from(sentences))?;
    let millionths = 3_129_100 + squared.isqrt() * 10_430 / 10_000;
    Some(u32::try_from(millionths / 1_000).unwrap_or(u32::MAX))
}

/// How easy a text is to read, in the bands of the domain reference (5.6), which are for texts to customers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Ease {
    /// Most adults read it at once: a reading ease of 60 and more.
    Plain,
    /// It takes some effort: 50 and more.
    Middling,
    /// Many will give up: less than 50.
    Hard,
}

impl Ease {
    /// The band of a reading ease in thousandths.
    pub const fn of(thousandths: i32) -> Ease {
        match thousandths {
            60_000.. => Ease::Plain,
            50_000.. => Ease::Middling,
            _ => Ease::Hard,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(words: u32, sentences: u32, syllables: u32) -> Counts {
        Counts { words, sentences, syllables }
    }

    #[test]
    fn the_vectors_of_the_domain_reference_come_out() {
        assert_eq!(counts(6, 1, 6).reading_ease(), Some(116_145));
        assert_eq!(counts(6, 1, 6).grade(), Some(-1_450));
        assert_eq!(counts(120, 8, 180).reading_ease(), Some(64_710));
        assert_eq!(counts(120, 8, 180).grade(), Some(7_960));
        assert_eq!(smog(4, 1), Some(14_554));
    }

    #[test]
    fn what_cannot_be_measured_has_no_figure_and_nothing_overflows() {
        assert_eq!(counts(0, 1, 0).reading_ease(), None);
        assert_eq!(counts(3, 0, 4).grade(), None);
        assert_eq!(smog(3, 0), None);
        let most = counts(u32::MAX, 1, u32::MAX);
        assert_eq!(most.reading_ease(), Some(i32::MIN));
        assert!(most.grade() > Some(0) && smog(u32::MAX, 1) > Some(0));
    }

    #[test]
    fn bands_begin_where_the_reference_says() {
        for (ease, band) in [
            (60_000, Ease::Plain),
            (59_999, Ease::Middling),
            (50_000, Ease::Middling),
            (49_999, Ease::Hard),
            (-20_000, Ease::Hard),
        ] {
            assert_eq!(Ease::of(ease), band, "{ease}");
        }
    }
}
