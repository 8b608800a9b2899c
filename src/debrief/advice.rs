//! What may be said about an account while it is written: advice, never a gate, and never a sentence for the trainee.
//!
//! Only the trainee's own words are looked at. The suggested lengths follow the shares of a STAR account of 400 to 900
//! words (domain reference 11.4).

use std::collections::BTreeSet;

use super::part::Part;
use super::people::words as names_in;
use super::star::is_first_person;
use crate::text::{mask, words};

/// What was found in one part.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Advised {
    /// How many words of their own.
    pub words: u32,
    /// The suggested length.
    pub span: (u32, u32),
    /// What might help, in sentences. Nothing while nothing is written.
    pub notes: Vec<String>,
}

/// Words that give a reason.
const REASONS: &[&str] = &["because", "so that", "in order to", "since", "therefore", "as a result"];
/// Words in a row that make a copy.
const RUN: usize = 4;
/// Shortest sentence, in words, that can be called a copy.
const COPY_FROM: usize = 7;

/// Looks at one part. `facts` are the machine's lines beside it, `people` those of the story: name and the words that
/// tell who is meant, as [`super::people()`] gives them.
pub fn advice(part: Part, own: &str, facts: &[&str], people: &[(String, Vec<String>)]) -> Advised {
    let count = words(own);
    let mut notes = Vec::new();
    if count > 0 {
        notes.extend(restricted(own));
        notes.extend(copied(own, facts));
        notes.extend(named(own, people));
        notes.extend(wanting(part, own));
    }
    Advised { words: count, span: part.span(), notes }
}

fn restricted(own: &str) -> Option<String> {
    let found = mask(own).found;
    let (kind, _) = found.first()?;
    let what = kind.mask().trim_matches(['[', ']']);
    Some(format!(
        "This looks like restricted data ({what}). It is masked in what is kept and exported; take it out."
    ))
}

fn copied(own: &str, facts: &[&str]) -> Option<String> {
    let known: BTreeSet<String> = facts.iter().flat_map(|fact| runs(&forms(fact))).collect();
    let copies = own.split(['.', '!', '?', '\n']).any(|sentence| {
        let sentence = forms(sentence);
        let runs = runs(&sentence);
        let shared = runs.iter().filter(|run| known.contains(*run)).count();
        sentence.len() >= COPY_FROM && shared * 2 > runs.len()
    });
    copies.then(|| "A sentence here is nearly a fact line: these are the machine\u{2019}s words. Say it as you saw it.".to_owned())
}

fn named(own: &str, people: &[(String, Vec<String>)]) -> Option<String> {
    let all: Vec<&str> = names_in(own).collect();
    let is_named = |(name, telling): &&(String, Vec<String>)| {
        let whole: Vec<&str> = names_in(name).collect();
        let in_full = !whole.is_empty() && all.windows(whole.len()).any(|run| run == whole);
        in_full || telling.iter().any(|word| all.contains(&word.as_str()))
    };
    let (name, _) = people.iter().find(is_named)?;
    Some(format!("This names a person ({name}). Consider their role instead."))
}

fn wanting(part: Part, own: &str) -> Vec<String> {
    let mut notes = Vec::new();
    if matches!(part, Part::Task | Part::Action | Part::Reflection) && !is_first_person(own) {
        notes.push("There is no sentence in the first person yet: say what you did or thought.".to_owned());
    }
    if matches!(part, Part::Situation | Part::Action | Part::Result) && !cites(own) {
        notes.push("No time and no entry is cited yet.".to_owned());
    }
    let lower = own.to_lowercase();
    if part == Part::Action && !REASONS.iter().any(|reason| lower.contains(reason)) {
        notes.push("No reason is given yet: why this, and not something else?".to_owned());
    }
    if part == Part::Result && !own.contains(|c: char| c.is_ascii_digit()) {
        notes.push("No figure is given yet: how many, how long, how late?".to_owned());
    }
    notes
}

