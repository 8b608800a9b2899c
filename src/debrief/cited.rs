//! Entries that an account names: `e41`, or `#41`.

use std::ops::Range;

use crate::ids::EntryNo;

/// Each place of a text that names an entry, with its number, in order.
pub fn cited(text: &str) -> Vec<(Range<usize>, EntryNo)> {
    let mut found = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        if matches!(c, 'e' | '#') && !before.is_alphanumeric() && before != '#' {
            let rest = &text[at + 1..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            let over = rest[digits..].chars().next().is_none_or(|c| !c.is_alphanumeric());
            if let (true, Ok(no)) = (over, rest[..digits].parse()) {
                found.push((at..at + 1 + digits, EntryNo(no)));
            }
        }
        before = c;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_is_named_by_its_number_and_nothing_else_is_one() {
        let named = |text: &str| {
            cited(text).into_iter().map(|(at, no)| (text[at].to_owned(), no.0)).collect::<Vec<_>>()
        };
        let one = |word: &str, no: u32| (word.to_owned(), no);
        assert_eq!(named("I rang (e12, #7)."), [one("e12", 12), one("#7", 7)]);
        assert_eq!(named("the14 e e12b ##4 e99999999999 caf\u{e9}4 e"), []);
        assert_eq!(named("\u{2014}e3"), [one("e3", 3)]);
    }
}
