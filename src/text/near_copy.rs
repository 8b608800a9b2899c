//! How much two texts share, and how long one is.

use super::token::{Kind, Tokens};

/// Words in a text: words, numbers and times, not marks.
///
/// ```
/// assert_eq!(muster::text::words("Next update: 10:30."), 3);
/// ```
pub fn words(text: &str) -> u32 {
    let tokens = Tokens::of(text);
    let count = (0..tokens.len()).filter(|i| is_word(&tokens, *i)).count();
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn is_word(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.get(at).kind, Kind::Word | Kind::Number | Kind::Clock)
}

/// How much the runs of three words of two texts agree, in basis points: 10,000 is the same, 0 shares nothing
/// (domain reference 5.7, A20). Times and numbers count as words, so an update that changes only its time is still
/// close to a copy. Texts shorter than three words are the same or they are not.
///
/// ```
/// use muster::text::near_copy;
/// assert_eq!(near_copy("we are looking into it", "We are looking into it!"), 10_000);
/// assert_eq!(near_copy("we are looking into it", "calls work again since ten"), 0);
/// ```
pub fn near_copy(a: &str, b: &str) -> u32 {
    let (first, second) = (Tokens::of(a), Tokens::of(b));
    let (first, second) = (forms(&first), forms(&second));
    if first.len() < 3 || second.len() < 3 {
        return if !first.is_empty() && first == second { 10_000 } else { 0 };
    }
    let (a, b) = (runs_of(&first), runs_of(&second));
    let both = shared(&a, &b);
    let either = (a.len() + b.len()) as u64 - both;
    u32::try_from(both * 10_000 / either.max(1)).unwrap_or(10_000)
}

/// The runs of three words of a text, folded as tokens are: a number each, in order, none twice.
pub(super) fn runs(text: &str) -> Vec<u64> {
    let tokens = Tokens::of(text);
    runs_of(&forms(&tokens))
}

fn runs_of(words: &[&str]) -> Vec<u64> {
    let mut runs: Vec<u64> = words.windows(3).map(number).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

/// A number for a run of words (FNV-1a, with a mark between the words): the same on every machine, and two runs of the
/// some hundred a text holds do not share one by chance.
fn number(words: &[&str]) -> u64 {
    let bytes = words.iter().flat_map(|word| word.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// How many numbers two ordered lists share.
pub(super) fn shared(a: &[u64], b: &[u64]) -> u64 {
    a.iter().filter(|run| b.binary_search(run).is_ok()).count() as u64
}

/// The nearest of several earlier texts: its number in the list and the agreement in basis points.
pub fn nearest_copy<'t>(text: &str, earlier: impl IntoIterator<Item = &'t str>) -> Option<(u32, u32)> {
    let mut best: Option<(u32, u32)> = None;
    for (at, other) in (0u32..).zip(earlier) {
        let agreement = near_copy(text, other);
        if best.is_none_or(|(_, most)| agreement > most) {
            best = Some((at, agreement));
        }
    }
    best
}

fn forms(tokens: &Tokens) -> Vec<&str> {
    (0..tokens.len()).filter(|i| is_word(tokens, *i)).map(|i| tokens.form(i)).collect()
}
