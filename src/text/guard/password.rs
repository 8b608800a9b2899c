//! What looks like a password: letters and digits mixed, or a sign in the middle; never a word anybody uses, a
//! reference, a date, a unit.

use super::secret::{Led, digits};
use crate::diagnostic::Span;
use crate::text::token::{Kind, Tokens, offset};

/// The written value at a token if it looks like a password.
pub(super) fn password(text: &str, tokens: &Tokens, at: usize, led: Led) -> Option<Span> {
    let Led { named, quoted, .. } = led;
    let token = tokens.get(at);
    let start = token.span.start as usize;
    let raw: &str = text.get(start..)?.split(char::is_whitespace).next()?;
    let raw = raw.trim_end_matches(['.', ',', ';', ':', '?', ')', '"', '\'', '”', '’', ']']);
    let len = raw.chars().take(65).count();
    if raw.starts_with('[') || !(4..=64).contains(&len) || token.kind == Kind::Clock || is_plain(raw) {
        return None;
    }
    let letters = raw.chars().any(char::is_alphabetic);
    let numbers = raw.bytes().any(|b| b.is_ascii_digit());
    let signs =
        raw.trim_end_matches('!').contains(['!', '@', '#', '$', '%', '^', '&', '*', '+', '=', '_', '~']);
    let mixed = letters && numbers && len >= if named || quoted { 5 } else { 6 };
    let secret = mixed
        || (named && numbers && !letters)
        || (named && letters && signs && len >= 6)
        || (named && quoted && letters && !TOLD.contains(&raw.to_lowercase().as_str()));
    secret.then(|| Span::new(token.span.start, offset(start + raw.len())))
}

/// What is said of passwords in quotation marks: `the password is "expired"`.
const TOLD: &[&str] = &[
    "expired",
    "invalid",
    "incorrect",
    "wrong",
    "required",
    "reset",
    "changed",
    "locked",
    "forgotten",
    "weak",
    "strong",
    "same",
    "unknown",
    "missing",
    "blank",
    "empty",
    "disabled",
    "correct",
    "valid",
    "rejected",
    "accepted",
    "password",
];

/// How references begin.
const REFERENCES: &[&str] = &[
    "inc", "prb", "chg", "req", "ref", "kb", "sr", "ritm", "task", "sctask", "tkt", "cs", "case", "po",
    "rfc", "cr", "wo", "hd", "job", "ticket", "order",
];
/// What stands right behind a figure.
const UNITS: &[&str] = &[
    "days",
    "day",
    "-day",
    "hrs",
    "hr",
    "hours",
    "hour",
    "h",
    "mins",
    "min",
    "minutes",
    "am",
    "pm",
    "st",
    "nd",
    "rd",
    "th",
    "characters",
    "chars",
    "x",
    "k",
    "%",
    "-digit",
    "-character",
    "-minute",
    "-hour",
    "times",
    "users",
];

/// Ordinary things with digits: record references (`INC-1042`, `KB0012345`), addresses, dates, times, amounts, `24hrs`,
/// `2nd`.
fn is_plain(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let heads = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (head, rest) = raw.split_at(heads);
    let reference = rest.strip_prefix(['-', '#']).is_some_and(digits) && heads <= 5;
    let prefixed = digits(rest) && REFERENCES.iter().any(|p| head.eq_ignore_ascii_case(p));
    let figures = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let tail = raw.get(figures..).unwrap_or("").to_lowercase();
    let unit = (1..4).contains(&figures) && UNITS.contains(&tail.as_str());
    let separated = raw.contains(['/', '.', ':', '-', '£'])
        && raw.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'.' | b':' | b'-') || !b.is_ascii());
    let address = raw.split_once('@').is_some_and(|(_, host)| host.contains('.')) || raw.contains("://");
    reference || prefixed || unit || separated || address
}
