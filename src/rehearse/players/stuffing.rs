//! The keyword stuffer: a bag of the words that marks look for, out of the drill's own terms and the lexicon's tables, thrown
//! together. Every third text is set as sentences, because a row of words is easily told from a message.

use super::at_it::AtIt;
use super::typing::HENCE;
use crate::time::SimSpan;

/// Tables of words that a good message has: apologies, what one does oneself, what the reader can do, effects, how many,
/// understanding, choices, ways back, promises of news, restored, status, since when.
const TABLES: [&str; 12] = [
    "apology-words",
    "own-plain",
    "instruction",
    "harm",
    "quantifier",
    "ack",
    "options-choice",
    "come-way",
    "promise-noun",
    "restored-word",
    "status-open",
    "began",
];

/// Most words of such a text, roughly: sending costs time by length.
const PHRASES: u32 = 14;

/// A bag of words.
pub(super) fn text(at_it: &AtIt, nth: u32) -> String {
    let play = &at_it.done.play;
    let (terms, lexicon) = (&play.plot().terms, &play.drill().lexicon);
    let mut bag: Vec<String> = Vec::new();
    for (n, of) in [&terms.effect, &terms.todo, &terms.scope].into_iter().enumerate() {
        let at = at_it.roll("term", nth * 4 + n as u32, of.len());
        bag.extend(of.get(at).map(|term| plain(term)));
    }
    bag.push(format!("next update by {}", at_it.clock(HENCE)));
    bag.push(format!("since {}", at_it.clock(SimSpan::ZERO)));
    for k in 0..PHRASES {
        let draw = nth * PHRASES + k;
        let table = TABLES[at_it.roll("table", draw, TABLES.len())];
        let count = lexicon.table(table).map_or(0, |table| lexicon.phrase_count(table));
        let phrase =
            lexicon.table(table).and_then(|table| lexicon.spelled(table, at_it.roll("phrase", draw, count)));
        bag.extend(phrase);
    }
    // In no order that means anything.
    for left in (1..bag.len()).rev() {
        let other = at_it.roll("order", nth * 64 + left as u32, left + 1);
        bag.swap(left, other);
    }
    if at_it.roll("set as", nth, 3) > 0 {
        return bag.join(", ");
    }
    let sentence = |phrases: &[String]| {
        let words = phrases.join(" ");
        let mut letters = words.chars();
        let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        format!("{first}{}.", letters.as_str())
    };
    bag.chunks(3).map(sentence).collect::<Vec<_>>().join(" ")
}

/// A phrase of a file as somebody would type it: of several words the first, nothing for what may stand for anything.
fn plain(phrase: &str) -> String {
    let words = phrase.split_whitespace().filter(|word| !["...", "\u{2026}", "_"].contains(word));
    let word = |word: &str| word.split('|').next().unwrap_or(word).trim_end_matches('*').to_owned();
    words.map(word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn signs_of_a_phrase_are_not_typed() {
        assert_eq!(plain("affect* ... calls|chats _"), "affect calls");
    }
}
