//! Is it written as language at all, or are the words of a good message only strewn about?
//!
//! A question of our own: it keeps marks from being earned by naming what a check looks for. Four things give it away,
//! each of them counted: neighbours that cannot stand together ([`crate::text::grammar`]), single nouns in a row, headings
//! that are filled with nothing, and the same words over and over. Terse is fine: a log line, a list of facts, typing
//! errors, a second language and no full stop at all are language. False alarms hurt honest writers more than a miss
//! helps a cheat, so a sign that is not plain is left to a coach.

use super::{Detector, joined};
use crate::diagnostic::Span;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::grammar::{self, impossible, is_name, kinds};
use crate::text::reading::Reading;
use crate::text::sentence::Sentence;
use crate::text::stated::stem;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "in-sentences",
    code: "",
    sense: Sense::Must,
    what: "language: something said, not words strewn about",
    why: "a reader acts on what is said; a list of the right words tells nobody anything",
    example: "Update. Next update. Apology, sorry, apologise. Affected: customers, all, some. Action: team, working, fixing.",
    instead: "Silent calls since 09:50, one in three. Telephony has it, ref CB-20471. Next 10:30.",
    tables: &joined::<{ grammar::TABLES.len() + 1 }>(&["empty-answer"], &grammar::TABLES),
    read,
};

/// What gives a text away: how plainly, where, and in which words.
struct Sign {
    /// Met: nothing. Unsure: a coach must look. NotMet: plain.
    verdict: Verdict,
    spans: Vec<Span>,
    reason: &'static str,
}

/// The answer.
pub fn read(reading: &Reading<'_>, _: &Context<'_>) -> Finding {
    let kinds = kinds(reading);
    let words = (0..reading.tokens.len()).filter(|at| is_word(reading, *at)).count();
    if words == 0 {
        return Finding::absent(Verdict::NotMet, "there are no words in it");
    }
    let parts = parts(reading);
    let signs = [
        neighbours(reading, &kinds, words),
        strewn(reading, &kinds, &parts, words),
        in_a_row(reading, &kinds),
        headings(reading, &parts),
        again(reading, words),
        echoes(reading, &kinds),
        foreign(reading, &kinds, words),
    ];
    let plain = |wanted| signs.iter().find(|sign| sign.verdict == wanted);
    match plain(Verdict::NotMet).or_else(|| plain(Verdict::Unsure)) {
        Some(sign) => Finding::new(sign.verdict, sign.spans.clone(), sign.reason),
        None => Finding::absent(Verdict::Met, "it is written as language"),
    }
}

fn is_word(reading: &Reading<'_>, at: usize) -> bool {
    matches!(reading.token(at).kind, Kind::Word | Kind::Number | Kind::Clock)
}

/// One slip is anybody's; from the second on they tell, the more the shorter the text.
fn neighbours(reading: &Reading<'_>, kinds: &[u32], words: usize) -> Sign {
    let found = impossible(reading, kinds);
    let verdict = match found.len() {
        0 | 1 => Verdict::Met,
        faults if faults * 35 >= words => Verdict::NotMet,
        faults if faults * 100 >= words => Verdict::Unsure,
        _ => Verdict::Met,
    };
    let spans = found.iter().map(|at| reading.tokens.span(*at, (at + 2).min(reading.tokens.len()))).collect();
    Sign { verdict, spans, reason: "words stand together that cannot; read it aloud to hear where" }
}

/// A part of a text between marks and line ends.
#[derive(Clone, Copy)]
struct Part {
    first: usize,
    end: usize,
    /// Whether a colon follows: it is a heading.
    heading: bool,
    /// Whether it begins a line or stands behind a comma: a capital there may be a name.
    named: bool,
}

/// What ends a part.
fn is_break(reading: &Reading<'_>, at: usize) -> bool {
    reading.token(at).kind == Kind::Mark
        && !matches!(reading.form(at), "'" | "\"" | "£" | "$" | "€" | "%" | "&" | "@" | "#" | "+" | "_")
}

