//! Short lists in order.
//!
//! The library's sorts are made for long lists: 4 kB of code for each type. The page sorts a dozen types, none of them
//! in hundreds, and is 45 kB smaller for inserting one by one. What can be long is sorted by the library.
//!
//! ```
//! use muster::order;
//! let mut words = ["wait", "an", "hour", "or"];
//! order::by_key(&mut words, |word| word.len());
//! assert_eq!(words, ["an", "or", "wait", "hour"]);
//! ```

use std::collections::BTreeMap;

/// Sorts; equals stay as they were.
pub fn sort<T: Ord>(list: &mut [T]) {
    by(list, |left, right| left > right);
}

/// Sorts by a key; equals stay as they were.
pub fn by_key<T, K: Ord>(list: &mut [T], key: impl Fn(&T) -> K) {
    by(list, |left, right| key(left) > key(right));
}

/// A map of these pairs; of equal keys the last stays. The library's `collect` sorts first, which is 5 kB for each type.
pub fn map<K: Ord, V>(pairs: impl Iterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    pairs.for_each(|(key, value)| {
        map.insert(key, value);
    });
    map
}

fn by<T>(list: &mut [T], swapped: impl Fn(&T, &T) -> bool) {
    for new in 1..list.len() {
        let mut at = new;
        while at > 0 && swapped(&list[at - 1], &list[at]) {
            list.swap(at - 1, at);
            at -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_library_does(list in prop::collection::vec((0u8..9, 0u8..9), 0..40)) {
            let (mut ours, mut theirs) = (list.clone(), list.clone());
            super::by_key(&mut ours, |pair| pair.0);
            theirs.sort_by_key(|pair| pair.0);
            prop_assert_eq!(&ours, &theirs);
            super::sort(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
