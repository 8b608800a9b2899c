//! Sentences: runs of tokens, with whether they ask and where they stand.
//!
//! A sentence ends at `.`, `!` or `?` before a space, at an empty line, and at a line break unless the next line
//! plainly goes on. No sentence is longer than [`LONGEST`] tokens: a text without any full stop is cut, so that
//! whatever looks around inside a sentence stays cheap.

use crate::diagnostic::Span;

use super::token::{Kind, Tokens};

/// Most tokens in one sentence.
pub const LONGEST: usize = 120;

/// One sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sentence {
    /// Its bytes in the original text.
    pub span: Span,
    /// Its first token.
    pub first: usize,
    /// One past its last token, the mark that ends it included.
    pub end: usize,
    /// Whether it ends with a question mark.
    pub question: bool,
}

/// Abbreviations whose dot ends nothing.
const SHORT: [&str; 12] = ["eg", "ie", "approx", "mr", "mrs", "ms", "dr", "ext", "tel", "ref", "inc", "vs"];
/// Titles behind which a letter is an initial.
const TITLES: [&str; 6] = ["mr", "mrs", "miss", "ms", "mx", "dr"];
/// A line that ends with one of these goes on in the next.
const OPEN: [&str; 16] = [
    "at", "by", "in", "is", "before", "until", "within", "the", "a", "and", "or", "of", "to", "for", ":", ",",
];

/// The sentences of a text, in order; they cover all its tokens.
pub(super) fn sentences(text: &str, tokens: &Tokens) -> Vec<Sentence> {
    let mut out = Vec::new();
    let mut first = 0;
    for at in 0..tokens.len() {
        let last_of_all = at + 1 == tokens.len();
        if last_of_all || at + 1 - first >= LONGEST || ends_at(text, tokens, at) {
            let end = at + 1;
            let asks =
                (first..end).rev().take(3).take_while(|i| is_stop(tokens, *i)).any(|i| tokens.form(i) == "?");
            out.push(Sentence { span: tokens.span(first, end), first, end, question: asks });
            first = end;
        }
    }
    out
}

fn is_stop(tokens: &Tokens, at: usize) -> bool {
    matches!(tokens.form(at), "." | "!" | "?" | "\"" | "'" | ")" | "]")
}

/// Whether a sentence ends with the token at `at` (there is one after it).
fn ends_at(text: &str, tokens: &Tokens, at: usize) -> bool {
    let here = tokens.get(at);
    let next = tokens.get(at + 1);
    let gap = text.get(here.span.end as usize..next.span.start as usize).unwrap_or("");
    let breaks = gap.bytes().filter(|b| *b == b'\n').take(2).count();
    if breaks >= 2 {
        return true;
    }
    let form = tokens.form(at);
    if breaks == 1 {
        let opens = OPEN.contains(&form);
        let goes_on = text[next.span.start as usize..].chars().next().is_some_and(char::is_lowercase);
        return !(opens || goes_on && !is_stop(tokens, at));
    }
    if gap.is_empty() {
        return false;
    }
    match form {
        "!" | "?" => true,
        "." if initial(tokens, at) => false,
        "." => at == 0 || !SHORT.contains(&tokens.form(at - 1)) || tokens.get(at - 1).kind != Kind::Word,
        // A closing quote or bracket right behind the full stop.
        "\"" | "'" | ")" | "]" => at > 0 && matches!(tokens.form(at - 1), "." | "!" | "?"),
        _ => false,
    }
}

/// Whether the dot at `at` stands behind the initial of somebody with a title: `Mr D. Farrow`.
fn initial(tokens: &Tokens, at: usize) -> bool {
    at >= 2 && tokens.form(at - 1).len() == 1 && TITLES.contains(&tokens.form(at - 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<(&str, bool)> {
        let tokens = Tokens::of(text);
        sentences(text, &tokens)
            .iter()
            .map(|s| (&text[s.span.start as usize..s.span.end as usize], s.question))
            .collect()
    }

    #[test]
    fn full_stops_end_and_dots_inside_do_not() {
        assert_eq!(
            cut("Back at 10.30. Is it? Yes, approx. ten."),
            [("Back at 10.30.", false), ("Is it?", true), ("Yes, approx. ten.", false)]
        );
        assert_eq!(
            cut("By 3 p.m. we call. See example.com now"),
            [("By 3 p.m. we call.", false), ("See example.com now", false)]
        );
        assert_eq!(cut("We met Miss S. Kaur. It was plan B. Then we left").len(), 3);
    }

    #[test]
    fn a_line_break_ends_unless_the_line_goes_on() {
        assert_eq!(cut("Calls drop\nNext update by\n10:30\nuse chat").len(), 2);
        assert_eq!(cut("we update you\nby ten").len(), 1);
        assert_eq!(cut("one\n\ntwo").len(), 2);
    }

    #[test]
    fn an_endless_sentence_is_cut() {
        assert_eq!(cut(&"word ".repeat(1_000)).len(), 1_000usize.div_ceil(LONGEST));
    }
}
