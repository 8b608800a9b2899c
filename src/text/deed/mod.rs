//! Deeds: who does, did or will do what. `action` asks whether anything is being done, `ownership` whether the writer
//! does it; both read the same deeds.
//!
//! English says a deed with a helping verb and a form that can be told by its ending: *have moved*, *are moving*, *will
//! move*. So the verbs need no complete list; only irregular forms, and the verbs that do nothing (*have seen*), are
//! data. Who does it is read from what stands before the helping verb.

mod caused;
mod short;

use super::reading::Reading;
use super::sentence::Sentence;
use super::token::Kind;
use crate::diagnostic::Span;
use caused::has_done;

/// The tables that deeds are read with.
pub const TABLES: &[&str] = &[
    "deed-no-verb",
    "deed-past",
    "deed-idle",
    "deed-strong",
    "deed-actor",
    "deed-adverb",
    "deed-when",
    "deed-modal",
    "deed-if",
    "deed-no-name",
    "deed-others",
    "deed-put",
    "deed-acting",
    "deed-busy",
    "result-verb",
    "not-negating",
    "negation",
    "clause-break",
];

/// Who does it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Who {
    /// The writer.
    Me,
    /// *We*.
    Us,
    /// A team, a role, a colleague by name.
    Ours,
    /// Nobody is said: *Rebooted the gateway*; *has been corrected*.
    Unsaid,
}

/// When it is done.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum When {
    /// *Have moved*, *moved*.
    Done,
    /// *Are moving*.
    Now,
    /// *Will move*.
    Ahead,
}

/// One deed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Deed {
    /// Its bytes, from the helping verb to the verb.
    pub span: Span,
    /// Who.
    pub who: Who,
    /// When.
    pub when: When,
    /// The token of the verb.
    pub verb: usize,
    /// Whether it hangs on a condition.
    pub conditional: bool,
}

/// The deeds of a sentence, first place first; questions and quotations hold none.
pub fn deeds<'r>(reading: &'r Reading<'_>, sentence: &Sentence) -> &'r [Deed] {
    let all = reading.deeds(|| reading.sentences.iter().flat_map(|one| find(reading, one)).collect());
    let first = all.partition_point(|deed| deed.verb < sentence.first);
    let end = all.partition_point(|deed| deed.verb < sentence.end);
    &all[first..end]
}

fn find(reading: &Reading<'_>, sentence: &Sentence) -> Vec<Deed> {
    let mut out: Vec<Deed> = Vec::new();
    if sentence.question {
        return out;
    }
    for verb in sentence.first..sentence.end {
        if reading.token(verb).kind != Kind::Word || reading.is_aside(verb) {
            continue;
        }
        let last = out.last().map(|d| d.who);
        let found = Clause { reading, sentence, last }.deed(verb);
        if let Some((helper, who, when)) = found
            && (!reading.has("deed-idle", verb, verb + 1)
                || reading.has("deed-busy", verb, verb + 1)
                || has_done(reading, verb))
        {
            let (clause, _) = reading.clause(sentence, helper);
            let from = if when == When::Ahead { sentence.first } else { clause };
            let to = if when == When::Ahead { sentence.end } else { verb };
            let conditional = reading.has("deed-if", from, to);
            out.push(Deed { span: reading.tokens.span(helper, verb + 1), who, when, verb, conditional });
        }
    }
    out
}

struct Clause<'a, 'b> {
    reading: &'b Reading<'a>,
    sentence: &'b Sentence,
    /// Who did the deed before it in the same sentence: *we have moved them and cancelled the training*.
    last: Option<Who>,
}

impl Clause<'_, '_> {
    fn is(&self, table: &str, at: usize) -> bool {
        self.reading.hits(table, at, at + 1).iter().any(|h| h.end == at + 1)
    }

