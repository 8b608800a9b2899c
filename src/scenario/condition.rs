//! Conditions on what has happened: what an author writes as `escalate(telephony) and not declare by 10m`.
//!
//! A condition is a tree over **atoms**. An atom is a [`Pattern`] of events together with a guard that must hold at
//! the moment the event happens; what the conditions see of the past is only when each atom was first met, and how
//! often (`engine::seen`). So a condition can always say *when* it came true, never only that it is true now: time
//! criteria cannot be computed from the end state by mistake.
//!
//! Grammar (one line; `AUTHORING.md` teaches it):
//!
//! ```text
//! any    := all ("or" all)*                 all  := one ("and" one)*
//! one    := "not" one | "(" any ")" | "start"
//!         | happening                       it has happened
//!         | "not" happening "by" TIME       that time has come and it had not happened
//!         | "not" happening "within" SPAN "of" happening
//!         | "at" TIME                       that time has come
//!         | "count(" happening ")" OP NUMBER
//!         | "counter(" NAME ")" OP NUMBER
//!         | "mood(" PERSON ")" OP NUMBER        how upset somebody is now
//!         | "like-contacts(" CASE ")" OP NUMBER  the most that arrived about it in any ten minutes so far
//!         | "composure(" PERSON ")" OP NUMBER   how a colleague is now; so `skill`, `trust`
//!         | "service(" NAME ")" "is" STATUS   it is so now
//! happening := VERB [ "(" [VALUE] ("," KEY "=" VALUE)* ")" ] limit*
//! limit  := "by" TIME | "within" SPAN "of" happening | "before" happening | "after" happening
//!         | "while" one                     that held at the moment
//! OP     := ">=" | "<=" | ">" | "<" | "="
//! ```

use std::sync::Arc;

use crate::act::{Figure, Verb};
use crate::ids::{CaseId, CounterId, LineId, PersonId, ServiceId};
use crate::policy::work::Status;
use crate::time::{SimSpan, SimTime};

/// A kind of event with wanted attributes.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Pattern {
    /// Which kind of event.
    pub verb: Verb,
    /// What its attributes must be; empty means any event of that verb.
    pub wants: Vec<(&'static str, Arc<str>)>,
}

/// The number of an atom in a plot.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct AtomIx(pub u16);

/// A pattern that counts only while its guard holds.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Atom {
    /// The event.
    pub pattern: Pattern,
    /// What must hold at that moment.
    pub guard: Option<Condition>,
}

/// A comparison.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Op {
    /// `>=`
    AtLeast,
    /// `<=`
    AtMost,
    /// `>`
    MoreThan,
    /// `<`
    LessThan,
    /// `=`
    Exactly,
}

/// A condition.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[allow(missing_docs, reason = "the comment on a variant names its fields")]
pub enum Condition {
    /// Always.
    Always,
    /// All of them.
    All(Vec<Condition>),
    /// At least one of them.
    Any(Vec<Condition>),
    /// Not that.
    Not(Box<Condition>),
    /// The atom was met at least once.
    Seen(AtomIx),
    /// The atom was met at or before that time (as a limit inside a guard: it is that time or earlier now).
    TimeAtMost(SimTime),
    /// That time has come.
    TimeAtLeast(SimTime),
    /// That time has come and the atom had not been met by then.
    MissedBy(AtomIx, SimTime),
    /// `of` was met, that much time has passed since it first was, and `atom` (which carries the limit) was not met.
    MissedWithin { atom: AtomIx, span: SimSpan, of: AtomIx },
    /// The atom was first met no longer than this ago (used in guards).
    WithinOf(SimSpan, AtomIx),
    /// The atom was met so many times.
    Count(AtomIx, Op, u32),
    /// An author's number compares so.
    Counter(CounterId, Op, i64),
    /// Somebody's mood compares so now.
    Mood(PersonId, Op, i64),
    /// A figure of a colleague's compares so now.
    Colleague(PersonId, Figure, Op, i64),
    /// So many wait on a line of the floor now.
    Waiting(LineId, Op, i64),
    /// The most contacts about a case that arrived in any ten minutes so far compare so (trigger E6).
    LikeContacts(CaseId, Op, i64),
    /// A service is so now.
    ServiceIs(ServiceId, Status),
}

impl Op {
    /// Whether `left OP right`.
    pub fn holds<T: Ord>(self, left: T, right: T) -> bool {
        match self {
            Op::AtLeast => left >= right,
            Op::AtMost => left <= right,
            Op::MoreThan => left > right,
            Op::LessThan => left < right,
            Op::Exactly => left == right,
        }
    }
}

impl Condition {
    /// Calls `visit` with every part of the condition, itself first.
    pub fn walk(&self, visit: &mut dyn FnMut(&Condition)) {
        visit(self);
        match self {
            Condition::All(list) | Condition::Any(list) => list.iter().for_each(|c| c.walk(visit)),
            Condition::Not(inner) => inner.walk(visit),
            _ => {}
        }
    }

    /// Calls `visit` with every atom that it looks at itself; what guards those is not followed.
    pub fn atoms(&self, visit: &mut dyn FnMut(AtomIx)) {
        self.walk(&mut |part| match part {
            Condition::Seen(ix)
            | Condition::MissedBy(ix, _)
            | Condition::WithinOf(_, ix)
            | Condition::Count(ix, ..) => visit(*ix),
            Condition::MissedWithin { atom, of, .. } => {
                visit(*atom);
                visit(*of);
            }
            _ => {}
        });
    }
}
