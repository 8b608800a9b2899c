//! Names and texts as parts of something shorter.

/// The first words of a text, on one line: as many as fit into so many characters.
pub fn first_words(text: &str, most: usize) -> String {
    let mut short = String::new();
    for word in text.split_whitespace() {
        if short.chars().count() + word.chars().count() >= most {
            return format!("{short}…");
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

/// A name within a phrase: `Affected customers` is `affected customers`, `INC` stays.
pub fn lowered(name: &str) -> String {
    let mut letters = name.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => first.to_lowercase().chain(letters).collect(),
        _ => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_words_end_between_words() {
        assert_eq!(first_words("one two\nthree", 9), "one two…");
        assert_eq!(first_words("one two", 20), "one two");
    }

    #[test]
    fn only_a_plain_word_loses_its_capital() {
        assert_eq!(lowered("Affected customers"), "affected customers");
        assert_eq!(lowered("INC-1042"), "INC-1042");
    }
}