    /// The token before `at` that is no adverb, inside the sentence.
    fn before(&self, at: usize) -> Option<usize> {
        // "I've just this minute moved it": two words that say when are stepped over together.
        let when = |i: usize| {
            let hits = self.reading.hits("deed-when", i.saturating_sub(1).max(self.sentence.first), i + 1);
            hits.iter().any(|h| h.first <= i && i < h.end && h.end <= at)
        };
        (self.sentence.first..at).rev().take(5).find(|i| !self.is("deed-adverb", *i) && !when(*i))
    }

    fn deed(&self, verb: usize) -> Option<(usize, Who, When)> {
        let form = self.reading.form(verb);
        if self.is("deed-no-verb", verb) {
            return None;
        }
        let ing = form.len() > 4 && form.ends_with("ing");
        let past = form.len() > 3 && form.ends_with("ed") || self.is("deed-past", verb);
        // "E-mailed", "re-keyed": one word.
        let start = self.start(verb);
        let Some(helper) = self.before(start) else {
            if ing {
                return self.doing(verb);
            }
            // "Rebooted the gateway." A heading such as "Restored:" is none.
            let known = self.strong(verb) || form.ends_with("ed") && self.opens_thing(verb + 1);
            let bare = past && known && self.reading.token(verb + 1).kind != Kind::Mark;
            // "Just sent your form over" is the writer's own.
            let own = self.reading.form(self.sentence.first) == "just";
            return bare.then_some((start, if own { Who::Me } else { Who::Unsaid }, When::Done));
        };
        let word = self.reading.form(helper);
        if past {
            return self
                .done(verb, helper, word)
                .or_else(|| self.done_shortly(verb, helper))
                .or_else(|| self.ahead(verb, helper, word));
        }
        if ing && let Some(now) = self.now(verb, helper, word).or_else(|| self.now_shortly(verb)) {
            return Some(now);
        }
        if start < verb {
            return None;
        }
        self.plainly(verb, helper).or_else(|| self.ahead(verb, helper, word))
    }

    /// The first token of the word that ends at `verb`.
    fn start(&self, verb: usize) -> usize {
        let joined = verb >= self.sentence.first + 2
            && self.reading.token(verb - 1).kind == Kind::Hyphen
            && matches!(self.reading.form(verb - 2), "e" | "re" | "pre" | "un" | "co" | "double" | "cross");
        if joined { verb - 2 } else { verb }
    }

    fn ahead(&self, verb: usize, helper: usize, word: &str) -> Option<(usize, Who, When)> {
        let will = matches!(word, "will" | "shall" | "ill" | "gonna" | "wil") || word.ends_with("'ll");
        // "I'm going to ring": ahead, by whoever stands before the helping verb.
        if word == "to" && helper > self.sentence.first + 1 && self.reading.form(helper - 1) == "going" {
            // "I was going to ring" was not kept.
            let be =
                self.before(helper - 1).filter(|be| !matches!(self.reading.form(*be), "was" | "were"))?;
            return self.subject(be).map(|who| (be, who, When::Ahead));
        }
        let let_me = word == "me" && helper > self.sentence.first && self.reading.form(helper - 1) == "let";
        if let_me {
            return Some((helper - 1, Who::Me, When::Ahead));
        }
        if will && !self.is("deed-adverb", verb) && !self.is("negation", verb) {
            return self.subject(helper).map(|who| (helper, who, When::Ahead));
        }
        None
    }

