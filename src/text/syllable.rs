//! Syllables of an English word, by rule.
//!
//! A syllable is a run of vowels, less the letters that are written and not spoken (`phone`, `called`, `lines`), plus
//! the places where two vowels in a row are two syllables (`client`, `trying`). The rules are right for about nineteen
//! of twenty everyday words; the others are in the lexicon (`syllables-1` and on), where adding a word touches no code.
//!
//! ```
//! use muster::text::syllables;
//! for (word, count) in [("phone", 1), ("called", 1), ("affected", 3), ("client", 2), ("supplier", 3), ("table", 2)] {
//!     assert_eq!(syllables(word), count, "{word}");
//! }
//! ```

/// How many syllables a word has: at least one. Of any other language than English, a guess.
pub fn syllables(word: &str) -> u32 {
    // What stands behind an apostrophe speaks only in `didn't` and `could've`.
    let (stem, tail) = word.split_once('\'').unwrap_or((word, ""));
    let stem = stem.as_bytes();
    let (stem, spoken_tail) = match tail {
        "t" if stem.ends_with(b"n") => {
            let verb = &stem[..stem.len() - 1];
            (
                verb,
                verb.ends_with(b"d")
                    || verb.ends_with(b"s")
                    || verb.ends_with(b"ve")
                    || verb.ends_with(b"ed"),
            )
        }
        "ve" => (stem, stem.ends_with(b"d")),
        "ll" => (stem, stem.ends_with(b"t") || stem.ends_with(b"s")),
        _ => (stem, false),
    };
    let count = runs(stem) + split_runs(stem) + u32::from(spoken_tail);
    count.saturating_sub(silent(stem)).max(1)
}

/// Whether the letter at `at` is spoken as a vowel: `y` is at the end of a syllable, `u` is not behind `q`.
fn is_vowel(word: &[u8], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| word[before].to_ascii_lowercase());
    match word[at].to_ascii_lowercase() {
        b'a' | b'e' | b'i' | b'o' => true,
        b'u' => before != Some(b'q'),
        b'y' => at > 0,
        // A letter with a mark above it, in UTF-8: vowels, nearly always. Its second byte goes on with the run.
        128.. => true,
        _ => false,
    }
}

fn runs(word: &[u8]) -> u32 {
    let begins = |at: &usize| is_vowel(word, *at) && (*at == 0 || !is_vowel(word, *at - 1));
    u32::try_from((0..word.len()).filter(begins).count()).unwrap_or(u32::MAX)
}

/// Endings that hold an `e` nobody speaks, behind a consonant.
const BEHIND_SILENT_E: [&[u8]; 7] = [b"ment", b"ments", b"ly", b"ful", b"less", b"ness", b"where"];

/// Syllables that are written and not spoken.
fn silent(word: &[u8]) -> u32 {
    let consonant = |at: usize| at < word.len() && !is_vowel(word, at);
    let n = word.len();
    // `-ble`, `-tle`, `-bled`, `-tles`: the l is spoken with a vowel of its own. Not in `called`, `handles` has one.
    let own_vowel = |l: usize| {
        word[l] == b'l' && l > 0 && consonant(l - 1) && !matches!(word[l - 1], b'l' | b'r' | b'w' | b'y')
    };
    let mut silent = 0;
    if n >= 3 && word.ends_with(b"e") && consonant(n - 2) && !own_vowel(n - 2) {
        silent += 1;
    } else if n >= 4 && word.ends_with(b"ed") && consonant(n - 3) {
        silent += u32::from(!matches!(word[n - 3], b't' | b'd') && !own_vowel(n - 3));
    } else if n >= 4 && word.ends_with(b"es") && consonant(n - 3) {
        let hisses = matches!(word[n - 3], b's' | b'x' | b'z' | b'c' | b'g')
            || word[..n - 2].ends_with(b"ch")
            || word[..n - 2].ends_with(b"sh");
        silent += u32::from(!hisses && !own_vowel(n - 3));
    } else if word.ends_with(b"gue") || word.ends_with(b"gues") {
        silent += 1;
    }
    for ending in BEHIND_SILENT_E {
        if let Some(stem) = word.strip_suffix(ending)
            && stem.len() >= 3
            && stem.ends_with(b"e")
            && consonant(stem.len() - 2)
        {
            silent += 1;
            break;
        }
    }
    silent
}

/// Vowels that stand together and are spoken apart.
fn split_runs(word: &[u8]) -> u32 {
    let mut split = 0;
    for at in 1..word.len().saturating_sub(1) {
        let before = word[at - 1];
        let rest = &word[at..];
        // Behind these letters `i` melts into the sound: `social`, `station`, `million`, `region`.
        let soft = matches!(before, b't' | b'c' | b's' | b'g' | b'x' | b'l' | b'n');
        let apart = rest.starts_with(b"ia") && !matches!(before, b't' | b'c' | b's' | b'g' | b'x')
            || rest.starts_with(b"io") && !soft && !is_vowel(word, at - 1)
            || rest.starts_with(b"iu")
            || (rest.starts_with(b"ient") || rest.starts_with(b"ience"))
                && !matches!(before, b't' | b'c' | b's')
            || rest.starts_with(b"iet")
            || matches!(rest, b"ier" | b"iers" | b"iest") && word.len() > 5
            || (rest.starts_with(b"ual") || rest.starts_with(b"uar")) && !matches!(before, b'q' | b'g')
            || rest == b"eo"
            || rest.starts_with(b"ing") && rest.len() <= 4 && is_vowel(word, at - 1)
            || rest == b"sm";
        split += u32::from(apart);
    }
    split
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Everyday words of contact centres, with the syllables a British dictionary gives them.
    #[test]
    fn the_rule_is_right_for_nearly_all_everyday_words_and_the_lexicon_lists_the_others() {
        let list = include_str!("../../tests/reading/syllables/everyday-words.txt");
        let mut wrong = Vec::new();
        let mut all = 0;
        for line in list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
            let (count, words) = line.split_once(' ').expect("a count, then words");
            for word in words.split(' ') {
                all += 1;
                if Ok(syllables(word)) != count.parse() {
                    wrong.push(word);
                }
            }
        }
        println!("{} of {all} otherwise: {wrong:?}", wrong.len());
        assert!(all >= 120 && wrong.len() * 20 <= all, "{wrong:?}");
        let lexicon = include_str!("../../scenarios/lexicon/en-GB/readable.toml");
        for word in wrong {
            assert!(lexicon.contains(&format!("\"{word}\"")), "{word} is not in the lexicon");
        }
    }

    #[test]
    fn odd_words_have_a_syllable_too() {
        for word in ["", "nhs", "pls", "é", "naïve", "'s", "n't", "e", "ed", "es"] {
            assert!((1..=3).contains(&syllables(word)), "{word}");
        }
    }
}
