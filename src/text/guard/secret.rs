//! Security codes, PINs and passwords: a word that names the secret, words that lead on, and a value that looks like
//! one. `Your password is now reset` has no value; `Never tell us your PIN` has none either.

use super::Kind;
use crate::diagnostic::Span;
use crate::text::token::{Kind as TokenKind, Tokens, offset};

/// Secrets of a text.
pub(super) fn find(text: &str, tokens: &Tokens) -> Vec<(Kind, Span)> {
    let mut out = Vec::new();
    for at in 0..tokens.len() {
        let Some((kind, next)) = name(tokens, at) else { continue };
        let found = after(text, tokens, kind, next).or_else(|| before(text, tokens, kind, at));
        out.extend(found);
    }
    out
}

/// The secret that a word names, and the token behind the name.
fn name(tokens: &Tokens, at: usize) -> Option<(Kind, usize)> {
    let next = tokens.form(at + 1);
    let hyphen = |i: usize| if tokens.get(i).kind == TokenKind::Hyphen { i + 1 } else { i };
    match tokens.form(at) {
        "cvv" | "cvv2" | "cvc" | "cvc2" | "csc" | "cv2" => Some((Kind::SecurityCode, at + 1)),
        "security" if matches!(next, "code" | "digits" | "number" | "no") => {
            Some((Kind::SecurityCode, at + 2))
        }
        "digits" | "numbers" | "number" | "code" if next == "on" && tokens.form(at + 2) == "the" => {
            (matches!(tokens.form(at + 3), "back" | "reverse")).then_some((Kind::SecurityCode, at + 4))
        }
        "pin" | "pincode" | "otp" => Some((Kind::Pin, at + 1)),
        "passcode" => Some((Kind::Pin, at + 1)),
        "one"
            if tokens.form(hyphen(at + 1)) == "time"
                && matches!(tokens.form(hyphen(at + 1) + 1), "code" | "passcode") =>
        {
            Some((Kind::Pin, hyphen(at + 1) + 2))
        }
        "password" | "passwd" | "passwort" | "pwd" | "pw" | "pword" | "pswd" | "passphrase" => {
            Some((Kind::Password, at + 1))
        }
        "pass" if next == "word" => Some((Kind::Password, at + 2)),
        _ => None,
    }
}

/// Most words between a name and its value.
const LEADS: usize = 7;

/// The value behind the name.
fn after(text: &str, tokens: &Tokens, kind: Kind, mut at: usize) -> Option<(Kind, Span)> {
    let (mut named, mut quoted) = (false, false);
    for _ in 0..LEADS {
        match tokens.form(at) {
            "is" | "was" | ":" | "=" | "-" | "to" | "as" | "=>" | ">" | "it's" | "its" | "are" | "be" => {
                named = true
            }
            "\"" | "'" => quoted = true,
            "number" | "no" | "code" | "now" | "the" | "new" | "my" | "her" | "his" | "changed" | "set"
            | "reset" | "of" | "#" | "(" | "temp" | "temporary" | "still" | "just" | "for" | "it"
            | "your" | "their" | "on" | "back" | "today" | "card" | "been" | "has" | "," => {}
            _ => break,
        }
        at += 1;
    }
    value(text, tokens, kind, at, named, quoted)
}

/// `123 is my CVV`: digits before the name.
fn before(text: &str, tokens: &Tokens, kind: Kind, at: usize) -> Option<(Kind, Span)> {
    let mut i = at;
    let mut named = false;
    for _ in 0..4 {
        i = i.checked_sub(1)?;
        match tokens.form(i) {
            "is" | "was" | "as" => named = true,
            "my" | "the" | "her" | "his" | "their" | "card" | "customer's" | "new" | "a" => {}
            _ => break,
        }
    }
    let plain = tokens.get(i).kind == TokenKind::Number && digits(tokens.form(i));
    if !(named && plain && kind != Kind::Password) {
        return None;
    }
    value(text, tokens, kind, i, true, false)
}

fn digits(form: &str) -> bool {
    form.bytes().all(|b| b.is_ascii_digit())
}

