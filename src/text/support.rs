//! What is said to a colleague: how many instructions, which parts of SBI (situation, behaviour, impact), how many open
//! questions, praise of something they did, correction.
//!
//! These move the figures of a colleague (domain reference 10), so they are frozen like the slots: a person's words are read
//! the same on every machine, and only these answers reach the world. Whether a question was a good one is for a coach.

use super::denial::denies;
use super::lexicon::Lexicon;
use super::phrases::Hit;
use super::reading::Reading;
use super::sentence::Sentence;
use super::token::Kind;

/// The tables that these read with.
pub const TABLES: [&str; 12] = [
    "instruct-verb",
    "instruct-lead",
    "open-question",
    "open-question-not",
    "sbi-situation",
    "sbi-behaviour",
    "sbi-impact",
    "praise",
    "praise-deed",
    "correction",
    "takes-over",
    "negation",
];

/// So many words can be taken in while somebody else talks (domain reference 10).
pub const ONE_LINE: u32 = 12;
/// More open questions than this count for nothing more (domain reference 10).
pub const QUESTIONS: u32 = 3;

/// What a text says to a colleague.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Support {
    /// Its words.
    pub words: u32,
    /// Things they are told to do.
    pub instructions: u32,
    /// Questions that yes or no does not answer. *Why* asks for a defence and is not counted.
    pub questions: u32,
    /// It says when and where.
    pub situation: bool,
    /// It says what they did, as it could be seen or heard.
    pub behaviour: bool,
    /// It says what that did to somebody.
    pub impact: bool,
    /// It praises something that they did.
    pub praise: bool,
    /// It says that they did wrong.
    pub correction: bool,
    /// It says that the trainee goes on with it.
    pub takes_over: bool,
}

impl Support {
    /// Reads a text.
    pub fn of(text: &str, lexicon: &Lexicon) -> Support {
        let reading = Reading::of(text, lexicon);
        let mut found = Support { words: words(&reading), ..Support::default() };
        let (mut praised, mut done) = (false, false);
        for sentence in &reading.sentences {
            let says = |table: &str| meant(&reading, sentence, table);
            found.instructions += instructions(&reading, sentence);
            found.questions += u32::from(asks(&reading, sentence));
            found.situation |= says("sbi-situation");
            if !sentence.question {
                found.behaviour |= says("sbi-behaviour");
                found.impact |= says("sbi-impact");
                praised |= says("praise");
                done |= says("praise-deed");
            }
            found.correction |= says("correction");
            found.takes_over |= says("takes-over");
        }
        found.situation |= !reading.times().is_empty();
        found.praise = praised && done && !found.correction;
        found
    }

    /// Whether it is one instruction that can be taken in while somebody else talks.
    pub fn is_one_line(&self) -> bool {
        self.instructions == 1 && self.words <= ONE_LINE && !self.correction
    }

    /// The parts of SBI that are there, 0 to 3.
    pub fn parts(&self) -> u32 {
        u32::from(self.situation) + u32::from(self.behaviour) + u32::from(self.impact)
    }
}

/// Words and numbers, quoted ones too: they were said.
fn words(reading: &Reading<'_>) -> u32 {
    let said = |at: &usize| matches!(reading.token(*at).kind, Kind::Word | Kind::Number);
    u32::try_from((0..reading.tokens.len()).filter(said).count()).unwrap_or(u32::MAX)
}

/// Whether a phrase of a table stands in a sentence, in own words and not taken back.
fn meant(reading: &Reading<'_>, sentence: &Sentence, table: &str) -> bool {
    let said = |hit: &&Hit| {
        let (clause, _) = reading.clause(sentence, hit.first);
        !reading.is_aside(hit.first) && !denies(reading, clause, **hit)
    };
    reading.hits(table, sentence.first, sentence.end).iter().any(|hit| said(&hit))
}

/// Verbs that command: where a clause begins, be it behind words that lead up to them (*please*, *could you*, *and then*) or
/// behind the name of whom it is said to.
fn instructions(reading: &Reading<'_>, sentence: &Sentence) -> u32 {
    let (mut count, mut begins, mut at) = (0, true, sentence.first);
    while at < sentence.end {
        let lead = reading.hits("instruct-lead", at, at + 1).iter().map(|hit| hit.end).max();
        // `Let me take it`, `thank you for asking`: one's own.
        let own = matches!((reading.form(at), reading.form(at + 1)), ("let", "me" | "us") | ("thank", "you"));
        if reading.is_aside(at) || own {
            begins = false;
            at += 1;
        } else if reading.token(at).kind == Kind::Mark {
            begins = true;
            at += 1;
        } else if let Some(end) = lead {
            begins = begins || matches!(reading.form(at), "and" | "then" | "or");
            at = end.max(at + 1);
        } else {
            let verb = begins && reading.has("instruct-verb", at, at + 1);
            count += u32::from(verb);
            begins = false;
            at += 1;
        }
    }
    count
}

/// Whether a sentence asks what yes or no does not answer.
fn asks(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    if reading.has("open-question-not", sentence.first, sentence.end) || reading.is_aside(sentence.first) {
        return false;
    }
    // "Sam, looking back, what would you do again?": the clause that asks, wherever it begins.
    let begins = |hit: &Hit| {
        let (clause, _) = reading.clause(sentence, hit.first);
        hit.first <= clause + 2 && !reading.is_aside(hit.first)
    };
    let invites = |hit: &Hit| matches!(reading.form(hit.first), "tell" | "talk" | "walk" | "describe");
    let hits = reading.hits("open-question", sentence.first, sentence.end);
    hits.iter().any(|hit| begins(hit) && (sentence.question || invites(hit)))
}
