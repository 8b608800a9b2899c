//! How words are written: with a capital, in capitals, as the name of a machine. What is a name is guessed from that.

use super::reading::Reading;
use super::token::Kind;

/// The word as it was written; nothing for a mark, a number or what is quoted.
fn written<'a>(reading: &Reading<'a>, at: usize) -> &'a str {
    let token = reading.token(at);
    let word = matches!(token.kind, Kind::Word) && !reading.is_aside(at);
    if word { reading.quote(token.span) } else { "" }
}

/// Whether a word begins with a capital and goes on in small letters: `Leanne`, `Telephony`.
pub(super) fn capital(reading: &Reading<'_>, at: usize) -> bool {
    let mut chars = written(reading, at).chars();
    chars.next().is_some_and(char::is_uppercase) && chars.next().is_some_and(char::is_lowercase)
}

/// Whether a word of two letters or more is written in capitals throughout: `SIP`, `NOW`, `DON'T`.
pub(super) fn capitals(reading: &Reading<'_>, at: usize) -> bool {
    let word = written(reading, at);
    word.chars().filter(|c| c.is_uppercase()).count() >= 2
        && !word.chars().any(|c| c.is_lowercase() || c.is_numeric())
}

/// Most joints in the name of a machine.
const JOINTS: usize = 12;

/// The end of a machine's or a queue's name that begins at `at`: `hol-sbc-02`, `PAYGW-02`, `BILL_OVERFLOW_Q3`. A reference
/// of one group and a number (`HX-1042`) is not one, as readers are given such. A name has an end: a text of nothing but
/// hyphens is looked at from each of its words.
pub(super) fn machine(reading: &Reading<'_>, at: usize) -> Option<usize> {
    if written(reading, at).is_empty() {
        return None;
    }
    let mut end = at + 1;
    let (mut joints, mut low) = (0, false);
    while joints < JOINTS
        && reading.token(end).span.start == reading.token(end - 1).span.end
        && matches!(reading.form(end), "-" | "_")
        && reading.token(end + 1).span.start == reading.token(end).span.end
        && matches!(reading.token(end + 1).kind, Kind::Word | Kind::Number)
    {
        low |= reading.form(end) == "_";
        joints += 1;
        end += 2;
    }
    let digits = reading.form(end - 1).bytes().any(|b| b.is_ascii_digit());
    let short = (at..end).all(|i| reading.form(i).len() <= 5);
    (low || joints >= 2 && digits && short && reading.token(end - 1).kind != Kind::Clock).then_some(end)
}

/// Whether nothing but marks stands between the beginning of the sentence and `at`.
pub(super) fn opens(reading: &Reading<'_>, first: usize, at: usize) -> bool {
    (first..at).all(|i| reading.token(i).kind == Kind::Mark)
}
