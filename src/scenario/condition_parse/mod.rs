//! Reads a condition from one line of text. The grammar stands in [`crate::scenario::condition`].
//!
//! Limits (`by`, `within`, `before`, `after`, `while`) belong to the first happening of their run: in
//! `send(customers) after inject(caller-co) by 10m` it is the sending that must be done by ten minutes. A limit for
//! the other happening goes into brackets with it: `send(customers) after (inject(caller-co) by 10m)`.

mod lex;
mod value;

pub use value::{FIELDS, SLOTS, YES_NO};

use std::sync::Arc;

use crate::act::{Figure, Verb};
use crate::diagnostic::{Late, Problems, Span, Words, nearest, suggest, told};
use crate::ids::{CaseId, CounterId, LineId, PersonId, ServiceId};
use crate::limits;
use crate::order;
use crate::policy::work::Status;
use crate::scenario::atoms::{Atoms, MOST};
use crate::scenario::condition::{AtomIx, Condition, Op, Pattern};
use crate::scenario::names::{Kind, Names};
use crate::scenario::place::short;
use crate::time::{SimSpan, SimTime};
use lex::{Sign, Token};

/// Reads a condition. `base` is the place of the text itself, without quotes.
pub fn condition(
    text: &str,
    base: Span,
    names: &Names,
    atoms: &mut Atoms,
    problems: &mut Problems,
) -> Option<Condition> {
    let before = atoms.count();
    let mut parser = Parser::new(text, base, names, atoms, problems);
    let read = parser.any(0);
    let read = parser.end(read).filter(|_| !parser.failed);
    atoms.came_of(text, before);
    read
}

/// Reads something that can happen: `send(customers, says=scope) by 10m`. `base` as in [`condition`]; `instead` says, after a
/// semicolon, where a condition could stand, if there is such a place beside this one.
pub fn happening(
    text: &str,
    base: Span,
    instead: &'static str,
    names: &Names,
    atoms: &mut Atoms,
    problems: &mut Problems,
) -> Option<AtomIx> {
    let before = atoms.count();
    let mut parser = Parser::new(text, base, names, atoms, problems);
    let read = parser.simple_with_limits(0, instead);
    let read = parser.end(read).filter(|_| !parser.failed);
    atoms.came_of(text, before);
    read
}

struct Parser<'a, 'b> {
    tokens: Vec<Token<'a>>,
    next: usize,
    length: usize,
    base: Span,
    names: &'b Names,
    atoms: &'b mut Atoms,
    problems: &'b mut Problems,
    /// A name was wrong: what follows is still looked at, but nothing comes out.
    failed: bool,
}

enum Limit {
    By(SimTime),
    Within(SimSpan, AtomIx),
    Guard(Condition),
}

const JOINS: &[&str] = &["and", "or"];
const LIMITS: &[&str] = &["by", "within", "before", "after", "while"];

impl<'a, 'b> Parser<'a, 'b> {
    fn new(
        text: &'a str,
        base: Span,
        names: &'b Names,
        atoms: &'b mut Atoms,
        problems: &'b mut Problems,
    ) -> Parser<'a, 'b> {
        Parser {
            tokens: lex::tokens(text),
            next: 0,
            length: text.len(),
            base,
            names,
            atoms,
            problems,
            failed: false,
        }
    }