    fn done(&self, verb: usize, helper: usize, word: &str) -> Option<(usize, Who, When)> {
        let form = self.reading.form(verb);
        match word {
            // "The lady I spoke to", "the letter we sent": a clause about something else.
            "i" | "we" if self.is_relative(helper) => return None,
            "i" => return Some((helper, Who::Me, When::Done)),
            "we" => return Some((helper, Who::Us, When::Done)),
            "been" | "being" | "is" | "are" | "was" | "were" => {
                let ours = self.strong(verb) && self.passive(helper);
                return ours.then_some((helper, Who::Unsaid, When::Done));
            }
            _ => {}
        }
        let have = matches!(word, "have" | "has" | "ive" | "weve" | "hes" | "shes") || word.ends_with("'ve");
        // "I'd already stopped the letter": had, where nothing asks or reports it before.
        let opens = helper == self.sentence.first || self.reading.token(helper - 1).kind == Kind::Mark;
        let had = matches!(word, "i'd" | "we'd") && opens && form.ends_with("ed");
        let have = have || had;
        // "The contractor's reset it" and "Terry's asked": an 's that has a deed behind it is a has.
        let has = word.ends_with("'s") && self.strong(verb);
        if (have || has) && !self.weakened(helper) {
            return self.subject(helper).map(|who| (helper, who, When::Done));
        }
        let actor = self.reading.hits("deed-actor", helper.saturating_sub(3), helper + 1);
        let others = self.reading.has("deed-others", helper.saturating_sub(4), helper + 1);
        let denied = self.denied(helper.saturating_sub(3).max(self.sentence.first), helper);
        let acts = actor.iter().any(|a| a.end == helper + 1) || self.is_it(helper);
        if acts && self.strong(verb) && !others && !denied {
            return Some((helper, Who::Ours, When::Done));
        }
        let joined = matches!(word, "and" | "," | "then");
        let follows = if joined { self.last } else { None };
        let object = self.reading.token(verb + 1).kind == Kind::Word;
        if let Some(who) = follows.filter(|_| object && self.strong(verb)) {
            return Some((verb, who, When::Done));
        }
        let opens =
            matches!(word, ":" | ";") || (word == "-" && self.reading.token(helper).kind == Kind::Mark);
        // "You have done the right things: moved your booking" is still about you.
        let theirs = self.acts(self.sentence.first);
        let bare = opens && !theirs && self.strong(verb) && self.reading.token(verb + 1).kind != Kind::Mark;
        bare.then_some((verb, Who::Unsaid, When::Done))
    }

    fn now(&self, verb: usize, helper: usize, word: &str) -> Option<(usize, Who, When)> {
        let be = matches!(word, "am" | "are" | "r" | "is" | "im" | "been" | "be" | "were" | "was")
            || word.ends_with("'m")
            || word.ends_with("'re")
            || word.ends_with("'s");
        if be {
            let first = match word {
                "been" | "be" => self.before(helper).unwrap_or(helper),
                _ => helper,
            };
            return (!self.weakened(first))
                .then(|| self.subject(first))
                .flatten()
                .map(|who| (first, who, When::Now));
        }
        // "What we are doing: testing the link." A bare list of such words says nothing.
        let colleague = word == "," && self.reading.has("deed-actor", self.sentence.first, helper);
        let opens = matches!(word, ":" | ";") || colleague;
        let object = self.reading.token(verb + 1).kind == Kind::Word;
        (opens && object && self.strong(verb)).then_some((verb, Who::Unsaid, When::Now))
    }

    /// Whether a noun with its article stands right before the pronoun.
    fn is_relative(&self, pronoun: usize) -> bool {
        let article = |i: usize| {
            matches!(
                self.reading.form(i),
                "the" | "a" | "an" | "your" | "every" | "any" | "what" | "which" | "who"
            )
        };
        pronoun >= self.sentence.first + 2 && (article(pronoun - 2) || article(pronoun - 1))
            || pronoun > self.sentence.first && article(pronoun - 1)
    }

    fn strong(&self, verb: usize) -> bool {
        self.reading.has("deed-strong", verb, verb + 1)
            || self.start(verb) < verb && self.reading.has("deed-strong", self.start(verb), verb)
    }

    /// `would have moved`, `could be moved`: said, not done.
    fn weakened(&self, helper: usize) -> bool {
        let before = self.before(helper);
        before.is_some_and(|b| {
            self.is("deed-modal", b) || self.reading.form(b).ends_with("'d") || self.is("negation", b)
        })
    }

    /// Whether a passive is a deed: not `you were moved`, not `to be moved`, not `should have been`.
    fn passive(&self, helper: usize) -> bool {
        let mut at = helper;
        for _ in 0..2 {
            let Some(before) = self.before(at) else { return false };
            if matches!(self.reading.form(before), "have" | "has" | "been" | "is" | "are" | "be") {
                at = before;
            }
        }
        let Some(before) = self.before(at) else { return false };
        let form = self.reading.form(before);
        let you = matches!(
            form,
            "you" | "u" | "i" | "we" | "be" | "they" | "that" | "which" | "customers" | "callers"
        );
        !you && !self.weakened(at)
    }

