//! Entries as they are cited: each with its time and its sentence.

use super::wire::Cite;
use crate::engine::Play;
use crate::ids::EntryNo;
use crate::projection::Timeline;

/// Every entry of a play, ready to be cited.
pub(super) struct Cites(Vec<Cite>);

impl Cites {
    /// Of a play.
    pub(super) fn of(play: &Play) -> Cites {
        let mut fold = Timeline::new(play.drill(), play.plot());
        let cite = |entry| {
            let moment = fold.read(entry);
            Cite {
                entry: entry.no.to_string(),
                at: entry.at.ms(),
                told: format!("{}, {}: {}", moment.clock, moment.who, moment.what),
            }
        };
        Cites(play.entries().iter().map(cite).collect())
    }

    /// One entry; none if the play has none of that number.
    pub(super) fn one(&self, no: EntryNo) -> Option<Cite> {
        self.0.get(no.0 as usize).cloned()
    }

    /// Several.
    pub(super) fn all(&self, entries: &[EntryNo]) -> Vec<Cite> {
        entries.iter().filter_map(|no| self.one(*no)).collect()
    }
}
