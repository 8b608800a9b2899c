//! Does it take up what *this* customer told us? (Domain reference 5.7, A7.)
//!
//! A sentence of apology or understanding counts when it, or the sentence beside it, speaks of what the customer had said:
//! a word of theirs, or the same matter in other words. Matters are data: `four calls` and `I phoned` are both of the
//! matter `matter-call`. So it does when it says so much of its own, to the reader, that it can be meant for nobody else
//! (`sorry that he turned up unannounced while you were washing`). *I understand your frustration* speaks of nothing; a label (`re: missed delivery`) is half of it.

use super::Detector;
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "acknowledges",
    code: "A7",
    sense: Sense::Must,
    what: "what this person told us, taken up in our own words",
    why: "who sees that they were heard need not say it again, louder",
    example: "I understand your frustration.",
    instead: "I'm sorry you waited in all day for a delivery that never came.",
    tables: &[
        "ack",
        "ack-sorry",
        "ack-not",
        "ack-label",
        "ack-common",
        "ack-general",
        "ack-behind",
        "ack-if",
        "ack-ours",
        "ack-thin",
        "matter-call",
        "matter-wait",
        "matter-money",
        "matter-cold",
        "matter-water",
        "matter-child",
        "matter-family",
        "matter-work",
        "matter-journey",
        "matter-access",
        "matter-privacy",
        "matter-sleep",
        "matter-health",
        "matter-parcel",
        "matter-again",
        "matter-event",
        "matter-letter",
        "matter-lift",
        "matter-home",
        "matter-change",
        "matter-person",
        "matter-soon",
    ],
    read,
};

/// The matters customers speak of: a table each.
const MATTERS: [&str; 22] = [
    "matter-call",
    "matter-wait",
    "matter-money",
    "matter-cold",
    "matter-water",
    "matter-child",
    "matter-family",
    "matter-work",
    "matter-journey",
    "matter-access",
    "matter-privacy",
    "matter-sleep",
    "matter-health",
    "matter-parcel",
    "matter-again",
    "matter-event",
    "matter-letter",
    "matter-lift",
    "matter-home",
    "matter-change",
    "matter-person",
    "matter-soon",
];
/// Those that no reader takes one for another: who wrote of a lift is not answered by a word on their bill.
const PLAIN: [&str; 5] = ["matter-money", "matter-cold", "matter-water", "matter-parcel", "matter-lift"];
/// Words that begin alike for so many bytes are taken for one word: `waited`, `waiting`.
const STEM: usize = 4;
/// A sentence of fewer words says too little to take anything up.
const LEAST: usize = 8;
/// A picture of what happened, beside an apology, needs fewer.
const SCENE: usize = 5;
/// So many words that not everybody says to everybody are about somebody.
const OWN: usize = 3;

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let said = Reading::of(context.they_said, context.lexicon);
    let matters: Vec<&str> = MATTERS.into_iter().filter(|m| said.has(m, 0, said.tokens.len())).collect();
    let mut stems: Vec<&str> = (0..said.tokens.len()).filter_map(|at| stem(&said, at)).collect();
    // A letter may be long.
    stems.sort_unstable();
    stems.dedup();
    let theirs = Theirs { matters, stems, unknown: context.they_said.is_empty() };
    let (mut met, mut partly): (Vec<Span>, Vec<Span>) = Default::default();
    let mut beside = false;
    for (n, sentence) in reading.sentences.iter().enumerate() {
        let (from, to) = (sentence.first, sentence.end);
        let spoken = theirs.shared(reading, sentence);
        let label = reading.has("ack-label", from, to);
        if label && spoken > 0 {
            partly.push(sentence.span);
            beside = false;
            continue;
        }
        let here = kind(reading, sentence);
        let next = reading.sentences.get(n + 1).map_or(Heard::No, |s| kind(reading, s));
        let words = (from..to).filter(|i| reading.token(*i).kind == Kind::Word).count();
        let long = words >= LEAST || words >= SCENE && spoken > 2;
        // "Two weeks without a shower. I am so sorry." Nobody is named: it is about who told us of it.
        let scene = !theirs.unknown
            && (beside || next == Heard::Kind)
            && here == Heard::No
            && !sentence.question
            && words >= SCENE
            && (from..to).all(|i| !reading.has("ack-ours", i, i + 1));
        let kindly = here == Heard::Kind
            || (here == Heard::No && (beside || next == Heard::Kind) && speaks_to_you(reading, sentence));
        if here == Heard::Kind
            && long
            && !theirs.differ(reading, sentence, spoken)
            && own_words(reading, sentence)
        {
            met.push(sentence.span);
        } else if here != Heard::Not && spoken > 0 {
            let taken_up = kindly
                && long
                && (spoken > 2 || is_for_you(reading, sentence) && !is_thin(reading, sentence));
            let told = here == Heard::Kind && spoken > 1 && scene_before(reading, sentence);
            if taken_up || told || scene && spoken > 1 {
                met.push(sentence.span)
            } else if kindly || here == Heard::Kind {
                partly.push(sentence.span)
            }
        }
        beside = here == Heard::Kind;
    }
    if !met.is_empty() {
        return Finding::new(Verdict::Met, met, "it takes up what they said");
    }
    if !partly.is_empty() {
        return Finding::new(
            Verdict::Partly,
            partly,
            "it names what they said, but not what it meant for them",
        );
    }
    Finding::absent(Verdict::NotMet, "it does not take up what they said")
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Heard {
    /// An apology or a word of understanding.
    Kind,
    /// One that takes itself back, or is about something else.
    Not,
    /// Neither.
    No,
}