    /// Who stands before the helping verb.
    fn subject(&self, helper: usize) -> Option<Who> {
        let word = self.reading.form(helper);
        let attached = word.split('\'').next().unwrap_or(word);
        match (attached, attached.len() < word.len()) {
            ("i", true) | ("ive" | "im" | "ill", false) => return Some(Who::Me),
            ("we", true) | ("weve", false) => return Some(Who::Us),
            (
                "you" | "it" | "that" | "there" | "here" | "who" | "what" | "they" | "u" | "customer"
                | "caller",
                true,
            ) => return None,
            ("he" | "she", true) | ("hes" | "shes", false) => return Some(Who::Ours),
            _ => {}
        }
        let (mut clause, _) = self.reading.clause(self.sentence, helper);
        // "Our team and the card company have ..." is one subject.
        if clause > self.sentence.first && self.reading.form(clause - 1) == "and" {
            clause = self.reading.clause(self.sentence, clause - 1).0.min(clause - 1);
            while clause > self.sentence.first
                && self.reading.token(clause - 1).kind == Kind::Word
                && !self.reading.has("clause-break", clause - 1, clause)
            {
                clause -= 1;
            }
        }
        let from = if attached.len() < word.len() { helper + 1 } else { helper };
        let actor = |from: usize, to: usize| {
            self.reading.has("deed-actor", from, to) || (from..to).any(|at| self.is_it(at))
        };
        if from == helper {
            match self.before(helper) {
                None => return matches!(word, "have" | "will" | "shall" | "gonna").then_some(Who::Me),
                Some(before) => match self.reading.form(before) {
                    "i" => return Some(Who::Me),
                    "we" => return Some(Who::Us),
                    "you" | "u" | "they" | "that" | "which" | "this" | "customers" | "who" => return None,
                    "he" | "she" => return Some(Who::Ours),
                    "and" | "," => {
                        // "I can see it from here and have pulled the cable".
                        let first = match self.reading.form(self.sentence.first) {
                            "i" => Some(Who::Me),
                            "we" => Some(Who::Us),
                            _ => None,
                        };
                        let ours = || actor(self.sentence.first, from).then_some(Who::Ours);
                        return self.last.or(first).or_else(ours);
                    }
                    _ => {}
                },
            }
        }
        if self.reading.has("deed-others", clause, from) {
            return None;
        }
        if actor(clause, from) {
            return Some(Who::Ours);
        }
        let one = !matches!(word, "are" | "have" | "were") && !word.ends_with("'ve");
        (one && self.is_name(clause, from)).then_some(Who::Ours)
    }

    /// Whether a word stands there with which a thing begins: *unpaired the headset* is a deed whatever the verb.
    fn opens_thing(&self, at: usize) -> bool {
        matches!(
            self.reading.form(at),
            "the"
                | "it"
                | "her"
                | "his"
                | "their"
                | "our"
                | "both"
                | "all"
                | "them"
                | "another"
                | "each"
                | "every"
        )
    }

    /// IT is a team only in capitals.
    fn is_it(&self, at: usize) -> bool {
        self.reading.quote(self.reading.token(at).span) == "IT"
    }

    /// One capitalised word alone before the verb: a colleague's name, if what they do is a deed.
    fn is_name(&self, clause: usize, end: usize) -> bool {
        let upper = |at: usize| {
            let text = self.reading.quote(self.reading.token(at).span);
            text.chars().next().is_some_and(char::is_uppercase) && text.len() > 2
        };
        let deed = (end..end + 4).any(|at| self.reading.has("deed-strong", at, at + 1));
        end > clause && end - clause <= 2 && upper(end - 1) && deed && !self.is("deed-no-name", end - 1)
    }
}
