//! Names: a title with what follows it, a customer of the drill, somebody the caller named.

use super::{Found, Known, Personal};
use crate::diagnostic::Span;
use crate::text::reading::Reading;
use crate::text::token::{Kind, fold, offset};

/// The names of a text.
pub(super) fn find(reading: &Reading<'_>, known: &Known<'_>) -> Vec<Found> {
    let mut out = Vec::new();
    let mut at = 0;
    while at < reading.tokens.len() {
        let found = titled(reading, known, at)
            .or_else(|| bare(reading, known, at).map(|(whom, end)| (Some(whom), end)));
        match found {
            Some((whom, end)) => {
                out.push(Found { kind: Personal::Name, span: span(reading, at, end), whom });
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// A title with a name: whose it is, and the token behind it. `Mrs Tarrow`, `Mr and Mrs J. Tarrow-Bell`.
fn titled(reading: &Reading<'_>, known: &Known<'_>, at: usize) -> Option<(Option<usize>, usize)> {
    let mut next = title(reading, at)?;
    if matches!(reading.form(next), "and" | "&") {
        next = title(reading, next + 1)?;
    }
    for _ in 0..3 {
        let initial = reading.token(next).kind == Kind::Word
            && reading.form(next).len() <= 2
            && written(reading, next).chars().all(|c| c.is_uppercase() || c == '.');
        if !initial {
            break;
        }
        next += if reading.form(next + 1) == "." { 2 } else { 1 };
    }
    let strict = !written(reading, at).chars().all(char::is_uppercase);
    let first = name(reading, known, next, strict)?;
    let mut whom = known.whom(plain(reading.form(next)));
    if whom.is_none() && known.is_inside(plain(reading.form(next))) {
        return None;
    }
    next = first;
    // One more word: `Mrs Nora Tarrow`, and not `Mrs Tarrow Larkfield`.
    if let Some(second) = name(reading, known, next, true).filter(|_| adjacent(reading, next)) {
        let form = plain(reading.form(next));
        if known.whom(form).is_some() || !known.is_inside(form) {
            whom = whom.or(known.whom(form));
            next = second;
        }
    }
    Some((whom, next))
}

/// The token behind a title; `MS Teams` and `DR site` begin with none.
fn title(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if !reading.has("personal-title", at, at + 1) {
        return None;
    }
    let capitals = written(reading, at).chars().filter(|c| c.is_uppercase()).count();
    if capitals > 1 && reading.form(at).len() < 3 {
        return None;
    }
    Some(if reading.form(at + 1) == "." { at + 2 } else { at + 1 })
}

/// The token behind a word that may be a name, a hyphen and a second half included.
fn name(reading: &Reading<'_>, known: &Known<'_>, at: usize, strict: bool) -> Option<usize> {
    if reading.token(at).kind != Kind::Word || reading.has("personal-no-name", at, at + 1) {
        return None;
    }
    let mut letters = written(reading, at).chars();
    let upper = letters.next().is_some_and(char::is_uppercase);
    let lower = letters.next().is_some_and(|c| c.is_lowercase() || fold(c) == '\'');
    let is_name = known.whom(plain(reading.form(at))).is_some() || upper && (lower || !strict);
    if !is_name || reading.form(at).bytes().any(|b| b.is_ascii_digit()) {
        return None;
    }
    let half = reading.token(at + 1).kind == Kind::Hyphen && reading.token(at + 2).kind == Kind::Word;
    Some(if half && !written(reading, at).ends_with("'s") { at + 3 } else { at + 1 })
}

/// The name of somebody known without a title: whose it is, and the token behind it.
fn bare(reading: &Reading<'_>, known: &Known<'_>, at: usize) -> Option<(usize, usize)> {
    let is_of = |at: usize| {
        let form = plain(reading.form(at));
        // `pell-chat` is how authors name things after people.
        let slug = reading.token(at + 1).kind == Kind::Hyphen;
        let capital = written(reading, at).starts_with(char::is_uppercase);
        known.whom(form).filter(|_| (capital || slug) && form.chars().count() > 2)
    };
    let whom = is_of(at)?;
    let mut end = at + 1;
    while is_of(end) == Some(whom) && adjacent(reading, end) {
        end += 1;
    }
    // A first name that somebody inside has too, or a street: `Ruth`, `Tarrow Lane`.
    let alone = end == at + 1;
    let place =
        reading.has("personal-place", end, end + 1) && written(reading, end).starts_with(char::is_uppercase);
    (!(alone && known.is_inside(plain(reading.form(at))) || place)).then_some((whom, end))
}

/// Whether only a space stands before a token.
fn adjacent(reading: &Reading<'_>, at: usize) -> bool {
    let before = reading.token(at.saturating_sub(1)).span.end;
    !possessive(reading.form(at.saturating_sub(1)))
        && reading.quote(Span::new(before, reading.token(at).span.start)) == " "
}

fn written<'a>(reading: &Reading<'a>, at: usize) -> &'a str {
    reading.quote(reading.token(at).span)
}

fn possessive(form: &str) -> bool {
    form.ends_with("'s")
}

/// A form without the `'s` of what is theirs.
fn plain(form: &str) -> &str {
    form.strip_suffix("'s").unwrap_or(form)
}

/// The bytes of the tokens `at..end`, the last one's `'s` left out.
fn span(reading: &Reading<'_>, at: usize, end: usize) -> Span {
    let span = reading.tokens.span(at, end);
    let last = written(reading, end - 1);
    let own = if possessive(reading.form(end - 1)) {
        last.char_indices().rev().find(|(_, c)| fold(*c) == '\'').map_or(0, |(at, _)| last.len() - at)
    } else {
        0
    };
    Span::new(span.start, span.end - offset(own))
}
