//! How long after it was first heard something was written up.

use crate::engine::Play;
use crate::engine::state::Record;
use crate::time::SimSpan;

/// Less than this is writing it up at once.
const AT_ONCE: SimSpan = SimSpan::minutes(2);

/// The time between the first that was heard of a record's matter and its opening, where that is worth a word. What was
/// tied to it later counts too: it had been heard before.
pub fn lag(play: &Play, record: &Record) -> Option<SimSpan> {
    let lines = record.contacts.iter().filter_map(|id| play.state().inbox_line(id.as_str()));
    let heard_at = lines.filter_map(|line| line.opened_at).min()?;
    Some(record.opened_at.since(heard_at)).filter(|lag| *lag > AT_ONCE)
}
