//! Deeds in few words: what a tired writer leaves out is filled in from what stands around.
//!
//! - *Card blocked. New one ordered.*: a thing and what was done to it, without *has been*.
//! - *Engineer on site replacing the card*: somebody of ours and what they are at, without *is*.
//! - *Electrician is upstairs by the board bypassing it*: the helping verb some words off.
//! - *Priya reissued the codes*: a colleague by name, in the simple past, with what it was done to.
//! - *I book the plumber now*, *i am send you*: the plain form, with *I* or *we*.

use super::{Clause, When, Who};
use crate::text::name::capital;
use crate::text::promise::negates;
use crate::text::token::Kind;

/// Most words of the thing that something was done to.
const THING: usize = 6;
/// How far the helping verb may stand before a form in `-ing`.
const OFF: usize = 6;

impl Clause<'_, '_> {
    /// What is left out in front of a past form: who did it, or *has been*.
    pub(super) fn done_shortly(&self, verb: usize, helper: usize) -> Option<(usize, Who, When)> {
        if self.named(helper) && self.strong(verb) && self.takes(verb + 1) {
            return Some((helper, Who::Ours, When::Done));
        }
        // "12:05 switched the greeting": a log.
        let number = self.reading.token(helper).kind == Kind::Number && self.reading.form(helper).len() == 4;
        if helper == self.sentence.first && (number || self.reading.token(helper).kind == Kind::Clock) {
            return self.strong(verb).then_some((verb, Who::Unsaid, When::Done));
        }
        let thing = self.thing(helper)?;
        let behind = self.reading.token(verb + 1).kind == Kind::Mark
            || verb + 1 >= self.sentence.end
            || !self.takes(verb + 1)
            || self.reading.token(verb + 1).kind != Kind::Word;
        let put = [verb, self.start(verb)].iter().any(|at| self.reading.has("deed-put", *at, at + 1));
        (put && behind).then_some((thing, Who::Unsaid, When::Done))
    }

    /// A form in `-ing` without its helping verb beside it.
    pub(super) fn now_shortly(&self, verb: usize) -> Option<(usize, Who, When)> {
        if !self.strong(verb) || !self.takes(verb + 1) {
            return None;
        }
        let (clause, end) = self.reading.clause(self.sentence, verb);
        let from = clause.max(verb.saturating_sub(OFF));
        let be = (from..verb).rev().find(|i| {
            let form = self.reading.form(*i);
            matches!(form, "am" | "are" | "is" | "im") || form.ends_with("'m") || form.ends_with("'re")
        });
        if let Some(be) = be {
            return self.subject(be).map(|who| (be, who, When::Now));
        }
        // "We've got two people copying the orders": whom we have at it.
        let have = (from..verb).rev().find(|i| {
            matches!(self.reading.form(*i), "got" | "have" | "has")
                && self.reading.hits("deed-actor", i + 1, verb).iter().any(|a| a.end == verb)
                && (self.reading.form(verb - 1) != "people" || i + 2 < verb)
        });
        if let Some(have) = have {
            let got = self.reading.form(have) == "got";
            let helper = if got { self.before(have) } else { Some(have) };
            return helper.and_then(|h| self.subject(h)).map(|who| (have, who, When::Now));
        }
        // "Agents taking calls should use code 7" tells which agents: something else is said of them.
        let finite = (from..verb).chain(verb + 1..end).any(|i| self.is_finite(i));
        let ours = self.reading.has("deed-actor", from, verb) && !self.reading.has("deed-others", from, verb);
        (ours && !finite && clause == self.sentence.first && !self.denied(clause, verb)).then_some((
            from,
            Who::Ours,
            When::Now,
        ))
    }

    /// "Just putting that through for you": what opens a sentence so is the writer's own doing, unless it is only named and
    /// something is said of it (*checking a bill takes a day*).
    pub(super) fn doing(&self, verb: usize) -> Option<(usize, Who, When)> {
        let (_, end) = self.reading.clause(self.sentence, verb);
        let said = (verb + 1..end).any(|i| self.is_finite(i) || self.is("result-verb", i));
        (self.strong(verb) && self.takes(verb + 1) && !said).then_some((verb, Who::Me, When::Now))
    }

    /// The plain form with *I* or *we*: what one does now.
    pub(super) fn plainly(&self, verb: usize, helper: usize) -> Option<(usize, Who, When)> {
        let who = |at: usize| match self.reading.form(at) {
            "i" => Some(Who::Me),
            "we" => Some(Who::Us),
            _ => None,
        };
        if !self.strong(verb) || !self.takes(verb + 1) || self.reading.form(verb).ends_with('s') {
            return None;
        }
        let (subject, whose) = match self.reading.form(helper) {
            "am" | "are" if helper > self.sentence.first => (helper - 1, who(helper - 1)?),
            _ => (helper, who(helper)?),
        };
        let before = subject.checked_sub(1).filter(|b| *b >= self.sentence.first);
        let hangs = before.is_some_and(|b| {
            matches!(
                self.reading.form(b),
                "when"
                    | "do"
                    | "did"
                    | "can"
                    | "could"
                    | "should"
                    | "shall"
                    | "may"
                    | "where"
                    | "before"
                    | "that"
                    | "whether"
                    | "if"
                    | "how"
                    | "what"
                    | "why"
                    | "which"
                    | "who"
                    | "unless"
                    | "until"
                    | "till"
            )
        });
        (!hangs && !self.is_relative(subject)).then_some((subject, whose, When::Now))
    }

