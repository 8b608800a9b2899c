//! A text as it was read: tokens, sentences, what is quoted, what was left to fill in, and where the lexicon's
//! phrases stand. Made once for a text; every detector looks at the same reading.

use std::ops::Deref;
use std::sync::{Arc, OnceLock};

use crate::diagnostic::Span;

use super::blank::blanks;
use super::deed::Deed;
use super::lexicon::Lexicon;
use super::phrases::{Hit, within};
use super::sentence::{Sentence, sentences};
use super::time_phrase::{TimePhrase, times};
use super::token::{Kind, Token, Tokens};

/// Most bytes of a quotation in a reason.
const QUOTED: usize = 160;

/// A text that was read with a lexicon.
#[derive(Clone, Debug)]
pub struct Reading<'a> {
    /// The text.
    pub text: &'a str,
    lexicon: &'a Lexicon,
    parts: Arc<Parts>,
}

/// What was found in a text, the same wherever the text stands.
#[derive(Debug)]
pub struct Parts {
    /// Its tokens.
    pub tokens: Tokens,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// The template slots nobody filled in.
    pub blanks: Vec<Span>,
    hits: Vec<Vec<Hit>>,
    aside: Vec<bool>,
    breaks: Vec<bool>,
    /// Found when they are first asked for, as are the deeds.
    times: OnceLock<Vec<TimePhrase>>,
    /// Three detectors ask for them, most texts are asked by none.
    deeds: OnceLock<Vec<Deed>>,
}

impl Deref for Reading<'_> {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}

/// The tables that every text is read with, whatever is asked of it.
pub const TABLES: [&str; 1] = ["unsaid"];

impl<'a> Reading<'a> {
    /// Reads a text.
    pub fn of(text: &'a str, lexicon: &'a Lexicon) -> Reading<'a> {
        Reading { text, lexicon, parts: lexicon.memo().of(text, || Parts::of(text, lexicon)) }
    }

    /// Where phrases of a table begin within the tokens `from..to`.
    pub fn hits(&self, table: &str, from: usize, to: usize) -> &[Hit] {
        self.parts.hits_in(self.lexicon, table, from, to)
    }

    /// The first phrase of a table that begins within `from..to`.
    pub fn first(&self, table: &str, from: usize, to: usize) -> Option<Hit> {
        self.hits(table, from, to).first().copied()
    }

    /// Whether a phrase of a table begins within `from..to`.
    pub fn has(&self, table: &str, from: usize, to: usize) -> bool {
        !self.hits(table, from, to).is_empty()
    }

    /// The times it names, first place first; those in quotations and unfilled slots are left out.
    pub fn times(&self) -> &[TimePhrase] {
        self.times.get_or_init(|| times(self))
    }

    /// The times that begin at the tokens `from..to`.
    pub fn times_in(&self, from: usize, to: usize) -> &[TimePhrase] {
        let times = self.times();
        let first = times.partition_point(|t| t.first < from);
        let end = times.partition_point(|t| t.first < to);
        times.get(first..end).unwrap_or(&[])
    }

    /// All deeds in it, found when they are first asked for.
    pub(super) fn deeds(&self, find: impl FnOnce() -> Vec<Deed>) -> &[Deed] {
        self.deeds.get_or_init(find)
    }

    /// The sentence that a token stands in.
    pub fn sentence_at(&self, token: usize) -> Option<&Sentence> {
        self.sentences.get(self.sentences.partition_point(|s| s.end <= token))
    }

    /// The sentence that a piece of the text begins in.
    pub fn sentence_of(&self, span: Span) -> Option<&Sentence> {
        self.sentences.get(self.sentences.partition_point(|s| s.span.end <= span.start))
    }

    /// The folded form of a token.
    pub fn form(&self, at: usize) -> &str {
        self.tokens.form(at)
    }

    /// The token at `at`.
    pub fn token(&self, at: usize) -> Token {
        self.tokens.get(at)
    }

    /// The bytes of a hit.
    pub fn span(&self, hit: Hit) -> Span {
        self.tokens.span(hit.first, hit.end)
    }

    /// What stands there in the text, for a reason shown to a person: the beginning of it, where it is longer than
    /// anybody would read there.
    pub fn quote(&self, span: Span) -> &'a str {
        let all = self.text.get(span.start as usize..span.end as usize).unwrap_or("");
        &all[..all.floor_char_boundary(QUOTED)]
    }

    /// Whether a token is somebody else's words (quoted) or part of an unfilled slot: it says nothing of ours.
    pub fn is_aside(&self, at: usize) -> bool {
        self.aside.get(at).copied().unwrap_or(false)
    }

    /// The part of a sentence around `at` between commas, dashes, semicolons, colons and words such as `but`.
    pub fn clause(&self, sentence: &Sentence, at: usize) -> (usize, usize) {
        let bound = |i: &usize| self.breaks.get(*i).copied().unwrap_or(true);
        let first = (sentence.first..at).rev().find(bound).map_or(sentence.first, |i| i + 1);
        let end = (at..sentence.end).find(bound).unwrap_or(sentence.end);
        (first, end.max(at + 1).min(sentence.end))
    }
}