fn parts(reading: &Reading<'_>) -> Vec<Part> {
    let mut parts = Vec::new();
    let (mut first, mut named) = (0, true);
    for at in 0..=reading.tokens.len() {
        let gap = match at {
            0 => 0..0,
            _ => reading.token(at - 1).span.end as usize..reading.token(at).span.start as usize,
        };
        let line = reading.text.get(gap).unwrap_or("").contains('\n');
        let mark = at == reading.tokens.len() || is_break(reading, at);
        if !line && !mark {
            continue;
        }
        if (first..at).any(|i| is_word(reading, i)) {
            parts.push(Part { first, end: at, heading: mark && reading.form(at) == ":", named });
        }
        named = line || reading.form(at) == ",";
        first = if mark { at + 1 } else { at };
    }
    parts
}

/// How far a word may stand before and behind the small word that ties it to itself.
const ECHO: (usize, usize) = (5, 4);

/// A word tied to itself: `the effect of the effect`, `update you about the update`. Once is a slip; from the second on
/// the sentences have a form and nothing in it.
fn echoes(reading: &Reading<'_>, kinds: &[u32]) -> Sign {
    let ties = |at: &usize| matches!(reading.form(*at), "of" | "about" | "after" | "before" | "has" | "have");
    let content = |at: usize| {
        reading.token(at).kind == Kind::Word
            && reading.form(at).len() >= 4
            && kinds[at] == 0
            && !reading.is_aside(at)
            && !is_name(reading, at)
    };
    let echo = |sentence: &Sentence, at: usize| {
        let behind = (at + 1..sentence.end.min(at + 1 + ECHO.1)).filter(|i| content(*i));
        behind.into_iter().find_map(|second| {
            let mut before = (sentence.first.max(at.saturating_sub(ECHO.0))..at).filter(|i| content(*i));
            before
                .find(|first| stem(reading.form(*first)) == stem(reading.form(second)))
                .map(|first| (first, second))
        })
    };
    let mut spans = Vec::new();
    for sentence in &reading.sentences {
        let found = (sentence.first..sentence.end).filter(ties).find_map(|at| echo(sentence, at));
        spans.extend(found.map(|(first, second)| reading.tokens.span(first, second + 1)));
    }
    let verdict = if spans.len() > 1 { Verdict::NotMet } else { Verdict::Met };
    Sign { verdict, spans, reason: "words are tied to themselves; say what happened to what" }
}

/// Whether a word only names something: no small word, number, time or person.
fn is_bare(reading: &Reading<'_>, kinds: &[u32], at: usize) -> bool {
    let form = reading.form(at);
    reading.token(at).kind == Kind::Word
        && kinds[at] == 0
        && !form.bytes().any(|b| b.is_ascii_digit())
        && (!is_name(reading, at)
            || form.len() > 4 && reading.quote(reading.token(at).span).chars().all(char::is_uppercase))
}

/// Most words in a part that only names something.
const NAMING: usize = 3;

/// Parts that only name something, when they are many; then small words alone between commas (`either, or, some, all`)
/// are of the same list.
fn strewn(reading: &Reading<'_>, kinds: &[u32], parts: &[Part], words: usize) -> Sign {
    let (mut spans, mut naming, mut loose, mut small) = (Vec::new(), 0, 0, 0);
    for part in parts.iter().filter(|part| !part.heading) {
        let all =
            |fits: &dyn Fn(usize) -> bool| (part.first..part.end).all(|at| !is_word(reading, at) || fits(at));
        let count = (part.first..part.end).filter(|at| is_word(reading, *at)).count();
        let person =
            part.named && reading.quote(reading.token(part.first).span).starts_with(char::is_uppercase);
        if count <= NAMING && !person && all(&|at| is_bare(reading, kinds, at)) {
            naming += count;
            spans.push(reading.tokens.span(part.first, part.end));
        } else if count < NAMING && all(&|at| kinds[at] != 0) {
            loose += 1;
            small += count;
        }
    }
    let verdict = match spans.len() {
        8.. if naming * 4 >= words => Verdict::NotMet,
        5.. if spans.len() + loose >= 8 && (naming + small) * 5 >= words * 2 => Verdict::NotMet,
        6.. if naming * 2 >= words => Verdict::NotMet,
        6.. if naming * 4 >= words => Verdict::Unsure,
        _ => Verdict::Met,
    };
    Sign { verdict, spans, reason: "it names things one after another and says nothing about them" }
}

