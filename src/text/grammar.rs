//! Small words and the company they keep: which kinds of word never stand side by side in English.
//!
//! `the of`, `we the`, `since and`, `your,`: a text in which such neighbours keep turning up was not written as
//! language. The small words are a closed set, so they can be listed (`word-...` in the lexicon); which kinds cannot meet
//! is written here. Everything is left out that honest writers do: prepositions at the end (`the team I spoke to will
//! ring`), questions (`will the team`), dialect (`should of`), common slips (`your` for `you're`, `its` for `it's`) and a
//! word typed twice. Of 51,000 words of messages and sentences that others wrote, four pairs are taken for a fault.

use super::name::{capital, capitals};
use super::reading::Reading;
use super::token::Kind;

/// Kinds of word, a bit each; the name of the table is beside it in [`TABLES`].
pub type Kinds = u32;

const ARTICLE: Kinds = 1;
const OWNER: Kinds = 1 << 1;
const OF: Kinds = 1 << 2;
const TO: Kinds = 1 << 3;
const INTO: Kinds = 1 << 4;
const SINCE: Kinds = 1 << 5;
const WITH: Kinds = 1 << 6;
const AT: Kinds = 1 << 7;
const THAN: Kinds = 1 << 8;
const MODAL: Kinds = 1 << 9;
const FIRM: Kinds = 1 << 10;
const BE: Kinds = 1 << 11;
const HAVE: Kinds = 1 << 12;
const BEEN: Kinds = 1 << 13;
const AND: Kinds = 1 << 14;
const SUBJECT: Kinds = 1 << 15;
const OBJECT: Kinds = 1 << 16;
const CONTRACTED: Kinds = 1 << 17;
const BECAUSE: Kinds = 1 << 18;
const DO: Kinds = 1 << 19;
// 1 << 20 is any other small word: it makes no impossible pair, but tells a sentence from a list. What follows is no word.
const COMMA: Kinds = 1 << 21;
const ASKED: Kinds = 1 << 22;
const STOP: Kinds = 1 << 23;

/// The tables of the kinds, in the order of their bits.
pub const TABLES: [&str; 21] = [
    "word-article",
    "word-owner",
    "word-of",
    "word-to",
    "word-into",
    "word-since",
    "word-with",
    "word-at",
    "word-than",
    "word-modal",
    "word-modal-firm",
    "word-be",
    "word-have",
    "word-been",
    "word-and",
    "word-subject",
    "word-object",
    "word-contracted",
    "word-because",
    "word-do",
    "word-other",
];

const ANY_MODAL: Kinds = MODAL | FIRM;
/// What a noun or a number must follow, and what has no other use.
const BOUND: Kinds = OF | INTO | SINCE | WITH;
/// Behind these the subject stands second: `are we the last`, `than I with`.
const TURNED: Kinds = ANY_MODAL | BE | HAVE | DO | THAN;

/// Never behind the one: any of the others.
const NEVER: [(Kinds, Kinds); 13] = [
    (
        ARTICLE,
        STOP | ASKED
            | COMMA
            | ARTICLE
            | OWNER
            | BOUND
            | AT
            | TO
            | BE
            | HAVE
            | FIRM
            | AND
            | SUBJECT
            | OBJECT
            | CONTRACTED
            | BEEN
            | BECAUSE,
    ),
    (OWNER, STOP | ASKED | COMMA | AND | FIRM),
    (BOUND, BE | HAVE | ANY_MODAL),
    (OF | INTO | SINCE, AND),
    (BOUND | AT | TO, OF),
    (OF | INTO | WITH | AT, SUBJECT | CONTRACTED),
    (OF | INTO | THAN, STOP | ASKED),
    (OF | INTO, COMMA),
    (TO, BE | ANY_MODAL | CONTRACTED),
    (ANY_MODAL, BE | ANY_MODAL | CONTRACTED),
    (BE | BEEN, ANY_MODAL | BE | CONTRACTED),
    (CONTRACTED, STOP | ANY_MODAL | BE | CONTRACTED | SUBJECT | AND),
    (AND, STOP | AND),
];
/// Never behind a subject that comes first.
const AFTER_SUBJECT: Kinds = ARTICLE | OWNER | OF | WITH | INTO | TO | SUBJECT | OBJECT | CONTRACTED;