    fn peek(&self) -> Option<Sign<'a>> {
        self.peek_at(0)
    }

    fn peek_at(&self, ahead: usize) -> Option<Sign<'a>> {
        self.tokens.get(self.next + ahead).map(|token| token.sign)
    }

    fn is_word(&self, ahead: usize, word: &str) -> bool {
        self.peek_at(ahead) == Some(Sign::Word(word))
    }

    /// The place of the next token, or of the end.
    fn here(&self) -> Span {
        match self.tokens.get(self.next) {
            Some(token) => self.base.part(token.from, token.to),
            None => self.base.part(self.length.saturating_sub(1), self.length),
        }
    }

    fn wrong<T>(&mut self, what: impl Words, mend: impl Words) -> Option<T> {
        let span = self.here();
        self.problems.error("condition", span, what, mend);
        None
    }

    fn eat(&mut self, sign: Sign<'_>) -> bool {
        let found = self.peek() == Some(sign);
        self.next += usize::from(found);
        found
    }

    fn eat_word(&mut self, word: &str) -> bool {
        self.eat(Sign::Word(word))
    }

    fn expect(&mut self, sign: Sign<'_>, shown: &str) -> Option<()> {
        if self.eat(sign) {
            return Some(());
        }
        let place = told(Late(|| self.before()));
        self.wrong(format_args!("`{shown}` is missing {place}"), format_args!("put `{shown}` here"))
    }

    fn found(&self) -> String {
        match self.peek() {
            Some(Sign::Word(word)) => format!("`{}`", short(word)),
            Some(Sign::Open) => "`(`".to_owned(),
            Some(Sign::Close) => "`)`".to_owned(),
            Some(Sign::Comma) => "the comma".to_owned(),
            Some(Sign::Compare(sign)) => format!("`{}`", short(sign)),
            None => "the end".to_owned(),
        }
    }

    /// `at the end`, `before `x``: after what stands before it, where there is something.
    fn before(&self) -> String {
        let last = self.next.checked_sub(1).and_then(|n| self.tokens.get(n)).map(|token| token.sign);
        match (self.peek(), last) {
            (None, Some(Sign::Word(word))) => format!("after `{}`", short(word)),
            (None, _) => "at the end".to_owned(),
            _ => format!("before {}", self.found()),
        }
    }

    fn word(&mut self, wanted: &str) -> Option<(&'a str, Span)> {
        if let Some(Sign::Word(word)) = self.peek() {
            let span = self.here();
            self.next += 1;
            return Some((word, span));
        }
        let place = told(Late(|| self.before()));
        self.wrong(format_args!("{wanted} is missing {place}"), format_args!("write {wanted} here"))
    }

    fn end<T>(&mut self, read: Option<T>) -> Option<T> {
        let read = read?;
        match self.peek() {
            None => Some(read),
            Some(Sign::Close) => {
                self.wrong("there is a `)` too many", "take it out, or add the `(` it closes")
            }
            Some(_) => {
                let found = self.found();
                self.wrong(
                    format_args!("{found} does not belong here"),
                    "join two conditions with `and` or `or`; see AUTHORING.md, section 3",
                )
            }
        }
    }

    fn any(&mut self, depth: usize) -> Option<Condition> {
        let mut list = vec![self.all(depth)?];
        while self.eat_word("or") {
            list.push(self.all(depth)?);
        }
        if list.len() == 1 { list.pop() } else { Some(Condition::Any(list)) }
    }

    fn all(&mut self, depth: usize) -> Option<Condition> {
        let mut list = vec![self.one(depth, true)?];
        while self.eat_word("and") {
            list.push(self.one(depth, true)?);
        }
        if list.len() == 1 { list.pop() } else { Some(Condition::All(list)) }
    }

    /// One part of a condition. Inside `while`, limits belong to what stands before it, so `limits` is false.
    fn one(&mut self, depth: usize, limits: bool) -> Option<Condition> {
        if depth > limits::CONDITION_DEPTH {
            return self.wrong(
                format_args!("brackets and `not` nest deeper than {}", limits::CONDITION_DEPTH),
                "write it flatter",
            );
        }
        if self.eat_word("not") {
            return self.negated(depth, limits);
        }
        if self.eat(Sign::Open) {
            let inner = self.any(depth + 1)?;
            self.expect(Sign::Close, ")")?;
            return Some(inner);
        }
        let Some(Sign::Word(word)) = self.peek() else {
            let place = told(Late(|| self.before()));
            return self.wrong(
                format_args!("a condition is missing {place}"),
                "write what must have happened, like `declare` or `open(ruth-rings)`",
            );
        };
        match word {
            "start" if self.stands_alone() => {
                self.next += 1;
                Some(Condition::Always)
            }
            "at" => {
                self.next += 1;
                Some(Condition::TimeAtLeast(self.time()?))
            }
            "count" => self.count(depth),
            "counter" => {
                self.number_of(Kind::Counter, |name, op, n| Condition::Counter(CounterId::new(name), op, n))
            }
            "mood" => self.number_of(Kind::Person, |name, op, n| Condition::Mood(PersonId::new(name), op, n)),
            "like-contacts" => {
                self.number_of(Kind::Case, |name, op, n| Condition::LikeContacts(CaseId::new(name), op, n))
            }
            "composure" | "skill" | "trust" => {
                let figure = Figure::from_word(word).unwrap_or(Figure::Trust);
                self.number_of(Kind::Colleague, |name, op, n| {
                    Condition::Colleague(PersonId::new(name), figure, op, n)
                })
            }
            "waiting" => {
                self.number_of(Kind::Line, |name, op, n| Condition::Waiting(LineId::new(name), op, n))
            }
            "service" if self.is_word(4, "is") => self.service_is(),
            _ => Some(Condition::Seen(if limits { self.with_limits(depth)? } else { self.plain()? })),
        }
    }

    /// Whether `start` stands alone: not `start by 10m`.
    fn stands_alone(&self) -> bool {
        match self.peek_at(1) {
            None | Some(Sign::Close) => true,
            Some(Sign::Word(word)) => !LIMITS.contains(&word),
            _ => false,
        }
    }

    fn negated(&mut self, depth: usize, limits: bool) -> Option<Condition> {
        let verb = match self.peek() {
            Some(Sign::Word(word)) => {
                Verb::from_word(word).is_some() && !self.is_word(4, "is") && word != "start"
            }
            _ => false,
        };
        if !verb || !limits {
            return Some(Condition::Not(Box::new(self.one(depth + 1, limits)?)));
        }
        let at = self.here();
        let (pattern, found) = self.happening(depth)?;
        let mut by = Vec::new();
        let mut within = Vec::new();
        let mut guards = Vec::new();
        for limit in found {
            match limit {
                Limit::By(time) => by.push(time),
                Limit::Within(span, of) => {
                    within.push((span, of));
                    guards.push(Condition::WithinOf(span, of));
                }
                Limit::Guard(guard) => guards.push(guard),
            }
        }
        let atom = self.intern(pattern, guards, at)?;
        match (by.as_slice(), within.as_slice()) {
            ([], []) => Some(Condition::Not(Box::new(Condition::Seen(atom)))),
            ([time], []) => Some(Condition::MissedBy(atom, *time)),
            ([], [(span, of)]) => Some(Condition::MissedWithin { atom, span: *span, of: *of }),
            _ => {
                self.problems.error(
                    "condition",
                    at,
                    "after `not` there can be one `by` or one `within`, not several",
                    "split it: `not X by 10m and not X within 2m of Y`",
                );
                None
            }
        }
    }

    fn count(&mut self, depth: usize) -> Option<Condition> {
        self.next += 1;
        self.expect(Sign::Open, "(")?;
        let atom = self.with_limits(depth + 1)?;
        self.expect(Sign::Close, ")")?;
        let op = self.op()?;
        let (text, span) = self.word("a number")?;
        let Ok(number) = text.parse::<u32>() else {
            self.problems.error(
                "number",
                span,
                format_args!("`{}` is not a number", short(text)),
                "write it like 2",
            );
            return None;
        };
        Some(Condition::Count(atom, op, number))
    }

    /// `counter(angry) > 3`, `mood(vale) > 60`: a number of something that has a name.
    fn number_of(&mut self, kind: Kind, condition: impl Fn(&str, Op, i64) -> Condition) -> Option<Condition> {
        self.next += 1;
        self.expect(Sign::Open, "(")?;
        let (name, span) =
            self.word(if kind == Kind::Counter { "the name of a counter" } else { "a name" })?;
        self.failed |= !self.names.check(kind, name, span, self.problems);
        self.expect(Sign::Close, ")")?;
        let op = self.op()?;
        let (text, span) = self.word("a number")?;
        let Ok(number) = text.parse::<i64>() else {
            self.problems.error(
                "number",
                span,
                format_args!("`{}` is not a number", short(text)),
                "write it like 3",
            );
            return None;
        };
        Some(condition(name, op, number))
    }

    fn service_is(&mut self) -> Option<Condition> {
        self.next += 1;
        self.expect(Sign::Open, "(")?;
        let (name, span) = self.word("the name of a service")?;
        self.failed |= !self.names.check(Kind::Service, name, span, self.problems);
        self.expect(Sign::Close, ")")?;
        self.next += 1;
        let (word, span) = self.word("ok, degraded or down")?;
        let Some(status) = Status::from_word(word) else {
            let mend = suggest(word, Status::ALL.iter().map(|s| s.word()));
            self.problems.error(
                "unknown-word",
                span,
                format_args!("a service cannot be `{}`", short(word)),
                mend,
            );
            return None;
        };
        Some(Condition::ServiceIs(ServiceId::new(name), status))
    }

    fn op(&mut self) -> Option<Op> {
        let op = match self.peek() {
            Some(Sign::Compare(">=")) => Op::AtLeast,
            Some(Sign::Compare("<=")) => Op::AtMost,
            Some(Sign::Compare(">")) => Op::MoreThan,
            Some(Sign::Compare("<")) => Op::LessThan,
            Some(Sign::Compare("=")) => Op::Exactly,
            _ => {
                let place = told(Late(|| self.before()));
                return self.wrong(format_args!("a comparison is missing {place}"), "one of: >= <= > < =");
            }
        };
        self.next += 1;
        Some(op)
    }

    fn time(&mut self) -> Option<SimTime> {
        let (text, span) = self.word("a time")?;
        match self.names.time(text) {
            Ok(time) => Some(time),
            Err((what, mend)) => {
                self.problems.error("time", span, what, mend);
                None
            }
        }
    }

    fn span(&mut self) -> Option<SimSpan> {
        let (text, span) = self.word("a length of time")?;
        match SimSpan::parse(text) {
            Ok(length) => Some(length),
            Err(what) => {
                self.problems.error("time", span, what, "write it like 90s, 5m or 1h30m");
                None
            }
        }
    }

    /// A happening as the whole text.
    fn simple_with_limits(&mut self, depth: usize, instead: &'static str) -> Option<AtomIx> {
        if let Some(Sign::Word(
            word @ ("not" | "at" | "count" | "counter" | "mood" | "waiting" | "like-contacts" | "composure"
            | "skill" | "trust"),
        )) = self.peek()
        {
            return self.wrong(
                format_args!("`{word}` is a condition, and here something that happens is wanted"),
                format_args!(
                    "write one happening, like `send(customers)`, and what must be so then into `while ( ... )`{instead}"
                ),
            );
        }
        let atom = self.with_limits(depth)?;
        if let Some(Sign::Word(word)) = self.peek()
            && JOINS.contains(&word)
        {
            return self.wrong(
                format_args!("here one happening is wanted, and `{word}` would make it a condition"),
                format_args!("leave one of them, or put the other into `while ( ... )`{instead}"),
            );
        }
        Some(atom)
    }

    fn with_limits(&mut self, depth: usize) -> Option<AtomIx> {
        let at = self.here();
        let (pattern, limits) = self.happening(depth)?;
        let guards = limits
            .into_iter()
            .map(|limit| match limit {
                Limit::By(time) => Condition::TimeAtMost(time),
                Limit::Within(span, of) => Condition::WithinOf(span, of),
                Limit::Guard(guard) => guard,
            })
            .collect();
        self.intern(pattern, guards, at)
    }

    /// A happening named by a limit: without limits of its own, unless in brackets.
    fn other(&mut self, depth: usize) -> Option<AtomIx> {
        if depth > limits::CONDITION_DEPTH {
            return self.wrong("brackets nest too deeply", "write it flatter");
        }
        if self.eat(Sign::Open) {
            let atom = self.with_limits(depth + 1)?;
            self.expect(Sign::Close, ")")?;
            return Some(atom);
        }
        self.plain()
    }

    fn plain(&mut self) -> Option<AtomIx> {
        let at = self.here();
        let pattern = self.pattern()?;
        self.intern(pattern, Vec::new(), at)
    }

    fn intern(&mut self, pattern: Pattern, mut guards: Vec<Condition>, at: Span) -> Option<AtomIx> {
        let guard = if guards.len() > 1 { Some(Condition::All(guards)) } else { guards.pop() };
        let number = self.atoms.intern(pattern, guard);
        if number.is_none() {
            self.problems.error(
                "too-many",
                at,
                format_args!("the conditions speak of more than {MOST} different happenings"),
                "a drill with this many cannot be followed; take some out",
            );
        }
        number
    }

    fn happening(&mut self, depth: usize) -> Option<(Pattern, Vec<Limit>)> {
        let pattern = self.pattern()?;
        let mut limits = Vec::new();
        loop {
            if self.eat_word("by") {
                limits.push(Limit::By(self.time()?));
            } else if self.eat_word("within") {
                let span = self.span()?;
                self.expect(Sign::Word("of"), "of")?;
                limits.push(Limit::Within(span, self.other(depth + 1)?));
            } else if self.eat_word("before") {
                let other = self.other(depth + 1)?;
                limits.push(Limit::Guard(Condition::Not(Box::new(Condition::Seen(other)))));
            } else if self.eat_word("after") {
                limits.push(Limit::Guard(Condition::Seen(self.other(depth + 1)?)));
            } else if self.eat_word("while") {
                limits.push(Limit::Guard(self.one(depth + 1, false)?));
            } else {
                return Some((pattern, limits));
            }
        }
    }

    fn pattern(&mut self) -> Option<Pattern> {
        let (word, span) = self.word("something that can happen")?;
        let Some(verb) = Verb::from_word(word) else {
            let mend = match word {
                "&&" => "write `and`".to_owned(),
                "||" => "write `or`".to_owned(),
                "!" => "write `not`".to_owned(),
                _ => verb_like(word),
            };
            let what = format_args!("`{}` is not something that can happen", short(word));
            self.problems.error("unknown-verb", span, what, mend);
            return None;
        };
        let mut wants: Vec<(&'static str, Arc<str>)> = Vec::new();
        let mut places = Vec::new();
        if self.eat(Sign::Open) && !self.eat(Sign::Close) {
            loop {
                let (key, value, span) = self.want(verb, wants.is_empty())?;
                if !matches!(key, "says" | "missing") && wants.iter().any(|(k, _)| *k == key) {
                    self.problems.error(
                        "condition",
                        span,
                        format_args!("`{key}` stands here twice"),
                        "leave one of them",
                    );
                    self.failed = true;
                }
                wants.push((key, value));
                places.push(span);
                if !self.eat(Sign::Comma) {
                    break;
                }
            }
            self.expect(Sign::Close, ")")?;
        }
        self.check_option(&wants, &places);
        let rank = |key: &str| verb.keys().iter().position(|k| *k == key);
        order::by_key(&mut wants, |(key, value)| (rank(key), value.clone()));
        wants.dedup();
        Some(Pattern { verb, wants })
    }

    /// One wanted attribute: a bare value for the first, or `key=value`.
    fn want(&mut self, verb: Verb, first: bool) -> Option<(&'static str, Arc<str>, Span)> {
        let (word, span) = self.word("a name")?;
        let keys = verb.keys();
        let (key, value, span) = if self.eat(Sign::Compare("=")) {
            let Some(key) = keys.iter().find(|k| **k == word) else {
                let what = format_args!("`{}` has no `{}`", verb.word(), short(word));
                let mend = Late(|| match keys {
                    [] => "it takes nothing in brackets".to_owned(),
                    keys => suggest(word, keys.iter().copied()).words(),
                });
                self.problems.error("unknown-word", span, what, mend);
                return None;
            };
            let (value, span) = self.word("a value")?;
            (*key, value, span)
        } else if let (Some(key), true) = (keys.first(), first) {
            (*key, word, span)
        } else {
            let mend = Late(|| match keys.get(1) {
                Some(key) if !first => format!("say what it is: `{key}={}`", short(word)),
                _ => format!("write `{}` alone", verb.word()),
            });
            let what = format_args!("`{}` cannot stand here", short(word));
            self.problems.error("condition", span, what, mend);
            return None;
        };
        self.failed |= !value::check(verb, key, value, span, self.names, self.problems);
        Some((key, Arc::from(value), span))
    }

    fn check_option(&mut self, wants: &[(&'static str, Arc<str>)], places: &[Span]) {
        let decision = wants.iter().find(|(key, _)| *key == "decision").map(|(_, value)| value);
        for ((key, value), span) in wants.iter().zip(places) {
            if *key != "option" {
                continue;
            }
            let ok = match decision {
                Some(decision) if !self.names.has(Kind::Decision, decision) => true,
                Some(decision) => self.names.check_option(decision, value, *span, self.problems),
                None => self.names.check(Kind::Choice, value, *span, self.problems),
            };
            self.failed |= !ok;
        }
    }
}

/// The verb that was probably meant by a word.
fn verb_like(word: &str) -> String {
    let verbs = || Verb::ALL.iter().map(|verb| verb.word());
    // `logged` for `log`, `sent-out` for nothing.
    let begins =
        verbs().filter(|verb| verb.len() >= 3 && word.starts_with(verb)).max_by_key(|verb| verb.len());
    match nearest(word, verbs()).or(begins) {
        Some(verb) => format!("did you mean `{verb}`?"),
        None => {
            "what can happen is listed in AUTHORING.md, section 3: declare, send, escalate, ...".to_owned()
        }
    }
}

#[cfg(test)]
mod tests;
