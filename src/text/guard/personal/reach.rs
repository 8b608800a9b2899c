//! How somebody is reached: e-mail addresses that are no desk's, British numbers that are no service's, numbers abroad.

use crate::diagnostic::Span;
use crate::text::token::{Kind, Tokens, is_invisible, offset};

/// The e-mail addresses of a text, but for those that `skip` knows: it gets the tokens before the `@`, first and end.
pub(super) fn emails(text: &str, tokens: &Tokens, skip: impl Fn(usize, usize) -> bool) -> Vec<Span> {
    let mut out = Vec::new();
    for at in (0..tokens.len()).filter(|at| tokens.form(*at) == "@") {
        let sign = tokens.get(at).span.start as usize;
        let (before, after) = (text.get(..sign).unwrap_or(""), text.get(sign + 1..).unwrap_or(""));
        let is_local = |b: &u8| b.is_ascii_alphanumeric() || b"._%+-".contains(b);
        let local = before.bytes().rev().take_while(is_local).count();
        let local =
            before.get(before.len() - local..).unwrap_or("").trim_start_matches(['.', '-', '_']).len();
        let host = after.bytes().take_while(|b| b.is_ascii_alphanumeric() || b".-".contains(b)).count();
        let host = after.get(..host).unwrap_or("").trim_end_matches(['.', '-']);
        let top = host.rsplit_once('.').map_or("", |(_, top)| top);
        let start = sign - local;
        if local == 0 || top.len() < 2 || !top.bytes().all(|b| b.is_ascii_alphabetic()) {
            continue;
        }
        let first =
            (0..at).rev().take_while(|i| tokens.get(*i).span.start as usize >= start).last().unwrap_or(at);
        if !skip(first, at) {
            out.push(Span::new(offset(start), offset(sign + 1 + host.len())));
        }
    }
    out
}

/// The phone numbers of a text. `numbered` knows, by its first token, what is the number of a thing.
pub(super) fn phones(text: &str, tokens: &Tokens, numbered: impl Fn(usize) -> bool) -> Vec<Span> {
    let mut out: Vec<Span> = Vec::new();
    let mut end = 0;
    for at in 0..tokens.len() {
        let token = tokens.get(at);
        let start = token.span.start as usize;
        let digits = matches!(token.kind, Kind::Number | Kind::Clock | Kind::Word)
            && text.as_bytes().get(start).is_some_and(u8::is_ascii_digit);
        if start < end || !digits {
            continue;
        }
        let before = text.get(..start).unwrap_or("");
        let plus = before.ends_with('+');
        let part = before.chars().next_back().is_some_and(|c| c.is_alphanumeric() || "-/.#£".contains(c));
        if let Some(stop) = (!part).then(|| number(text, start, plus)).flatten()
            && !numbered(at)
        {
            // The bracket that closes within the number opens before it.
            let opened =
                before.ends_with('(') && text.get(start..stop).is_some_and(|number| number.contains(')'));
            out.push(Span::new(offset(start - usize::from(plus || opened)), offset(stop)));
            end = stop;
        }
    }
    out
}

/// The end of the number that begins at `start`; `plus` if a `+` stands before it.
fn number(text: &str, start: usize, plus: bool) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut digits = Vec::with_capacity(16);
    let (mut at, mut best, mut first) = (start, None, 0);
    loop {
        while bytes.get(at).is_some_and(u8::is_ascii_digit) && digits.len() < 16 {
            digits.push(bytes[at] - b'0');
            at += 1;
        }
        if first == 0 {
            first = digits.len();
        }
        let letter = text.get(at..).and_then(|t| t.chars().next()).is_some_and(char::is_alphanumeric);
        if somebodys(&digits, plus, first) && !letter {
            best = Some(at);
        }
        let gap: usize = text
            .get(at..)
            .map_or("", |t| t)
            .chars()
            .take_while(|c| {
                matches!(c, ' ' | '-' | '.' | '(' | ')' | '\u{a0}' | '\u{2013}') || is_invisible(*c)
            })
            .take(4)
            .map(char::len_utf8)
            .sum();
        if gap == 0 || digits.len() >= 15 || !bytes.get(at + gap).is_some_and(u8::is_ascii_digit) {
            return best;
        }
        at += gap;
    }
}

/// Whether digits are a number that leads to somebody: British 01, 02 and 07, or one abroad. 03, 08 and 09 lead to
/// services, and so do short numbers. `first` is how many stood together first.
fn somebodys(digits: &[u8], plus: bool, first: usize) -> bool {
    let national = match digits {
        [4, 4, rest @ ..] if plus => rest.strip_prefix(&[0]).unwrap_or(rest),
        [0, 0, 4, 4, rest @ ..] => rest.strip_prefix(&[0]).unwrap_or(rest),
        _ if plus => return (9..=15).contains(&digits.len()),
        // 01-02-2026 10:30 is no number: the first group is an area.
        [0, rest @ ..] if first >= 3 => rest,
        _ => return false,
    };
    (9..=10).contains(&national.len()) && matches!(national[0], 1 | 2 | 7)
}
