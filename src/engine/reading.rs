//! What a text says to the world: the frozen slots and nothing else.

use super::decide::Situation;
use crate::act::Said;
use crate::lane::Lane;
use crate::text::read_slots;

/// Reads the slots of a text as it is sent.
pub(super) fn said(situation: &Situation<'_>, text: &str, lane: Lane) -> Said {
    let slots = read_slots(text, &situation.drill.context(situation.plot, lane, situation.now));
    Said { next_update_at: slots.next_update_at, effect: slots.effect, todo: slots.todo, scope: slots.scope }
}
