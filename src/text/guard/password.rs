//! What looks like a password: letters and digits mixed, or a sign in the middle; never a word anybody uses, a
//! reference, a date, a unit.

use super::secret::{Led, digits};
use super::words::among;
use crate::diagnostic::Span;
use crate::text::token::{Kind, Tokens, offset};

/// What is said of passwords in quotation marks: `the password is "expired"`.
const TOLD: &str = "expired invalid incorrect wrong required reset changed locked forgotten weak strong same unknown missing blank \
    empty disabled correct valid rejected accepted password";
/// How references begin.
const REFERENCES: &str =
    "inc prb chg req ref kb sr ritm task sctask tkt cs case po rfc cr wo hd job ticket order";
/// Signs that passwords have and ordinary words do not.
const SIGNS: [char; 12] = ['!', '@', '#', '$', '%', '^', '&', '*', '+', '=', '_', '~'];
/// What stands right behind a figure.
const UNITS: &str = "days day -day hrs hr hours hour h mins min minutes am pm st nd rd th characters chars x k % -digit -character \
    -minute -hour times users";

/// The written value at a token if it looks like a password.
pub(super) fn password(text: &str, tokens: &Tokens, at: usize, led: Led) -> Option<Span> {
    let Led { named, quoted } = led;
    let token = tokens.get(at);
    let start = token.span.start as usize;
    let raw: &str = text.get(start..)?.split(char::is_whitespace).next()?;
    let raw = raw.trim_end_matches(|c| ".,;:?)\"'”’]".contains(c));
    let len = raw.chars().take(65).count();
    if at >= tokens.len()
        || raw.starts_with('[')
        || !(4..=64).contains(&len)
        || token.kind == Kind::Clock
        || is_plain(raw)
    {
        return None;
    }
    let letters = raw.chars().any(char::is_alphabetic);
    let numbers = raw.bytes().any(|b| b.is_ascii_digit());
    let signs = raw.trim_end_matches('!').contains(SIGNS);
    let secret = match (letters, numbers) {
        (true, true) => len >= if named || quoted { 5 } else { 6 },
        (true, false) => named && (signs && len >= 6 || quoted && !among(TOLD, &raw.to_ascii_lowercase())),
        (false, numbers) => named && numbers,
    };
    secret.then(|| Span::new(token.span.start, offset(start + raw.len())))
}

/// Ordinary things with digits: record references (`INC-1042`, `KB0012345`), addresses, dates, times, amounts, `24hrs`,
/// `2nd`.
fn is_plain(raw: &str) -> bool {
    let small = raw.to_ascii_lowercase();
    let rest = small.trim_start_matches(|c: char| c.is_ascii_lowercase());
    let (heads, tail) = (small.len() - rest.len(), small.trim_start_matches(|c: char| c.is_ascii_digit()));
    let figures = small.len() - tail.len();
    let reference = heads <= 5 && rest.strip_prefix(['-', '#']).is_some_and(digits);
    let prefixed = digits(rest) && among(REFERENCES, small.get(..heads).unwrap_or(""));
    let unit = (1..4).contains(&figures) && among(UNITS, tail);
    let separated = raw.contains(|c| "/.:-£".contains(c))
        && raw.bytes().all(|b| b.is_ascii_digit() || b"/.:-".contains(&b) || !b.is_ascii());
    let host = |host: &str| host.contains('.') && !host.contains(SIGNS);
    let address = raw.split_once('@').is_some_and(|(_, rest)| host(rest)) || raw.contains("://");
    reference || prefixed || unit || separated || address
}
