//! Plain text that is safe to print and pleasant to read.

/// The text without anything that could move a cursor, colour a terminal or turn the reading order around; line breaks
/// stay.
pub fn clean(text: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}');
    let text = text.replace("\r\n", "\n");
    text.chars()
        .map(|c| match c {
            '\n' => '\n',
            '\t' => ' ',
            c if c.is_control() || hidden(c) => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// The text on one line.
pub fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text in lines of at most `width` characters: the first after `first`, the others after `rest`. A word longer
/// than a line stays whole; empty lines stay.
pub fn wrap(text: &str, width: usize, first: &str, rest: &str) -> String {
    let mut out = String::new();
    let mut lead = first;
    for paragraph in clean(text).trim_end().split('\n') {
        let mut line = String::new();
        for word in paragraph.split_whitespace() {
            let used = lead.chars().count() + line.chars().count() + 1 + word.chars().count();
            if !line.is_empty() && used > width {
                push(&mut out, lead, &line);
                lead = rest;
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        push(&mut out, lead, &line);
        lead = rest;
    }
    out
}

fn push(out: &mut String, lead: &str, line: &str) {
    out.push_str(format!("{lead}{line}").trim_end());
    out.push('\n');
}

/// `one`, `two`, ... `ten`, then figures.
pub fn count(n: usize) -> String {
    const WORDS: [&str; 11] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];
    WORDS.get(n).map_or_else(|| n.to_string(), |w| (*w).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_wrapped_and_hang() {
        assert_eq!(wrap("one two three", 9, "10 ", "   "), "10 one\n   two\n   three\n");
        assert_eq!(wrap("a\n\nb", 20, "> ", "> "), "> a\n>\n> b\n");
        assert_eq!(wrap("", 20, "x ", ""), "x\n");
    }

    #[test]
    fn nothing_moves_the_cursor_or_the_reading_order() {
        assert_eq!(clean("\u{1b}[31mred\u{202e}\r\nx\u{7}"), "\u{fffd}[31mred\u{fffd}\nx\u{fffd}");
        assert_eq!(one_line(" a\n\tb "), "a b");
    }
}
