//! What the sentences of a post-incident review say: blame beside a name, a ladder of whys that stops at a person, an
//! action that changes something, a measure one can count (domain reference 9). How the parts of a review hang together
//! is not looked at here.

use super::finding::Verdict;
use super::lexicon::Lexicon;
use super::reading::Reading;
use super::sentence::Sentence;
use super::token::Kind;

/// The tables of the lexicon it goes by.
pub const TABLES: [&str; 6] =
    ["review-blame", "review-person", "review-error", "review-human-error", "review-verb", "review-empty"];

/// Fewest words of what an action is done to.
const OBJECT: usize = 2;

/// The words that lay blame on somebody who stands in the same sentence, by a name of the drill or as what they are.
pub fn blame<'t>(text: &'t str, names: &[&str], lexicon: &Lexicon) -> Option<&'t str> {
    let reading = Reading::of(text, lexicon);
    let sentence = |sentence: &Sentence| {
        let (from, to) = (sentence.first, sentence.end);
        let hit = reading.hits("review-blame", from, to).iter().find(|hit| !reading.is_aside(hit.first))?;
        let somebody = reading.has("review-person", from, to) || is_named(&reading, sentence, names);
        somebody.then(|| reading.span(*hit))
    };
    let span = reading.sentences.iter().find_map(sentence)?;
    text.get(span.start as usize..span.end as usize)
}

/// The words by which a factor says that somebody was the cause, so that asking why stops there.
pub fn stops_at_person<'t>(text: &'t str, names: &[&str], lexicon: &Lexicon) -> Option<&'t str> {
    let reading = Reading::of(text, lexicon);
    let sentence = |sentence: &Sentence| {
        let (from, to) = (sentence.first, sentence.end);
        let plain = reading.first("review-human-error", from, to);
        let somebody = || reading.has("review-person", from, to) || is_named(&reading, sentence, names);
        let done = || reading.first("review-error", from, to).filter(|_| somebody());
        Some(reading.span(plain.or_else(done)?))
    };
    let span = reading.sentences.iter().find_map(sentence)?;
    text.get(span.start as usize..span.end as usize)
}

/// Whether an action says what is done to what: it begins with a verb, and something follows. A first word that no table
/// knows may be a verb all the same: that is not decided here.
pub fn deed(text: &str, lexicon: &Lexicon) -> Verdict {
    let reading = Reading::of(text, lexicon);
    let words: Vec<usize> =
        (0..reading.tokens.len()).filter(|at| reading.token(*at).kind == Kind::Word).collect();
    let [first, object @ ..] = words.as_slice() else { return Verdict::NotMet };
    if object.len() < OBJECT {
        return Verdict::NotMet;
    }
    if reading.has("review-verb", *first, first + 1) { Verdict::Met } else { Verdict::Unsure }
}

/// The words of an action that change nothing: to take care, to be reminded.
pub fn hollow<'t>(text: &'t str, lexicon: &Lexicon) -> Option<&'t str> {
    let reading = Reading::of(text, lexicon);
    let hit = reading.first("review-empty", 0, reading.tokens.len())?;
    let span = reading.span(hit);
    text.get(span.start as usize..span.end as usize)
}

/// Whether a measure can be counted: there is a number in it, in figures or as a word.
pub fn counts(text: &str) -> bool {
    const NUMBERS: [&str; 14] = [
        "zero", "no", "none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
        "half",
    ];
    let word = |word: &str| {
        let plain = word.trim_matches(|c: char| !c.is_alphanumeric()).to_ascii_lowercase();
        plain.bytes().any(|b| b.is_ascii_digit()) || NUMBERS.contains(&&*plain)
    };
    text.split_whitespace().any(word)
}

/// Whether one of the names stands in a sentence, as names are written.
fn is_named(reading: &Reading<'_>, sentence: &Sentence, names: &[&str]) -> bool {
    (sentence.first..sentence.end).any(|at| {
        let token = reading.token(at);
        token.kind == Kind::Word && !reading.is_aside(at) && names.contains(&reading.quote(token.span))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Problems;
    use crate::tree::toml;

    fn shipped() -> Lexicon {
        let (tree, _) = toml::parse(&crate::text::lexicon::shipped());
        Lexicon::read(&tree, &mut Problems::new())
    }

    #[test]
    fn blame_needs_somebody_and_its_words() {
        let lexicon = shipped();
        let table = [
            ("Imran should have checked the address.", Some("should have")),
            ("The agent was careless.", Some("careless")),
            ("It was carelessness on the part of staff.", Some("carelessness")),
            ("The check should have run at noon.", None),
            ("Imran rang telephony at 10:04.", None),
            ("The failover failed to start.", None),
        ];
        for (text, want) in table {
            assert_eq!(blame(text, &["Imran", "Qureshi"], &lexicon), want, "{text}");
        }
    }

    #[test]
    fn a_ladder_that_stops_at_a_person_is_seen() {
        let lexicon = shipped();
        let table = [
            ("Human error.", Some("Human error")),
            ("The agent did not check the address.", Some("did not check")),
            ("Dana pressed the wrong button.", Some("pressed the wrong")),
            ("The form offers the last address first and asks nobody to confirm it.", None),
            ("Two buttons of one colour stand side by side.", None),
        ];
        for (text, want) in table {
            assert_eq!(stops_at_person(text, &["Dana"], &lexicon), want, "{text}");
        }
    }

    #[test]
    fn an_action_has_a_verb_and_something_it_is_done_to() {
        let lexicon = shipped();
        let table = [
            ("Add a sound check to the trunk monitor", Verdict::Met),
            ("Monitoring", Verdict::NotMet),
            ("Fix it", Verdict::NotMet),
            ("Better monitoring of the trunk", Verdict::Unsure),
            ("", Verdict::NotMet),
        ];
        for (text, want) in table {
            assert_eq!(deed(text, &lexicon), want, "{text}");
        }
        assert_eq!(hollow("Remind staff to be more careful", &lexicon), Some("Remind staff"));
        assert_eq!(hollow("Ask for the address twice", &lexicon), None);
    }

    #[test]
    fn a_measure_is_counted() {
        for (text, want) in [
            ("An alert within 2 minutes", true),
            ("No breach in ninety days", true),
            ("It works better", false),
            ("", false),
        ] {
            assert_eq!(counts(text), want, "{text}");
        }
    }
}
