//! Security codes, PINs and passwords: a word that names the secret, words that lead on, and a value that looks like
//! one. `Your password is now reset` has no value; `Never tell us your PIN` has none either.

use super::digits::{spelt, touches_letter};
use super::password::password;
use super::{Kind, Places};
use crate::diagnostic::Span;
use crate::text::token::{Kind as TokenKind, Tokens};

/// Secrets of a text.
pub(super) fn find(text: &str, tokens: &Tokens) -> Places {
    let mut out = Places::new();
    for at in 0..tokens.len() {
        let Some((kind, next)) = name(tokens, at) else { continue };
        let found = after(text, tokens, kind, at, next).or_else(|| before(text, tokens, kind, at));
        out.extend(found.map(|span| (kind, span)));
    }
    out
}

/// The secret that a word names, and the token behind the name.
fn name(tokens: &Tokens, at: usize) -> Option<(Kind, usize)> {
    let form = |n: usize| tokens.form(at + n);
    let hyphen = |n: usize| if tokens.get(at + n).kind == TokenKind::Hyphen { n + 1 } else { n };
    let (kind, len) = match form(0) {
        "cvv" | "cvv2" | "cvc" | "cvc2" | "csc" | "cv2" | "cvn" => (Kind::SecurityCode, 1),
        "security" | "sec" if matches!(form(1), "code" | "digits" | "number" | "no") => {
            (Kind::SecurityCode, 2)
        }
        // The three digits on the back; back of the card 321; signature strip 321.
        "digits" | "numbers" | "number" | "code" | "three" | "3"
            if form(1) == "on" && form(2) == "the" && matches!(form(3), "back" | "reverse" | "strip") =>
        {
            (Kind::SecurityCode, 4)
        }
        "back" if form(1) == "of" && (form(2) == "card" || form(3) == "card") => {
            (Kind::SecurityCode, if form(2) == "card" { 3 } else { 4 })
        }
        "signature" if form(1) == "strip" => (Kind::SecurityCode, 2),
        "pin" | "pincode" | "pinno" | "otp" | "passcode" => (Kind::Pin, 1),
        "one" if form(hyphen(1)) == "time" && matches!(form(hyphen(1) + 1), "code" | "passcode" | "pin") => {
            (Kind::Pin, hyphen(1) + 2)
        }
        "verification" | "authentication" | "authenticator" | "auth" | "2fa" | "mfa" if form(1) == "code" => {
            (Kind::Pin, 2)
        }
        "password" | "passwords" | "passwd" | "passwrd" | "passwort" | "pasword" | "passw" | "pwd" | "pw"
        | "pword" | "pswd" | "passphrase" | "password's" => (Kind::Password, 1),
        "pass" if form(1) == "word" => (Kind::Password, 2),
        "pass" if matches!(form(1), ":" | "=" | "is" | "was") => (Kind::Password, 1),
        "p" if form(1) == "/" && form(2) == "w" => (Kind::Password, 3),
        _ => return None,
    };
    Some((kind, at + len))
}

/// Most tokens between a name and its value.
const LEADS: usize = 9;

/// How a value was led up to.
#[derive(Clone, Copy, Default)]
pub(super) struct Led {
    /// By a word that says `here it is`: is, was, a colon.
    pub named: bool,
    /// By a quotation mark.
    pub quoted: bool,
    /// By more than the name and a mark: then something must say `here it is`.
    pub far: bool,
}

/// The value behind the name that begins at `name`.
fn after(text: &str, tokens: &Tokens, kind: Kind, name: usize, mut at: usize) -> Option<Span> {
    let mut led = Led::default();
    let changes = |form: &str| matches!(form, "reset" | "changed" | "change" | "set" | "updated");
    let mut changed = (name.saturating_sub(3)..name).any(|i| changes(tokens.form(i)));
    let end = at + LEADS;
    while at < end {
        match tokens.form(at) {
            "is" | "was" | "are" | "be" | ":" | "=" | "=>" | ">" | "it's" | "its" | "as" => led.named = true,
            "-" if tokens.get(at).kind == TokenKind::Mark => led.named = true,
            "to" if changed => led.named = true,
            form if changes(form) => (changed, led.far) = (true, true),
            "\"" | "'" => led.quoted = true,
            "number" | "no" | "code" | "num" | "#" | "(" | "[" => {}
            "." if tokens.form(at - 1) == "no" => {}
            "now" | "the" | "new" | "old" | "my" | "her" | "his" | "their" | "your" | "temp"
            | "temporary" | "still" | "just" | "today" | "been" | "has" | "it" | "a" | "," | "back"
            | "card" | "currently" | "actually" | "only" => led.far = true,
            // For whom or for what it is: `the PIN for her card is 4821`.
            "for" | "on" | "of" | "in" => {
                let leads = |i: &usize| matches!(tokens.form(*i), "is" | "was" | ":" | "=");
                at = (at + 2..at + 6).find(leads)?;
                led.named = true;
            }
            _ => break,
        }
        at += 1;
    }
    (led.named || !led.far).then(|| value(text, tokens, kind, at, led)).flatten()
}

