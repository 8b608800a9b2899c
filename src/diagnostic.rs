//! What is wrong with a file, said so that its author can mend it: where, what, how.
//!
//! Reading never stops at the first problem and never panics. A [`Problem`] carries a byte span of the source;
//! [`Problem::render`] turns it into the lines that a terminal shows.
//!
//! ```
//! use muster::diagnostic::{Problem, Span};
//! let source = "id = \"dead air\"\n";
//! let problem = Problem::error("id", Span::new(5, 15), "`dead air` is not a name", "write it like `dead-air`");
//! assert_eq!(problem.position(source), (1, 6));
//! assert!(problem.render("drill.toml", source).contains("drill.toml:1:6"));
//! ```

use std::fmt::{self, Write};

use crate::limits;
use crate::order;

/// A piece of a source, in bytes. A thing that was not read from text has the empty span at 0.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span of the bytes `start..end`.
    pub const fn new(start: u32, end: u32) -> Span {
        Span { start, end }
    }

    /// A part of this span: `from..to` counted from its own start, kept inside it.
    pub fn part(self, from: usize, to: usize) -> Span {
        let at = |n: usize| self.start.saturating_add(u32::try_from(n).unwrap_or(u32::MAX)).min(self.end);
        Span { start: at(from), end: at(to) }
    }
}

/// How much a problem matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// The file cannot be played until this is mended.
    Error,
    /// It can be played; something in it is probably not meant.
    Warning,
}

/// One thing that is wrong.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// Whether it stops play.
    pub severity: Severity,
    /// A stable short name of the kind of problem: `unknown-name`, `syntax`, `never-fires`.
    pub code: &'static str,
    /// Where in the source.
    pub span: Span,
    /// What is wrong, in a sentence without a full stop.
    pub what: String,
    /// How to mend it, in a sentence without a full stop.
    pub mend: String,
}

/// Words for whoever mends a file: ready ones, or such as are put together only where somebody reads them.
///
/// The page reads drills that were read before, by the program that compiled them. It keeps of a problem what kind it is
/// and where, and carries neither the words nor the code that makes them (`told`): a fifth of what it loads first.
pub trait Words {
    /// The words.
    fn words(self) -> String;
}

impl Words for &str {
    fn words(self) -> String {
        self.to_owned()
    }
}

impl Words for String {
    fn words(self) -> String {
        self
    }
}

impl Words for fmt::Arguments<'_> {
    fn words(self) -> String {
        self.to_string()
    }
}

/// Words that are put together by a function.
pub struct Late<F>(pub F);

impl<F: FnOnce() -> String> Words for Late<F> {
    fn words(self) -> String {
        self.0()
    }
}

/// The words, where there is somebody to read them.
#[inline(always)]
pub fn told(words: impl Words) -> String {
    if cfg!(feature = "web") { String::new() } else { words.words() }
}

