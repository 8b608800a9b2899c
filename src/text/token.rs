//! Words, numbers, clock times and marks of a message, each with its place in the original text.
//!
//! Nothing is normalised away: a token points into the text as it was written, and carries beside that a folded
//! *form* to compare by (ASCII lower case, curly quotes straightened, invisible characters dropped). One pass, no
//! look-behind further than one token, so a text of any length costs time in proportion to it.
//!
//! ```
//! use muster::text::token::{Kind, Tokens};
//! let tokens = Tokens::of("We’ll post at 10.30.");
//! let forms: Vec<&str> = (0..tokens.len()).map(|i| tokens.form(i)).collect();
//! assert_eq!(forms, ["we'll", "post", "at", "10.30", "."]);
//! assert_eq!(tokens.get(3).kind, Kind::Clock);
//! assert_eq!(tokens.get(3).value, 10 * 60 + 30);
//! ```

use crate::diagnostic::Span;

use super::number;

/// What a token is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// Letters, with digits and apostrophes inside: `we'll`, `P1`, `2nd`.
    Word,
    /// Digits: `20`, `1,200`, `1.5`.
    Number,
    /// A time of day written in digits: `10:30`, `10.30`, `3pm`, `1030hrs`.
    Clock,
    /// A hyphen inside a compound: the one in `half-hour`. Phrases look through it.
    Hyphen,
    /// Any other visible character.
    Mark,
}

/// One token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    /// Its bytes in the original text.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// A number's whole part, or a clock time's minutes since midnight; 0 for everything else.
    pub value: u32,
    /// For a clock time: whether morning or afternoon is certain (`3pm`, `14:30`, `09:05`).
    pub exact: bool,
    form: (u32, u32),
}

/// The tokens of one text.
#[derive(Clone, Debug, Default)]
pub struct Tokens {
    list: Vec<Token>,
    forms: String,
}

/// A place in a text as the 32 bits that results carry; texts beyond 4 GB do not occur.
pub(super) fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Characters that show nothing: dropped from forms, never a token by themselves.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The folding table: the character that `c` is compared as.
pub(super) fn fold(c: char) -> char {
    match c {
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '″' => '"',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' => '-',
        '：' => ':',
        _ => c.to_ascii_lowercase(),
    }
}

impl Tokens {
    /// Cuts `text` into tokens.
    pub fn of(text: &str) -> Tokens {
        let mut tokens = Tokens { list: Vec::with_capacity(text.len() / 5), forms: String::new() };
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let end = at + c.len_utf8();
            at = if c.is_whitespace() || c.is_control() || is_invisible(c) {
                end
            } else if c.is_ascii_digit() {
                tokens.read_number(text, at)
            } else if c.is_alphanumeric() {
                tokens.read_word(text, at)
            } else {
                tokens.read_mark(text, at, c)
            };
        }
        tokens
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The token at `index`; an empty mark beyond the end, so that looking ahead needs no care.
    pub fn get(&self, index: usize) -> Token {
        const NONE: Token =
            Token { span: Span::new(0, 0), kind: Kind::Mark, value: 0, exact: false, form: (0, 0) };
        self.list.get(index).copied().unwrap_or(NONE)
    }

    /// The folded form of the token at `index`; empty beyond the end.
    pub fn form(&self, index: usize) -> &str {
        let (from, to) = self.get(index).form;
        self.forms.get(from as usize..to as usize).unwrap_or("")
    }

    /// The bytes from the first to the last token of `first..end`.
    pub fn span(&self, first: usize, end: usize) -> Span {
        Span::new(self.get(first).span.start, self.get(end.saturating_sub(1).max(first)).span.end)
    }

    fn push(&mut self, text: &str, from: usize, to: usize, kind: Kind, value: u32, exact: bool) {
        let begin = self.forms.len();
        for c in text[from..to].chars().filter(|c| !is_invisible(*c)) {
            self.forms.push(fold(c));
        }
        let form = (offset(begin), offset(self.forms.len()));
        self.list.push(Token { span: Span::new(offset(from), offset(to)), kind, value, exact, form });
    }

