//! The small frozen set of slots that may move the world: what a reader who gets the message now knows.
//!
//! Moods, floods of repeat calls and promise timers hang on these four; everything else a detector finds only marks.
//! Only what is plainly there counts: an *unsure* or *partly* moves nothing.

use crate::diagnostic::Span;
use crate::time::SimTime;

use super::context::Context;
use super::detector::{effect, scope, todo};
use super::finding::{Finding, Verdict};
use super::promise::{Promise, promises};
use super::reading::Reading;

/// What the message tells its reader.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Slots {
    /// When the reader hears next: the earliest of our own firm promises.
    pub next_update_at: Option<SimTime>,
    /// Whether it says what is hit.
    pub effect: bool,
    /// Whether it says what to do, or what not to.
    pub todo: bool,
    /// Whether it says who or how much is hit.
    pub scope: bool,
    /// Where the promise stands.
    pub next_update_spans: Vec<Span>,
    /// Where the effect stands.
    pub effect_spans: Vec<Span>,
    /// Where the advice stands.
    pub todo_spans: Vec<Span>,
    /// Where the scope stands.
    pub scope_spans: Vec<Span>,
}

/// Reads the slots of a message.
pub fn read_slots(text: &str, context: &Context<'_>) -> Slots {
    read_slots_of(&Reading::of(text, context.lexicon), context)
}

/// The earliest of our own firm promises: when the reader hears next, and where that stands. To one person who is asked
/// or told something, only a verb promises (`by_verb`): `next update 10:40` in a request is what is asked about.
pub fn earliest_promise(reading: &Reading<'_>, context: &Context<'_>, by_verb: bool) -> Option<Promise> {
    let firm =
        promises(reading, context).into_iter().filter(|p| p.verdict == Verdict::Met && p.due.is_some());
    firm.filter(|p| p.by_verb || !by_verb).min_by_key(|p| p.due)
}

/// The promise that counts where a time was entered `beside` the text: of several that the words make, the one for that
/// time. What is entered settles which of them is meant and makes none.
pub fn promise_beside(
    reading: &Reading<'_>,
    context: &Context<'_>,
    by_verb: bool,
    beside: Option<SimTime>,
) -> Option<Promise> {
    let earliest = earliest_promise(reading, context, by_verb);
    let Some(beside) = beside.filter(|beside| earliest.as_ref().is_some_and(|p| p.due != Some(*beside)))
    else {
        return earliest;
    };
    let mut firm = promises(reading, context).into_iter().filter(|p| p.verdict == Verdict::Met);
    firm.find(|p| p.due == Some(beside) && (p.by_verb || !by_verb)).or(earliest)
}

/// The same as [`read_slots`], with the time that was entered beside the text.
pub fn read_slots_beside(text: &str, context: &Context<'_>, beside: Option<SimTime>) -> Slots {
    slots(&Reading::of(text, context.lexicon), context, beside)
}

/// Reads the slots of a text that was read already.
pub fn read_slots_of(reading: &Reading<'_>, context: &Context<'_>) -> Slots {
    slots(reading, context, None)
}

fn slots(reading: &Reading<'_>, context: &Context<'_>, beside: Option<SimTime>) -> Slots {
    let earliest = promise_beside(reading, context, false, beside);
    let spans = |finding: Finding| match finding.verdict {
        Verdict::Met => (true, finding.spans),
        _ => (false, Vec::new()),
    };
    let (effect, effect_spans) = spans(effect::read(reading, context));
    let (todo, todo_spans) = spans(todo::read(reading, context));
    let (scope, scope_spans) = spans(scope::read(reading, context));
    Slots {
        next_update_at: earliest.as_ref().and_then(|p| p.due),
        next_update_spans: earliest.into_iter().map(|p| p.span).collect(),
        effect,
        todo,
        scope,
        effect_spans,
        todo_spans,
        scope_spans,
    }
}
