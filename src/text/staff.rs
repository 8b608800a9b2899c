//! Who works here, as a text names them: a title with a surname, somebody on duty, a department, colleagues who are told
//! what to do. Readers outside have no use for any of it.

use crate::diagnostic::Span;

use super::name::{capital, capitals, opens};
use super::phrases::Hit;
use super::reading::Reading;
use super::sentence::Sentence;
use super::token::Kind;

/// The tables that these read with.
pub(super) const TABLES: &[&str] = &[
    "internal-role",
    "internal-title",
    "internal-no-name",
    "internal-duty",
    "internal-department",
    "internal-staff",
    "internal-staff-before",
    "internal-order",
    "ask-verb",
    "jargon-everyday",
    "jargon-emphasis",
];

/// All places of a sentence where it names those who work here, or tells them what to do.
pub(super) fn staff(reading: &Reading<'_>, sentence: &Sentence) -> Vec<Span> {
    let (from, to) = (sentence.first, sentence.end);
    let mut found: Vec<Span> = Vec::new();
    let titles = reading.hits("internal-title", from, to).iter();
    found.extend(titles.filter_map(|h| titled(reading, h.first, from, to)));
    found.extend((from..to).filter_map(|at| of_department(reading, at)));
    let roles = reading.hits("internal-role", from, to).iter().filter(|h| !reading.is_aside(h.first));
    found.extend(roles.filter_map(|h| surname(reading, *h, to)));
    let duties = reading.hits("internal-duty", from, to).iter();
    found.extend(duties.filter_map(|h| on_duty(reading, *h, from)));
    let departments = reading.hits("internal-department", from, to).iter();
    found.extend(departments.filter_map(|h| beside_department(reading, *h, from)));
    let groups = reading.hits("internal-staff", from, to).iter();
    found.extend(groups.filter_map(|h| told(reading, *h, from)));
    let orders = reading.hits("internal-order", from, to).iter().filter(|h| !reading.is_aside(h.first));
    found.extend(orders.filter(|h| opens(reading, from, h.first)).map(|h| reading.span(*h)));
    found.extend((from..to).filter_map(|at| by_letters(reading, at)));
    found
}

/// Whether a word may be part of somebody's name.
fn part(reading: &Reading<'_>, at: usize) -> bool {
    capital(reading, at) && !reading.has("internal-no-name", at, at + 1)
}

/// The end of a name that begins at `at` with a letter or a title: `R. Dunmore`, `J Pemberly`, `Mr Tranter`.
fn formal_name(reading: &Reading<'_>, at: usize) -> Option<usize> {
    let titled = matches!(reading.form(at), "mr" | "mrs" | "ms" | "miss" | "dr");
    let letter =
        reading.token(at).kind == Kind::Word && reading.form(at).len() == 1 && reading.form(at) != "a";
    let name = if reading.form(at + 1) == "." { at + 2 } else { at + 1 };
    ((titled || letter) && part(reading, name)).then_some(name + 1)
}

/// Somebody by what they are called on duty, and by name: `duty manager Collins`, `on-call B. Yates`, `the shift lead (Mr
/// Amin)`. Behind a mark a single name may be a place: `the duty manager, Leeds`.
fn on_duty(reading: &Reading<'_>, duty: Hit, from: usize) -> Option<Span> {
    let theirs = (duty.first.saturating_sub(2).max(from)..duty.first)
        .any(|at| matches!(reading.form(at), "your" | "my"));
    if theirs || reading.is_aside(duty.first) {
        return None;
    }
    // Who comes to mend it may be announced by a first name.
    let engineer = reading.form(duty.end - 1) == "engineer";
    let apart = matches!(reading.form(duty.end), "," | "(" | ":" | "-" | "is");
    let end = formal_name(reading, duty.end + usize::from(apart))
        .or((!apart && !engineer && part(reading, duty.end)).then_some(duty.end + 1))?;
    Some(reading.tokens.span(duty.first, end))
}

/// Somebody by the letters of their role: `duty IM Colette Amos`. What everybody is called (`MP`) is none.
fn by_letters(reading: &Reading<'_>, at: usize) -> Option<Span> {
    let led = at.checked_sub(1).is_some_and(|before| {
        reading.form(before) == "call" || reading.has("internal-staff-before", before, at)
    });
    let letters = led
        && capitals(reading, at)
        && (2..=4).contains(&reading.form(at).len())
        && !reading.has("jargon-everyday", at, at + 1)
        && !reading.has("jargon-emphasis", at, at + 1);
    (letters && part(reading, at + 1) && part(reading, at + 2)).then(|| reading.tokens.span(at, at + 3))
}