    fn read_number(&mut self, text: &str, at: usize) -> usize {
        let after_currency = text[..at].ends_with(['£', '$', '€']);
        let found = number::read(&text[at..], after_currency);
        let kind = match found.sort {
            number::Sort::Clock => Kind::Clock,
            number::Sort::Number => Kind::Number,
            number::Sort::Word => return self.read_word(text, at),
        };
        self.push(text, at, at + found.len, kind, found.value, found.exact);
        at + found.len
    }

    /// A word goes on through letters, digits, invisible characters, and an apostrophe between letters. Letters
    /// with dots between them (`p.m.`, `e.g.`) are one word whose form has no dots.
    fn read_word(&mut self, text: &str, at: usize) -> usize {
        if let Some(len) = number::dotted_letters(&text[at..]) {
            let begin = self.forms.len();
            self.forms.extend(text[at..at + len].chars().filter(|c| *c != '.').map(fold));
            let form = (offset(begin), offset(self.forms.len()));
            let span = Span::new(offset(at), offset(at + len));
            self.list.push(Token { span, kind: Kind::Word, value: 0, exact: false, form });
            return at + len;
        }
        let mut end = at;
        let mut chars = text[at..].chars().peekable();
        while let Some(c) = chars.next() {
            let inside = c.is_alphanumeric()
                || is_invisible(c)
                || (fold(c) == '\'' && end > at && chars.peek().is_some_and(|n| n.is_alphabetic()));
            if !inside {
                break;
            }
            end += c.len_utf8();
        }
        self.push(text, at, end, Kind::Word, 0, false);
        end
    }

    fn read_mark(&mut self, text: &str, at: usize, c: char) -> usize {
        let mut end = at + c.len_utf8();
        if c == '.' || c == '…' || c == '_' {
            // A run of dots (or a line to fill in) is one mark.
            let run = text[end..].chars().take_while(|n| *n == c).count();
            end += run * c.len_utf8();
        }
        let tight = fold(c) == '-'
            && text[..at].chars().next_back().is_some_and(char::is_alphanumeric)
            && text[end..].chars().next().is_some_and(char::is_alphanumeric)
            && c != '—';
        let kind = if tight { Kind::Hyphen } else { Kind::Mark };
        self.push(text, at, end, kind, 0, false);
        end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forms(text: &str) -> Vec<String> {
        let tokens = Tokens::of(text);
        (0..tokens.len()).map(|i| tokens.form(i).to_owned()).collect()
    }

    #[test]
    fn words_keep_apostrophes_and_lose_what_is_invisible() {
        assert_eq!(forms("DON\u{2019}T ne\u{200b}xt\u{a0}one"), ["don't", "next", "one"]);
        assert_eq!(forms("customers' half-hour"), ["customers", "'", "half", "-", "hour"]);
        assert_eq!(forms("e.g. 3 p.m. today"), ["eg", "3 p.m.", "today"]);
    }

    #[test]
    fn spans_point_into_the_original() {
        let text = "Für “Ann” um 10:30 🙂";
        let tokens = Tokens::of(text);
        let shown: Vec<&str> = (0..tokens.len())
            .map(|i| &text[tokens.get(i).span.start as usize..tokens.get(i).span.end as usize])
            .collect();
        assert_eq!(shown, ["Für", "“", "Ann", "”", "um", "10:30", "🙂"]);
    }

    #[test]
    fn units_leave_their_number_and_names_keep_theirs() {
        assert_eq!(
            forms("20mins 2nd P1 INC-1042 1,200 1.5h"),
            ["20", "mins", "2nd", "p1", "inc", "-", "1042", "1,200", "1.5", "h"]
        );
    }
}
