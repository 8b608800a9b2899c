//! Is it easy to read, and of a length somebody reads? (Domain reference 5.2, 5.6 and 5.7, A18.)
//!
//! Outside, Flesch's reading ease ([`crate::text::readability`]) and the longest sentence decide; a text of a few words
//! has no reading ease worth the name. Inside, only an endless sentence is remarked on: terms of the trade are long and
//! everybody there knows them. Length is held against what the anatomy of messages gives the longest kind that goes to
//! that reader.
//!
//! Semicolons end a sentence, and colons do behind more than a heading: Flesch counted so, as what stands behind them can
//! be read by itself. A time, a number, a reference, an address or a name counts as one word of two syllables at most. A
//! writer cannot choose shorter ones, and must not be marked down for giving them.

use super::Detector;
use crate::diagnostic::Span;
use crate::lane::Lane;
use crate::order;
use crate::text::context::Context;
use crate::text::finding::{Finding, Sense, Verdict};
use crate::text::name::{capital, capitals, opens};
use crate::text::readability::{Counts, Ease};
use crate::text::reading::Reading;
use crate::text::syllable::syllables;
use crate::text::token::Kind;

/// The detector.
pub const DETECTOR: Detector = Detector {
    name: "readable",
    code: "A18",
    sense: Sense::Must,
    what: "short sentences and short words, at a length somebody reads",
    why: "people read messages in a hurry, on a small screen, worried; what they must read twice they do not read",
    example: "We are currently experiencing intermittent connectivity issues which may potentially impact a number of services, and our \
              engineering teams are investigating as a matter of the utmost urgency in order to establish the underlying cause.",
    instead: "Some calls are cut off after a minute. Our telephone team is working on it. Please use web chat, or ring after \
              two. We will post here again at 10:30.",
    tables: &["syllables-1", "syllables-2", "syllables-3", "syllables-4", "syllables-5"],
    read,
};

/// Fewer words have no reading ease: one long word more or less would turn it over.
const MEASURED_FROM: u32 = 25;
/// Most words of a sentence outside: what is longer is met only in part, beyond the second it is not.
const LONG: u32 = 25;
const TOO_LONG: u32 = 35;
/// The same inside.
const LONG_INSIDE: u32 = 40;
/// A colon behind so many words still stands behind a heading.
const HEADING: u32 = 3;
/// Most syllables of what nobody chose: a number, a name.
const GIVEN: u32 = 2;
/// Words of so many syllables are shown as long, and so many of them.
const HARD: u32 = 3;
const SHOWN: usize = 3;

/// How many words a message to that reader may have (domain reference 5.2): fewer than the first tell nothing; above the
/// second, half as many again are too many. Handovers and the log are as long as they must be.
const fn length(lane: Lane) -> (u32, u32) {
    match lane {
        Lane::Public | Lane::Client => (12, 150),
        Lane::Customer => (1, 150),
        Lane::Executives => (12, 120),
        Lane::Floor => (1, 120),
        Lane::Resolvers | Lane::Log => (1, u32::MAX),
    }
}

/// One word as a reader meets it: `10:30`, `web-chat`, `example.com/chat` and `01632 960140` are one each.
#[derive(Clone, Copy)]
struct Word {
    first: usize,
    end: usize,
    syllables: u32,
}

/// What was counted.
#[derive(Default)]
struct Measured {
    counts: Counts,
    /// Words of each sentence that has more than [`LONG`], with its place.
    long: Vec<(u32, Span)>,
    /// The words of many syllables, most first.
    hard: Vec<(u32, Span)>,
}

/// The answer.
pub fn read(reading: &Reading<'_>, context: &Context<'_>) -> Finding {
    let measured = measure(reading, context);
    let Counts { words, .. } = measured.counts;
    if words == 0 {
        return Finding::absent(Verdict::NotMet, "there is nothing to read in it");
    }
    let outside = context.lane.is_outside();
    let mut faults: Vec<(Verdict, Vec<Span>, String)> = Vec::new();
    let (least, most) = length(context.lane);
    if words < least {
        faults.push((Verdict::NotMet, Vec::new(), "too short to tell anybody anything".to_owned()));
    } else if words > most.saturating_add(most / 2) {
        faults.push((
            Verdict::Partly,
            Vec::new(),
            format!("{words} words are more than this reader will read"),
        ));
    }
    if let Some((longest, span)) =
        measured.long.iter().max_by_key(|(words, span)| (*words, u32::MAX - span.start))
    {
        let verdict = match (outside, longest) {
            (false, 0..=LONG_INSIDE) => Verdict::Met,
            (false, _) => Verdict::Partly,
            (true, 0..=TOO_LONG) if few(measured.long.len(), measured.counts.sentences) => Verdict::Partly,
            (true, _) => Verdict::NotMet,
        };
        faults.push((
            verdict,
            vec![*span],
            format!("the longest sentence has {longest} words; cut it in two"),
        ));
    }
    if outside && words >= MEASURED_FROM {
        let verdict = match measured.counts.reading_ease().map(Ease::of) {
            Some(Ease::Hard) => Verdict::NotMet,
            Some(Ease::Middling) => Verdict::Partly,
            Some(Ease::Plain) | None => Verdict::Met,
        };
        faults.push((verdict, shown(&measured.hard), hard_reason(reading, &measured)));
    }
    faults.retain(|(verdict, ..)| *verdict != Verdict::Met);
    let Some(worst) = faults.iter().map(|(verdict, ..)| *verdict).max() else {
        return Finding::absent(Verdict::Met, "it reads easily");
    };
    let mut spans: Vec<Span> = faults.iter().flat_map(|(_, spans, _)| spans).copied().collect();
    order::sort(&mut spans);
    let reasons: Vec<String> = faults.into_iter().map(|(.., reason)| reason).collect();
    Finding::new(worst, spans, reasons.join("; "))
}