impl Parts {
    fn of(text: &str, lexicon: &Lexicon) -> Parts {
        let tokens = Tokens::of(text);
        let sentences = sentences(text, &tokens);
        let blanks = blanks(text);
        let mut hits: Vec<Vec<Hit>> = vec![Vec::new(); lexicon.len()];
        lexicon.phrases().each(&tokens, |table, hit| {
            if let Some(list) = hits.get_mut(table as usize) {
                match list.last_mut() {
                    Some(last) if last.first == hit.first => last.end = last.end.max(hit.end),
                    _ => list.push(hit),
                }
            }
        });
        let aside = aside(text, &tokens, &blanks);
        let (breaks, times, deeds) = (Vec::new(), OnceLock::new(), OnceLock::new());
        let mut parts = Parts { tokens, sentences, blanks, hits, aside, breaks, times, deeds };
        parts.pass_over_unsaid(lexicon);
        parts.breaks = (0..parts.tokens.len()).map(|at| parts.is_boundary(lexicon, at)).collect();
        parts
    }

    /// What is said and taken back in one breath (`there may or may not have been`, `I would not go so far as to say`) is as
    /// good as quoted: nobody stands by it.
    fn pass_over_unsaid(&mut self, lexicon: &Lexicon) {
        let unsaid = |s: &&Sentence| !self.hits_in(lexicon, "unsaid", s.first, s.end).is_empty();
        let parts: Vec<(usize, usize)> =
            self.sentences.iter().filter(unsaid).map(|s| (s.first, s.end.min(self.aside.len()))).collect();
        for (first, end) in parts {
            self.aside[first..end].fill(true);
        }
    }

    fn hits_in(&self, lexicon: &Lexicon, table: &str, from: usize, to: usize) -> &[Hit] {
        let all = lexicon.table(table).and_then(|n| self.hits.get(n)).map_or(&[][..], Vec::as_slice);
        within(all, from, to)
    }

    fn is_boundary(&self, lexicon: &Lexicon, at: usize) -> bool {
        match self.tokens.get(at).kind {
            Kind::Mark => {
                let marks = [",", ";", ":", "-", "(", ")", ".", "!", "?", "…", "..."];
                marks.contains(&self.tokens.form(at))
            }
            Kind::Word => !self.hits_in(lexicon, "clause-break", at, at + 1).is_empty(),
            _ => false,
        }
    }
}

/// Which tokens are quoted or blank. A quotation must close within its paragraph; a line that begins with `>` is
/// one too.
fn aside(text: &str, tokens: &Tokens, blanks: &[Span]) -> Vec<bool> {
    let mut aside = vec![false; tokens.len()];
    let mut open: Option<(usize, char)> = None;
    let mut blank = blanks.iter().peekable();
    let mut cited = false;
    let mut end_of_last = 0;
    for at in 0..tokens.len() {
        let token = tokens.get(at);
        let (start, end) = (token.span.start as usize, token.span.end as usize);
        let gap = text.get(end_of_last..start).unwrap_or("");
        let new_line = at == 0 || gap.contains('\n');
        end_of_last = end;
        while blank.peek().is_some_and(|b| b.end <= token.span.start) {
            blank.next();
        }
        if new_line {
            cited = tokens.form(at) == ">";
        }
        aside[at] = cited || blank.peek().is_some_and(|b| b.start <= token.span.start);
        if gap.bytes().filter(|b| *b == b'\n').take(2).count() == 2 {
            open = None;
        }
        let raw = text[start..].chars().next().unwrap_or(' ');
        let word_before = text[..start].chars().next_back().is_some_and(char::is_alphanumeric);
        let word_after = text[end..].chars().next().is_some_and(char::is_alphanumeric);
        open = match (raw, open) {
            ('"' | '”', Some((from, '"'))) | ('\'' | '’', Some((from, '\'')))
                if raw != '\'' || !word_after =>
            {
                aside[from..=at].fill(true);
                None
            }
            ('"' | '“' | '„', None) => Some((at, '"')),
            ('‘', None) => Some((at, '\'')),
            ('\'', None) if !word_before && word_after => Some((at, '\'')),
            (_, open) => open,
        };
    }
    aside
}