/// Somebody beside their department: `Sarah Tindall (Platform Engineering)`, `finance (Graham Stott)`, `Gary in Planning`.
fn beside_department(reading: &Reading<'_>, department: Hit, from: usize) -> Option<Span> {
    if reading.is_aside(department.first) {
        return None;
    }
    let joint = |at: usize| matches!(reading.form(at), "(" | "," | "in" | "from");
    if let Some(last) = department.first.checked_sub(2).filter(|last| *last >= from) {
        let full = last > from && part(reading, last - 1) && part(reading, last);
        let first_name = matches!(reading.form(last + 1), "in" | "from") && part(reading, last);
        let named = joint(last + 1) && capital(reading, department.first) && (full || first_name);
        if named {
            return Some(reading.tokens.span(last, department.end));
        }
    }
    let behind = reading.form(department.end) == "("
        && part(reading, department.end + 1)
        && part(reading, department.end + 2);
    behind.then(|| reading.tokens.span(department.first, department.end + 3))
}

/// Colleagues who are told something where a sentence or a part of it opens: `Staff to use the blue sheet`, `Team leads
/// please move two people`, `phones: agents must`. That agents were added *to your line* tells them nothing.
fn told(reading: &Reading<'_>, group: Hit, from: usize) -> Option<Span> {
    let mut first = group.first;
    while first > from && reading.has("internal-staff-before", first - 1, first) {
        first -= 1;
    }
    let begins = opens(reading, from, first)
        || first > from && matches!(reading.form(first - 1), ":" | ";" | "." | "-" | ")" | "]");
    let comma = matches!(reading.form(group.end), "," | ":" | "-");
    let word = group.end + usize::from(comma);
    let ordered =
        matches!(reading.form(word), "to" | "please" | "pls" | "must" | "should" | "do" | "don't" | "not")
            || matches!(reading.form(word), "are" | "is")
                && matches!(
                    reading.form(word + 1),
                    "asked" | "reminded" | "told" | "expected" | "required" | "requested"
                )
            || comma && reading.has("ask-verb", word, word + 1)
            || reading.form(group.end) == ":" && reading.token(word).kind == Kind::Word;
    (begins && ordered && !reading.is_aside(group.first)).then(|| reading.tokens.span(first, word + 1))
}

/// How far behind a name a title in small letters may stand.
const FAR: usize = 12;

/// A title of the house with a name and a surname beside it: `Senior Claims Handler Piotr Nowak`, `Hilary Stobart, Team
/// Manager`. Whoever is the reader's own (`your surveyor`, `my manager`) is theirs to know.
fn titled(reading: &Reading<'_>, at: usize, from: usize, to: usize) -> Option<Span> {
    let title = |at: usize| capital(reading, at) && reading.has("internal-title", at, at + 1);
    let name = |at: usize| {
        let part =
            |at: usize| capital(reading, at) && !title(at) && !reading.has("internal-no-name", at, at + 1);
        part(at) && part(at + 1)
    };
    let theirs = (at.saturating_sub(4).max(from)..at).any(|i| matches!(reading.form(i), "your" | "my"));
    if theirs || reading.is_aside(at) {
        return None;
    }
    if !title(at) {
        // "Nadia Fairweather, she's the resourcing lead": the title comes behind, in small letters.
        let begin = at.saturating_sub(FAR).max(from);
        let who = (begin..at).find(|i| name(*i))?;
        let role = |i: usize| matches!(reading.form(i), "the" | "our" | "she's" | "he's");
        let apart = (who + 2..(who + 5).min(at)).any(|i| reading.form(i) == ",");
        return (apart && (who + 2..at).any(role)).then(|| reading.tokens.span(who, at + 1));
    }
    let behind = (at + 1..(at + 3).min(to)).find(|i| name(*i)).map(|i| (at, i + 2));
    let comma = |at: usize| (at.saturating_sub(2).max(from)..at).find(|i| reading.form(*i) == ",");
    let before = comma(at).and_then(|i| i.checked_sub(2)).filter(|i| *i >= from && name(*i));
    behind.or(before.map(|i| (i, at + 1))).map(|(first, end)| reading.tokens.span(first, end))
}

/// Somebody by name in a department known by its letters: `Graham Lisle in WFM`, `Sam in CX`.
fn of_department(reading: &Reading<'_>, at: usize) -> Option<Span> {
    let named = capital(reading, at) && !reading.has("internal-no-name", at, at + 1);
    let place = matches!(reading.form(at + 1), "in" | "from") && capitals(reading, at + 2);
    let known = reading.has("jargon-everyday", at + 2, at + 3);
    (named && place && !known).then(|| reading.tokens.span(at, at + 3))
}

/// A role with a name and a surname close behind or before: `the same engineer, Barry Stopes`.
fn surname(reading: &Reading<'_>, role: Hit, end: usize) -> Option<Span> {
    let two = |at: usize| {
        let joint = reading.token(at + 1).kind == Kind::Hyphen;
        let is = |at: usize| capital(reading, at) && !reading.has("internal-no-name", at, at + 1);
        !joint && is(at) && is(at + 1)
    };
    let behind = (role.end..(role.end + 4).min(end)).find(|at| two(*at)).map(|at| (role.first, at + 2));
    let before = (role.first.saturating_sub(5)..role.first).find(|at| two(*at)).map(|at| (at, role.end));
    behind.or(before).map(|(first, end)| reading.tokens.span(first, end))
}