/// Whether an entry (`e41`) or a time of day (`10:41`) is cited.
fn cites(own: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    own.split(|c: char| !c.is_alphanumeric() && c != ':').any(|word| {
        word.strip_prefix('e').is_some_and(digits)
            || word
                .split_once(':')
                .is_some_and(|(hour, minute)| digits(hour) && minute.len() == 2 && digits(minute))
    })
}

fn forms(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

fn runs(forms: &[String]) -> Vec<String> {
    forms.windows(RUN).map(|run| run.join(" ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACTS: &[&str] = &[
        "10:05: A major incident was declared on INC-1042.",
        "The first of 9 contacts came at 10:02 from Imran Qureshi (at the desk).",
    ];

    fn notes(part: Part, own: &str) -> Vec<String> {
        let people = [
            ("Imran Qureshi", &["Imran", "Qureshi"][..]),
            ("Ruth Calder", &["Ruth", "Calder"]),
            ("Hollin Marsh", &["Marsh"]),
        ];
        let people = people
            .map(|(name, telling)| (name.to_owned(), telling.iter().map(|w| (*w).to_owned()).collect()));
        advice(part, own, FACTS, &people).notes
    }

    #[test]
    fn nothing_is_said_of_nothing() {
        let advised = advice(Part::Action, " \n", FACTS, &[]);
        assert_eq!((advised.words, advised.notes.len()), (0, 0));
        assert_eq!(advised.span, (220, 450));
    }

    #[test]
    fn each_piece_of_advice_has_its_cause_and_its_cure() {
        let table = [
            (
                Part::Action,
                "Calls were silent at 10:05 because of a trunk.",
                "first person",
                "I rang at 10:05 because the board was empty.",
            ),
            (
                Part::Action,
                "I rang because the board was empty.",
                "cited",
                "I rang (e12) because the board was empty.",
            ),
            (Part::Action, "I rang at 10:05.", "No reason", "I rang at 10:05 so that we knew."),
            (Part::Result, "It worked again (see 10:40).", "nothing", "It took 38 minutes."),
            (
                Part::Situation,
                "Imran came over at 10:02.",
                "names a person (Imran Qureshi)",
                "An agent came over at 10:02.",
            ),
            (
                Part::Situation,
                "He read 4111 1111 1111 1111 at 10:02.",
                "restricted data (card number)",
                "He read a number at 10:02.",
            ),
            (
                Part::Result,
                "At 10:05 a major incident was declared on INC-1042.",
                "machine\u{2019}s words",
                "By 10:05 everybody knew how bad it was.",
            ),
        ];
        for (part, own, want, cured) in table {
            let told = notes(part, own).join(" ");
            assert!(want == "nothing" || told.contains(want), "{own}: {told}");
            assert!(!notes(part, cured).join(" ").contains(want), "{cured}: {:?}", notes(part, cured));
        }
    }

    #[test]
    fn it_never_speaks_for_the_trainee() {
        for part in [Part::Situation, Part::Task, Part::Action, Part::Result, Part::Reflection] {
            for note in notes(part, "something happened somewhere and then it was over again") {
                assert!(!is_first_person(&note), "{note}");
            }
        }
    }

    #[test]
    fn a_name_is_a_whole_word_with_its_capital() {
        assert!(notes(Part::Situation, "At 10:02 the truth came out").is_empty());
        assert_eq!(notes(Part::Situation, "At 10:02 Ruth rang").len(), 1);
        assert!(notes(Part::Situation, "At 10:02 Hollin fell silent").is_empty(), "a site is no person");
        assert_eq!(notes(Part::Situation, "At 10:02 Hollin Marsh rang").len(), 1);
    }

    #[test]
    fn entries_and_times_are_citations() {
        for (own, want) in
            [("(e41)", true), ("at 10:05,", true), ("e", false), ("10:5", false), ("we 41", false)]
        {
            assert_eq!(cites(own), want, "{own}");
        }
    }
}