/// Whether long sentences are one, or one of three at most.
fn few(long: usize, sentences: u32) -> bool {
    long == 1 || long * 3 <= sentences as usize
}

/// The longest words, first place first.
fn shown(hard: &[(u32, Span)]) -> Vec<Span> {
    let mut spans: Vec<Span> = hard.iter().map(|(_, span)| *span).collect();
    order::sort(&mut spans);
    spans
}

fn hard_reason(reading: &Reading<'_>, measured: &Measured) -> String {
    let words: Vec<String> = shown(&measured.hard)
        .into_iter()
        .map(|span| format!("\u{201c}{}\u{201d}", reading.quote(span)))
        .collect();
    match words.is_empty() {
        true => "its sentences are long for how it is read".to_owned(),
        false => format!("many words in it are long, such as {}", words.join(", ")),
    }
}

fn measure(reading: &Reading<'_>, context: &Context<'_>) -> Measured {
    let given = given(reading, context);
    let known = known(reading);
    let mut measured = Measured::default();
    for sentence in &reading.sentences {
        let (mut words, mut first, mut at) = (0, sentence.first, sentence.first);
        while at < sentence.end {
            let ends = matches!(reading.form(at), ";") || reading.form(at) == ":" && words > HEADING;
            if let Some(word) = word(reading, sentence.first, at, sentence.end, &given, &known) {
                words += 1;
                measured.add(reading, word);
                at = word.end;
            } else {
                at += 1;
            }
            if ends || at >= sentence.end {
                measured.close(words, reading.tokens.span(first, at));
                (words, first) = (0, at);
            }
        }
    }
    measured
}

impl Measured {
    fn add(&mut self, reading: &Reading<'_>, word: Word) {
        self.counts.words = self.counts.words.saturating_add(1);
        self.counts.syllables = self.counts.syllables.saturating_add(word.syllables);
        let form = |span| reading.quote(span).to_lowercase();
        let span = reading.tokens.span(word.first, word.end);
        let least = self.hard.last().map_or(0, |(syllables, _)| *syllables);
        if word.syllables < HARD || self.hard.len() == SHOWN && word.syllables <= least {
            return;
        }
        if self.hard.iter().all(|(_, other)| form(*other) != form(span)) {
            let place = self.hard.iter().take_while(|(syllables, _)| *syllables >= word.syllables).count();
            self.hard.insert(place, (word.syllables, span));
            self.hard.truncate(SHOWN);
        }
    }

    fn close(&mut self, words: u32, span: Span) {
        self.counts.sentences += u32::from(words > 0);
        if words > LONG {
            self.long.push((words, span));
        }
    }
}

/// The word that begins at a token.
fn word(
    reading: &Reading<'_>,
    sentence: usize,
    first: usize,
    limit: usize,
    given: &[bool],
    known: &[u32],
) -> Option<Word> {
    let solid = |at: usize| matches!(reading.token(at).kind, Kind::Word | Kind::Number | Kind::Clock);
    if first >= limit || !solid(first) {
        return None;
    }
    let touches = |at: usize| at < limit && reading.token(at).span.start == reading.token(at - 1).span.end;
    let (mut end, mut figure) = (first + 1, reading.token(first).kind != Kind::Word);
    loop {
        let number = |at: usize| reading.token(at).kind == Kind::Number;
        let joint = end < limit
            && (reading.token(end).kind == Kind::Hyphen
                || matches!(reading.form(end), "." | "/" | "@" | "_" | "&"));
        if touches(end) && solid(end) || number(end - 1) && end < limit && number(end) {
            figure |= reading.token(end).kind != Kind::Word || reading.token(end - 1).kind != Kind::Word;
            end += 1;
        } else if touches(end) && joint && touches(end + 1) && solid(end + 1) {
            figure |= reading.token(end).kind != Kind::Hyphen || reading.token(end + 1).kind != Kind::Word;
            end += 2;
        } else {
            break;
        }
    }
    let digits = (first..end).any(|at| reading.form(at).bytes().any(|b| b.is_ascii_digit()));
    let name = given[first]
        || capital(reading, first) && !opens(reading, sentence, first)
        || capitals(reading, first) && reading.form(first).len() <= 5;
    let of = |at: usize| match known[at] {
        0 => syllables(reading.form(at)),
        known => known,
    };
    let spoken: u32 = (first..end).filter(|at| solid(*at)).map(of).sum();
    let syllables = if figure || digits || name { spoken.min(GIVEN) } else { spoken };
    Some(Word { first, end, syllables })
}

/// Which tokens are the drill's own words for who and what is hit.
fn given(reading: &Reading<'_>, context: &Context<'_>) -> Vec<bool> {
    let mut given = vec![false; reading.tokens.len()];
    for hit in context
        .scope_terms
        .hits(&reading.tokens)
        .into_iter()
        .chain(context.effect_terms.hits(&reading.tokens))
    {
        given[hit.first..hit.end.min(reading.tokens.len())].fill(true);
    }
    given
}

/// Syllables of the words that the lexicon lists.
fn known(reading: &Reading<'_>) -> Vec<u32> {
    let mut known = vec![0; reading.tokens.len()];
    for (table, count) in DETECTOR.tables.iter().zip(1..) {
        for hit in reading.hits(table, 0, reading.tokens.len()) {
            known[hit.first] = count;
        }
    }
    known
}
