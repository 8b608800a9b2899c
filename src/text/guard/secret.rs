//! Security codes, PINs and passwords: a word that names the secret, words that lead on, and a value that looks like
//! one. `Your password is now reset` has no value; `Never tell us your PIN` has none either.

use super::digits::{spelt, touches_letter};
use super::password::password;
use super::words::{Listed, among};
use super::{Kind, Places};
use crate::diagnostic::Span;
use crate::text::token::{Kind as TokenKind, Tokens};

/// What a security code is called.
static CODES: Listed = Listed::of(
    "cvv|cvv2|cvc|cvc2|csc|cv2|cvn|security code|security digits|security number|security no|sec code|sec no|\
    digits on the back|digits on the reverse|digits on the strip|number on the back|numbers on the back|code on the back|\
    code on the reverse|code on the strip|three on the back|3 on the back|back of card|back of the card|back of her card|\
    back of his card|back of my card|back of their card|signature strip",
);
/// What a PIN or a one-time code is called.
static PINS: Listed = Listed::of(
    "pin|pincode|pinno|otp|passcode|one time code|one time passcode|one time pin|verification code|\
    authentication code|authenticator code|auth code|2fa code|mfa code",
);
/// What a password is called.
static PASSWORDS: Listed = Listed::of(
    "password|passwords|passwd|passwrd|passwort|pasword|passw|pwd|pw|pword|pswd|passphrase|password's|\
    pass word|pass :|pass =|pass is|pass was|p / w",
);

/// Secrets of a text.
pub(super) fn find(text: &str, tokens: &Tokens) -> Places {
    let mut out = Places::new();
    for at in 0..tokens.len() {
        for (kind, names) in [(Kind::SecurityCode, &CODES), (Kind::Pin, &PINS), (Kind::Password, &PASSWORDS)]
        {
            let Some(next) = names.end(tokens, at) else { continue };
            let found = after(text, tokens, kind, at, next).or_else(|| before(text, tokens, kind, at));
            out.extend(found.map(|span| (kind, span)));
        }
    }
    out
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
}

/// Words that say `here it is`.
const HERE: &str = "is was are be : = => > it's its as";
/// Words of change: what `to` leads to is the new one.
const CHANGES: &str = "reset changed change set updated";
/// What may stand between without a word: `PIN no. 4821`, `Password (Hunter22x)`.
const NEXT_TO: &str = "number no code num # ( [";
/// What may stand between if a word says `here it is` too.
const BETWEEN: &str = "now the new old my her his their your temp temporary still just today been has it a , back card currently actually only";
/// For whom or for what it is follows: `the PIN for her card is 4821`.
const FOR: &str = "for on of in";
/// What may stand between a value and its name: `123 is her CVV`.
const BEFORE: &str = "my the her his their card customer's new a for";

/// The value behind the name that begins at `name`.
fn after(text: &str, tokens: &Tokens, kind: Kind, name: usize, mut at: usize) -> Option<Span> {
    let mut led = Led::default();
    let mut changed = (name.saturating_sub(3)..name).any(|i| among(CHANGES, tokens.form(i)));
    let mut far = false;
    let end = at + LEADS;
    while at < end {
        let form = tokens.form(at);
        // `password is [card number]`: its value has been taken out already, and what follows is another matter.
        if form == "[" && Kind::masks(text.get(tokens.span(at, at + 1).start as usize..).unwrap_or("")) {
            return None;
        }
        let dash = form == "-" && tokens.get(at).kind == TokenKind::Mark;
        if among(HERE, form) || dash || form == "to" && changed {
            led.named = true;
        } else if among(CHANGES, form) {
            (changed, far) = (true, true);
        } else if among("\" '", form) {
            led.quoted = true;
        } else if among(BETWEEN, form) {
            far = true;
        } else if among(FOR, form) {
            at = (at + 2..at + 6).find(|i| among("is was : =", tokens.form(*i)))?;
            led.named = true;
        } else if !(among(NEXT_TO, form) || form == "." && tokens.form(at - 1) == "no") {
            break;
        }
        at += 1;
    }
    if led.named || !far { value(text, tokens, kind, at, led) } else { None }
}

/// `123 is my CVV`, `4821 as pin`: digits before the name.
fn before(text: &str, tokens: &Tokens, kind: Kind, at: usize) -> Option<Span> {
    let mut i = at;
    let mut named = false;
    for _ in 0..5 {
        i = i.checked_sub(1)?;
        let here = among("is was as =", tokens.form(i));
        named |= here;
        if !here && !among(BEFORE, tokens.form(i)) {
            break;
        }
    }
    let led = Led { named, quoted: false };
    if named && kind != Kind::Password { code(text, tokens, kind, i, led) } else { None }
}

pub(super) fn digits(form: &str) -> bool {
    !form.is_empty() && form.bytes().all(|b| b.is_ascii_digit())
}

/// The token at `at` as a value of that kind.
fn value(text: &str, tokens: &Tokens, kind: Kind, at: usize, led: Led) -> Option<Span> {
    let code = if kind == Kind::Password { None } else { code(text, tokens, kind, at, led) };
    // A PIN of letters and digits is a password in all but name.
    let word = kind == Kind::Password || kind == Kind::Pin && led.named;
    code.or_else(|| if word { password(text, tokens, at, led) } else { None })
}

/// What one has so many of that the digits before it are a count: `CVV 404 errors`.
const COUNTED: &str = "error errors failures failed declines declined calls users customers times checks attempts tickets agents \
    cases people sites pads devices resets requests minutes mins days hours retries characters digits";

/// Digits as a PIN or a security code: `4821`, `4 8 2 1`, `48 21`, `483 920`, `four eight two one`.
fn code(text: &str, tokens: &Tokens, kind: Kind, at: usize, led: Led) -> Option<Span> {
    let lengths = if kind == Kind::SecurityCode { 3..=4 } else { 4..=8 };
    let (said, spoken_end) = spelt(tokens, at);
    if lengths.contains(&said.len()) {
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
        next = end + usize::from(among("- , .", tokens.form(end)));
        if size > 3 || (size > 1 && !led.named) {
            break;
        }
    }
    if !lengths.contains(&count) {
        (count, end) = (size, at + 1);
    }
    let span = tokens.span(at, end);
    let mut rest = text.get(span.end as usize..).unwrap_or("").chars();
    let (first, second) = (rest.next().unwrap_or(' '), rest.next().unwrap_or(' '));
    // 2026-11-22, 4821.50, 12 %.
    let glued = first == '%' || ("-.:/".contains(first) && second.is_ascii_digit());
    let then = tokens.form(end);
    let counts = match led.named {
        true => among("digits characters digit minutes mins", then),
        // `Pin 1042 to the top`.
        false => among(COUNTED, then) || kind == Kind::Pin && then == "to",
    };
    // `020 7946 0018` is somewhere to ring.
    let rings = tokens.form(at).starts_with('0') && plain(end) && then.len() >= 3;
    let alone = !touches_letter(text, span.start as usize, span.end as usize);
    (lengths.contains(&count) && !glued && !counts && !rings && alone).then_some(span)
}
