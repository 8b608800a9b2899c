//! Commands without a name before them: `Roll it back`, `urgent: check the trunk`. A word that could command may be part of a
//! noun instead: `Call numbers are low`.

use super::name::capital;
use super::phrases::Hit;
use super::reading::Reading;
use super::sentence::Sentence;
use super::token::Kind;

/// The tables that these read with.
pub(super) const TABLES: &[&str] =
    &["unnamed-opener", "word-article", "word-owner", "deed-past", "ask-verb", "ask-noun"];

/// Whether nothing but words such as *urgent* stands before a word in its sentence.
pub(super) fn led(reading: &Reading<'_>, sentence: &Sentence, word: usize) -> bool {
    let opener =
        |at: usize| reading.token(at).kind == Kind::Mark || reading.has("unnamed-opener", at, at + 1);
    (sentence.first..word).all(opener)
}

/// Whether a verb commands: it opens the sentence, be it behind a word such as *urgent*, or stands right behind a comma or
/// a dash. *Call numbers are low* opens with a noun.
pub(super) fn commands(reading: &Reading<'_>, sentence: &Sentence, verb: &Hit) -> bool {
    let from = sentence.first;
    let behind = verb.first > from
        && (matches!(reading.form(verb.first - 1), "," | ":" | "\u{2013}" | "\u{2014}")
            || reading.form(verb.first - 1) == "-" && reading.token(verb.first - 1).kind == Kind::Mark);
    (led(reading, sentence, verb.first) || behind) && !noun_here(reading, verb)
}

/// Whether any verb of work opens the sentence and what it is to be done to follows: `Bring the second trunk back`. In a
/// note `Put the line on divert` may tell what was done, as its verb has no past form of its own.
pub(super) fn orders(reading: &Reading<'_>, sentence: &Sentence, verb: &Hit) -> bool {
    let form = reading.form(verb.first);
    let told = matches!(form, "put" | "set" | "cut" | "read" | "let" | "shut" | "split" | "hit" | "spread");
    let forbids = matches!(form, "don't" | "do" | "never" | "dont");
    let begins = |at: usize| {
        reading.has("word-article", at, at + 1)
            || reading.has("word-owner", at, at + 1)
            || matches!(
                reading.form(at),
                "this" | "that" | "these" | "those" | "it" | "them" | "both" | "all"
            )
    };
    // `bring the trunk back`: it may stand inside the verb.
    let object = begins(verb.first + 1) || begins(verb.end);
    // "Obtain from the tenant", but not "Return from the depot was late".
    let from_whom = matches!(reading.form(verb.end), "from" | "with")
        && !reading.has("ask-noun", verb.first, verb.first + 1)
        && !noun_here(reading, verb);
    (object || from_whom) && !sentence.question && !told && !forbids && led(reading, sentence, verb.first)
}

/// Whether a word that could command is part of a noun of which something is said: `Call numbers are low`, `Test calls
/// have failed`. A command goes on with the thing it is about: `check the lift is working`.
fn noun_here(reading: &Reading<'_>, word: &Hit) -> bool {
    let plain = |at: &usize| {
        matches!(reading.token(*at).kind, Kind::Word | Kind::Number)
            && !reading.has("word-article", *at, at + 1)
            && !reading.has("word-owner", *at, at + 1)
            && !capital(reading, *at)
    };
    // "Order 4471 sent to the depot", "Test call failed": what became of it, and then where or when.
    let became = |at: usize| {
        let past = reading.form(at).ends_with("ed") || reading.has("deed-past", at, at + 1);
        let ends = reading.token(at + 1).kind != Kind::Word
            || matches!(
                reading.form(at + 1),
                "at" | "to" | "by" | "on" | "in" | "for" | "from" | "and" | "again"
            );
        past && ends
    };
    let said = |at: usize| {
        matches!(
            reading.form(at),
            "is" | "are"
                | "was"
                | "were"
                | "has"
                | "have"
                | "had"
                | "fell"
                | "rose"
                | "went"
                | "came"
                | "got"
        ) || became(at)
    };
    if reading.form(word.end) == "of" {
        return true;
    }
    (word.end..word.end + 3).take_while(plain).any(said)
}
