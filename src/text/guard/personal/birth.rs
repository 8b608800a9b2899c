//! Dates of birth: the words for it, and a date right behind.

use crate::diagnostic::Span;
use crate::text::reading::Reading;
use crate::text::token::offset;

/// The dates of birth of a text; the words before a date are not part of it.
pub(super) fn find(reading: &Reading<'_>) -> Vec<Span> {
    let all = reading.hits("personal-birth", 0, reading.tokens.len());
    all.iter().filter_map(|hit| date(reading.text, reading.span(*hit).end as usize)).collect()
}

/// Words between `born` and the date.
const LEADS: &[&str] = &["is", "was", "on", "in", "the", "of", "as", "given"];
/// How months begin.
const MONTHS: &str = "jan feb mar apr may jun jul aug sep oct nov dec";

/// A date that begins at most some small words behind `from`: `12/05/1961`, `12 May 61`, `the 5th of May 1961`, `1961`.
fn date(text: &str, from: usize) -> Option<Span> {
    let mut at = from;
    let (mut start, mut end) = (None, from);
    let (mut numbers, mut months, mut longest) = (0, 0, 0);
    while numbers + months < 3 {
        let rest = text.get(at..)?;
        let skip =
            rest.len() - rest.trim_start_matches([' ', ':', '=', '-', '/', '.', ',', '(', '\u{2013}']).len();
        if skip > 4 {
            break;
        }
        let rest = rest.get(skip..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let word = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let small = rest.get(..word)?.to_ascii_lowercase();
        if digits > 0 {
            numbers += 1;
            longest = longest.max(digits);
            start.get_or_insert(at + skip);
            end = at + skip + digits;
            // 5th, 22nd.
            let tail = rest.get(digits..digits + 2).unwrap_or("");
            let ordinal = matches!(tail, "st" | "nd" | "rd" | "th");
            at = if ordinal { end + 2 } else { end };
        } else if word >= 3 && small.get(..3).is_some_and(|month| MONTHS.contains(month)) {
            months += 1;
            start.get_or_insert(at + skip);
            (at, end) = (at + skip + word, at + skip + word);
        } else if word > 0 && LEADS.contains(&small.as_str()) {
            at += skip + word;
        } else {
            break;
        }
    }
    let whole = match (numbers, months) {
        (3, 0) | (1.., 1) => longest <= 4,
        // 12051961, 120561, or the year alone.
        (1, 0) => matches!(longest, 4 | 6 | 8) && text.get(start?..end)?.len() == longest,
        _ => false,
    };
    whole.then(|| Some(Span::new(offset(start?), offset(end)))).flatten()
}