/// The token at `at` as a value of that kind.
fn value(
    text: &str,
    tokens: &Tokens,
    kind: Kind,
    at: usize,
    named: bool,
    quoted: bool,
) -> Option<(Kind, Span)> {
    if at >= tokens.len() {
        return None;
    }
    let token = tokens.get(at);
    let start = token.span.start as usize;
    if kind == Kind::Password {
        return password(text, tokens, at, named, quoted).map(|span| (Kind::Password, span));
    }
    // Digits, perhaps with spaces or hyphens between single ones: 4821, 4 8 2 1.
    let mut end = start;
    let mut count = 0;
    let mut next = at;
    while tokens.get(next).kind == TokenKind::Number && digits(tokens.form(next)) && next < at + 8 {
        let len = tokens.form(next).len();
        if next > at && (len != 1 || count != next - at && tokens.get(next - 1).kind != TokenKind::Hyphen) {
            break;
        }
        count += len;
        end = tokens.get(next).span.end as usize;
        next += 1;
        if tokens.get(next).kind == TokenKind::Hyphen && tokens.form(next + 1).len() == 1 {
            next += 1;
        }
    }
    let fits = match kind {
        Kind::SecurityCode => (3..=4).contains(&count),
        _ => (4..=8).contains(&count),
    };
    let glued =
        text.get(end..).and_then(|t| t.chars().next()).is_some_and(|c| c.is_alphanumeric() || c == '%');
    if fits && !glued {
        return Some((kind, Span::new(token.span.start, offset(end))));
    }
    // A PIN of letters and digits is a password in all but name.
    if kind == Kind::Pin && named {
        return password(text, tokens, at, named, quoted).map(|span| (Kind::Pin, span));
    }
    None
}

/// The written value at a token if it looks like a password.
fn password(text: &str, tokens: &Tokens, at: usize, named: bool, quoted: bool) -> Option<Span> {
    let token = tokens.get(at);
    let start = token.span.start as usize;
    let raw: &str = text.get(start..)?.split(char::is_whitespace).next()?;
    let raw = raw.trim_end_matches(['.', ',', ';', ':', '?', ')', '"', '\'', '”', '’', ']']);
    let len = raw.chars().take(65).count();
    if raw.starts_with('[') || !(4..=64).contains(&len) || token.kind == TokenKind::Clock {
        return None;
    }
    let letters = raw.chars().any(char::is_alphabetic);
    let numbers = raw.bytes().any(|b| b.is_ascii_digit());
    let inner = raw.get(raw.chars().next().map_or(0, char::len_utf8)..).unwrap_or("");
    let symbols = raw.contains(['!', '@', '#', '$', '%', '^', '&', '*', '+', '=', '_', '~']);
    let camel = inner.chars().any(char::is_uppercase) && inner.chars().any(char::is_lowercase);
    if is_plain(raw) {
        return None;
    }
    let mixed = letters && numbers && len >= if named || quoted { 5 } else { 6 };
    let secret = mixed
        || (named && numbers && !letters && len >= 4)
        || (named
            && letters
            && symbols
            && len >= 6
            && !raw.trim_end_matches('!').chars().all(char::is_alphabetic))
        || (named && camel && len >= 8)
        || (quoted && letters && len >= 4);
    secret.then(|| Span::new(token.span.start, offset(start + raw.len())))
}

/// Ordinary things with digits: record references (`INC-1042`), dates, times, amounts, `24hrs`, `2nd`.
fn is_plain(raw: &str) -> bool {
    let bytes = raw.as_bytes();
    let heads = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let (head, rest) = raw.split_at(heads);
    let reference = rest.strip_prefix(['-', '#']).is_some_and(|n| !n.is_empty() && digits(n)) && heads <= 5;
    let prefixed = ["inc", "prb", "chg", "req", "ref"].iter().any(|p| head.eq_ignore_ascii_case(p));
    let figures = bytes.iter().take_while(|b| b.is_ascii_digit()).count();
    let tail = raw.get(figures..).unwrap_or("").to_lowercase();
    let unit = figures > 0
        && figures < 4
        && matches!(
            tail.as_str(),
            "days"
                | "day"
                | "-day"
                | "hrs"
                | "hours"
                | "hour"
                | "h"
                | "mins"
                | "min"
                | "minutes"
                | "am"
                | "pm"
                | "st"
                | "nd"
                | "rd"
                | "th"
                | "characters"
                | "chars"
                | "x"
                | "k"
                | "%"
                | "-digit"
                | "-character"
        );
    let separated = raw.contains(['/', '.', ':', '-', '£'])
        && raw.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'/' | b'.' | b':' | b'-') || !b.is_ascii());
    reference || (prefixed && digits(rest) && !rest.is_empty()) || unit || separated
}
