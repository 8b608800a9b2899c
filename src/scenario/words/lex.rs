//! The words and quoted texts of a command.

use crate::diagnostic::{Problems, Span};

/// A word, or a text that stood in quotes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Piece<'a> {
    Word(&'a str),
    Text(String),
}

/// A piece with its place in the line.
#[derive(Clone, Debug)]
pub(super) struct Token<'a> {
    pub piece: Piece<'a>,
    pub from: usize,
    pub to: usize,
}

/// Splits a line. In a text `\"`, `\\`, `\n`, `\r` and `\t` stand for a quote, a backslash, a new line, a return and a
/// tab; a backslash before anything else stands for itself.
pub(super) fn tokens<'a>(line: &'a str, base: Span, problems: &mut Problems) -> Option<Vec<Token<'a>>> {
    let mut out = Vec::new();
    let mut rest = line.char_indices().peekable();
    while let Some((from, c)) = rest.next() {
        if c.is_whitespace() {
            continue;
        }
        if c != '"' {
            let mut to = from + c.len_utf8();
            while let Some((at, next)) = rest.next_if(|(_, next)| !next.is_whitespace() && *next != '"') {
                to = at + next.len_utf8();
            }
            if matches!(c, '“' | '”' | '„' | '\'' | '‘' | '’') {
                problems.error(
                    "command",
                    base.part(from, to),
                    "this is not a straight double quote",
                    "put texts between straight double quotes: \"like this\"",
                );
                return None;
            }
            out.push(Token { piece: Piece::Word(&line[from..to]), from, to });
            continue;
        }
        let mut text = String::new();
        let mut closed = None;
        while let Some((at, c)) = rest.next() {
            match c {
                '"' => {
                    closed = Some(at + 1);
                    break;
                }
                '\\' => text.push(escape(rest.next_if(|(_, next)| "\"\\nrt".contains(*next)))),
                other => text.push(other),
            }
        }
        let Some(to) = closed else {
            problems.error(
                "command",
                base.part(from, line.len()),
                "this text has no closing quote",
                "end it with \"; a quote inside a text is written \\\"",
            );
            return None;
        };
        out.push(Token { piece: Piece::Text(text), from, to });
    }
    Some(out)
}

fn escape(next: Option<(usize, char)>) -> char {
    match next.map(|(_, c)| c) {
        Some('n') => '\n',
        Some('r') => '\r',
        Some('t') => '\t',
        Some(other) => other,
        None => '\\',
    }
}

/// A text in quotes, so that [`tokens`] gives it back.
pub(super) fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other => out.push(other),
        }
    }
    out.push('"');
    out
}
