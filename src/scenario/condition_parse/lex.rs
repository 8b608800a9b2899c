//! The words and signs of a condition, each with its place.

/// A word or a sign.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Sign<'a> {
    /// Anything that is not one of the signs.
    Word(&'a str),
    /// `(`
    Open,
    /// `)`
    Close,
    /// `,`
    Comma,
    /// `=`, `>`, `>=`, `<`, `<=`, and what was meant for one of them.
    Compare(&'a str),
}

/// A sign with the bytes it stands at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token<'a> {
    pub sign: Sign<'a>,
    pub from: usize,
    pub to: usize,
}

/// Splits a condition. Every byte belongs to a token or is white space.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let special = |c: char| c.is_whitespace() || "(),=<>".contains(c);
    let mut out = Vec::new();
    let mut rest = text.char_indices().peekable();
    while let Some((from, c)) = rest.next() {
        if c.is_whitespace() {
            continue;
        }
        let mut to = from + c.len_utf8();
        let sign = match c {
            '(' => Sign::Open,
            ')' => Sign::Close,
            ',' => Sign::Comma,
            '=' | '<' | '>' => {
                while let Some((at, next)) = rest.next_if(|(_, next)| "=<>".contains(*next)) {
                    to = at + next.len_utf8();
                }
                Sign::Compare(&text[from..to])
            }
            _ => {
                while let Some((at, next)) = rest.next_if(|(_, next)| !special(*next)) {
                    to = at + next.len_utf8();
                }
                Sign::Word(&text[from..to])
            }
        };
        out.push(Token { sign, from, to });
    }
    out
}
