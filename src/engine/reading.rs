//! What a text says to the world: the frozen slots and nothing else; and whom a text is for.

use super::decide::Situation;
use super::drill::Drill;
use crate::act::{Entry, Event, Said};
use crate::ids::{EntryNo, PersonId};
use crate::lane::Lane;
use crate::scenario::Plot;
use crate::text::promise::{Promise, is_by_phone};
use crate::text::{Reading, promise_beside, read_slots_beside};
use crate::time::SimTime;

/// Reads the slots of a text as it is sent, with the time of the next update that was entered beside it.
pub(super) fn said(situation: &Situation<'_>, text: &str, lane: Lane, next: Option<SimTime>) -> Said {
    let context = situation.drill.context(situation.plot, lane, situation.now);
    let slots = read_slots_beside(text, &context, next);
    Said { next_update_at: slots.next_update_at, effect: slots.effect, todo: slots.todo, scope: slots.scope }
}

/// A text that somebody else reads or hears.
pub(super) struct Addressed<'a> {
    /// The text.
    pub text: &'a str,
    /// How it is read.
    pub lane: Lane,
    /// Whether only a verb promises in it: `I'll ring you`, not `next update`, which may be what one speaks about.
    pub by_verb: bool,
    /// The time of the next update that was entered beside it.
    pub next: Option<SimTime>,
}

/// What the trainee said or wrote to somebody in an event. A reason goes to nobody.
pub(super) fn addressed<'a>(drill: &Drill, event: &'a Event) -> Option<Addressed<'a>> {
    let mut next = None;
    let (text, lane, by_verb) = match event {
        Event::MessageSent { audience, text, next: beside, .. } => {
            next = *beside;
            let lane = drill.policy.audience(audience.as_str()).map_or(Lane::Public, |a| a.lane);
            (text, lane, false)
        }
        Event::ContactAnswered { text, .. } => (text, Lane::Customer, false),
        Event::CalledOut { text, .. } | Event::Spoken { text, .. } => (text, Lane::Customer, true),
        Event::Escalated { text, .. } => (text, Lane::Resolvers, true),
        Event::ApprovalAsked { text, .. } => (text, Lane::Executives, true),
        _ => return None,
    };
    Some(Addressed { text, lane, by_verb, next })
}

/// The promise in what was said at `at`: the earliest, or the one whose time was entered beside it.
fn promise(drill: &Drill, plot: &Plot, said: &Addressed<'_>, at: SimTime) -> Option<Promise> {
    let context = drill.context(plot, said.lane, at);
    promise_beside(&Reading::of(said.text, context.lexicon), &context, said.by_verb, said.next)
}

/// When the one to whom this is said hears again, if they are promised it.
pub(super) fn promised(situation: &Situation<'_>, event: &Event) -> Option<SimTime> {
    let said = addressed(situation.drill, event)?;
    promise(situation.drill, situation.plot, &said, situation.now)?.due
}

/// The words of an entry that promise when its reader hears again; none where the time was entered beside the text, or
/// where nothing was promised.
pub fn promising_words<'e>(drill: &Drill, plot: &Plot, entry: &'e Entry) -> Option<&'e str> {
    let said = addressed(drill, &entry.event)?;
    let span = promise(drill, plot, &said, entry.at)?.span;
    said.text.get(span.start as usize..span.end as usize)
}

/// Whether the words of that entry promise a call: `I'll ring you at six`, `the phone will ring`.
pub(super) fn promised_to_ring(situation: &Situation<'_>, entry: EntryNo) -> bool {
    let entry = situation.entries.get(entry.0 as usize);
    let words = entry.and_then(|entry| promising_words(situation.drill, situation.plot, entry));
    words.is_some_and(|words| is_by_phone(words, &situation.drill.lexicon))
}

/// Whether a message begins with the name of that person: "Ruth, as promised". It is a word to them too, whoever else
/// reads it.
pub(super) fn greets(situation: &Situation<'_>, text: &str, person: &PersonId) -> bool {
    let name = situation.drill.person_name(situation.plot, person.as_str());
    let own = name
        .split_whitespace()
        .filter(|word| word.starts_with(char::is_uppercase) && !matches!(*word, "Mr" | "Mrs" | "Ms" | "Dr"));
    let own: Vec<String> = own.map(plain).collect();
    text.split_whitespace().take(GREETING).map(plain).any(|word| own.contains(&word))
}

/// A word without what stands around it, to be compared with a name.
pub(super) fn plain(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Within so many words a message says whom it greets: "Good morning Ms Calder".
const GREETING: usize = 4;