fn kind(reading: &Reading<'_>, sentence: &Sentence) -> Heard {
    let (from, to) = (sentence.first, sentence.end);
    if reading.has("ack-not", from, to) || reading.has("ack-if", from, to) {
        return Heard::Not;
    }
    let real = |table| reading.hits(table, from, to).iter().any(|h| !reading.is_aside(h.first));
    if sentence.question && !real("ack") {
        return Heard::Not;
    }
    if real("ack") || real("ack-sorry") { Heard::Kind } else { Heard::No }
}

/// Whether it speaks of the reader, or in words of understanding: `sorry, our building was closed` does neither.
fn is_for_you(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let you = |i: usize| {
        matches!(
            reading.form(i),
            "you"
                | "your"
                | "you'd"
                | "you've"
                | "you're"
                | "you'll"
                | "u"
                | "he"
                | "his"
                | "she"
                | "her"
                | "nobody"
                | "them"
        )
    };
    (sentence.first..sentence.end).any(you) || reading.has("ack", sentence.first, sentence.end)
}

fn speaks_to_you(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    !sentence.question
        && (sentence.first..sentence.end).any(|i| {
            matches!(
                reading.form(i),
                "you" | "your" | "you'd" | "you've" | "you're" | "you'll" | "u" | "we" | "us" | "that"
            )
        })
}

/// Whether it is sorry for what everybody is sorry for (`for the delay with your claim`), without a word of understanding.
fn is_thin(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let (from, to) = (sentence.first, sentence.end);
    let Some(sorry) = reading.first("ack-sorry", from, to) else { return false };
    !reading.has("ack", from, to) && reading.has("ack-thin", sorry.end, sorry.end + 1)
}

/// Whether what happened is pictured before the sorry, and nobody of ours stands in it: `Nearly an hour of that music, I do
/// apologise`.
fn scene_before(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let Some(sorry) = reading.first("ack-sorry", sentence.first, sentence.end) else { return false };
    let (end, _) = reading.clause(sentence, sorry.first);
    let words = (sentence.first..end).filter(|i| reading.token(*i).kind == Kind::Word).count();
    words >= SCENE && !reading.has("ack-ours", sentence.first, end)
}

/// Whether it says enough of its own that it is plainly about this reader: behind a word of understanding anywhere in the
/// sentence, behind a *sorry* only what that is for (`sorry, I'll send a plumber` is for nothing).
fn own_words(reading: &Reading<'_>, sentence: &Sentence) -> bool {
    let (from, to) = (sentence.first, sentence.end);
    let first = |table| reading.hits(table, from, to).iter().find(|h| !reading.is_aside(h.first));
    let start = match (first("ack"), first("ack-sorry")) {
        (Some(_), _) => from,
        (None, Some(sorry)) if reading.has("ack-behind", sorry.end, sorry.end + 1) => sorry.end,
        _ => return false,
    };
    let yours =
        |i: usize| matches!(reading.form(i), "you" | "your" | "you'd" | "you've" | "you're" | "you'll" | "u");
    let own = (start..to)
        .filter(|at| !reading.is_aside(*at) && !reading.has("ack-general", *at, *at + 1))
        .filter_map(|at| stem(reading, at));
    (start > from || !sentence.question) && own.take(OWN).count() == OWN && (start..to).any(yours)
}

/// What the customer had said.
struct Theirs<'a> {
    matters: Vec<&'static str>,
    stems: Vec<&'a str>,
    unknown: bool,
}

impl Theirs<'_> {
    /// How much of it a sentence speaks of. Where nobody knows what was said, any matter will do.
    fn shared(&self, reading: &Reading<'_>, sentence: &Sentence) -> usize {
        let (from, to) = (sentence.first, sentence.end);
        let real = |m: &str| reading.hits(m, from, to).iter().any(|h| !reading.is_aside(h.first));
        if self.unknown {
            return MATTERS.into_iter().filter(|m| real(m)).count();
        }
        let words = (from..to).filter(|at| !reading.is_aside(*at)).filter_map(|at| stem(reading, at));
        let shared = words.filter(|w| self.stems.binary_search(w).is_ok()).count();
        shared + self.matters.iter().filter(|m| real(m)).count()
    }

    /// Whether a sentence that shares nothing with it speaks of another matter: it was written to somebody else.
    fn differ(&self, reading: &Reading<'_>, sentence: &Sentence, shared: usize) -> bool {
        let other = |m: &&str| reading.has(m, sentence.first, sentence.end);
        shared == 0 && !self.matters.is_empty() && PLAIN.iter().any(other)
    }
}

/// The beginning of a word that says something by itself.
fn stem<'r>(reading: &'r Reading<'_>, at: usize) -> Option<&'r str> {
    let form = reading.form(at);
    // "40p", "50 minutes": a figure of theirs is theirs alone.
    if form.starts_with(|c: char| c.is_ascii_digit()) && reading.token(at).kind != Kind::Clock {
        return Some(form);
    }
    let plain =
        reading.token(at).kind == Kind::Word && form.len() >= STEM && !reading.has("ack-common", at, at + 1);
    let end = (STEM..=form.len()).find(|i| form.is_char_boundary(*i))?;
    plain.then(|| form.get(..end)).flatten()
}