/// `123 is my CVV`, `4821 as pin`: digits before the name.
fn before(text: &str, tokens: &Tokens, kind: Kind, at: usize) -> Option<Span> {
    let mut i = at;
    let mut named = false;
    for _ in 0..5 {
        i = i.checked_sub(1)?;
        match tokens.form(i) {
            "is" | "was" | "as" | "=" => named = true,
            "my" | "the" | "her" | "his" | "their" | "card" | "customer's" | "new" | "a" | "for" => {}
            _ => break,
        }
    }
    let plain = tokens.get(i).kind == TokenKind::Number && digits(tokens.form(i));
    if !(named && plain && kind != Kind::Password) {
        return None;
    }
    value(text, tokens, kind, i, Led { named: true, ..Led::default() })
}

pub(super) fn digits(form: &str) -> bool {
    !form.is_empty() && form.bytes().all(|b| b.is_ascii_digit())
}

/// The token at `at` as a value of that kind.
fn value(text: &str, tokens: &Tokens, kind: Kind, at: usize, led: Led) -> Option<Span> {
    if at >= tokens.len() {
        return None;
    }
    if kind == Kind::Password {
        return password(text, tokens, at, led);
    }
    let code = code(text, tokens, kind, at, led);
    // A PIN of letters and digits is a password in all but name.
    code.or_else(|| if kind == Kind::Pin && led.named { password(text, tokens, at, led) } else { None })
}

/// What one has so many of that the digits before it are a count: `CVV 404 errors`.
const COUNTED: &[&str] = &[
    "error",
    "errors",
    "failures",
    "failed",
    "declines",
    "declined",
    "calls",
    "users",
    "customers",
    "times",
    "checks",
    "attempts",
    "tickets",
    "agents",
    "cases",
    "people",
    "sites",
    "pads",
    "devices",
    "resets",
    "requests",
    "minutes",
    "mins",
    "days",
    "hours",
    "retries",
    "characters",
    "digits",
];

/// Digits as a PIN or a security code: `4821`, `4 8 2 1`, `48 21`, `483 920`, `four eight two one`.
fn code(text: &str, tokens: &Tokens, kind: Kind, at: usize, led: Led) -> Option<Span> {
    let fits = |count: usize| match kind {
        Kind::SecurityCode => (3..=4).contains(&count),
        _ => (4..=8).contains(&count),
    };
    let (said, spoken_end) = spelt(tokens, at);
    if fits(said.len()) {
        return Some(tokens.span(at, spoken_end));
    }
    let plain = |i: usize| tokens.get(i).kind == TokenKind::Number && digits(tokens.form(i));
    if !plain(at) {
        return None;
    }
    let size = tokens.form(at).len();
    let (mut next, mut count, mut end) = (at, 0, at + 1);
    while plain(next) && tokens.form(next).len() == size && count < 9 {
        count += size;
        end = next + 1;
        let between = matches!(tokens.form(end), "-" | "," | ".");
        next = if between { end + 1 } else { end };
        if size > 3 || (size > 1 && !led.named) {
            break;
        }
    }
    if !fits(count) {
        (count, end) = (size, at + 1);
    }
    let span = tokens.span(at, end);
    let rest = text.get(span.end as usize..).unwrap_or("");
    let mut chars = rest.chars();
    let (first, second) = (chars.next().unwrap_or(' '), chars.next().unwrap_or(' '));
    // 2026-11-22, 4821.50, 12 %; `Pin 1042 to the top`.
    let glued = first == '%' || (matches!(first, '-' | '.' | ':' | '/') && second.is_ascii_digit());
    let counts =
        !led.named && (COUNTED.contains(&tokens.form(end)) || kind == Kind::Pin && tokens.form(end) == "to");
    // `020 7946 0018` is somewhere to ring.
    let rings = tokens.form(at).starts_with('0') && plain(end) && tokens.form(end).len() >= 3;
    let counts = rings
        || counts
        || led.named && matches!(tokens.form(end), "digits" | "characters" | "digit" | "minutes" | "mins");
    let alone = !touches_letter(text, span.start as usize, span.end as usize);
    (fits(count) && !glued && !counts && alone).then_some(span)
}
