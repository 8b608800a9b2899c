//! A part of a view, kept until what it was made from changes.
//!
//! Most of what happens to a page leaves most of it as it was: a letter typed, a focus that moved, a line that was kept.
//! A part that is kept is the same `Rc`, so comparing it with what was drawn costs nothing, and drawing it neither.

use std::rc::Rc;

/// The part that was made last, and what it was made from.
#[derive(Debug)]
pub struct Memo<F, T> {
    made: Option<(F, Rc<T>)>,
}

impl<F, T> Default for Memo<F, T> {
    fn default() -> Memo<F, T> {
        Memo { made: None }
    }
}

impl<F: PartialEq, T> Memo<F, T> {
    /// The part made from `from`: the one that is kept, if it was made from the same. `from` names everything `make`
    /// reads.
    pub fn of(&mut self, from: F, make: impl FnOnce() -> T) -> Rc<T> {
        match &self.made {
            Some((before, made)) if *before == from => made.clone(),
            _ => {
                let made = Rc::new(make());
                self.made = Some((from, made.clone()));
                made
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_is_made_again_only_from_something_else() {
        let mut memo = Memo::default();
        let first = memo.of(1, || "one".to_owned());
        assert!(Rc::ptr_eq(&first, &memo.of(1, || unreachable!())));
        assert_eq!(*memo.of(2, || "two".to_owned()), "two");
        assert_eq!(*memo.of(1, || "one again".to_owned()), "one again");
    }
}