/// Words in a row that only name something; numbers are looked through.
fn in_a_row(reading: &Reading<'_>, kinds: &[u32]) -> Sign {
    let (mut best, mut run, mut first) = ((0, Span::new(0, 0)), 0, 0);
    for at in 0..reading.tokens.len() {
        match reading.token(at).kind {
            Kind::Word if is_bare(reading, kinds, at) => {
                first = if run == 0 { at } else { first };
                run += 1;
                if run > best.0 {
                    best = (run, reading.tokens.span(first, at + 1));
                }
            }
            Kind::Number | Kind::Clock | Kind::Hyphen => {}
            _ => run = 0,
        }
    }
    let verdict = match best.0 {
        10.. => Verdict::NotMet,
        9 => Verdict::Unsure,
        _ => Verdict::Met,
    };
    Sign { verdict, spans: vec![best.1], reason: "one noun follows another without a sentence between them" }
}

/// Headings filled with nothing: `SINCE: see ticket. ASK: as per priority.`
fn headings(reading: &Reading<'_>, parts: &[Part]) -> Sign {
    let mut spans = Vec::new();
    let mut all = 0;
    for (n, part) in parts.iter().enumerate().filter(|(_, part)| part.heading) {
        all += 1;
        let Some(answer) = parts.get(n + 1) else { break };
        let fact = |at: usize| {
            matches!(reading.token(at).kind, Kind::Number | Kind::Clock)
                || reading.form(at).bytes().any(|b| b.is_ascii_digit())
        };
        let end =
            parts[n + 1..].iter().take_while(|part| !part.heading).last().map_or(answer.end, |part| part.end);
        if !answer.heading
            && reading.has("empty-answer", answer.first, answer.first + 1)
            && !(answer.first..end).any(fact)
        {
            spans.push(reading.tokens.span(part.first, answer.end));
        }
    }
    let verdict = match spans.len() {
        empty @ 4.. if empty * 3 >= all * 2 => Verdict::NotMet,
        empty @ 4.. if empty * 2 >= all => Verdict::Unsure,
        _ => Verdict::Met,
    };
    Sign { verdict, spans, reason: "its headings are there, but what stands behind them says nothing" }
}

/// Fewer words than this are too few to count repetition, or to tell a language by.
const ENOUGH: usize = 12;
/// As much of a text is looked at for repetition as anybody reads.
const LOOKED_AT: usize = 2_000;

/// The same words over and over.
fn again(reading: &Reading<'_>, words: usize) -> Sign {
    let list: Vec<usize> =
        (0..reading.tokens.len()).filter(|at| is_word(reading, *at)).take(LOOKED_AT).collect();
    let mut pairs: Vec<u64> =
        list.windows(2).map(|two| number(reading.form(two[0]), reading.form(two[1]))).collect();
    let twice = |two: &&[usize]| {
        reading.form(two[0]) == reading.form(two[1]) && reading.token(two[0]).kind == Kind::Word
    };
    let doubled = list.windows(2).filter(twice).count();
    let count = pairs.len();
    pairs.sort_unstable();
    pairs.dedup();
    let fresh = pairs.len() * 100 / count.max(1);
    let verdict = if words < ENOUGH {
        Verdict::Met
    } else if fresh <= 60 || doubled >= 4 && doubled * 8 >= list.len() {
        Verdict::NotMet
    } else if fresh <= 68 {
        Verdict::Unsure
    } else {
        Verdict::Met
    };
    let spans = vec![reading.tokens.span(0, reading.tokens.len())];
    Sign { verdict, spans, reason: "it says the same words over and over" }
}

/// Two words as one number (FNV-1a): comparing numbers is quicker than comparing words, and no two pairs of a text
/// share one in practice.
fn number(first: &str, second: &str) -> u64 {
    let bytes = first.bytes().chain(Some(b' ')).chain(second.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Hardly a small word in all of it, and few figures: another language, perhaps.
fn foreign(reading: &Reading<'_>, kinds: &[u32], words: usize) -> Sign {
    let small = kinds.iter().filter(|kinds| **kinds != 0).count();
    let figure = |at: &usize| matches!(reading.token(*at).kind, Kind::Number | Kind::Clock);
    let figures = (0..reading.tokens.len()).filter(figure).count();
    let strange = words >= ENOUGH && small * 16 < words && figures * 6 < words;
    let spans = vec![reading.tokens.span(0, reading.tokens.len())];
    let verdict = if strange { Verdict::Unsure } else { Verdict::Met };
    Sign { verdict, spans, reason: "it holds hardly a word that English sentences are made with" }
}
