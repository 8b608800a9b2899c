//! Are there terms this reader cannot know? (Domain reference 4.4, A14.)
//!
//! Outside, what the lexicon lists as jargon, an abbreviation that is not in everyday use, and the name of a machine.
//! A term that is quoted or explained in the same breath is none. Managers are spared only what is deeply technical.

use super::Detector;
use crate::diagnostic::Span;
use crate::lane::Lane;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::{capitals, machine};
use crate::text::phrases::Hit;
use crate::text::reading::Reading;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "plain-words",
    code: "A14",
    sense: Sense::MustNot,
    what: "terms, codes and abbreviations that the reader cannot know",
    why: "a reader who does not understand a word rings to ask, or stops reading",
    example: "We are seeing packet loss on our SIP trunks.",
    instead: "Some calls are breaking up or going silent.",
    tables: &[
        "jargon",
        "jargon-deep",
        "jargon-everyday",
        "jargon-emphasis",
        "jargon-explained",
        "jargon-homely",
        "jargon-client",
    ],
    read,
};

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let mut found: Vec<Span> = Vec::new();
    let outside = context.lane.is_outside();
    if outside || context.lane == Lane::Executives {
        for sentence in &reading.sentences {
            let (from, to) = (sentence.first, sentence.end);
            if reading.has("jargon-explained", from, to) {
                continue;
            }
            let tables: &[&str] = if outside { &["jargon", "jargon-deep"] } else { &["jargon-deep"] };
            // What a client's manager knows from the contract and the law.
            let contract =
                |h: &Hit| context.lane == Lane::Client && reading.has("jargon-client", h.first, h.end);
            for table in tables {
                let known = |h: &Hit| {
                    homely(reading, *h)
                        || told(reading, *h, to)
                        || reference(reading, h.end - 1)
                        || contract(h)
                };
                let hits = reading.hits(table, from, to).iter().filter(|h| {
                    let aside = reading.is_aside(h.first);
                    !aside && !known(h)
                });
                found.extend(hits.map(|h| reading.span(*h)));
            }
            if outside {
                found.extend(
                    (from..to)
                        .filter(|at| abbreviation(reading, *at) || inflected(reading, *at))
                        .map(|at| Hit { first: at, end: at + 1 })
                        .filter(|h| !told(reading, *h, to) && !contract(h))
                        .map(|h| reading.span(h)),
                );
                let machines = (from..to).filter_map(|at| machine(reading, at).map(|end| (at, end)));
                found.extend(machines.map(|(at, end)| reading.tokens.span(at, end)));
            }
        }
    }
    if found.is_empty() {
        return Finding::absent(Verdict::Met, "its words are plain");
    }
    order::sort(&mut found);
    found.dedup();
    let quote = reading.quote(found[0]);
    Finding::new(
        Verdict::NotMet,
        found,
        format!("this reader cannot know what \u{201c}{quote}\u{201d} means"),
    )
}

/// Whether a word leads to a number that the reader was given: `INC-1043`.
fn reference(reading: &Reading<'_>, at: usize) -> bool {
    reading.token(at + 1).kind == Kind::Hyphen
        && reading.form(at + 2).bytes().any(|b| b.is_ascii_digit())
        && capitals(reading, at)
}

/// Whether a word of two meanings has the everyday one here: `your cab`, `make an exception`.
fn homely(reading: &Reading<'_>, term: Hit) -> bool {
    let from = term.first.saturating_sub(3);
    reading.hits("jargon-homely", from, term.end).iter().any(|h| h.end > term.first)
}

/// Whether it says what a term is right behind it: `your MPAN, the long number on your bill`, `IMEI (the number on the
/// box)`; or the term stands in brackets behind the thing itself: `your meter number (MPAN)`.
fn told(reading: &Reading<'_>, term: Hit, to: usize) -> bool {
    let article = |at: usize| matches!(reading.form(at), "the" | "a" | "an" | "your" | "our" | "or");
    let opens = matches!(reading.form(term.end), "," | "(" | "-") && article(term.end + 1);
    // An explanation is some words long, not a thing that happens to come next: `P1, the`.
    let long = (term.end + 1..(term.end + 5).min(to))
        .all(|at| matches!(reading.token(at).kind, Kind::Word | Kind::Hyphen | Kind::Number));
    let within = term.first > 0 && reading.form(term.first - 1) == "(" && reading.form(term.end) == ")";
    opens && long && term.end + 5 <= to || within
}

/// Whether a word is an abbreviation with an ending that not everybody knows: `RCAs`, `NAKed`, `MPAN's`, `ESXi`.
fn inflected(reading: &Reading<'_>, at: usize) -> bool {
    let raw = reading.quote(reading.token(at).span);
    let raw = raw.strip_suffix("'s").or(raw.strip_suffix("\u{2019}s")).unwrap_or(raw);
    let stem = raw.trim_end_matches(|c: char| c.is_ascii_lowercase());
    let end = &raw[stem.len()..];
    let known = matches!(end, "s" | "ed" | "ing");
    let owns = end.is_empty() && raw.len() < reading.form(at).len();
    let letters = (2..=5).contains(&stem.len()) && stem.bytes().all(|b| b.is_ascii_uppercase());
    // Three capitals and more with small letters among them: `ESXi`, `CCaaS`.
    let capitals = raw.bytes().filter(u8::is_ascii_uppercase).count();
    let blended = !known
        && (capitals + 1..=6).contains(&raw.len())
        && capitals >= 3
        && raw.bytes().all(|b| b.is_ascii_alphabetic());
    (blended || letters && (known || owns))
        && reading.token(at).kind == Kind::Word
        && !reading.is_aside(at)
        && !reading.has("jargon-everyday", at, at + 1)
        && !everyday_stem(reading, at, stem.len())
}

/// Whether the word without its ending is in everyday use: `ATMs`, `texted`.
fn everyday_stem(reading: &Reading<'_>, at: usize, len: usize) -> bool {
    let form = reading.form(at);
    [
        "tv", "pc", "pin", "gp", "mp", "id", "cd", "dvd", "atm", "faq", "pdf", "ev", "qr", "sim", "nhs",
        "vip", "mot", "bt", "uk", "bbc", "itv", "ee", "aa", "rac", "eu", "us", "ceo", "hmrc", "dwp", "tfl",
    ]
    .contains(&form.get(..len).unwrap_or(""))
}

/// Whether a word is an abbreviation that not everybody knows: two to five capitals among words that are not shouted.
fn abbreviation(reading: &Reading<'_>, at: usize) -> bool {
    let short = (2..=5).contains(&reading.form(at).len());
    if !short || !capitals(reading, at) || reading.has("jargon-everyday", at, at + 1) {
        return false;
    }
    let emphasis = reading.has("jargon-emphasis", at, at + 1) || reading.form(at).contains('\'');
    let beside = |at: usize| capitals(reading, at);
    let shouted = beside(at + 1) || at > 0 && beside(at - 1);
    !emphasis && !shouted && !reference(reading, at)
}
