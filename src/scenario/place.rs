//! Where a piece of a text stands in the file, when only the place of the whole quoted text is known.

use crate::diagnostic::Span;

/// The place of the inside of a quoted text: the span of the value without its quotes.
///
/// The kind of quotes is told from how much longer the source is than the text: 2 bytes for `"..."`, 6 for
/// `'''...'''`, 7 or 8 where a line break follows the opening quotes. Where escapes make the lengths differ otherwise,
/// the whole value is the best place there is.
///
/// ```
/// use muster::diagnostic::Span;
/// use muster::scenario::place::inside;
/// assert_eq!(inside("abc", Span::new(10, 15)), Span::new(11, 14));
/// assert_eq!(inside("abc", Span::new(10, 20)), Span::new(14, 17));
/// ```
pub fn inside(text: &str, span: Span) -> Span {
    let whole = span.end.saturating_sub(span.start) as usize;
    let quote = match whole.checked_sub(text.len()) {
        Some(2) => 1,
        Some(6) => 3,
        Some(7) => 4,
        Some(8) => 5,
        _ => return span,
    };
    span.part(quote, quote + text.len())
}

/// Enough of a word to recognise it in a message: words from outside can be long.
pub fn short(word: &str) -> String {
    if word.chars().count() <= 40 { word.to_owned() } else { word.chars().take(40).chain(['…']).collect() }
}
