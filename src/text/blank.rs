//! Template slots that nobody filled in: `[hh:mm]`, `<time>`, `{name}`, `____`.

use crate::diagnostic::Span;

use super::token::offset;

/// Longest slot between brackets, in bytes.
const LONGEST: usize = 48;
/// What the data guard leaves behind; these are answers, not slots.
const MASKS: [&str; 6] =
    ["card number", "security code", "password", "pin", "national insurance number", "bank details"];

/// The unfilled slots of a text. Brackets around something with a digit (`[10:30]`, `[1]`), an address or a mask of
/// the guard are not slots.
pub(super) fn blanks(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let close = match bytes[at] {
            b'[' => b']',
            b'<' => b'>',
            b'{' => b'}',
            b'_' => {
                let run = bytes[at..].iter().take_while(|b| **b == b'_').count();
                if run >= 3 {
                    out.push(Span::new(offset(at), offset(at + run)));
                }
                at += run;
                continue;
            }
            _ => {
                at += 1;
                continue;
            }
        };
        let window = &bytes[at + 1..bytes.len().min(at + 1 + LONGEST)];
        let inside = window.iter().position(|b| *b == close || *b == b'\n');
        match inside {
            Some(len) if window[len] == close && is_slot(&text[at + 1..at + 1 + len]) => {
                out.push(Span::new(offset(at), offset(at + len + 2)));
                at += len + 2;
            }
            _ => at += 1,
        }
    }
    out
}

fn is_slot(inside: &str) -> bool {
    let inside = inside.trim().trim_matches(['{', '[', '<']).trim();
    let letters = inside.chars().filter(|c| c.is_alphabetic()).take(2).count();
    letters >= 2
        && !inside.bytes().any(|b| b.is_ascii_digit() || b == b'@' || b == b'/' || b == b'=')
        && !inside.eq_ignore_ascii_case("sic")
        && !MASKS.iter().any(|mask| inside.eq_ignore_ascii_case(mask))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slots_are_found_and_filled_brackets_are_not() {
        for (text, count) in [
            ("Next update [hh:mm]", 1),
            ("by <time> for {customer name}", 2),
            ("ref ______ and a_b", 1),
            ("at [10:30], [card number], <ann@example.com>, [x]", 0),
            ("{{time}}", 1),
            ("[never closed", 0),
        ] {
            assert_eq!(blanks(text).len(), count, "{text}");
        }
    }
}