/// A ready text for authors; the page carries none.
pub const fn for_authors(text: &'static str) -> &'static str {
    if cfg!(feature = "web") { "" } else { text }
}

impl Problem {
    /// A problem that stops play.
    #[inline(always)]
    pub fn error(code: &'static str, span: Span, what: impl Words, mend: impl Words) -> Problem {
        Problem { severity: Severity::Error, code, span, what: told(what), mend: told(mend) }
    }

    /// A problem that does not stop play.
    #[inline(always)]
    pub fn warning(code: &'static str, span: Span, what: impl Words, mend: impl Words) -> Problem {
        Problem { severity: Severity::Warning, code, span, what: told(what), mend: told(mend) }
    }

    /// Line and column of the problem's beginning, both from 1, columns in characters.
    pub fn position(&self, source: &str) -> (usize, usize) {
        let mut start = (self.span.start as usize).min(source.len());
        while !source.is_char_boundary(start) {
            start -= 1;
        }
        let before = &source[..start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (line, column)
    }

    /// The problem as a terminal shows it: a headline, the line of the source with the place marked, the mend.
    pub fn render(&self, file: &str, source: &str) -> String {
        let (line, column) = self.position(source);
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let mut out = format!("{file}:{line}:{column}: {word}[{}]: {}\n", self.code, self.what);
        let text = source.lines().nth(line - 1).unwrap_or("");
        let length = text.chars().count();
        // A very long line is shown around the place only.
        let from = if length > 110 { column.saturating_sub(40) } else { 0 };
        let shown: String =
            text.chars().skip(from).take(110).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let width = (self.span.end.saturating_sub(self.span.start) as usize).max(1);
        let room = shown.chars().count().saturating_sub(column - 1 - from).max(1);
        let number = line.to_string();
        let gap = " ".repeat(number.len());
        let _ = writeln!(out, " {gap} |\n {number} | {shown}");
        let _ = writeln!(out, " {gap} | {}{}", " ".repeat(column - 1 - from), "^".repeat(width.min(room)));
        let _ = writeln!(out, " {gap} = mend: {}", self.mend);
        out
    }
}

/// All problems of one source, in the order of the source, up to a limit.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    list: Vec<Problem>,
    dropped: usize,
}

impl Problems {
    /// No problems yet.
    pub fn new() -> Problems {
        Problems::default()
    }

    /// Adds one; the same thing said twice of the same place is kept once.
    pub fn push(&mut self, problem: Problem) {
        if self.list.contains(&problem) {
            return;
        }
        if self.list.len() >= limits::PROBLEMS {
            self.dropped += 1;
        } else {
            self.list.push(problem);
        }
    }

    /// Adds an error.
    #[inline(always)]
    pub fn error(&mut self, code: &'static str, span: Span, what: impl Words, mend: impl Words) {
        self.push(Problem::error(code, span, what, mend));
    }

    /// Adds a warning.
    #[inline(always)]
    pub fn warning(&mut self, code: &'static str, span: Span, what: impl Words, mend: impl Words) {
        self.push(Problem::warning(code, span, what, mend));
    }

    /// Whether anything stops play.
    pub fn has_errors(&self) -> bool {
        self.dropped > 0 || self.list.iter().any(|p| p.severity == Severity::Error)
    }

    /// How many were not kept because there were too many.
    pub fn dropped(&self) -> usize {
        self.dropped
    }

    /// The problems, first place first, errors before warnings at one place.
    pub fn sorted(mut self) -> Vec<Problem> {
        order::by_key(&mut self.list, |problem| (problem.span, problem.severity, problem.code));
        self.list
    }

    /// Takes over all of another's.
    pub fn extend(&mut self, other: Problems) {
        self.dropped += other.dropped;
        for problem in other.list {
            self.push(problem);
        }
    }
}

/// The known name nearest to `wrong`, if one is near enough to have been meant.
pub fn nearest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    nearest_of(wrong, &known.into_iter().collect::<Vec<_>>())
}

fn nearest_of<'a>(wrong: &str, known: &[&'a str]) -> Option<&'a str> {
    let limit = (wrong.chars().count() / 3).max(1);
    let near = known.iter().map(|name| (edit_distance(wrong, name), *name));
    near.filter(|(distance, _)| *distance <= limit).min().map(|(_, name)| name)
}

/// `did you mean `x`?`, or the names there are, or what to do where there are none.
pub fn suggest<'a>(wrong: &str, known: impl IntoIterator<Item = &'a str>) -> Late<impl FnOnce() -> String> {
    Late(move || suggest_of(wrong, &known.into_iter().collect::<Vec<_>>()))
}

fn suggest_of(wrong: &str, names: &[&str]) -> String {
    if let Some(name) = nearest_of(wrong, names) {
        return format!("did you mean `{name}`?");
    }
    match names.len() {
        0 => "there is nothing of that kind yet; add one or take this out".to_owned(),
        1..=12 => format!("one of: {}", names.join(", ")),
        n => format!("one of the {n} there are, such as: {}", names[..8].join(", ")),
    }
}

fn edit_distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(80).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(80).enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let cost = corner + usize::from(x != *y);
            corner = row[j + 1];
            row[j + 1] = cost.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_shows_its_line_and_place() {
        let source = "a = 1\nname = \"x y\"\n";
        let shown =
            Problem::error("name", Span::new(13, 18), "`x y` is not a name", "use `x-y`").render("f", source);
        assert_eq!(
            shown,
            "f:2:8: error[name]: `x y` is not a name\n   |\n 2 | name = \"x y\"\n   |        ^^^^^\n   = mend: use `x-y`\n"
        );
    }

    #[test]
    fn spans_outside_the_source_do_not_panic() {
        let p = Problem::error("x", Span::new(900, 1_000), "w", "m");
        assert_eq!(p.position("é\n"), (2, 1));
        assert!(Problem::error("x", Span::new(1, 2), "w", "m").render("f", "é").contains("f:1:1"));
    }

    #[test]
    fn a_near_name_is_offered() {
        assert_eq!(nearest("telephny", ["telephony", "duty-manager"]), Some("telephony"));
        assert_eq!(nearest("zzz", ["telephony"]), None);
    }
}
