//! The atoms of a plot while it is read: equal atoms share a number.

use std::sync::Arc;

use crate::scenario::condition::{Atom, AtomIx, Condition, Pattern};

/// Most atoms in a plot: far more than any drill has, few enough to look at on every event.
pub const MOST: usize = 4_000;

/// Atoms with their numbers. Because an atom is added after what its guard speaks of, a guard speaks only of smaller
/// numbers.
#[derive(Clone, Debug, Default)]
pub struct Atoms {
    list: Vec<Atom>,
    lines: Vec<Arc<str>>,
}

impl Atoms {
    /// No atoms yet.
    pub fn new() -> Atoms {
        Atoms::default()
    }

    /// Begins with the atoms of a plot, so that a script from outside can add to them: their numbers stay.
    pub fn from_list(list: &[Atom]) -> Atoms {
        Atoms { list: list.to_vec(), lines: Vec::new() }
    }

    /// The number of that atom, a new one if it is not there; none when there are too many.
    pub fn intern(&mut self, pattern: Pattern, guard: Option<Condition>) -> Option<AtomIx> {
        let atom = Atom { pattern, guard };
        let known = self.list.iter().position(|known| *known == atom);
        let number = known.unwrap_or(self.list.len());
        if known.is_none() {
            if number >= MOST {
                return None;
            }
            self.list.push(atom);
        }
        u16::try_from(number).ok().map(AtomIx)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.list.len()
    }

    /// Remembers the line that was just read, if it brought new atoms: there were `before` when it began.
    pub fn came_of(&mut self, line: &str, before: usize) {
        if self.list.len() > before {
            self.lines.push(line.into());
        }
    }

    /// The lines that brought new atoms, in order. Read again in this order they give the same numbers.
    pub fn lines(&self) -> &[Arc<str>] {
        &self.lines
    }

    /// The atom of that number.
    pub fn get(&self, number: AtomIx) -> Option<&Atom> {
        self.list.get(usize::from(number.0))
    }

    /// All of them, by number.
    pub fn into_list(self) -> Vec<Atom> {
        self.list
    }
}