/// The kinds of each token of a reading; none for what is no small word.
pub(super) fn kinds(reading: &Reading<'_>) -> Vec<Kinds> {
    let mut kinds = vec![0; reading.tokens.len()];
    for (bit, table) in TABLES.iter().enumerate() {
        for hit in reading.hits(table, 0, reading.tokens.len()) {
            kinds[hit.first] |= 1 << bit;
        }
    }
    kinds
}

/// Where two neighbours stand that cannot: the token of the first, in order.
pub(super) fn impossible(reading: &Reading<'_>, kinds: &[Kinds]) -> Vec<usize> {
    let count = reading.tokens.len();
    (0..count)
        .filter(|at| kinds[*at] != 0 && !reading.is_aside(*at) && !is_name(reading, *at))
        .filter(|at| {
            let here = kinds[*at];
            let next = after(reading, kinds, *at);
            let before = at.checked_sub(1).map_or(0, |before| kinds[before]);
            let subject_first = here & SUBJECT != 0 && before & TURNED == 0;
            let subject_before = here & ANY_MODAL != 0
                && before & (SUBJECT | OBJECT) != 0
                && at.checked_sub(2).map_or(0, |before| kinds[before]) & TURNED == 0;
            // A letter that names something: `plan a.`, `n/a`.
            let letter = reading.form(*at).len() == 1 && next & STOP != 0;
            NEVER.iter().any(|(first, second)| here & first != 0 && next & second != 0) && !letter
                || subject_first && next & AFTER_SUBJECT != 0
                || subject_before && next & ARTICLE != 0
                || strung(reading, kinds, *at)
                || at.checked_sub(STRUNG).is_some_and(|first| strung(reading, kinds, first))
        })
        .collect()
}

/// From one helping verb to the next where they are strung together.
const STRUNG: usize = 3;

/// Whether helping verbs are strung together with nothing to help: `I will, I have, I own`. `If we can, we will` is
/// language.
fn strung(reading: &Reading<'_>, kinds: &[Kinds], at: usize) -> bool {
    let is = |at: usize, kind: Kinds| kinds.get(at).is_some_and(|here| here & kind != 0);
    let alone = |at: usize| {
        at > 0
            && is(at - 1, SUBJECT)
            && is(at, ANY_MODAL | HAVE | BE | DO)
            && matches!(reading.form(at + 1), "," | "." | "!")
    };
    let leans = |at: usize| {
        matches!(
            reading.form(at),
            "if" | "as" | "when" | "where" | "whenever" | "wherever" | "what" | "whatever" | "all" | "than"
        )
    };
    alone(at)
        && alone(at + STRUNG)
        && reading.form(at + 1) == ","
        && reading.sentence_at(at).is_some_and(|sentence| !(sentence.first..at).any(leans))
}

/// What follows a token closely enough to be judged with it.
fn after(reading: &Reading<'_>, kinds: &[Kinds], at: usize) -> Kinds {
    let next = at + 1;
    if next == reading.tokens.len() {
        return STOP;
    }
    let from = reading.token(at).span.end as usize;
    let gap = reading.text.get(from..reading.token(next).span.start as usize).unwrap_or("");
    match gap.bytes().filter(|b| *b == b'\n').take(2).count() {
        0 => {}
        1 => return 0,
        _ => return STOP,
    }
    if reading.is_aside(next) || reading.form(next) == reading.form(at) || is_name(reading, next) {
        return 0;
    }
    match (reading.token(next).kind, reading.form(next)) {
        (Kind::Mark, "." | ";" | "!") => STOP,
        (Kind::Mark, "?") => ASKED,
        (Kind::Mark, ",") => COMMA,
        _ => kinds[next],
    }
}

/// Whether a word is written as a name is, where no sentence begins: `May`, `Will`, `IT`, `A`. `I` is always itself.
pub(super) fn is_name(reading: &Reading<'_>, at: usize) -> bool {
    if capitals(reading, at) {
        return true;
    }
    let written = reading.quote(reading.token(at).span);
    let letter = written.len() == 1 && written != "I" && written.bytes().all(|b| b.is_ascii_uppercase());
    (letter || capital(reading, at) && !written.starts_with("I'") && !written.starts_with("I’"))
        && !opens(reading, at)
}

/// Whether a token opens a line, or stands behind a mark.
fn opens(reading: &Reading<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return true };
    let gap = reading.token(before).span.end as usize..reading.token(at).span.start as usize;
    reading.token(before).kind == Kind::Mark && reading.form(before) != ","
        || reading.text.get(gap).unwrap_or("").contains('\n')
}
