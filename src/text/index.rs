//! Words by number: what a lexicon looks its words and its tables up by.
//!
//! A message asks for hundreds of words and thousands of tables, each by name; a tree of strings answers in a dozen
//! comparisons, this in one or two. Nothing is ever listed from it, so no order can leak into a result.

/// A list of different words, each found by what it is written as.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    words: Vec<Box<str>>,
    /// Numbers of words at the places their hashes point to, or the next free ones; a power of two, at most half full.
    places: Vec<u32>,
}

const FREE: u32 = u32::MAX;

impl Index {
    /// No words.
    pub(super) const EMPTY: Index = Index { words: Vec::new(), places: Vec::new() };

    /// How many words there are.
    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    /// The word of that number; nothing where there is none.
    pub(super) fn word(&self, number: usize) -> &str {
        self.words.get(number).map_or("", |word| word)
    }

    /// The number of a word.
    pub(super) fn get(&self, word: &str) -> Option<usize> {
        let mut place = self.first_place(word)?;
        loop {
            match self.places[place] {
                FREE => return None,
                number if *self.words[number as usize] == *word => return Some(number as usize),
                _ => place = self.next_place(place),
            }
        }
    }

    /// The number of a word, which is added if it is new. The numbers go up from 0.
    pub(super) fn add(&mut self, word: &str) -> usize {
        if let Some(number) = self.get(word) {
            return number;
        }
        self.words.push(word.into());
        if self.words.len() * 2 > self.places.len() {
            self.places = vec![FREE; self.words.len().next_power_of_two() * 4];
            for number in 0..self.words.len() {
                self.put(number);
            }
        } else {
            self.put(self.words.len() - 1);
        }
        self.words.len() - 1
    }

    fn put(&mut self, number: usize) {
        let Some(mut place) = self.first_place(&self.words[number]) else { return };
        while self.places[place] != FREE {
            place = self.next_place(place);
        }
        self.places[place] = super::token::offset(number);
    }

    /// The place behind a place, round and round.
    fn next_place(&self, place: usize) -> usize {
        (place + 1) & (self.places.len() - 1)
    }

    /// Where to begin to look for a word: nowhere in an empty list.
    fn first_place(&self, word: &str) -> Option<usize> {
        let mask = self.places.len().checked_sub(1)?;
        // Eight bytes at a time, the same on any machine.
        let mix = |hash: u64, part: u64| {
            let mixed = (hash ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            mixed ^ (mixed >> 32)
        };
        let (parts, rest) = word.as_bytes().as_chunks::<8>();
        let hash = parts.iter().fold(word.len() as u64, |hash, part| mix(hash, u64::from_le_bytes(*part)));
        let hash = mix(hash, rest.iter().fold(0, |part, byte| part << 8 | u64::from(*byte)));
        usize::try_from(hash & mask as u64).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_what_they_are_written_as() {
        let mut index = Index::default();
        assert_eq!(index.get("call"), None);
        let words: Vec<String> = (0..1_000).map(|n| format!("word-{n}")).collect();
        for (n, word) in words.iter().enumerate() {
            assert_eq!(index.add(word), n);
        }
        assert_eq!(index.add("word-7"), 7);
        assert_eq!(index.len(), 1_000);
        for (n, word) in words.iter().enumerate() {
            assert_eq!(index.get(word), Some(n));
        }
        assert_eq!((index.get("word-1000"), index.get("")), (None, None));
    }
}