    /// Whether one word stands there as a colleague's name: `Priya`, not `Calls` or `Mill Lane`.
    fn named(&self, at: usize) -> bool {
        let first = at == self.sentence.first;
        let second = at.checked_sub(1).is_some_and(|b| b > self.sentence.first && capital(self.reading, b));
        let whole = first || !second && self.reading.form(at - 1) != "the";
        let form = self.reading.form(at);
        capital(self.reading, at)
            && whole
            && !(first && form.ends_with('s'))
            && !self.is_finite(at)
            && form.len() > 2
            && !self.is("deed-no-name", at)
            && !self.is("deed-others", at)
    }

    /// Where the thing begins that ends at `last`, if nothing but a thing stands between there and the beginning of what
    /// is said: `New one`, `Seven of the bad invoices`.
    fn thing(&self, last: usize) -> Option<usize> {
        let (clause, _) = self.reading.clause(self.sentence, last);
        let joins = clause > self.sentence.first && matches!(self.reading.form(clause - 1), "," | "and");
        let logged = self.reading.token(clause).kind == Kind::Clock;
        let whole = last + 1 - clause <= THING && (!joins || self.last.is_some() || logged);
        let plain = (clause..=last).all(|i| {
            self.reading.token(i).kind != Kind::Mark
                && !self.is_finite(i)
                && !self.acts(i)
                && (!self.is("deed-modal", i) || self.reading.token(i + 1).kind == Kind::Number)
        });
        (whole && plain && !self.denied(clause, last + 1)).then_some(clause)
    }

    pub(super) fn denied(&self, from: usize, to: usize) -> bool {
        negates(self.reading, from, to)
    }

    /// Whether what a verb is done to may begin here.
    pub(super) fn takes(&self, at: usize) -> bool {
        let kind = self.reading.token(at).kind;
        at < self.sentence.end
            && (kind == Kind::Number || kind == Kind::Word && !opens_no_object(self.reading.form(at)))
    }

    /// Whether somebody stands there who acts for themselves, or a word with which no thing begins.
    pub(super) fn acts(&self, at: usize) -> bool {
        matches!(
            self.reading.form(at),
            "i" | "we"
                | "you"
                | "u"
                | "they"
                | "he"
                | "she"
                | "it"
                | "who"
                | "which"
                | "that"
                | "if"
                | "when"
                | "once"
                | "as"
                | "because"
                | "since"
                | "than"
                | "your"
                | "about"
                | "not"
                | "never"
        ) || self.is("deed-acting", at)
    }

    fn is_finite(&self, at: usize) -> bool {
        let form = self.reading.form(at);
        matches!(
            form,
            "is" | "are"
                | "was"
                | "were"
                | "am"
                | "be"
                | "been"
                | "has"
                | "have"
                | "had"
                | "will"
                | "would"
                | "should"
                | "can"
                | "could"
                | "must"
                | "may"
                | "might"
                | "do"
                | "does"
                | "did"
        ) || form.contains('\'') && !form.ends_with("'s")
    }
}

/// Words behind a verb with which nothing begins that it is done to. A closed set, and so common that as phrases they would
/// be found all over every text.
fn opens_no_object(form: &str) -> bool {
    matches!(
        form,
        "at" | "by"
            | "in"
            | "on"
            | "to"
            | "for"
            | "of"
            | "after"
            | "before"
            | "since"
            | "again"
            | "from"
            | "with"
            | "off"
            | "out"
            | "down"
            | "up"
            | "over"
            | "because"
            | "when"
            | "while"
            | "and"
            | "or"
            | "but"
            | "so"
            | "if"
            | "as"
            | "until"
            | "till"
            | "through"
            | "via"
            | "into"
            | "onto"
            | "across"
            | "back"
            | "away"
            | "during"
            | "between"
            | "around"
            | "under"
            | "without"
            | "then"
            | "now"
            | "already"
            | "today"
            | "yesterday"
            | "tonight"
            | "overnight"
            | "this"
            | "last"
            | "successfully"
            | "just"
            | "straight"
            | "directly"
            | "early"
            | "late"
            | "twice"
            | "once"
            | "yet"
            | "still"
            | "too"
            | "is"
            | "are"
            | "was"
            | "were"
            | "will"
            | "has"
            | "have"
            | "had"
            | "can"
            | "could"
            | "should"
            | "would"
            | "may"
            | "might"
            | "must"
            | "am"
            | "be"
            | "been"
            | "where"
            | "which"
            | "who"
            | "than"
    )
}
